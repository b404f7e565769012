use serde::Deserialize;

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

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
            let used = glossaries.term_of(*id).is_some_and(|term| mentioned.contains(&term));
            let is_linked = || workspace.entry_href(*id).is_some_and(|href| linked.contains(&href));
            entry.redirect.is_none() && !used && !is_linked()
        });
        let rare: Vec<&Entry> = entries.map(|(_, entry)| entry).collect();
        let found = search(&rare, workspace);
        for (entry, _) in rare.iter().zip(found).filter(|(_, found)| !found) {
            report.report(
                Finding::new(
                    Location::new(entry.path.clone(), entry.name_span),
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

/// Whether the names of entries, case aside, are found in text and in code outside of them: also within words.
fn search(rare: &[&Entry], workspace: &Workspace) -> Vec<bool> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, entry) in rare.iter().enumerate() {
        for form in &entry.forms {
            by_name.entry(form.text.to_lowercase()).or_default().push(index);
        }
    }
    let (names, mut sought): (Vec<String>, Vec<Vec<usize>>) = by_name.into_iter().unzip();
    let mut found = vec![false; rare.len()];
    let Ok(automaton) = AhoCorasick::new(&names) else { return found };
    for document in workspace.documents.iter().filter(|_| !rare.is_empty()) {
        for prose in document.facts.prose.iter() {
            let block = document.facts.blocks.get(prose.block as usize);
            let is_own = |entry: &Entry| {
                *document.path() == *entry.path && block.is_some_and(|block| entry.span.overlaps(block.span))
            };
            let text = prose.plain(&(0..prose.text.len())).to_lowercase();
            for hit in automaton.find_overlapping_iter(&text) {
                let Some(entries) = sought.get_mut(hit.pattern().as_usize()) else { continue };
                entries.retain(|&index| {
                    let is_found = rare.get(index).is_some_and(|entry| !is_own(entry));
                    if let Some(found) = found.get_mut(index).filter(|_| is_found) {
                        *found = true;
                    }
                    !is_found
                });
            }
        }
    }
    found
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
