use serde::Deserialize;

use crate::diagnostic::Location;
use crate::glossary::Entry;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;

/// GL004
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct EmptyDefinition {}

impl Rule for EmptyDefinition {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for term in &workspace.glossaries.terms {
            let entries: Vec<&Entry> =
                term.sites.iter().filter_map(|id| workspace.glossaries.entry(*id)).collect();
            // Of a term that is entered twice, one text is enough: the other is told as a duplicate.
            if entries.iter().any(|entry| !entry.definition.is_empty() && !is_placeholder(entry)) {
                continue;
            }
            for entry in entries.into_iter().filter(|entry| entry.redirect.is_none()) {
                let message = if entry.definition.is_empty() {
                    format!("“{}” has no definition", entry.name)
                } else {
                    format!("the definition of “{}” is a placeholder", entry.name)
                };
                report.report(
                    Finding::new(Location::new(entry.path.clone(), entry.name_span), message)
                        .help("write one, or remove the entry")
                        .data("term", entry.name.as_str()),
                );
            }
        }
    }
}

fn is_placeholder(entry: &Entry) -> bool {
    const PLACEHOLDERS: [&str; 16] = [
        "todo",
        "tbd",
        "tba",
        "tbc",
        "fixme",
        "xxx",
        "wip",
        "...",
        "…",
        "-",
        "–",
        "—",
        "?",
        "n/a",
        "coming soon",
        "to be defined",
    ];
    let text = entry.definition.trim().trim_matches(['(', ')', '[', ']', '*', '_', '`', ':', ' ']);
    let is_one = |text: &str| PLACEHOLDERS.iter().any(|placeholder| placeholder.eq_ignore_ascii_case(text));
    let begins = text.get(..5).is_some_and(|beginning| beginning.eq_ignore_ascii_case("todo:"));
    is_one(text) || is_one(text.trim_end_matches('.')) || begins
}
