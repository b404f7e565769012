use std::collections::BTreeSet;

use serde::Deserialize;

use crate::config::{Confidence, LinkScope};
use crate::diagnostic::{Edit, Fix, Location, Safety};
use crate::glossary::{Derivation, EntryId, Term, TermId};
use crate::mention::{Mention, Place, Sureness, entry_meant};
use crate::rule::{Finding, Reporter, Rule};
use super::support::silenced;
use crate::workspace::link_text::{self, Insertion};
use crate::workspace::{Document, Workspace, is_never_linked, reasons};

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
    /// The insertion that links it, where one can.
    insertion: Option<Insertion>,
    /// The insertion that first gives the entry an anchor, where it has none.
    anchor: Option<Edit>,
}

impl Rule for UnlinkedTerm {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        if document.mentions.is_empty() || is_navigation(document) {
            return;
        }
        let wanted = self.wanted(document, workspace);
        let insertions: Vec<Insertion> = wanted.iter().filter_map(|wanted| wanted.insertion.clone()).collect();
        let dialect = workspace.site(document).map(|site| site.dialect(document.path())).unwrap_or_default();
        let proven = link_text::proven(&document.source, &document.facts, &dialect, &insertions);
        let mut proven = proven.into_iter();
        for wanted in &wanted {
            let insertion = wanted.insertion.as_ref().filter(|_| proven.next().unwrap_or(false));
            report.report(finding(wanted, insertion, document, workspace));
        }
    }
}

impl UnlinkedTerm {
    /// The first mention of each term in each scope that nowhere links to the entry.
    fn wanted<'a>(&self, document: &'a Document, workspace: &Workspace) -> Vec<Wanted<'a>> {
        let scopes = Scopes::new(document, workspace);
        let mut satisfied: BTreeSet<(TermId, Scope)> =
            document.term_links.iter().map(|link| (link.term, scopes.of(link.span.start))).collect();
        let mut wanted = Vec::new();
        for mention in document.mentions.iter().filter(|mention| self.counts(mention)) {
            let key = (mention.term, scopes.of(mention.span.start));
            if scopes.link != LinkScope::All && satisfied.contains(&key) {
                continue;
            }
            // Where a comment says that this is not the term, the next mention is the first.
            if !silenced::on_line(document, mention.span.start, "unlinked-term", "GL102") {
                satisfied.insert(key);
            }
            let Some(entry) = entry_of(mention, workspace) else { continue };
            let anchor = workspace.anchor_edit(entry);
            let id = anchor.as_ref().map(|(_, id)| id.as_str());
            let insertion = insertion(mention, entry, id, document, workspace);
            let shape = workspace.glossaries.list.get(entry.glossary as usize).map(|glossary| glossary.shape);
            if insertion.is_none() && shape.is_some_and(is_never_linked) {
                continue;
            }
            wanted.push(Wanted { mention, entry, insertion, anchor: anchor.map(|(edit, _)| edit) });
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

/// The parts of a page in which one link of a term is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    Page,
    /// By the number of headings before it.
    Section(usize),
    Entry(EntryId),
}

struct Scopes<'a> {
    document: &'a Document,
    workspace: &'a Workspace,
    link: LinkScope,
    is_glossary: bool,
}

impl<'a> Scopes<'a> {
    fn new(document: &'a Document, workspace: &'a Workspace) -> Self {
        let is_glossary = workspace.entries.is_glossary(document.path());
        Self { document, workspace, link: workspace.config.terms.link, is_glossary }
    }

    fn of(&self, at: u32) -> Scope {
        let place = crate::text::Span::empty(at);
        let entry = || self.workspace.entries.at(self.document.path(), place);
        if let Some(entry) = self.is_glossary.then(entry).flatten() {
            return Scope::Entry(entry);
        }
        match self.link {
            LinkScope::Section => {
                let headings = &self.document.facts.headings;
                Scope::Section(headings.partition_point(|heading| heading.span.start <= at))
            }
            LinkScope::Page | LinkScope::All => Scope::Page,
        }
    }
}

/// The entry that the mention leads to.
fn entry_of(mention: &Mention, workspace: &Workspace) -> Option<EntryId> {
    let ids = std::iter::once(mention.term).chain(mention.others.iter().copied());
    let terms: Vec<&Term> = ids.filter_map(|id| workspace.glossaries.term(id)).collect();
    entry_meant(&workspace.glossaries, &terms)
}

fn insertion(
    mention: &Mention,
    entry: EntryId,
    new_id: Option<&str>,
    document: &Document,
    workspace: &Workspace,
) -> Option<Insertion> {
    let span = link_text::linkable_span(mention, &document.facts, &document.source)?;
    let destination = match new_id {
        Some(id) => link_text::to_fragment(workspace, &workspace.learned, document, entry, id)?,
        None => link_text::destination(workspace, &workspace.learned, document, entry)?,
    };
    Some(Insertion { span, open: "[".to_owned(), close: format!("]({destination})") })
}

fn finding(
    wanted: &Wanted<'_>,
    insertion: Option<&Insertion>,
    document: &Document,
    workspace: &Workspace,
) -> Finding {
    let mention = wanted.mention;
    let written = document.source.slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let entry = workspace.glossaries.entry(wanted.entry);
    let name = entry.map_or(written.as_str(), |entry| entry.name.as_str());
    let why = match wanted.anchor {
        Some(_) => "is not linked to its entry, which has no anchor that a link could lead to",
        None => "is not linked to its entry, so a reader who does not know it has to search",
    };
    let message = format!("`{written}` {why}");
    let at = Location::new(document.path(), mention.span);
    let mut finding = Finding::new(at, message).data("term", name);
    if let Some(entry) = entry {
        finding = finding.label(Location::new(entry.path.clone(), entry.name_span), "defined here");
    }
    let Some(insertion) = insertion else {
        return finding.help("link it by hand: here no link can be put in without changing the text around it");
    };
    let link = format!("{}{written}{}", insertion.open, insertion.close);
    let is_sure = mention.sense.sureness == Sureness::Sure;
    let safety = if is_sure && wanted.anchor.is_none() { Safety::Safe } else { Safety::Unsafe };
    let doubt = if is_sure {
        String::new()
    } else {
        format!(", if the entry is what is meant ({})", reasons(mention))
    };
    let first = wanted.anchor.as_ref().map_or("", |_| "give the entry an anchor, then ");
    let mut edits = vec![
        Edit::insert(document.path(), insertion.span.start, insertion.open.clone()),
        Edit::insert(document.path(), insertion.span.end, insertion.close.clone()),
    ];
    edits.extend(wanted.anchor.clone());
    edits.sort_unstable();
    finding.help(format!("{first}link it: {link}{doubt}")).fix(Some(Fix { title: format!("link `{name}`"), safety, edits }))
}

/// Pages that only list other pages: the navigation of mdBook, GitBook and docsify.
fn is_navigation(document: &Document) -> bool {
    matches!(document.path().file_name(), Some("SUMMARY.md" | "_sidebar.md" | "_navbar.md" | "_coverpage.md"))
}
