use super::list::{End, ProseList};
use super::{Aside, Inline, Piece, overlap};
use crate::text::Span;

/// Writes the prose of one page, block after block.
#[derive(Debug, Default)]
pub struct ProseWriter {
    list: ProseList,
    /// Where the text of the current block begins in that of the page.
    start: u32,
}

impl ProseWriter {
    /// For a page with so many bytes of source.
    #[must_use]
    pub fn for_source(bytes: usize) -> Self {
        let list = ProseList { text: String::with_capacity(bytes), ..ProseList::default() };
        Self { list, start: 0 }
    }

    /// Appends `text` that came from `source`.
    pub fn push(&mut self, text: &str, source: Span, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        let at = self.end();
        self.list.text.push_str(text);
        self.list.pieces.push(Piece::new(at, source, verbatim));
    }

    /// The length of the text of the current block in bytes.
    #[must_use]
    pub fn end(&self) -> u32 {
        narrow(self.list.text.len()) - self.start
    }

    /// Adds an inline element of the current block, and gives its number for [`Self::inline_mut`].
    pub fn push_inline(&mut self, inline: Inline) -> usize {
        self.list.inlines.push(inline);
        self.list.inlines.len() - 1
    }

    /// Keeps a text that is no prose: of an inline element, of a reference.
    pub fn push_aside(&mut self, text: &str) -> Aside {
        self.list.push_aside(text)
    }

    /// The inline element of this number.
    pub fn inline_mut(&mut self, number: usize) -> Option<&mut Inline> {
        self.list.inlines.get_mut(number)
    }

    /// Ends the prose of `block`, an index into `Facts::blocks`; what is written next is that of another one. Gives its
    /// number.
    pub fn end_block(&mut self, block: u32) -> u32 {
        self.start = narrow(self.list.text.len());
        let first = self.list.ends.last().map_or(0, |end| end.inlines as usize);
        let own = self.list.inlines.get(first..).unwrap_or_default();
        self.list.reaches.extend(overlap::reaches(own));
        self.list.ends.push(End {
            text: self.start,
            pieces: narrow(self.list.pieces.len()),
            inlines: narrow(self.list.inlines.len()),
            reaches: narrow(self.list.reaches.len()),
            block,
        });
        narrow(self.list.ends.len() - 1)
    }

    /// The prose of each block that was ended, in no more room than it needs.
    #[must_use]
    pub fn finish(self) -> ProseList {
        let mut list = self.list;
        list.text.shrink_to_fit();
        list.pieces.shrink_to_fit();
        list.inlines.shrink_to_fit();
        list.asides.shrink_to_fit();
        list.ends.shrink_to_fit();
        list.reaches.shrink_to_fit();
        list
    }

    /// What was written as the prose of one block.
    #[must_use]
    pub fn finish_one(mut self) -> ProseList {
        self.end_block(0);
        self.finish()
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
        let texts: Vec<(&str, u32)> = all.iter().map(|prose| (prose.text, prose.block)).collect();
        assert_eq!(texts, [("one", 4), ("two", 6), ("", 7)]);
        let (first, second) = (all.get(0).unwrap(), all.get(1).unwrap());
        assert_eq!(second.span_of(&(0..3)), Span::new(5, 8));
        assert_eq!((first.inlines.len(), second.inlines[0].range.clone()), (0, 0..3));
        assert!(all.get(3).is_none() && all.len() == 3 && !all.is_empty());
    }
}
