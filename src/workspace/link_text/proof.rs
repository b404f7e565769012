//! Proof that a link changes nothing but itself: its block is read again with the link in it.
//!
//! A block of the top level is read without the rest of the page, together with the definitions that its references
//! use. Where that does not give what the page has there, the whole page is read. Where it is plain that the link
//! changes nothing, nothing is.

mod plain;
mod shape;

use std::ops::Range;

use crate::facts::{Facts, Index, ReferenceKind};
use crate::markdown::{self, Dialect};
use crate::text::{Source, Span};
use shape::Shape;

/// A change of a page that leaves its text as it is, but for what it hides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// The bytes that are replaced, and by what; in source order, not empty.
    pub edits: Vec<(Span, String)>,
    /// A definition that the change needs and that stands elsewhere; empty for none.
    pub definition: String,
    /// What it makes of the page.
    pub effect: Effect,
}

/// What a change of a page makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// One link more.
    Link,
    /// One link less.
    Unlink,
    /// A construct that is no Markdown stands for these bytes of the prose with this index.
    Hide(u32, Range<usize>),
}

impl Rewrite {
    /// A link around `span`.
    #[must_use]
    pub fn link(span: Span, open: impl Into<String>, close: impl Into<String>) -> Self {
        let around = [(Span::empty(span.start), open.into()), (Span::empty(span.end), close.into())];
        Self { edits: around.to_vec(), definition: String::new(), effect: Effect::Link }
    }

    /// Nothing in the place of the two parts of a link that stand around its text.
    #[must_use]
    pub fn unlink(open: Span, close: Span) -> Self {
        let edits = vec![(open, String::new()), (close, String::new())];
        Self { edits, definition: String::new(), effect: Effect::Unlink }
    }

    /// From the first byte that it replaces to the last.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.edits.first().map_or(0, |(span, _)| span.start);
        Span { start, end: self.edits.last().map_or(start, |(span, _)| span.end) }
    }
}

/// Of the changes, in source order and disjoint, those after which the page still says what it said: the same blocks
/// with the same text, and no inline element more or less than what they are to make. By index.
#[must_use]
pub fn proven(source: &Source, facts: &Facts, dialect: &Dialect, changes: &[Rewrite]) -> Vec<bool> {
    let plain: Vec<bool> = changes.iter().map(|change| plain::is_plain(change, source, facts)).collect();
    let doubtful: Vec<&Rewrite> =
        changes.iter().zip(&plain).filter(|(_, plain)| !**plain).map(|(change, _)| change).collect();
    let mut read = proven_by_reading(source, facts, dialect, &doubtful).into_iter();
    plain.into_iter().map(|plain| plain || read.next().unwrap_or(false)).collect()
}

fn proven_by_reading(source: &Source, facts: &Facts, dialect: &Dialect, changes: &[&Rewrite]) -> Vec<bool> {
    let mut verdicts = Vec::with_capacity(changes.len());
    let mut rest = changes;
    while let Some(first) = rest.first() {
        let part = Part::around(first.span(), source, facts, dialect);
        let inside = rest.iter().take_while(|next| part.span.contains(next.span())).count().max(1);
        let (here, later) = rest.split_at(inside);
        verdicts.extend(part.proven(here));
        rest = later;
    }
    verdicts
}

/// A block of the top level, or the whole page.
struct Part<'a> {
    source: &'a Source,
    facts: &'a Facts,
    dialect: &'a Dialect,
    /// Its lines.
    span: Span,
    /// It and the blocks within it.
    blocks: Range<usize>,
    /// The definitions of its references, which stand elsewhere.
    definitions: String,
}

impl<'a> Part<'a> {
    /// The block of the top level that holds `place`.
    fn around(place: Span, source: &'a Source, facts: &'a Facts, dialect: &'a Dialect) -> Self {
        let start = facts.blocks.partition_point(|block| block.span.start <= place.start);
        let before = facts.blocks.get(..start).unwrap_or_default();
        let first = before.iter().rposition(|block| block.parent.is_none());
        let Some((first, block)) = first.and_then(|index| Some((index, facts.blocks.get(index)?))) else {
            return Self::page(source, facts, dialect);
        };
        let later = facts.blocks.iter().skip(first + 1).position(|block| block.parent.is_none());
        let last = later.map_or(facts.blocks.len(), |count| first + 1 + count);
        let end = source.line_span(source.line_of(block.span.end.saturating_sub(1))).end;
        let span = Span { start: source.line_start(source.line_of(block.span.start)), end };
        if !span.contains(place) {
            return Self::page(source, facts, dialect);
        }
        let definitions = definitions(span, facts);
        Self { source, facts, dialect, span, blocks: first..last, definitions }
    }

