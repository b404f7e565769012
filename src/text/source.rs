use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};

use super::Span;

/// One file of the tree as it was read: its path, its text, and where its lines begin.
#[derive(Debug, Clone)]
pub struct Source {
    path: Arc<Utf8Path>,
    text: String,
    /// Byte offset of the first byte of each line; never empty.
    line_starts: Vec<u32>,
    /// The code points before each stretch of [`STRETCH`] bytes; counted once a place far behind on its line is asked for.
    counted: OnceLock<Vec<u32>>,
}

/// How many bytes of a line are counted anew for each place: more than a line of prose has.
const STRETCH: usize = 4_096;

/// A place as people and other programs name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Position {
    /// 0-based UTF-8 byte offset in the file, a byte-order mark counted.
    pub byte: u32,
    /// 1-based line.
    pub line: u32,
    /// 1-based column in code points.
    pub column: u32,
}

impl Source {
    /// Takes the text of the file at `path` (relative to the root, `/`-separated) and indexes its lines.
    /// A line ends at `\n`, `\r\n` or a lone `\r`, as in `CommonMark`.
    #[must_use]
    pub fn new(path: impl Into<Utf8PathBuf>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = line_starts(text.as_bytes());
        Self { path: path.into().into(), text, line_starts, counted: OnceLock::new() }
    }

    /// The path relative to the root.
    #[must_use]
    pub fn path(&self) -> &Utf8Path {
        &self.path
    }

    /// The same, to be kept with what is said about the file.
    #[must_use]
    pub fn shared_path(&self) -> Arc<Utf8Path> {
        Arc::clone(&self.path)
    }

    /// The whole text, a byte-order mark included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`; empty where the span lies outside the text or cuts a character.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The number of lines, at least 1.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The byte at which the 1-based `line` begins; the end of the text for a line that does not exist.
    #[must_use]
    pub fn line_start(&self, line: usize) -> u32 {
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index));
        start.copied().unwrap_or_else(|| self.end())
    }

    /// The byte behind the last.
    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// The span of the 1-based `line` without its line ending.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let (start, next) = (self.line_start(line), self.line_start(line + 1));
        let body = self.text.as_bytes().get(start as usize..next as usize).unwrap_or_default();
        let line_end = body.iter().rev().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        Span { start, end: next - line_end as u32 }
    }

    /// The 1-based line that holds `byte`.
    #[must_use]
    pub fn line_of(&self, byte: u32) -> usize {
        self.line_starts.partition_point(|&start| start <= byte).max(1)
    }

    /// The line and column of `byte`.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let line = self.line_of(byte);
        let (start, end) = (self.line_start(line) as usize, byte as usize);
        let before = if end.saturating_sub(start) <= STRETCH {
            code_points(self.text.as_bytes().get(start..end).unwrap_or_default())
        } else {
            self.code_points_before(end).saturating_sub(self.code_points_before(start))
        };
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { byte, line: narrow(line), column: narrow(before + 1) }
    }

    /// The code points before `byte`, by the count at the stretch that holds it: on a line of megabytes, each place
    /// would else be counted from the start of the line.
    fn code_points_before(&self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let count = || {
            let mut before = 0;
            let stretches = bytes.chunks(STRETCH);
            let after = stretches.map(|stretch| {
                before += u32::try_from(code_points(stretch)).unwrap_or(u32::MAX);
                before
            });
            std::iter::once(0).chain(after).collect()
        };
        let stretch = byte / STRETCH;
        let before = self.counted.get_or_init(count).get(stretch).map_or(0, |&before| before as usize);
        before + code_points(bytes.get(stretch * STRETCH..byte).unwrap_or_default())
    }

    /// The byte of a 1-based line and a 1-based column counted in bytes; of a place within a character its first one.
    #[must_use]
    pub fn byte_at(&self, line: usize, byte_column: usize) -> u32 {
        let column = u32::try_from(byte_column.saturating_sub(1)).unwrap_or(u32::MAX);
        let byte = self.line_start(line).saturating_add(column).min(self.end());
        let starts = |byte: &u32| self.text.is_char_boundary(*byte as usize);
        if starts(&byte) { byte } else { (0..byte).rev().find(starts).unwrap_or(byte) }
    }
}

