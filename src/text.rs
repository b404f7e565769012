//! Text with places: spans, the line index of a source, and rendered prose with its map back to source bytes.

mod bounded;
mod filter;
mod near;
mod prose;
mod runs;
mod script;
mod source;
mod squeeze;
mod visible;
mod wording;

pub use bounded::{first_bytes, last_bytes};
pub use filter::Filter;
pub use near::{Names, nearest, similarity};
pub use prose::{Aside, Inline, InlineKind, Piece, Prose, ProseList, ProseWriter};
pub use runs::{Runs, beginning, is_plain};
pub use script::is_unspaced;
pub use source::{Position, Source};
pub use squeeze::{squeeze, squeezed};
pub use visible::{on_one_line, visible, write_line};
pub use wording::{counted, did_you_mean, reason};

use std::ops::Range;

/// A half-open range of bytes of a source text. Offsets fit `u32`: larger files are not read as documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte, 0-based.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`, exclusive. An end before the start gives an empty span.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: end.max(start) }
    }

    /// The empty span at byte `offset`.
    #[must_use]
    pub fn empty(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// The bytes as a range, to slice with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
