use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Fix, Location, Safety};
use crate::facts::ReferenceKind;
use crate::glossary::{Entry, EntryId, TermId, entries_with_text};
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Document, TermLink, Workspace, link_text};

/// GL107
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct MislinkedTerm {}

impl Rule for MislinkedTerm {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        if workspace.documents.iter().all(|document| document.term_links.is_empty()) {
            return;
        }
        let names = names(workspace);
        for document in &workspace.documents {
            for link in &document.term_links {
                let terms = names.get(&link.text.trim().to_lowercase());
                let meant = terms.and_then(|terms| meant(terms, link, document, workspace));
                let reached = workspace.glossaries.entry(link.entry);
                if let Some(((id, own), reached)) = meant.zip(reached) {
                    report.report(finding(link, (id, own), reached, document, workspace));
                }
            }
        }
    }
}

/// The terms by their names in lower case.
fn names(workspace: &Workspace) -> BTreeMap<String, Vec<TermId>> {
    let mut names: BTreeMap<String, Vec<TermId>> = BTreeMap::new();
    for (id, term) in (0..).map(TermId).zip(&workspace.glossaries.terms) {
        for form in &term.forms {
            names.entry(form.text.to_lowercase()).or_default().push(id);
        }
    }
    names
}

/// The only entry that has the text of the link as a name, where the link leads to another.
fn meant<'a>(
    terms: &[TermId],
    link: &TermLink,
    document: &Document,
    workspace: &'a Workspace,
) -> Option<(EntryId, &'a Entry)> {
    let glossaries = &workspace.glossaries;
    let reached = glossaries.entry(link.entry)?;
    let text = link.text.trim().to_lowercase();
    if terms.contains(&link.term) || reached.forms.iter().any(|form| form.text.to_lowercase() == text) {
        return None;
    }
    let here = terms.iter().filter_map(|id| glossaries.term(*id)).filter(|term| term.scope.covers(document.path()));
    let mut entries = here.flat_map(|term| entries_with_text(glossaries, term));
    match (entries.next(), entries.next()) {
        (Some(only), None) => glossaries.entry(only).map(|entry| (only, entry)),
        _ => None,
    }
}

fn finding(
    link: &TermLink,
    (id, own): (EntryId, &Entry),
    reached: &Entry,
    document: &Document,
    workspace: &Workspace,
) -> Finding {
    let (text, other) = (link.text.trim(), &reached.name);
    let message = format!("`{text}` links to the entry “{other}”, though it has an entry of its own");
    Finding::new(document.at(link.span), message)
        .label(Location::new(own.path.clone(), own.name_span), format!("the entry of `{text}`"))
        .help("link that entry, or let the text say what the link leads to")
        .data("term", own.name.as_str())
        .fix(fix(link, id, document, workspace))
}

/// Writes the address of the entry in the place of the other.
fn fix(link: &TermLink, id: EntryId, document: &Document, workspace: &Workspace) -> Option<Fix> {
    let inline = document.facts.references.iter().find(|reference| {
        reference.span == link.span && reference.kind == ReferenceKind::Inline && !reference.embed
    })?;
    let span = inline.destination_span.filter(|span| !document.source.slice(*span).contains(['<', '>']))?;
    let address = link_text::destination(workspace, &workspace.learned, document, id)?;
    let title = format!("link to `{address}`");
    Some(Fix { title, safety: Safety::Unsafe, edits: vec![document.replace(span, address)] })
}
