use serde::Deserialize;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::diagnostic::Location;
use crate::glossary::Entry;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;

/// GL003
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct NearDuplicateTerm {}

impl Rule for NearDuplicateTerm {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for glossary in &workspace.glossaries.list {
            let mut known: FxHashMap<String, &Entry> = FxHashMap::default();
            for entry in
                glossary.entries.iter().filter(|entry| entry.redirect.is_none() && may_be_near(entry))
            {
                let first = *known.entry(key(&entry.name)).or_insert(entry);
                let differs = first.name != entry.name
                    && (is_spelling(first, entry) || say_the_same(first, entry))
                    && first.qualifier.is_none()
                    && entry.qualifier.is_none();
                let other_senses = || first.redirect.is_some() || is_told_apart(first, entry);
                if differs && !other_senses() {
                    report.report(finding(entry, first, workspace));
                }
            }
        }
    }
}

/// Names of code (`NodeId` beside `node_id`) and names of fewer than four letters differ by a letter's case or an s
/// all the time.
fn may_be_near(entry: &Entry) -> bool {
    let is_code = entry.forms.first().is_some_and(|form| form.code);
    let letters = entry.name.chars().filter(|c| c.is_alphanumeric()).count();
    !is_code && letters >= 4 && entry.name.starts_with(char::is_alphanumeric)
}

/// Whether the text of one entry names the other as something else.
fn is_told_apart(first: &Entry, second: &Entry) -> bool {
    let names = |entry: &Entry, other: &str| {
        let text = entry.definition.to_lowercase();
        ["not to be confused with", "unlike", "contrast with"].iter().any(|words| text.contains(words))
            && text.contains(&other.to_lowercase())
    };
    names(first, &second.name)
        || names(second, &first.name)
        || (is_code_like(&first.name) != is_code_like(&second.name))
}

fn is_code_like(name: &str) -> bool {
    let inner_capital =
        name.chars().zip(name.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    !name.contains(' ') && (inner_capital || name.contains(['_', '(', ':']))
}

/// Whether the names differ by more than the ending of a plural: by case, hyphens or spaces.
fn is_spelling(first: &Entry, second: &Entry) -> bool {
    let letters = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(&first.name) == letters(&second.name)
}

/// Whether a third of the longer words of the two texts are shared, or one of them is missing: singular and plural
/// may be two concepts.
fn say_the_same(first: &Entry, second: &Entry) -> bool {
    let words = |entry: &Entry| -> BTreeSet<String> {
        let lower = entry.definition.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
        words.map(str::to_owned).collect()
    };
    let (a, b) = (words(first), words(second));
    let shared = a.intersection(&b).count();
    a.is_empty() || b.is_empty() || 3 * shared >= a.union(&b).count()
}

/// The name without case, hyphens, spaces and the endings of plurals.
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut key = String::with_capacity(lower.len());
    for word in lower.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '_' | '‑')) {
        let (stem, ending) = singular(word);
        key.push_str(stem);
        key.push_str(ending);
    }
    key
}

/// The singular of a word in two parts.
fn singular(word: &str) -> (&str, &str) {
    if word.len() > 4 && word.ends_with("ies") {
        return (word.trim_end_matches("ies"), "y");
    }
    let is_plural = word.len() > 3 && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    (word.strip_suffix('s').filter(|_| is_plural).unwrap_or(word), "")
}

fn finding(entry: &Entry, first: &Entry, workspace: &Workspace) -> Finding {
    let place = workspace.place_of(first, &entry.path);
    let message = format!("“{}” and “{}” ({place}) look like one term entered twice", entry.name, first.name);
    Finding::new(Location::new(entry.path.clone(), entry.name_span), message)
        .label(Location::new(first.path.clone(), first.name_span), "the other entry")
        .help("merge them, or make one point to the other")
        .data("term", entry.name.as_str())
        .data("other", first.name.as_str())
}
