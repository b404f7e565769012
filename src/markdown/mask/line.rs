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
        Some(Self { text, start, end, next: end + width, at: start, column: 0, spare: 0 })
    }

    /// What has not been read, indentation included.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.rest().bytes().all(|byte| matches!(byte, b' ' | b'\t'))
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.rest().bytes().next()
    }

    /// The columns of white space that come next.
    pub(super) fn indent(&self) -> usize {
        let mut column = self.column + self.spare;
        for byte in self.rest().bytes() {
            match byte {
                b' ' => column += 1,
                b'\t' => column = next_stop(column),
                _ => break,
            }
        }
        column - self.column
    }

    /// Reads up to `columns` of white space.
    pub(super) fn skip_columns(&mut self, columns: usize) {
        let mut left = columns;
        while left > 0 {
            if self.spare == 0 {
                let width = match self.peek() {
                    Some(b' ') => 1,
                    Some(b'\t') => next_stop(self.column) - self.column,
                    _ => return,
                };
                self.at += 1;
                self.spare = width;
            }
            let taken = left.min(self.spare);
            self.spare -= taken;
            self.column += taken;
            left -= taken;
        }
    }

    /// Reads `bytes` of ASCII that is no white space.
    pub(super) fn skip_mark(&mut self, bytes: usize) {
        self.at += bytes;
        self.column += bytes;
    }

    /// The same line, read up to its first byte that is no white space.
    pub(super) fn indented(mut self) -> Self {
        self.skip_columns(usize::MAX);
        self
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
        assert_eq!(line.indented().rest(), "x");
        assert!(Line::new("y", 1).is_none());
    }
}
