use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::support::{Scopes, is_navigation};
use crate::config::LinkScope;
use crate::diagnostic::{Fix, Safety};
use crate::facts::{BlockKind, Facts};
use crate::glossary::{Term, plurals};
use crate::rule::{Finding, Reporter, Rule};
use crate::text::{Inline, InlineKind, Prose, Span};
use crate::workspace::link_text::{self, Rewrite};
use crate::workspace::{Document, TermLink, Workspace};

/// GL103
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct OverlinkedTerm {}

/// With fewer words of its own, a text is a list of links rather than a sentence.
const SENTENCE: usize = 3;

/// A link to an entry that the same scope links before.
struct Repeated<'a> {
    link: &'a TermLink,
    first: Span,
    rewrite: Option<Rewrite>,
}

impl Rule for OverlinkedTerm {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        let every = workspace.config.terms.link == LinkScope::All;
        if every || document.term_links.len() < 2 || is_navigation(document) {
            return;
        }
        let repeated = repeated(document, workspace);
        let changes: Vec<Rewrite> = repeated.iter().filter_map(|repeated| repeated.rewrite.clone()).collect();
        let dialect = workspace.dialect(document);
        let mut proven = link_text::proven(&document.source, &document.facts, &dialect, &changes).into_iter();
        for repeated in &repeated {
            let rewrite = repeated.rewrite.as_ref().filter(|_| proven.next().unwrap_or(false));
            report.report(finding(repeated, rewrite, document, workspace));
        }
    }
}

fn repeated<'a>(document: &'a Document, workspace: &Workspace) -> Vec<Repeated<'a>> {
    let scopes = Scopes::new(document, workspace);
    let mut firsts = BTreeMap::new();
    let mut found = Vec::new();
    let mut texts = FxHashMap::default();
    for link in &document.term_links {
        let Some(term) = workspace.glossaries.term(link.term) else { continue };
        if !is_named(term, &link.text) {
            continue;
        }
        let Some(prose) = prose_of(&document.facts, link.span) else { continue };
        let text = texts.entry(prose.block).or_insert_with(|| LinkedText::of(prose));
        if !text.is_sentence {
            continue;
        }
        match firsts.entry((link.term, scopes.of(link.span.start))) {
            Slot::Vacant(slot) => {
                slot.insert(link.span);
            }
            Slot::Occupied(slot) => {
                let rewrite = unlink(document, prose, link.span, text);
                found.push(Repeated { link, first: *slot.get(), rewrite });
            }
        }
    }
    found
}

/// The text that a link stands in, unless it is a heading, a table cell or the like, which is read on its own.
fn prose_of(facts: &Facts, span: Span) -> Option<Prose<'_>> {
    let before = facts.blocks.partition_point(|block| block.span.start <= span.start);
    let block = facts.blocks.get(..before)?.iter().rfind(|block| block.prose.is_some())?;
    let apart = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Cell | BlockKind::DescriptionTerm);
    facts.prose.get(block.prose?.get()).filter(|_| !apart && block.span.contains(span))
}

/// Whether a link shows no more than a name of the term: what says more is there for a reason of its own.
fn is_named(term: &Term, text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let is_it = |name: &str| name.to_lowercase() == text;
    term.forms.iter().any(|form| is_it(&form.text) || plurals(&form.text).iter().any(|plural| is_it(plural)))
}

/// What is asked of a text for each link in it, which may be many.
struct LinkedText {
    /// Whether it has words besides its links.
    is_sentence: bool,
    /// What each link shows, by the place of the link.
    shown: FxHashMap<Span, Range<usize>>,
}

impl LinkedText {
    fn of(prose: Prose<'_>) -> Self {
        let links = prose.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Link(_)));
        // Of two at one place the outer one, which comes first.
        let range = |link: &Inline| link.range.start as usize..link.range.end as usize;
        let shown = links.rev().map(|link| (link.span, range(link))).collect();
        Self { is_sentence: is_sentence(prose), shown }
    }
}

/// Whether the text has words besides its links.
fn is_sentence(prose: Prose<'_>) -> bool {
    let mut words = 0;
    let mut at = 0;
    let links = prose.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Link(_)));
    let ends = links.map(|link| (link.range.start as usize, link.range.end as usize));
    for (start, end) in ends.chain([(prose.text.len(), prose.text.len())]) {
        let between = prose.text.get(at..start).unwrap_or_default();
        words += between.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        at = at.max(end);
    }
    words >= SENTENCE
}

/// The edits that leave the text of a link and take the rest of it out.
fn unlink(document: &Document, prose: Prose<'_>, span: Span, text: &LinkedText) -> Option<Rewrite> {
    let shown = prose.span_of(text.shown.get(&span)?);
    let source = document.source.slice(span);
    let (open, close) = if source.starts_with("[[") {
        (Span { start: span.start, end: shown.start }, Span { start: shown.end, end: span.end })
    } else {
        let tail = document.source.slice(Span { start: shown.end, end: span.end });
        let marks = u32::try_from(tail.find(']')?).ok()?;
        (Span { start: span.start, end: span.start + 1 }, Span { start: shown.end + marks, end: span.end })
    };
    let plain = source.starts_with('[') && !document.source.slice(shown).contains(['[', ']', '\\']);
    plain.then(|| Rewrite::unlink(open, close))
}

fn finding(
    repeated: &Repeated<'_>,
    rewrite: Option<&Rewrite>,
    document: &Document,
    workspace: &Workspace,
) -> Finding {
    let link = repeated.link;
    let line = document.source.position(repeated.first.start).line;
    let message = format!("`{}` is linked to its entry again, as line {line} does before", link.text.trim());
    let name = workspace.glossaries.entry(link.entry).map_or(&*link.text, |entry| entry.name.as_str());
    let fix = rewrite.map(|rewrite| Fix {
        title: format!("take the link from `{}`", link.text.trim()),
        safety: Safety::Safe,
        edits: rewrite.edits.iter().map(|(span, text)| document.replace(*span, text.clone())).collect(),
    });
    Finding::new(document.at(link.span), message)
        .label(document.at(repeated.first), "linked here before")
        .help("leave its text and take the link out: many links to one place hide the others")
        .data("term", name)
        .fix(fix)
}
