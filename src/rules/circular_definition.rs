use serde::Deserialize;

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
            for (index, entry) in glossary.entries.iter().enumerate() {
                if repeats_itself(entry) {
                    let message = format!("the definition of “{}” only repeats the name", entry.name);
                    report.report(finding(entry, message).help("say what it is in other words"));
                } else if let Some(other) = circle(entry, &glossary.entries)
                    && glossary.entries.iter().position(|found| std::ptr::eq(found, other)).is_some_and(|at| at > index)
                {
                    let message = format!(
                        "“{}” and “{}” only point at each other: neither is explained",
                        entry.name, other.name
                    );
                    report.report(
                        finding(entry, message)
                            .label(Location::new(other.path.as_path(), other.name_span), "which points back")
                            .help("write the definition in one of them"),
                    );
                }
            }
        }
    }
}

fn finding(entry: &Entry, message: String) -> Finding {
    Finding::new(Location::new(entry.path.as_path(), entry.name_span), message).data("term", entry.name.as_str())
}

/// Whether the definition is the name again, an article or a verb beside it.
fn repeats_itself(entry: &Entry) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.filter(|word| !["a", "an", "the", "is", "are", "see"].contains(word)).map(str::to_owned).collect()
    };
    let (name, text) = (words(&entry.name), words(&entry.definition));
    !text.is_empty() && (name == text || text == [name.clone(), name.clone()].concat())
}

/// The entry that this one points to, where that one points back.
fn circle<'a>(entry: &Entry, entries: &'a [Entry]) -> Option<&'a Entry> {
    let named = |name: &str| {
        entries.iter().find(|other| other.name.to_lowercase() == name.to_lowercase())
    };
    let other = named(entry.redirect.as_deref()?)?;
    let back = named(other.redirect.as_deref()?)?;
    (back.name == entry.name && other.name != entry.name).then_some(other)
}
