use std::sync::Arc;

use super::{Inline, Piece, Prose};
use crate::text::{Shared, Span};

/// Writes the prose of one page, block after block.
#[derive(Debug, Default)]
pub struct ProseWriter {
    text: String,
    pieces: Vec<Piece>,
    inlines: Vec<Inline>,
    /// The ends of the texts, pieces and inline elements of each block, and the block.
    ends: Vec<(Mark, u32)>,
    /// Where the current block begins.
    start: Mark,
}

/// A place in the lists of a writer.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    text: u32,
    pieces: u32,
    inlines: u32,
}

impl ProseWriter {
    /// Appends `text` that came from `source`.
    pub fn push(&mut self, text: &str, source: Span, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        let at = self.end();
        self.text.push_str(text);
        self.pieces.push(Piece { at, source, verbatim });
    }

    /// The length of the text of the current block in bytes.
    #[must_use]
    pub fn end(&self) -> u32 {
        narrow(self.text.len()) - self.start.text
    }

    /// Adds an inline element of the current block, and gives its number for [`Self::inline_mut`].
    pub fn push_inline(&mut self, inline: Inline) -> usize {
        self.inlines.push(inline);
        self.inlines.len() - 1
    }

    /// The inline element of this number.
    pub fn inline_mut(&mut self, number: usize) -> Option<&mut Inline> {
        self.inlines.get_mut(number)
    }

    /// Ends the prose of `block`, an index into `Facts::blocks`; what is written next is that of another one. Gives its
    /// number.
    pub fn end_block(&mut self, block: u32) -> u32 {
        self.start = Mark {
            text: narrow(self.text.len()),
            pieces: narrow(self.pieces.len()),
            inlines: narrow(self.inlines.len()),
        };
        self.ends.push((self.start, block));
        narrow(self.ends.len() - 1)
    }

    /// The prose of each block that was ended, in no more room than it needs.
    #[must_use]
    pub fn finish(mut self) -> Vec<Prose> {
        self.text.shrink_to_fit();
        self.pieces.shrink_to_fit();
        self.inlines.shrink_to_fit();
        let (text, pieces, inlines) = (Arc::new(self.text), Arc::new(self.pieces), Arc::new(self.inlines));
        let mut start = Mark::default();
        let prose = |(end, block): (Mark, u32)| {
            let from = std::mem::replace(&mut start, end);
            Prose {
                text: Shared::new(&text, from.text..end.text),
                pieces: Shared::new(&pieces, from.pieces..end.pieces),
                inlines: Shared::new(&inlines, from.inlines..end.inlines),
                block,
            }
        };
        let mut all: Vec<Prose> = Vec::with_capacity(self.ends.len());
        all.extend(self.ends.into_iter().map(prose));
        all
    }

    /// What was written as the prose of one block.
    #[must_use]
    pub fn finish_one(mut self) -> Prose {
        self.end_block(0);
        self.finish().pop().unwrap_or_default()
    }
}

/// A length as it is kept. A document is under 4 GiB, so are its parts.
fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::InlineKind;

    #[test]
    fn each_block_has_its_own_prose() {
        let mut writer = ProseWriter::default();
        writer.push("one", Span::new(0, 3), true);
        assert_eq!(writer.end_block(4), 0);
        writer.push("two", Span::new(5, 8), true);
        let range = 0..writer.end();
        writer.push_inline(Inline { kind: InlineKind::Strong, range, span: Span::new(5, 8) });
        assert_eq!((writer.end_block(6), writer.end_block(7)), (1, 2));
        let all = writer.finish();
        let texts: Vec<(&str, u32)> = all.iter().map(|prose| (&*prose.text, prose.block)).collect();
        assert_eq!(texts, [("one", 4), ("two", 6), ("", 7)]);
        assert_eq!(all[1].span_of(&(0..3)), Span::new(5, 8));
        assert_eq!((all[0].inlines.len(), all[1].inlines[0].range.clone()), (0, 0..3));
    }
}
