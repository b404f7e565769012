//! The positions of comrak behind a label that goes over the end of a line, `[text][long\nlabel]`: comrak 0.59 does
//! not count that line end (`parser/inlines.rs`, `handle_close_bracket`), so that what follows on the line has columns
//! beyond it, and what follows on later lines a line too low. And those of a block whose first lines are definitions.

use comrak::nodes::Sourcepos;

use crate::text::{Source, Span};

/// The source bytes of a node; comrak gives 1-based lines and columns in bytes, the end inclusive.
pub(super) fn unbent(source: &Source, position: Sourcepos) -> Span {
    let start = source.byte_at(position.start.line, position.start.column);
    let end = source.byte_at(position.end.line, position.end.column + 1);
    Span { start, end: end.max(start) }
}

/// Where positions of a block bend, and by how much.
#[derive(Debug, Default)]
pub(super) struct Bend {
    /// The line of the last such label, as the parser counts.
    line: usize,
    /// The byte behind it, as the parser's position has it.
    from: u32,
    /// How many lines are missing up to that line, and behind it.
    before: usize,
    after: usize,
    /// How many bytes are missing behind the label on its line: the marks of quotes and lists that the parser drops.
    drift: u32,
}

impl Bend {
    /// For a block at whose start `lines` lines are definitions: comrak takes these out (`parser/mod.rs`,
    /// `resolve_reference_link_definitions`), and counts the lines that are left from the first one of the block.
    pub(super) fn below(lines: usize) -> Self {
        Self { before: lines, after: lines, ..Self::default() }
    }

    /// The span that a position of the parser stands for.
    pub(super) fn span(&self, source: &Source, position: Sourcepos) -> Span {
        if self.after == 0 {
            return unbent(source, position);
        }
        let start = self.byte(source, position.start.line, position.start.column, false);
        let end = self.byte(source, position.end.line, position.end.column + 1, true);
        Span { start, end: end.max(start) }
    }

    fn byte(&self, source: &Source, line: usize, column: usize, is_end: bool) -> u32 {
        if line > self.line {
            return source.byte_at(line + self.after, column);
        }
        let byte = source.byte_at(line + self.before, column);
        let behind = line == self.line && (byte > self.from || byte == self.from && !is_end);
        if behind { byte.saturating_add(self.drift) } else { byte }
    }

    /// Takes in a label with `lines` line ends: the link ends at `real_end`, but on the parser's `line` at `end`.
    pub(super) fn add(&mut self, line: usize, end: u32, lines: usize, real_end: u32) {
        if line != self.line {
            *self = Self { line, from: 0, before: self.after, after: self.after, drift: 0 };
        }
        self.from = end;
        self.after += lines;
        self.drift = self.drift.saturating_add(real_end.saturating_sub(end));
    }
}
