//! The layout of `serde_json`'s `PrettyFormatter`, for a value that stands within others. An indentation is one write:
//! deep documents are a third indentation, and a write per step of it took longer than all the rest.

use std::io::{Result, Write};

use serde_json::ser::Formatter;

/// The end of a line and the indentation of the next: more than any document here is deep, deeper values would be
/// indented no further.
const LINE: &[u8] = b",\n                                                                ";

/// A line per value, indented by two spaces for each list and object around it.
#[derive(Debug)]
pub(super) struct Indented {
    depth: usize,
    /// Whether the list or object that was begun last holds anything yet.
    has_value: bool,
}

impl Indented {
    /// For a value that stands within so many lists and objects.
    pub(super) fn within(depth: usize) -> Self {
        Self { depth, has_value: false }
    }

    fn begin<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn end<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.has_value {
            self.line(out, 1)?;
        }
        out.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&self, out: &mut W, first: bool) -> Result<()> {
        self.line(out, usize::from(first))
    }

    /// Begins a line; without the comma before it where one byte is left out.
    fn line<W: ?Sized + Write>(&self, out: &mut W, left_out: usize) -> Result<()> {
        let end = (2 + 2 * self.depth).min(LINE.len());
        out.write_all(LINE.get(left_out..end).unwrap_or(LINE))
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.begin(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.end(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        self.next(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.begin(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.end(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        self.next(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> Result<()> {
        self.has_value = true;
        Ok(())
    }
}
