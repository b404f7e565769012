mod list;
mod overlap;
mod writer;

pub use list::ProseList;
pub use writer::ProseWriter;

use std::ops::Range;

use super::{Span, squeeze};

/// The rendered text of one block, with its map back to source bytes.
///
/// Escapes and entities are resolved, emphasis marks and link targets are gone, a soft line end is one space.
/// What is no prose (code, math, images, shortcodes) is one U+FFFC each; inline HTML tags take no room.
#[derive(Debug, Clone, Copy, Default)]
pub struct Prose<'a> {
    /// The rendered text.
    pub text: &'a str,
    /// The pieces of `text` in order; each ends where the next begins.
    pub pieces: &'a [Piece],
    /// The inline elements, outer before inner, by start.
    pub inlines: &'a [Inline],
    /// The texts of its page that are no prose: what [`Self::aside`] takes from.
    pub asides: &'a str,
    /// The block that it is the text of: an index into `Facts::blocks`.
    pub block: u32,
    /// To find the inline elements over a place: see `overlap`.
    pub(crate) reaches: &'a [u32],
}

/// A run of prose and the source bytes that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Byte of `Prose::text` where the piece begins.
    pub at: u32,
    /// The first source byte.
    start: u32,
    /// Twice the number of source bytes, and one more where the piece is verbatim: a page has many pieces.
    length: u32,
}

impl Piece {
    /// A piece that begins at byte `at` of `Prose::text` and came from `source`.
    #[must_use]
    pub fn new(at: u32, source: Span, is_verbatim: bool) -> Self {
        let length = u32::try_from(2 * source.len() as u64).unwrap_or(u32::MAX - 1);
        Self { at, start: source.start, length: length + u32::from(is_verbatim) }
    }

    /// The source bytes.
    #[must_use]
    pub fn source(self) -> Span {
        Span { start: self.start, end: self.start + self.length / 2 }
    }

    /// Whether text and source are the same bytes; otherwise the piece maps as a whole.
    #[must_use]
    pub fn is_verbatim(self) -> bool {
        self.length % 2 == 1
    }
}

/// An inline element: its range of the prose text and its source, marks included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Bytes of `Prose::text`; empty for an HTML tag.
    pub range: Range<u32>,
    /// Source bytes, marks included.
    pub span: Span,
}

/// The kinds of inline elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InlineKind {
    /// `*…*`
    Emphasis,
    /// `**…**`
    Strong,
    /// Any other styled run: strikethrough, highlight, superscript and the like.
    Styled,
    /// A code span, with its content.
    Code(Aside),
    /// `$…$`
    Math,
    /// An image: an index into `Facts::references`.
    Image(u32),
    /// A link of any notation: an index into `Facts::references`.
    Link(u32),
    /// `[^note]`
    FootnoteReference,
    /// One inline HTML tag or comment; takes no room in the text.
    Html,
    /// The content between an opening and a closing inline HTML tag of this lower-case name.
    Element(Aside),
    /// A region that is no prose: a shortcode, an expression, a role.
    Masked,
}

/// A text beside the prose of a page: [`Prose::aside`] and [`ProseList::aside`] give it. By default empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aside {
    start: u32,
    end: u32,
}

