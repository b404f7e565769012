use serde::Deserialize;

use rustc_hash::FxHashMap;

use crate::diagnostic::Location;
use crate::glossary::{Entry, FormKind};
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;

/// GL002
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AliasConflict {}

impl Rule for AliasConflict {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for glossary in &workspace.glossaries.list {
            let mut owners: FxHashMap<&str, &Entry> = FxHashMap::default();
            let defining = || glossary.entries.iter().filter(|entry| entry.redirect.is_none());
            for entry in defining() {
                owners.entry(&entry.name).or_insert(entry);
            }
            for entry in defining() {
                let others = entry.forms.iter().filter(|form| form.kind != FormKind::Name);
                for form in others {
                    let owner = *owners.entry(&form.text).or_insert(entry);
                    if owner.name != entry.name && !points_back(owner, entry) && !points_back(entry, owner) {
                        report.report(finding(entry, owner, &form.text));
                    }
                }
            }
        }
    }
}

/// Whether an entry says by itself that it is the other: `Also known as Y`, with an entry Y of the same meaning.
fn points_back(entry: &Entry, other: &Entry) -> bool {
    let names = |entry: &Entry, name: &str| entry.forms.iter().any(|form| form.text == name);
    names(entry, &other.name)
}

fn finding(entry: &Entry, owner: &Entry, name: &str) -> Finding {
    let message =
        format!("“{name}” names both “{}” and “{}”: nobody can tell which is meant", entry.name, owner.name);
    Finding::new(Location::new(entry.path.clone(), entry.name_span), message)
        .label(Location::new(owner.path.clone(), owner.name_span), "the other entry")
        .help("take the name off one of the two")
        .data("term", entry.name.as_str())
        .data("alias", name)
}
