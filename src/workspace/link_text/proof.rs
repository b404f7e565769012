//! Proof that a link changes nothing but itself: its block is read again with the link in it.
//!
//! A block of the top level is read without the rest of the page, together with the definitions that its references
//! use. Where that does not give what the page has there, the whole page is read.

use std::ops::Range;

use crate::facts::{BlockKind, Facts, ReferenceKind};
use crate::markdown::{self, Dialect};
use crate::text::{InlineKind, Prose, Source, Span};

/// A link to put into a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// What the link is put around.
    pub span: Span,
    /// The text before it.
    pub open: String,
    /// The text behind it.
    pub close: String,
}

/// Of the insertions, in source order and disjoint, those after which the page still says what it said: the same
/// blocks with the same text, and no inline element more than the links. By index.
#[must_use]
pub fn proven(source: &Source, facts: &Facts, dialect: &Dialect, insertions: &[Insertion]) -> Vec<bool> {
    let mut verdicts = Vec::with_capacity(insertions.len());
    let mut rest = insertions;
    while let Some(first) = rest.first() {
        let part = Part::around(first.span, source, facts, dialect);
        let inside = rest.iter().take_while(|next| part.span.contains(next.span)).count().max(1);
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

    fn proven(&self, insertions: &[Insertion]) -> Vec<bool> {
        let shape = Shape::of(self.facts, &self.blocks, self.span);
        let all: Vec<&Insertion> = insertions.iter().collect();
        if self.holds(&shape, &all) {
            return vec![true; insertions.len()];
        }
        if self.blocks.len() < self.facts.blocks.len() && !self.holds(&shape, &[]) {
            return Self::page(self.source, self.facts, self.dialect).proven(insertions);
        }
        let mut chosen: Vec<&Insertion> = Vec::new();
        let judge = |insertion| {
            chosen.push(insertion);
            let fits = self.holds(&shape, &chosen);
            if !fits {
                chosen.pop();
            }
            fits
        };
        insertions.iter().map(judge).collect()
    }

    /// Whether the part, read with the links in it, has its shape but for them.
    fn holds(&self, shape: &Shape, links: &[&Insertion]) -> bool {
        let mut text = with_insertions(self.source.text(), self.span, links);
        let span = Span::new(0, text.len());
        text.push_str(&self.definitions);
        let facts = markdown::parse(&Source::new(self.source.path(), text), self.dialect);
        let after = Shape::of(&facts, &(0..self.blocks.len()), span);
        shape.links + links.len() == after.links && Shape { links: shape.links, ..after } == *shape
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

/// The text of `span` with the links in it.
fn with_insertions(text: &str, span: Span, links: &[&Insertion]) -> String {
    let mut out = String::with_capacity(span.len() + links.len() * 40);
    let mut at = span.start as usize;
    for link in links {
        let (start, end) = (link.span.start as usize, link.span.end as usize);
        out.push_str(text.get(at..start).unwrap_or_default());
        out.push_str(&link.open);
        out.push_str(text.get(start..end).unwrap_or_default());
        out.push_str(&link.close);
        at = end;
    }
    out.push_str(text.get(at..span.end as usize).unwrap_or_default());
    out
}

/// What a part of a page renders to, as far as its facts tell: its blocks, and the text and inline elements of each.
#[derive(Debug, PartialEq)]
struct Shape<'a> {
    /// The parent of a block as the distance to it.
    blocks: Vec<(BlockKind, Option<usize>)>,
    texts: Vec<&'a str>,
    inlines: Vec<(usize, Kind<'a>, Range<u32>)>,
    links: usize,
    /// The numbers of headings, ids, definitions, directives, suppressions and problems.
    others: [usize; 6],
}

impl<'a> Shape<'a> {
    fn of(facts: &'a Facts, range: &Range<usize>, span: Span) -> Self {
        let mut shape = Self {
            blocks: Vec::with_capacity(range.len()),
            texts: Vec::new(),
            inlines: Vec::new(),
            links: 0,
            others: others(facts, span),
        };
        for (index, block) in facts.blocks.iter().enumerate().take(range.end).skip(range.start) {
            shape
                .blocks
                .push((without_index(&block.kind), block.parent.map(|parent| index - parent as usize)));
            if let Some(prose) = block.prose.and_then(|prose| facts.prose.get(prose as usize)) {
                shape.add_prose(prose);
            }
        }
        shape
            .inlines
            .sort_unstable_by(|a, b| (a.0, &a.1, a.2.start, a.2.end).cmp(&(b.0, &b.1, b.2.start, b.2.end)));
        shape
    }

    fn add_prose(&mut self, prose: &'a Prose) {
        let number = self.texts.len();
        self.texts.push(&prose.text);
        for inline in &prose.inlines {
            match kind_of(&inline.kind) {
                Some(kind) => self.inlines.push((number, kind, inline.range.clone())),
                None => self.links += 1,
            }
        }
    }
}

/// The name of an element, and what else tells it from others.
type Kind<'a> = (&'static str, &'a str);

/// The kind of an element without its index; none for a link.
fn kind_of(kind: &InlineKind) -> Option<Kind<'_>> {
    Some(match kind {
        InlineKind::Link(_) => return None,
        InlineKind::Image(_) => ("image", ""),
        InlineKind::Code(code) => ("code", code),
        InlineKind::Element(name) => ("element", name),
        InlineKind::Emphasis => ("emphasis", ""),
        InlineKind::Strong => ("strong", ""),
        InlineKind::Styled => ("styled", ""),
        InlineKind::Math => ("math", ""),
        InlineKind::FootnoteReference => ("footnote", ""),
        InlineKind::Html => ("html", ""),
        InlineKind::Masked => ("masked", ""),
    })
}

/// The kind of a block without its index, which depends on what stands before it.
fn without_index(kind: &BlockKind) -> BlockKind {
    match kind {
        BlockKind::Heading(_) => BlockKind::Heading(0),
        BlockKind::Directive(_) => BlockKind::Directive(0),
        other => other.clone(),
    }
}

fn others(facts: &Facts, span: Span) -> [usize; 6] {
    fn count(spans: impl Iterator<Item = Span>, within: Span) -> usize {
        spans.filter(|own| within.contains(*own)).count()
    }
    [
        count(facts.headings.iter().map(|heading| heading.span), span),
        count(facts.ids.iter().map(|id| id.span), span),
        count(facts.definitions.iter().map(|definition| definition.span), span),
        count(facts.directives.iter().map(|directive| directive.span), span),
        count(facts.suppressions.iter().map(|suppression| suppression.span), span),
        count(facts.problems.iter().map(|problem| problem.span), span),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str, word: &str) -> bool {
        let source = Source::new("a.md", text);
        let facts = markdown::parse(&source, &Dialect::default());
        let start = text.find(word).unwrap();
        let span = Span::new(start, start + word.len());
        let insertion = Insertion { span, open: "[".to_owned(), close: "](b.md)".to_owned() };
        proven(&source, &facts, &Dialect::default(), &[insertion]) == [true]
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
