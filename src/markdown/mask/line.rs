/// A line of the text, and how far it has been read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    text: &'a str,
    /// The first byte.
    pub(super) start: usize,
    /// The byte behind its content, before the line end.
    pub(super) end: usize,
    /// The first byte of the next line.
    pub(super) next: usize,
    /// The byte that is read next.
    pub(super) at: usize,
    /// The first byte from `at` on that is no white space, or `end`.
    pub(super) content: usize,
    /// The column of `at`, from 0; a tab stop is four columns wide.
    column: usize,
    /// Columns of the tab before `at` that have not been read yet.
    spare: usize,
}

impl<'a> Line<'a> {
    /// The line that begins at byte `start`; none at the end of the text.
    pub(super) fn new(text: &'a str, start: usize) -> Option<Self> {
        let rest = text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let line_end = rest.get(length..).unwrap_or_default();
        let width = if line_end.starts_with(b"\r\n") { 2 } else { line_end.len().min(1) };
        let end = start + length;
        let mut line =
            Self { text, start, end, next: end + width, at: start, content: start, column: 0, spare: 0 };
        line.find_content();
        Some(line)
    }

    fn find_content(&mut self) {
        let rest = self.rest();
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
        self.content = self.at + rest.bytes().take_while(is_blank).count();
    }

    /// What has not been read, indentation included.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// What has not been read, without its indentation.
    pub(super) fn text(&self) -> &'a str {
        self.text.get(self.content..self.end).unwrap_or_default()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.content >= self.end
    }

    /// The first byte that is no white space.
    pub(super) fn first(&self) -> Option<u8> {
        if self.is_blank() { None } else { self.text.as_bytes().get(self.content).copied() }
    }

    /// The columns of white space that come next.
    pub(super) fn indent(&self) -> usize {
        let mut column = self.column + self.spare;
        for byte in self.text.as_bytes().get(self.at..self.content).unwrap_or_default() {
            column = if *byte == b'\t' { next_stop(column) } else { column + 1 };
        }
        column - self.column
    }

    /// Reads up to `columns` of white space.
    pub(super) fn skip_columns(&mut self, columns: usize) {
        let mut left = columns;
        while left > 0 {
            if self.spare == 0 {
                if self.at >= self.content {
                    return;
                }
                let is_tab = self.text.as_bytes().get(self.at) == Some(&b'\t');
                let width = if is_tab { next_stop(self.column) - self.column } else { 1 };
                self.at += 1;
                self.spare = width;
            }
            let taken = left.min(self.spare);
            self.spare -= taken;
            self.column += taken;
            left -= taken;
        }
    }

    /// Reads the indentation, and `bytes` of ASCII behind it that is no white space.
    pub(super) fn skip_mark(&mut self, bytes: usize) {
        self.column += self.indent() + bytes;
        self.spare = 0;
        self.at = self.content + bytes;
        self.find_content();
    }
}

fn next_stop(column: usize) -> usize {
    (column / 4 + 1) * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_reach_to_the_next_stop_and_can_be_read_in_part() {
        let mut line = Line::new("  \tx\r\ny", 0).unwrap();
        assert_eq!((line.indent(), line.end, line.next), (4, 4, 6));
        line.skip_columns(3);
        assert_eq!((line.indent(), line.rest()), (1, "x"));
        assert_eq!((line.text(), line.first()), ("x", Some(b'x')));
        line.skip_mark(1);
        assert!(line.is_blank());
        assert!(Line::new("y", 1).is_none());
    }
}
