use serde::Deserialize;

use std::collections::BTreeSet;

use crate::diagnostic::Location;
use crate::glossary::{Entry, TermId};
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Target, Workspace};

/// GL007
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnusedTerm {}

impl Rule for UnusedTerm {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        let linked = linked(workspace);
        let mentioned = mentioned(workspace);
        let glossaries = &workspace.glossaries;
        let entries = glossaries.entries().filter(|(id, entry)| {
            let used = glossaries.term_of.get(id).is_some_and(|term| mentioned.contains(term));
            let is_linked = || workspace.entry_href(*id).is_some_and(|href| linked.contains(&href));
            entry.redirect.is_none() && !used && !is_linked()
        });
        let mut rare: Vec<Rare<'_>> = entries.map(|(_, entry)| Rare::new(entry)).collect();
        search(&mut rare, workspace);
        for Rare { entry, .. } in rare.iter().filter(|rare| !rare.found) {
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

/// The terms that some page mentions outside of their entries.
fn mentioned(workspace: &Workspace) -> BTreeSet<TermId> {
    workspace.documents.iter().flat_map(|document| &document.mentions).map(|mention| mention.term).collect()
}

/// An entry that nothing links to and that is no plain mention anywhere.
struct Rare<'a> {
    entry: &'a Entry,
    /// Its names, lower case.
    names: Vec<String>,
    found: bool,
}

impl<'a> Rare<'a> {
    fn new(entry: &'a Entry) -> Self {
        Self { entry, names: entry.forms.iter().map(|form| form.text.to_lowercase()).collect(), found: false }
    }
}

/// Looks for the names of entries in text and in code outside of them.
fn search(rare: &mut [Rare<'_>], workspace: &Workspace) {
    for document in &workspace.documents {
        for prose in &document.facts.prose {
            let block = document.facts.blocks.get(prose.block as usize);
            let text = prose.plain(&(0..prose.text.len())).to_lowercase();
            for rare in rare.iter_mut().filter(|rare| !rare.found) {
                let own = document.path() == rare.entry.path
                    && block.is_some_and(|block| rare.entry.span.overlaps(block.span));
                rare.found = !own && rare.names.iter().any(|name| text.contains(name.as_str()));
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