/// The code points that begin in some bytes of UTF-8.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| !matches!(byte, 0x80..=0xBF)).count()
}

/// About how many bytes a line has.
const LINE: usize = 32;

fn line_starts(bytes: &[u8]) -> Vec<u32> {
    let mut starts = Vec::with_capacity(1 + bytes.len() / LINE);
    starts.push(0);
    let mut add = |end: usize| starts.push(u32::try_from(end + 1).unwrap_or(u32::MAX));
    if memchr::memchr(b'\r', bytes).is_none() {
        each_line_feed(bytes, &mut add);
    } else {
        let is_half = |end: &usize| bytes.get(*end..*end + 2) == Some(b"\r\n");
        memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|end| !is_half(end)).for_each(add);
    }
    starts.shrink_to_fit();
    starts
}

/// Calls `found` with the place of each line feed. They stand so near to each other that eight bytes at a time are
/// looked at faster than `memchr` begins anew behind each.
fn each_line_feed(bytes: &[u8], found: &mut impl FnMut(usize)) {
    const LOW: u64 = u64::from_ne_bytes([0x7f; 8]);
    const LINE_FEEDS: u64 = u64::from_ne_bytes([b'\n'; 8]);
    let (chunks, rest) = bytes.as_chunks::<8>();
    for (index, chunk) in chunks.iter().enumerate() {
        // The upper bit of each byte that is a line feed (Warren, Hacker's Delight, 6-1: find first 0-byte).
        let other = u64::from_le_bytes(*chunk) ^ LINE_FEEDS;
        let mut feeds = !(((other & LOW) + LOW) | other | LOW);
        while feeds != 0 {
            found(8 * index + feeds.trailing_zeros() as usize / 8);
            feeds &= feeds - 1;
        }
    }
    let start = bytes.len() - rest.len();
    memchr::memchr_iter(b'\n', rest).for_each(|at| found(start + at));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_every_kind_of_line_end() {
        let source = Source::new("a.md", "one\r\ntwo\rthree\nfour");
        let lines: Vec<&str> = (1..=4).map(|line| source.slice(source.line_span(line))).collect();
        assert_eq!(lines, ["one", "two", "three", "four"]);
        assert_eq!(source.line_count(), 4);
    }

    #[test]
    fn every_line_feed_counts() {
        let text = "\n\n\u{8a}\u{10a} 12\n a longer line, then a short one\nx\n\n\nthe end";
        let defined = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
        assert_eq!(line_starts(text.as_bytes()), [0].into_iter().chain(defined).collect::<Vec<u32>>());
    }

    #[test]
    fn columns_count_code_points() {
        let source = Source::new("a.md", "x\n你é z");
        let position = source.position(8);
        assert_eq!((position.line, position.column), (2, 4));
        assert_eq!(source.slice(Span::new(8, 9)), "z");
    }

    #[test]
    fn columns_of_a_long_line_count_code_points_too() {
        let source = Source::new("a.md", format!("\u{e9}\nx\n{}", "\u{e9}ab".repeat(5_000)));
        for column in [1, 2, 3, 3_071, 3_072, 3_073, 6_145, 12_001, 15_000] {
            let inner = (column - 1) / 3 * 4 + [0, 2, 3][(column - 1) % 3];
            let position = source.position(5 + inner as u32);
            assert_eq!((position.line, position.column as usize), (3, column));
        }
    }

    #[test]
    fn the_end_of_the_text_is_a_position() {
        let source = Source::new("a.md", "ab\n");
        let position = source.position(3);
        assert_eq!((position.line, position.column), (2, 1));
    }
}
