//! The marks by which everything that is masked can be told. What is behind the last mark of a page need not be read
//! line by line, and a run of text without a mark not at all: most pages have few marks or none.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::markdown::dialect::Dialect;

use super::comment;

/// Marks that only count at the start of a line: of directives, admonitions and tabs, labels, and page breaks.
const OF_LINES: [&str; 6] = [":::", "!!!", "???", "===", ")=", "+++"];

/// Marks of the lines that MDX reads: tags and statements.
const OF_MDX_LINES: [&str; 3] = ["<", "import", "export"];

/// Marks that count anywhere: of template tags, roles, attribute lists and expressions; of Spec-Up; of comments.
const ANYWHERE: [&str; 3] = ["{", "[[", comment::PREFIX];

/// Marks of Obsidian that count anywhere: of comments and block ids.
const OF_OBSIDIAN: [&str; 2] = ["%%", "^"];

static LINES: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&OF_LINES));
static MDX_LINES: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&OF_MDX_LINES));
static INLINE: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&ANYWHERE));
static OBSIDIAN: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&OF_OBSIDIAN));

fn finders(marks: &[&'static str]) -> Vec<Finder<'static>> {
    marks.iter().map(|mark| Finder::new(*mark)).collect()
}

/// Where a page has marks.
#[derive(Debug)]
pub(super) struct Marks {
    /// The bytes of those that count anywhere, ascending.
    inline: Vec<usize>,
    /// The byte of the last mark of any kind.
    last: Option<usize>,
}

impl Marks {
    /// Finds the marks of `text` that count in `dialect`.
    pub(super) fn find(text: &str, dialect: &Dialect) -> Self {
        let text = text.as_bytes();
        let obsidian: &[_] = if dialect.wikilinks { &OBSIDIAN } else { &[] };
        let mdx: &[_] = if dialect.mdx { &MDX_LINES } else { &[] };
        let mut inline: Vec<usize> =
            INLINE.iter().chain(obsidian).flat_map(|mark| mark.find_iter(text)).collect();
        inline.sort_unstable();
        let of_lines = LINES.iter().chain(mdx).filter_map(|mark| mark.find_iter(text).last());
        let last = of_lines.chain(inline.last().copied()).max();
        Self { inline, last }
    }

    /// Whether a mark stands at or behind byte `at`.
    pub(super) fn are_left(&self, at: usize) -> bool {
        self.last.is_some_and(|last| at <= last)
    }

    /// Whether a mark that counts anywhere stands from byte `start` to byte `end`.
    pub(super) fn are_within(&self, start: usize, end: usize) -> bool {
        let next = self.inline.partition_point(|mark| *mark < start);
        self.inline.get(next).is_some_and(|mark| *mark < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_by_place_and_dialect() {
        let text = "a {b} c\n::: d\n^e\n<F/>";
        let plain = Marks::find(text, &Dialect::default());
        assert!(plain.are_within(0, 3) && !plain.are_within(3, text.len()));
        assert!(plain.are_left(8) && !plain.are_left(9));
        let obsidian = Marks::find(text, &Dialect { wikilinks: true, ..Dialect::default() });
        assert!(obsidian.are_within(9, text.len()) && !obsidian.are_left(15));
        let mdx = Marks::find(text, &Dialect { mdx: true, ..Dialect::default() });
        assert!(mdx.are_left(17) && !mdx.are_within(9, text.len()));
    }

    #[test]
    fn a_text_without_marks_has_none() {
        let marks = Marks::find("A *page* of [links](x), `code` and : prose.\n", &Dialect::default());
        assert!(!marks.are_left(0) && !marks.are_within(0, 40));
    }
}
