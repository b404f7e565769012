use std::collections::BTreeSet;

use serde::Deserialize;

use super::support::{Scopes, is_navigation};
use crate::diagnostic::Location;
use crate::glossary::{Derivation, Entry, EntryId, TermId};
use crate::mention::{Mention, Place, Sureness};
use crate::rule::{Finding, Reporter, Rule};
use crate::text::squeeze;
use crate::workspace::{Document, Workspace};

/// GL104
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AmbiguousTerm {}

impl Rule for AmbiguousTerm {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        if document.mentions.is_empty() || is_navigation(document) {
            return;
        }
        let scopes = Scopes::new(document, workspace);
        let mut settled: BTreeSet<_> =
            document.term_links.iter().map(|link| (link.term, scopes.of(link.span.start))).collect();
        for mention in document.mentions.iter().filter(|mention| counts(mention)) {
            let scope = scopes.of(mention.span.start);
            // Asked first: a name may have thousands of entries, and as many mentions.
            if terms_of(mention).any(|term| settled.contains(&(term, scope))) {
                continue;
            }
            let entries = entries_of(mention, workspace);
            if entries.len() < 2 {
                continue;
            }
            settled.extend(terms_of(mention).map(|term| (term, scope)));
            report.report(finding(mention, &entries, document));
        }
    }
}

fn counts(mention: &Mention) -> bool {
    mention.place == Place::Text
        && mention.derivation != Derivation::Variant
        && mention.sense.sureness == Sureness::Sure
}

fn terms_of(mention: &Mention) -> impl Iterator<Item = TermId> {
    std::iter::once(mention.term).chain(mention.others.iter().copied())
}

/// The entries of its terms that say something.
fn entries_of<'a>(mention: &Mention, workspace: &'a Workspace) -> Vec<&'a Entry> {
    let terms = terms_of(mention).filter_map(|term| workspace.glossaries.term(term));
    let ids: BTreeSet<EntryId> = terms.flat_map(|term| term.sites.iter().copied()).collect();
    let entries = ids.into_iter().filter_map(|id| workspace.glossaries.entry(id));
    entries.filter(|entry| entry.redirect.is_none() && !entry.definition.trim().is_empty()).collect()
}

fn finding(mention: &Mention, entries: &[&Entry], document: &Document) -> Finding {
    let written = squeeze(document.source.slice(mention.span));
    let count = entries.len();
    let message =
        format!("`{written}` is the name of {count} entries, so a reader cannot tell which is meant");
    let name = entries.first().map_or(written.as_str(), |entry| entry.name.as_str());
    let at = document.at(mention.span);
    let finding = Finding::new(at, message)
        .help("link the entry that is meant, or use a name that only it has")
        .data("term", name);
    entries.iter().fold(finding, |finding, entry| {
        finding.label(Location::new(entry.path.clone(), entry.name_span), "one of its meanings")
    })
}
