//! What a mention stands in, and whether a link can stand there at all.

use std::ops::Range;

use crate::facts::{BlockKind, Facts};
use crate::text::{InlineKind, Prose, Span};

/// What a mention stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Running text, a list item, a table cell, a quotation.
    Text,
    /// A heading.
    Heading,
    /// The head of a table, the term of a definition list, a caption.
    Label,
    /// The text of a link, or of what reads as one.
    Link,
    /// An element whose content a link may not or should not stand in: code, keys, buttons.
    Element,
    /// Text whose bytes cannot be told exactly, or that shares only a part of an emphasised run.
    Unsure,
}

/// The place that the whole of a block is.
pub(super) fn of_block(facts: &Facts, block: u32) -> Place {
    let mut next = facts.blocks.get(block as usize);
    while let Some(block) = next {
        match block.kind {
            BlockKind::Heading(_) => return Place::Heading,
            BlockKind::Row { header: true } | BlockKind::DescriptionTerm => return Place::Label,
            _ => {}
        }
        next = block.parent.and_then(|parent| facts.blocks.get(parent.get()));
    }
    Place::Text
}

/// The place of a mention in a text, given that of its block.
pub(super) fn of_mention(
    facts: &Facts,
    prose: Prose<'_>,
    range: &Range<usize>,
    span: Span,
    block: Place,
) -> Place {
    if block != Place::Text {
        return block;
    }
    if is_caption(prose.text) {
        return Place::Label;
    }
    let mut place = Place::Text;
    for inline in prose.inlines {
        let inner = inline.range.start as usize..inline.range.end as usize;
        let covers = inner.start <= range.start && range.end <= inner.end;
        let apart = inner.end <= range.start || range.end <= inner.start;
        match inline.kind {
            InlineKind::Link(_) if !apart => return Place::Link,
            InlineKind::Element(name) if covers && !holds_links(prose.aside(name)) => return Place::Element,
            InlineKind::Element(name)
                if is_never_closed(&inner, range) && !holds_links(prose.aside(name)) =>
            {
                return Place::Element;
            }
            InlineKind::Element(_) | InlineKind::Html | InlineKind::FootnoteReference
                if !covers && inner.start > range.start && inner.start < range.end =>
            {
                place = Place::Unsure;
            }
            InlineKind::Emphasis | InlineKind::Strong | InlineKind::Styled | InlineKind::Element(_)
                if !(apart || covers || range.start <= inner.start && inner.end <= range.end) =>
            {
                place = Place::Unsure;
            }
            _ => {}
        }
    }
    if is_in_reference(facts, span) {
        return Place::Link;
    }
    if place == Place::Text && !prose.is_editable(range) { Place::Unsure } else { place }
}

/// `Figure 3: …`, `Table: …`, `: …` of Pandoc.
fn is_caption(text: &str) -> bool {
    let label = text.split(':').next().filter(|label| label.len() < text.len()).unwrap_or("-");
    let mut words = label.split_whitespace();
    match words.next() {
        None => true,
        Some("Figure" | "Fig." | "Table" | "Listing") => words.count() <= 1,
        Some(_) => false,
    }
}

/// An element that opens before the mention and never closes in this block.
fn is_never_closed(inner: &Range<usize>, range: &Range<usize>) -> bool {
    inner.is_empty() && inner.start <= range.start
}

/// Whether a link may stand in the HTML element, as far as is known to be harmless.
fn holds_links(name: &str) -> bool {
    matches!(
        name,
        "b" | "i"
            | "em"
            | "strong"
            | "u"
            | "s"
            | "sub"
            | "sup"
            | "small"
            | "big"
            | "span"
            | "mark"
            | "del"
            | "ins"
            | "q"
            | "cite"
            | "div"
            | "p"
            | "li"
            | "ul"
            | "ol"
            | "td"
            | "th"
            | "tr"
            | "br"
            | "hr"
            | "wbr"
            | "font"
            | "center"
            | "details"
            | "blockquote"
            | "dd"
            | "input"
            | "section"
            | "strike"
    )
}

/// Whether the mention lies in brackets that a renderer may take for a reference.
fn is_in_reference(facts: &Facts, span: Span) -> bool {
    let before = facts.references.partition_point(|reference| reference.span.start <= span.start);
    let near = facts.references.get(..before).unwrap_or_default();
    near.iter().rev().take(8).any(|reference| reference.span.overlaps(span))
}
