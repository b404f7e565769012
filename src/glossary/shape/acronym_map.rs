use super::{Draft, Reading};
use crate::facts::{Datum, Value};
use crate::glossary::is_acronym_like;
use crate::glossary::section::Section;
use crate::text::Source;

/// What the short and the long form are called.
const SHORT: [&str; 3] = ["short", "shortname", "shortform"];
const LONG: [&str; 3] = ["long", "longname", "longform"];

/// `acronyms:` in front matter, as filters of Pandoc and the Quarto extension `acronyms` have it: a map of keys to
/// long forms or to maps with both forms, or such maps as a list below `keys`.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let front = section.facts().front_matter.as_ref();
    let drafts = front.and_then(|front| {
        let acronyms = front.data.get("acronyms")?;
        Some(drafts(acronyms.get("keys").unwrap_or(acronyms), section.page.source))
    });
    Reading { drafts: drafts.unwrap_or_default(), notes: Vec::new() }
}

fn drafts(acronyms: &Datum, source: &Source) -> Vec<Draft> {
    match &acronyms.value {
        Value::Map(pairs) => {
            pairs.iter().filter_map(|(key, value)| draft(Some(key), value, source)).collect()
        }
        Value::List(items) => items.iter().filter_map(|item| draft(None, item, source)).collect(),
        _ => Vec::new(),
    }
}

fn draft(key: Option<&Datum>, value: &Datum, source: &Source) -> Option<Draft> {
    let field = |names: [&str; 3]| names.into_iter().find_map(|name| value.get(name));
    // The options of the extension stand beside the acronyms.
    let is_acronym = |key: &&Datum| key.as_text().is_some_and(is_acronym_like);
    let short = field(SHORT).or(key.filter(is_acronym))?;
    let long = field(LONG).unwrap_or(value);
    Some(Draft::written(source, short.as_text()?, short.span, long.span, long.as_text()?))
}
