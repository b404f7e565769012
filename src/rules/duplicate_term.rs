use serde::Deserialize;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use crate::diagnostic::Location;
use crate::glossary::Entry;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;

/// GL001
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DuplicateTerm {}

impl Rule for DuplicateTerm {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for term in workspace.glossaries.terms.iter().filter(|term| term.sites.len() > 1) {
            let entries = term.sites.iter().filter_map(|id| workspace.glossaries.entry(*id));
            let mut senses: BTreeMap<Option<String>, &Entry> = BTreeMap::new();
            for entry in entries.filter(|entry| entry.redirect.is_none()) {
                let sense = entry.qualifier.as_ref().map(|qualifier| qualifier.to_lowercase());
                match senses.entry(sense) {
                    Slot::Occupied(first) => report.report(finding(entry, first.get(), workspace)),
                    Slot::Vacant(slot) => {
                        slot.insert(entry);
                    }
                }
            }
        }
    }
}

fn finding(entry: &Entry, first: &Entry, workspace: &Workspace) -> Finding {
    let place = workspace.place_of(first, &entry.path);
    let message =
        format!("“{}” is already defined in {place}: a reader finds only one of the two", entry.name);
    Finding::new(Location::new(entry.path.clone(), entry.name_span), message)
        .label(Location::new(first.path.clone(), first.name_span), "first defined here")
        .help("merge the two texts, or tell the senses apart in parentheses")
        .data("term", entry.name.as_str())
}
