use serde::Deserialize;

use crate::diagnostic::Location;
use crate::glossary::Entry;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;

/// GL005
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct OrphanDefinition {}

impl Rule for OrphanDefinition {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for glossary in &workspace.glossaries.list {
            let empty: Vec<&Entry> = glossary
                .entries
                .iter()
                .filter(|entry| entry.definition.is_empty() && is_missing(entry, &glossary.entries))
                .collect();
            for entry in glossary.entries.iter().filter(|entry| !entry.definition.is_empty()) {
                let text = entry.definition.to_lowercase();
                if entry.forms.iter().any(|form| names(&text, &form.text)) {
                    continue;
                }
                if let Some(other) =
                    empty.iter().find(|other| other.forms.iter().any(|form| names(&text, &form.text)))
                {
                    report.report(finding(entry, other));
                }
            }
        }
    }
}

/// Whether no other entry of the same name has the text.
fn is_missing(entry: &Entry, entries: &[Entry]) -> bool {
    !entries.iter().any(|other| other.name == entry.name && !other.definition.is_empty())
}

/// Whether the lower-case text has the name as words of its own.
fn names(text: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    text.match_indices(&name).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|c| c.is_alphanumeric() && c != 's')
    })
}

fn finding(entry: &Entry, other: &Entry) -> Finding {
    let message = format!(
        "this text under “{}” never names it and speaks of “{}”, which has no text",
        entry.name, other.name
    );
    Finding::new(Location::new(entry.path.clone(), entry.body_span), message)
        .label(Location::new(other.path.clone(), other.name_span), "the entry without text")
        .help(format!("move it under “{}”, or name its subject", other.name))
        .data("term", entry.name.as_str())
}
