//! Hugo's `ref` and `relref`: a shortcode in the place of an address, which names a page by its file.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::workspace::Document;

/// How the pages of a site write it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relref {
    /// `ref` or `relref`.
    name: String,
    /// Whether the path keeps the ending of the file.
    ending: bool,
}

/// The form that the pages use most, where they use one at least as often as other links to pages.
pub(super) fn most_used<'a>(documents: impl Iterator<Item = &'a Document>, others: usize) -> Option<Relref> {
    let mut counts: BTreeMap<Relref, usize> = BTreeMap::new();
    for reference in documents.flat_map(|document| &document.facts.references) {
        if let Some((name, path)) = read(&reference.destination) {
            let ending = path.split('#').next().is_some_and(|path| path.ends_with(".md"));
            *counts.entry(Relref { name: name.to_owned(), ending }).or_default() += 1;
        }
    }
    let enough = counts.values().sum::<usize>() >= others.max(1);
    counts.into_iter().rev().max_by_key(|(_, count)| *count).filter(|_| enough).map(|(form, _)| form)
}

/// The name and the path of a destination that is such a shortcode.
pub(in crate::workspace) fn read(destination: &str) -> Option<(&str, &str)> {
    let inner = destination.strip_prefix("{{<").or_else(|| destination.strip_prefix("{{%"))?.trim_start();
    let name = ["relref", "ref"].into_iter().find(|name| inner.starts_with(name))?;
    let argument = inner.get(name.len()..).filter(|rest| rest.starts_with(char::is_whitespace))?.trim_start();
    let quote = argument.chars().next().filter(|quote| matches!(quote, '"' | '`' | '\''))?;
    Some((name, argument.get(1..)?.split(quote).next()?))
}

impl Relref {
    /// `relref` with the whole name of the file.
    pub(super) fn plain() -> Self {
        Self { name: "relref".to_owned(), ending: true }
    }

    /// The shortcode for a page and an id on it (`#…`, or nothing); `inside` is its path below the site's folder.
    pub(super) fn write(&self, inside: &Utf8Path, fragment: &str) -> Option<String> {
        let path = if self.ending { inside.to_owned() } else { inside.with_extension("") };
        let plain = !format!("{path}{fragment}").contains(['"', '>', '<', '}', '{', '\n']);
        plain.then(|| format!("{{{{< {} \"/{path}{fragment}\" >}}}}", self.name))
    }
}
