use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Location;
use crate::glossary::{Entry, Shape};
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;

/// GL008
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnsortedGlossary {}

impl Rule for UnsortedGlossary {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for glossary in workspace.glossaries.list.iter().filter(|glossary| glossary.shape != Shape::Files) {
            let lettered: Vec<&Entry> =
                glossary.entries.iter().filter(|entry| begins_in_latin(&entry.name)).collect();
            let pairs = lettered.iter().zip(lettered.iter().skip(1));
            let mut inverted =
                pairs.filter(|(before, entry)| before.path == entry.path && stands_after(before, entry));
            if let Some((before, entry)) = inverted.next() {
                let message = format!(
                    "“{}” stands after “{}”: the glossary is in alphabetical order up to here",
                    entry.name, before.name
                );
                report.report(
                    Finding::new(Location::new(entry.path.clone(), entry.name_span), message)
                        .label(Location::new(before.path.clone(), before.name_span), "the entry before it")
                        .help("move it up")
                        .data("term", entry.name.as_str()),
                );
            }
        }
    }
}

/// Whether the first comes later in the alphabet, letter by letter as well as word by word: glossaries are sorted in
/// either way.
fn stands_after(before: &Entry, entry: &Entry) -> bool {
    letters(&before.name) > letters(&entry.name) && words(&before.name) > words(&entry.name)
}

/// Whether the first letter or digit is one of the Latin alphabet: where a glossary puts others is its own affair.
fn begins_in_latin(name: &str) -> bool {
    letters(name).starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Letters and digits only, case and accents aside.
fn letters(name: &str) -> String {
    name.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || c == '-').map(letters).filter(|word| !word.is_empty()).collect()
}