impl Aside {
    fn within(self, asides: &str) -> &str {
        asides.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl<'a> Prose<'a> {
    /// The character that stands for what is no prose.
    pub const OPAQUE: char = '\u{FFFC}';

    /// The length of the text in bytes.
    #[must_use]
    pub fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// The text of an inline element that is no prose. The element must be one of this prose.
    #[must_use]
    pub fn aside(&self, aside: Aside) -> &'a str {
        aside.within(self.asides)
    }

    /// The source span of a non-empty range of the text: the bytes that render to it. A range that cuts a piece
    /// which maps as a whole (an entity, an escape) takes the whole piece.
    #[must_use]
    pub fn span_of(&self, range: &Range<usize>) -> Span {
        let (Some(first), Some(last)) =
            (self.piece_at(range.start), self.piece_at(range.end.saturating_sub(1).max(range.start)))
        else {
            return Span::default();
        };
        let start = if first.is_verbatim() {
            first.source().start + (range.start as u32).saturating_sub(first.at)
        } else {
            first.source().start
        };
        let end = if last.is_verbatim() {
            last.source().start + (range.end as u32).saturating_sub(last.at)
        } else {
            last.source().end
        };
        Span { start, end: end.max(start) }
    }

    /// Whether both ends of the range lie on source bytes of their own, so that an edit at them is exact.
    #[must_use]
    pub fn is_editable(&self, range: &Range<usize>) -> bool {
        let last = range.end.saturating_sub(1);
        let exact = |offset: usize| self.piece_at(offset).is_some_and(|piece| piece.is_verbatim());
        range.start < range.end && exact(range.start) && exact(last)
    }

    /// The inline elements that cover any byte of the range, with their indices.
    pub fn numbered_inlines_over(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, &'a Inline)> + use<'a> {
        let (inlines, reaches) = (self.inlines, self.reaches);
        let next = move |from| overlap::first_over(inlines, reaches, from, &range);
        std::iter::successors(next(0), {
            let next = next.clone();
            move |last| next(last + 1)
        })
        .filter_map(move |index| Some((index, inlines.get(index)?)))
    }

    /// The inline elements that cover any byte of the range.
    pub fn inlines_over(&self, range: Range<usize>) -> impl Iterator<Item = &'a Inline> + use<'a> {
        self.numbered_inlines_over(range).map(|(_, inline)| inline)
    }

    /// The inline elements that begin at a byte of the text or after it.
    #[must_use]
    pub fn inlines_from(&self, start: usize) -> &'a [Inline] {
        let first = self.inlines.partition_point(|inline| (inline.range.start as usize) < start);
        self.inlines.get(first..).unwrap_or_default()
    }

    /// The text with code spans written out, other opaque parts dropped and white space squeezed: a name as a
    /// reader sees it.
    #[must_use]
    pub fn plain(&self, range: &Range<usize>) -> String {
        let text = self.text.get(range.clone()).unwrap_or_default();
        if !text.contains(Self::OPAQUE) {
            return squeeze(text);
        }
        let mut plain = String::new();
        for (offset, character) in text.char_indices() {
            if character == Self::OPAQUE {
                plain.push_str(self.code_at(range.start + offset).unwrap_or_default());
            } else {
                plain.push(character);
            }
        }
        squeeze(&plain)
    }

    fn code_at(&self, offset: usize) -> Option<&'a str> {
        let here =
            self.inlines_from(offset).iter().take_while(|inline| inline.range.start as usize == offset);
        here.into_iter().find_map(|inline| match inline.kind {
            InlineKind::Code(code) => Some(self.aside(code)),
            _ => None,
        })
    }

    fn piece_at(&self, offset: usize) -> Option<&'a Piece> {
        let index = self.pieces.partition_point(|piece| piece.at as usize <= offset);
        self.pieces.get(index.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source `AT&amp;T *now*` as prose.
    fn sample() -> ProseList {
        let mut prose = ProseWriter::default();
        prose.push("AT", Span::new(0, 2), true);
        prose.push("&", Span::new(2, 7), false);
        prose.push("T ", Span::new(7, 9), true);
        prose.push("now", Span::new(10, 13), true);
        prose.finish_one()
    }

    #[test]
    fn a_range_maps_to_the_bytes_that_render_to_it() {
        let list = sample();
        let prose = list.first();
        assert_eq!(prose.text, "AT&T now");
        assert_eq!(prose.span_of(&(0..4)), Span::new(0, 8));
        assert_eq!(prose.span_of(&(5..8)), Span::new(10, 13));
    }

    #[test]
    fn a_range_that_begins_at_an_entity_is_not_editable() {
        let list = sample();
        let prose = list.first();
        assert!(prose.is_editable(&(0..4)));
        assert!(!prose.is_editable(&(2..4)));
        assert!(!prose.is_editable(&(3..3)));
    }
}
