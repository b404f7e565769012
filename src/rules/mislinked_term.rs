use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Fix, Location, Safety};
use crate::facts::{Reference, ReferenceKind};
use crate::glossary::{Entry, EntryId, TermId, entries_with_text};
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Document, Resolver, TermLink, Workspace, link_text};

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
                let Some(((id, own), reached)) = meant.zip(reached) else { continue };
                let reference =
                    document.facts.references.iter().find(|reference| reference.span == link.span);
                let address = link_text::destination(workspace, &workspace.learned, document, id);
                let written = reference.zip(address.as_deref());
                if written
                    .is_some_and(|(reference, address)| is_one_place(reference, address, document, workspace))
                {
                    continue;
                }
                let fix =
                    reference.zip(address).and_then(|(reference, address)| fix(reference, address, document));
                report.report(finding(link, own, reached, document).fix(fix));
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
    let here =
        terms.iter().filter_map(|id| glossaries.term(*id)).filter(|term| term.scope.covers(document.path()));
    let mut entries = here.flat_map(|term| entries_with_text(glossaries, term));
    match (entries.next(), entries.next()) {
        (Some(only), None) => glossaries.entry(only).map(|entry| (only, entry)),
        _ => None,
    }
}

/// Whether a link leads to an address already: two entries may stand at one.
fn is_one_place(reference: &Reference, address: &str, document: &Document, workspace: &Workspace) -> bool {
    let resolver = Resolver::new(workspace);
    let there = resolver.resolve(document, address);
    there == resolver.resolve(document, &reference.destination)
}

fn finding(link: &TermLink, own: &Entry, reached: &Entry, document: &Document) -> Finding {
    let (text, other) = (link.text.trim(), &reached.name);
    let message = format!("`{text}` links to the entry “{other}”, though it has an entry of its own");
    Finding::new(document.at(link.span), message)
        .label(Location::new(own.path.clone(), own.name_span), format!("the entry of `{text}`"))
        .help("link that entry, or let the text say what the link leads to")
        .data("term", own.name.as_str())
}

/// Writes the address of the entry in the place of the other.
fn fix(reference: &Reference, address: String, document: &Document) -> Option<Fix> {
    let span = reference.destination_span.filter(|span| {
        reference.kind == ReferenceKind::Inline
            && !reference.embed
            && !document.source.slice(*span).contains(['<', '>'])
    })?;
    let title = format!("link to `{address}`");
    Some(Fix { title, safety: Safety::Unsafe, edits: vec![document.replace(span, address)] })
}
