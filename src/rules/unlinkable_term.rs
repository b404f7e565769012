use serde::Deserialize;

use crate::diagnostic::{Fix, Location, Safety};
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Workspace, is_never_linked};

/// GL006
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnlinkableTerm {}

impl Rule for UnlinkableTerm {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for (id, entry) in workspace.glossaries.entries() {
            let glossary = workspace.glossaries.list.get(id.glossary as usize);
            let shown_otherwise = glossary.is_none_or(|glossary| is_never_linked(glossary.shape));
            if shown_otherwise || workspace.entry_href(id).is_some() {
                continue;
            }
            let fix = workspace.anchor_edit(id).map(|(edit, anchor)| Fix {
                title: format!("give “{}” the anchor `{anchor}`", entry.name),
                safety: Safety::Unsafe,
                edits: vec![edit],
            });
            let message = format!("nothing can link to “{}”: its entry has no anchor", entry.name);
            report.report(
                Finding::new(Location::new(entry.path.clone(), entry.name_span), message)
                    .help("give it one")
                    .data("term", entry.name.as_str())
                    .fix(fix),
            );
        }
    }
}
