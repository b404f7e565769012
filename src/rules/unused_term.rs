use serde::Deserialize;

use std::collections::BTreeSet;

use crate::diagnostic::Location;
use crate::glossary::Entry;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Target, Workspace};

/// GL007
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnusedTerm {}

impl Rule for UnusedTerm {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        let linked = linked(workspace);
        for (id, entry) in workspace.glossaries.entries() {
            let is_linked = workspace.entry_href(id).is_some_and(|href| linked.contains(&href));
            if !is_linked && entry.redirect.is_none() && !is_mentioned(entry, workspace) {
                report.report(
                    Finding::new(
                        Location::new(entry.path.as_path(), entry.name_span),
                        format!("“{}” is used nowhere in the tree", entry.name),
                    )
                    .help("remove the entry, or use the term where it is meant")
                    .data("term", entry.name.as_str()),
                );
            }
        }
    }
}

/// What the links of the tree lead to: pages, and places on pages.
fn linked(workspace: &Workspace) -> BTreeSet<String> {
    let links = workspace.documents.iter().flat_map(|document| &document.links);
    links
        .filter_map(|link| match &link.target {
            Target::Document(id) => Some(workspace.get(*id)?.path().to_string()),
            Target::Anchor(id, index) => {
                let page = workspace.get(*id)?;
                let anchor = page.anchors.first()?.get(*index as usize)?;
                Some(format!("{}#{}", page.path(), anchor.id))
            }
            _ => None,
        })
        .collect()
}

/// Whether a name of the entry stands in text outside of it.
fn is_mentioned(entry: &Entry, workspace: &Workspace) -> bool {
    let names: Vec<String> = entry.forms.iter().map(|form| form.text.to_lowercase()).collect();
    workspace.documents.iter().any(|document| {
        document.facts.prose.iter().any(|prose| {
            let block = document.facts.blocks.get(prose.block as usize);
            let own = document.path() == entry.path && block.is_some_and(|block| entry.span.overlaps(block.span));
            let text = prose.text.to_lowercase();
            !own && names.iter().any(|name| text.contains(name.as_str()))
        })
    })
}