    fn page(source: &'a Source, facts: &'a Facts, dialect: &'a Dialect) -> Self {
        let span = Span::new(0, source.text().len());
        Self { source, facts, dialect, span, blocks: 0..facts.blocks.len(), definitions: String::new() }
    }

    fn proven<'c>(&self, changes: &[&'c Rewrite]) -> Vec<bool> {
        let shape = Shape::of(self.facts, &self.blocks, self.span);
        if self.holds(&shape, changes) {
            return vec![true; changes.len()];
        }
        if self.blocks.len() < self.facts.blocks.len() && !self.holds(&shape, &[]) {
            return Self::page(self.source, self.facts, self.dialect).proven(changes);
        }
        let mut chosen: Vec<&'c Rewrite> = Vec::new();
        let judge = |change: &&'c Rewrite| {
            chosen.push(change);
            let fits = self.holds(&shape, &chosen);
            if !fits {
                chosen.pop();
            }
            fits
        };
        changes.iter().map(judge).collect()
    }

    /// Whether the part, read with the changes in it, has its shape but for what they make.
    fn holds(&self, shape: &Shape<'_>, changes: &[&Rewrite]) -> bool {
        let mut text = with_changes(self.source.text(), self.span, changes);
        let span = Span::new(0, text.len());
        text.push_str(&self.definitions);
        for change in changes.iter().filter(|change| !change.definition.is_empty()) {
            text.push_str("\n\n");
            text.push_str(&change.definition);
        }
        let facts = markdown::parse(&Source::new(self.source.path(), text), self.dialect);
        let first =
            self.facts.blocks.get(self.blocks.clone()).and_then(|blocks| blocks.iter().find_map(|b| b.prose));
        let expected = shape.with(changes, first.map_or(0, Index::get));
        Shape::of(&facts, &(0..self.blocks.len()), span) == expected
    }
}

/// The definitions that references in the span use and that stand outside it, as text to append.
fn definitions(span: Span, facts: &Facts) -> String {
    let mut text = String::new();
    let before = facts.references.partition_point(|reference| reference.span.start < span.start);
    let here = facts.references.iter().skip(before).take_while(|reference| reference.span.start < span.end);
    for reference in here {
        let Some(label) = &reference.label else { continue };
        let definition = match reference.kind {
            ReferenceKind::Full | ReferenceKind::Collapsed | ReferenceKind::Shortcut => {
                format!("\n\n[{label}]: x")
            }
            ReferenceKind::Footnote => format!("\n\n[^{label}]: x"),
            _ => continue,
        };
        if !text.contains(&definition) {
            text.push_str(&definition);
        }
    }
    text
}

/// The text of `span` with the changes in it.
fn with_changes(text: &str, span: Span, changes: &[&Rewrite]) -> String {
    let mut out = String::with_capacity(span.len() + changes.len() * 40);
    let mut at = span.start as usize;
    for (edited, replacement) in changes.iter().flat_map(|change| &change.edits) {
        out.push_str(text.get(at..edited.start as usize).unwrap_or_default());
        out.push_str(replacement);
        at = edited.end as usize;
    }
    out.push_str(text.get(at..span.end as usize).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str, word: &str) -> bool {
        let source = Source::new("a.md", text);
        let facts = markdown::parse(&source, &Dialect::default());
        let start = text.find(word).unwrap();
        let span = Span::new(start, start + word.len());
        let change = Rewrite::link(span, "[", "](b.md)");
        proven(&source, &facts, &Dialect::default(), &[change]) == [true]
    }

    #[test]
    fn a_link_in_text_changes_nothing_else() {
        for text in ["a term b", "*term*", "| term |\n|---|\n| x |", "- term", "a\nterm", "> a\n> term"] {
            assert!(link(text, "term"), "{text}");
        }
    }

    #[test]
    fn a_block_is_read_in_its_surroundings() {
        for text in [
            "# A\n\n!!! note\n\n    a term [b]\n\n[b]: x",
            "[a][b] term [^c] [d]\n\n[b]: x\n\n[^c]: y",
            "> [b]: x\n\n[b] term",
            "[b]: x\na term",
            "- a\n\n  # b\n\n  term\n- c",
            "::: note\na term\n:::",
        ] {
            assert!(link(text, "term"), "{text}");
        }
    }

    #[test]
    fn what_a_link_would_change_is_seen() {
        for text in
            ["foo*term*", "`a term`", "[a term](b)", "[term]\n\n[term]: x", "http://a.b/term", "$term$"]
        {
            assert!(!link(text, "term"), "{text}");
        }
    }
}
