use std::collections::BTreeSet;

use serde::Deserialize;

use super::support::{Scope, Scopes, is_navigation, silenced};
use crate::config::{Confidence, LinkScope};
use crate::diagnostic::{Edit, Fix, Location, RuleInfo, Safety};
use crate::glossary::{Derivation, EntryId, Term, TermId};
use crate::mention::{Mention, Place, Sureness, entry_meant};
use crate::rule::{Finding, Reporter, Rule};
use crate::text::{InlineKind, Span, squeeze};
use crate::workspace::link_text::{self, Placed, Rewrite, Wish};
use crate::workspace::{Document, Target, Workspace, is_never_linked, reasons};

/// GL102
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnlinkedTerm {
    confidence: Confidence,
}

/// A mention that should be a link.
struct Wanted<'a> {
    mention: &'a Mention,
    entry: EntryId,
    /// The link, where one can be put.
    link: Option<Placed>,
    /// The insertion that first gives the entry an anchor, where it has none.
    anchor: Option<Edit>,
}

impl Rule for UnlinkedTerm {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        if document.mentions.is_empty() || is_navigation(document) {
            return;
        }
        let wanted = self.wanted(document, workspace, report.rule());
        let changes: Vec<Rewrite> =
            wanted.iter().filter_map(|wanted| Some(wanted.link.as_ref()?.rewrite.clone())).collect();
        let dialect = workspace.dialect(document);
        let mut proven = link_text::proven(&document.source, &document.facts, &dialect, &changes).into_iter();
        for wanted in &wanted {
            let link = wanted.link.as_ref().filter(|_| proven.next().unwrap_or(false));
            report.report(finding(wanted, link, document, workspace));
        }
    }
}

impl UnlinkedTerm {
    /// The first mention of each term in each scope that nowhere links to the entry.
    fn wanted<'a>(&self, document: &'a Document, workspace: &Workspace, rule: &RuleInfo) -> Vec<Wanted<'a>> {
        let scopes = Scopes::new(document, workspace);
        let mut satisfied: BTreeSet<(TermId, Scope)> =
            document.term_links.iter().map(|link| (link.term, scopes.of(link.span.start))).collect();
        let elsewhere: BTreeSet<(TermId, u32)> = document
            .mentions
            .iter()
            .filter(|mention| is_linked_elsewhere(mention, document))
            .map(|m| (m.term, m.prose))
            .collect();
        let mut wanted = Vec::new();
        for mention in document.mentions.iter().filter(|mention| self.counts(mention)) {
            if elsewhere.contains(&(mention.term, mention.prose)) {
                continue;
            }
            let scope = scopes.of(mention.span.start);
            // An entry that only points to another one gives both a name, and a link to either tells the reader.
            let mut keys = terms_of(mention).map(|term| (term, scope));
            if scopes.link != LinkScope::All && keys.clone().any(|key| satisfied.contains(&key)) {
                continue;
            }
            // Where a comment says that this is not the term, the next mention is the first.
            if !silenced::on_line(document, mention.span.start, rule) {
                satisfied.extend(&mut keys);
            }
            let Some(entry) = entry_of(mention, workspace) else { continue };
            let anchor = workspace.anchor_edit(entry);
            let new_id = anchor.as_ref().map(|(_, id)| id.as_str());
            let link = Wish { mention, entry, new_id, document, workspace }.place();
            if link.is_none() && cannot_be_linked(entry, workspace) {
                continue;
            }
            wanted.push(Wanted { mention, entry, link, anchor: anchor.map(|(edit, _)| edit) });
        }
        wanted
    }

    fn counts(&self, mention: &Mention) -> bool {
        let enough = match self.confidence {
            Confidence::High => Sureness::Sure,
            Confidence::Low => Sureness::Unsure,
        };
        mention.place == Place::Text
            && mention.derivation != Derivation::Variant
            && mention.sense.sureness >= enough
    }
}

/// Whether a mention is the whole text of a link to a page of the tree: its paragraph says already where to read more.
fn is_linked_elsewhere(mention: &Mention, document: &Document) -> bool {
    let Some(prose) =
        document.facts.prose.get(mention.prose as usize).filter(|_| mention.place == Place::Link)
    else {
        return false;
    };
    prose.inlines_over(mention.range.clone()).any(|inline| {
        let InlineKind::Link(index) = inline.kind else { return false };
        let is_whole = mention.range == (inline.range.start as usize..inline.range.end as usize);
        let target = document.link_of(index).map(|link| &link.target);
        is_whole && matches!(target, Some(Target::Document(_) | Target::Anchor(..)))
    })
}

/// Whether nothing on any page could lead to the entry: its renderer shows it by other means.
fn cannot_be_linked(id: EntryId, workspace: &Workspace) -> bool {
    let glossary = workspace.glossaries.list.get(id.glossary as usize);
    glossary.is_some_and(|glossary| is_never_linked(glossary.shape)) && workspace.entry_href(id).is_none()
}

/// The term that is mentioned, and others of the same name.
fn terms_of(mention: &Mention) -> impl Iterator<Item = TermId> + Clone {
    std::iter::once(mention.term).chain(mention.others.iter().copied())
}

/// The entry that the mention leads to.
fn entry_of(mention: &Mention, workspace: &Workspace) -> Option<EntryId> {
    let terms: Vec<&Term> = terms_of(mention).filter_map(|id| workspace.glossaries.term(id)).collect();
    entry_meant(&workspace.glossaries, &terms)
}

fn finding(
    wanted: &Wanted<'_>,
    link: Option<&Placed>,
    document: &Document,
    workspace: &Workspace,
) -> Finding {
    let mention = wanted.mention;
    let written = squeeze(document.source.slice(mention.span));
    let entry = workspace.glossaries.entry(wanted.entry);
    let name = entry.map_or(written.as_str(), |entry| entry.name.as_str());
    let why = match wanted.anchor {
        Some(_) => "is not linked to its entry, which has no anchor that a link could lead to",
        None => "is not linked to its entry, so a reader who does not know it has to search",
    };
    let message = format!("`{written}` {why}");
    let at = document.at(mention.span);
    let mut finding = Finding::new(at, message).data("term", name);
    if let Some(entry) = entry {
        finding = finding.label(Location::new(entry.path.clone(), entry.name_span), "defined here");
    }
    let Some(link) = link else {
        return finding
            .help("link it by hand: here no link can be put in without changing the text around it");
    };
    let is_sure = mention.sense.sureness == Sureness::Sure;
    let safety = if is_sure && wanted.anchor.is_none() { Safety::Safe } else { Safety::Unsafe };
    let doubt = if is_sure {
        String::new()
    } else {
        format!(", if the entry is what is meant ({})", reasons(mention))
    };
    let first = wanted.anchor.as_ref().map_or("", |_| "give the entry an anchor, then ");
    let change = |(span, text): &(Span, String)| document.replace(*span, text.clone());
    let mut edits: Vec<Edit> = link.rewrite.edits.iter().map(change).collect();
    edits.extend(link.elsewhere.iter().cloned());
    edits.extend(wanted.anchor.clone());
    edits.sort_unstable();
    let shown = squeeze(&link.written);
    finding.help(format!("{first}link it: {shown}{doubt}")).fix(Some(Fix {
        title: format!("link `{name}`"),
        safety,
        edits,
    }))
}
