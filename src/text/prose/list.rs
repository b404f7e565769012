use super::{Aside, Inline, Piece, Prose};

/// The prose of all blocks of a page, one after the other in three lists: a page takes a few pieces of memory then,
/// instead of a few for each paragraph and cell. [`super::ProseWriter`] makes it.
#[derive(Debug, Clone, Default)]
pub struct ProseList {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) inlines: Vec<Inline>,
    pub(super) asides: String,
    pub(super) ends: Vec<End>,
    /// Of blocks with many inline elements: see `overlap`.
    pub(super) reaches: Vec<u32>,
}

/// Where the prose of one block ends in each list, and the block: an index into `Facts::blocks`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct End {
    pub(super) text: u32,
    pub(super) pieces: u32,
    pub(super) inlines: u32,
    pub(super) reaches: u32,
    pub(super) block: u32,
}

impl ProseList {
    /// How many blocks have prose.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no block has prose.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The prose with this 0-based index, in source order.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Prose<'_>> {
        let end = self.ends.get(index)?;
        let start =
            index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        Some(Prose {
            text: self.text.get(start.text as usize..end.text as usize)?,
            pieces: self.pieces.get(start.pieces as usize..end.pieces as usize)?,
            inlines: self.inlines.get(start.inlines as usize..end.inlines as usize)?,
            asides: &self.asides,
            block: end.block,
            reaches: self.reaches.get(start.reaches as usize..end.reaches as usize)?,
        })
    }

    /// The text of all of them, one after the other.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A text that is no prose.
    #[must_use]
    pub fn aside(&self, aside: Aside) -> &str {
        aside.within(&self.asides)
    }

    /// Keeps a text that is no prose.
    pub fn push_aside(&mut self, text: &str) -> Aside {
        let length = |asides: &String| u32::try_from(asides.len()).unwrap_or(u32::MAX);
        let start = length(&self.asides);
        self.asides.push_str(text);
        Aside { start, end: length(&self.asides) }
    }

    /// The first prose; an empty one where there is none.
    #[must_use]
    pub fn first(&self) -> Prose<'_> {
        self.get(0).unwrap_or_default()
    }

    /// Each prose in source order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Prose<'_>> + ExactSizeIterator {
        (0..self.len()).map(|index| self.get(index).unwrap_or_default())
    }
}
