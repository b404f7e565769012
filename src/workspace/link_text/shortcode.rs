//! The shortcode by which pages name the entries of a glossary: as the tree writes it.

use std::collections::BTreeMap;

use crate::facts::{Directive, DirectiveKind};
use crate::platform::Platform;
use crate::workspace::Document;
use crate::workspace::mentions::{is_glossary_name, parameter};

/// How a shortcode names an entry and the text that it shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortcode {
    name: String,
    /// The parameter that names the entry; none where it is the first argument.
    id: Option<String>,
    /// The parameter with the text.
    text: String,
}

const IDS: [&str; 4] = ["term_id", "term", "id", "key"];
const TEXTS: [&str; 2] = ["text", "display"];

/// The shortcode that the glossaries of a platform are known by, where the tree shows none: that of Kubernetes' site
/// for Hugo, that of the extension `glossary` for Quarto.
pub(super) fn usual(platform: Platform) -> Option<Shortcode> {
    let (name, id, text) = match platform {
        Platform::Hugo => ("glossary_tooltip", Some("term_id"), "text"),
        Platform::Quarto => ("glossary", None, "display"),
        _ => return None,
    };
    Some(Shortcode { name: name.to_owned(), id: id.map(str::to_owned), text: text.to_owned() })
}

/// The shortcode with a text that the pages use most.
pub(super) fn most_used<'a>(documents: impl Iterator<Item = &'a Document>) -> Option<Shortcode> {
    let mut counts: BTreeMap<Shortcode, usize> = BTreeMap::new();
    for shortcode in documents.flat_map(|document| &document.facts.directives).filter_map(read) {
        *counts.entry(shortcode).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(shortcode, _)| shortcode)
}

fn read(directive: &Directive) -> Option<Shortcode> {
    if directive.kind != DirectiveKind::Shortcode || !is_glossary_name(&directive.name) {
        return None;
    }
    let has = |key: &&&str| parameter(&directive.argument, key).is_some();
    let text = TEXTS.iter().find(has)?;
    let id = IDS.iter().find(has).map(|key| (*key).to_owned());
    Some(Shortcode { name: directive.name.clone(), id, text: (*text).to_owned() })
}

impl Shortcode {
    /// The shortcode for an entry, shown as `text`. None where either cannot stand between quotation marks.
    pub(super) fn write(&self, id: &str, text: &str) -> Option<String> {
        let quotable = |value: &str| !value.contains(['"', '\\', '\n', '{', '}', '<', '>']);
        if !quotable(id) || !quotable(text) {
            return None;
        }
        let (name, key) = (&self.name, &self.text);
        let bare = id.chars().all(char::is_alphanumeric);
        Some(match &self.id {
            Some(parameter) => format!("{{{{< {name} {key}=\"{text}\" {parameter}=\"{id}\" >}}}}"),
            None if id == text && bare => format!("{{{{< {name} {id} >}}}}"),
            None if id == text => format!("{{{{< {name} \"{id}\" >}}}}"),
            None if bare => format!("{{{{< {name} {id} {key}=\"{text}\" >}}}}"),
            None => format!("{{{{< {name} \"{id}\" {key}=\"{text}\" >}}}}"),
        })
    }
}
