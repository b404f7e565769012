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

/// What the block of a text says about the places in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// The place that all of it is, as far as the block tells.
    place: Place,
    /// The first element in which no link may stand and that never closes in this block, by its index.
    never_closed: Option<usize>,
}

impl Block {
    /// Looks at the block of a text and those around it.
    pub(super) fn of(facts: &Facts, prose: Prose<'_>) -> Self {
        let never_closed = prose.inlines.iter().position(|inline| {
            let holds_none =
                matches!(inline.kind, InlineKind::Element(name) if !holds_links(prose.aside(name)));
            holds_none && inline.range.is_empty()
        });
        Self { place: of_block(facts, prose), never_closed }
    }
}

fn of_block(facts: &Facts, prose: Prose<'_>) -> Place {
    let mut next = facts.blocks.get(prose.block as usize);
    while let Some(block) = next {
        match block.kind {
            BlockKind::Heading(_) => return Place::Heading,
            BlockKind::Row { header: true } | BlockKind::DescriptionTerm => return Place::Label,
            _ => {}
        }
        next = block.parent.and_then(|parent| facts.blocks.get(parent.get()));
    }
    if is_caption(prose.text) { Place::Label } else { Place::Text }
}

/// The place of a mention in a text, given what its block says.
pub(super) fn of_mention(
    facts: &Facts,
    prose: Prose<'_>,
    range: &Range<usize>,
    span: Span,
    block: Block,
) -> Place {
    if block.place != Place::Text {
        return block.place;
    }
    let opened = |index: &usize| {
        prose.inlines.get(*index).is_some_and(|inline| inline.range.start as usize <= range.start)
    };
    let never_closed = block.never_closed.filter(opened);
    let mut place = Place::Text;
    for (index, inline) in prose.numbered_inlines_over(range.clone()) {
        if never_closed.is_some_and(|element| element < index) {
            return Place::Element;
        }
        let inner = inline.range.start as usize..inline.range.end as usize;
        let covers = inner.start <= range.start && range.end <= inner.end;
        match inline.kind {
            InlineKind::Link(_) => return Place::Link,
            InlineKind::Element(name) if covers && !holds_links(prose.aside(name)) => return Place::Element,
            InlineKind::Element(_) | InlineKind::Html | InlineKind::FootnoteReference
                if !covers && inner.start > range.start =>
            {
                place = Place::Unsure;
            }
            InlineKind::Emphasis | InlineKind::Strong | InlineKind::Styled | InlineKind::Element(_)
                if !(covers || range.start <= inner.start && inner.end <= range.end) =>
            {
                place = Place::Unsure;
            }
            _ => {}
        }
    }
    if never_closed.is_some() {
        return Place::Element;
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
