use serde::Deserialize;

use std::collections::BTreeMap;

use crate::diagnostic::Location;
use crate::glossary::Entry;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;

/// GL009
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CircularDefinition {}

impl Rule for CircularDefinition {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for glossary in &workspace.glossaries.list {
            let points = glossary.entries.iter().any(|entry| entry.redirect.is_some());
            let named = if points { by_name(&glossary.entries) } else { BTreeMap::new() };
            for (index, entry) in glossary.entries.iter().enumerate() {
                if repeats_itself(entry) {
                    let message = format!("the definition of “{}” only repeats the name", entry.name);
                    report.report(finding(entry, message).help("say what it is in other words"));
                } else if let Some((at, other)) = circle(entry, &named)
                    && at > index
                {
                    let message = format!(
                        "“{}” and “{}” only point at each other: neither is explained",
                        entry.name, other.name
                    );
                    report.report(
                        finding(entry, message)
                            .label(Location::new(other.path.clone(), other.name_span), "which points back")
                            .help("write the definition in one of them"),
                    );
                }
            }
        }
    }
}

fn finding(entry: &Entry, message: String) -> Finding {
    Finding::new(Location::new(entry.path.clone(), entry.name_span), message)
        .data("term", entry.name.as_str())
}

/// Whether the definition is the name again, an article or a verb beside it.
fn repeats_itself(entry: &Entry) -> bool {
    let name: Vec<&str> = words(&entry.name).collect();
    let mut count = 0;
    for word in words(&entry.definition) {
        if count == 2 * name.len() || !name.get(count % name.len()).is_some_and(|own| is_same(own, word)) {
            return false;
        }
        count += 1;
    }
    count > 0 && count % name.len() == 0
}

/// The words of a text but for articles and the like.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_small = |word: &str| {
        ["a", "an", "the", "is", "are", "see"].iter().any(|small| small.eq_ignore_ascii_case(word))
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(move |word| !word.is_empty() && !is_small(word))
}

/// Whether two words are equal, case aside.
fn is_same(a: &str, b: &str) -> bool {
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// The first entry of each name, case aside, with its place.
fn by_name(entries: &[Entry]) -> BTreeMap<String, (usize, &Entry)> {
    let mut named = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        named.entry(entry.name.to_lowercase()).or_insert((index, entry));
    }
    named
}

/// The entry that this one points to, where that one points back, with its place.
fn circle<'a>(entry: &Entry, named: &BTreeMap<String, (usize, &'a Entry)>) -> Option<(usize, &'a Entry)> {
    let (at, other) = *named.get(&entry.redirect.as_ref()?.to_lowercase())?;
    let (_, back) = named.get(&other.redirect.as_ref()?.to_lowercase())?;
    (back.name == entry.name && other.name != entry.name).then_some((at, other))
}
