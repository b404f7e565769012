//! The marks by which everything that is masked can be told. What is behind the last mark of a page need not be read
//! line by line, and a run of text without a mark not at all: most pages have few marks or none.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr2_iter, memchr3_iter};

use crate::markdown::dialect::Dialect;

use super::comment;

/// Marks that count anywhere: of template tags, roles, attribute lists and expressions; of Spec-Up; of comments.
static ANYWHERE: LazyLock<[Finder<'static>; 3]> =
    LazyLock::new(|| ["{", "[[", comment::PREFIX].map(Finder::new));

/// Marks of Obsidian that count anywhere: of comments and block ids.
static OBSIDIAN: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["%%", "^"].map(Finder::new));

/// What the lines begin with that MDX reads: tags and statements.
const OF_MDX_LINES: [&[u8]; 3] = [b"<", b"import", b"export"];

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
        let obsidian: &[_] = if dialect.wikilinks { &*OBSIDIAN } else { &[] };
        let finders = ANYWHERE.iter().chain(obsidian);
        let places = finders.flat_map(|mark| mark.find_iter(text));
        let mut inline: Vec<usize> = places.filter(|at| dialect.mdx || may_begin(text, *at)).collect();
        inline.sort_unstable();
        let behind = inline.last().copied().unwrap_or(0);
        let last = last_of_lines(text, behind, dialect).or(inline.last().copied());
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

/// Whether anything may begin at a mark, outside of MDX. Most braces are those of code, which are neither of a template
/// tag nor of a fence, and hold no attributes and no name of a role.
fn may_begin(text: &[u8], at: usize) -> bool {
    let (Some(before), Some([b'{', inside @ ..])) = (text.get(..at), text.get(at..)) else { return true };
    let is_of_fence = matches!(before.trim_ascii_end(), [.., b'`' | b'~' | b':']);
    let words = inside.iter().take(LONGEST).position(|byte| !may_be_of_attributes(*byte)).unwrap_or(LONGEST);
    let held = inside.get(..words).unwrap_or_default();
    let is_list = match inside.get(words..) {
        Some([b'}', ..]) => held.iter().any(|byte| matches!(byte, b'#' | b'.' | b':')),
        Some([b'=', value, ..]) => !value.is_ascii_whitespace(),
        _ => false,
    };
    is_of_fence || is_list || matches!(inside, [b'{' | b'%', ..]) || ends_as_role(inside)
}

/// The most bytes of an attribute list that are looked at.
const LONGEST: usize = 1000;

fn may_be_of_attributes(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte.is_ascii_whitespace()
        || !byte.is_ascii()
        || matches!(byte, b'#' | b'.' | b'-' | b'_' | b':' | b'@' | b'%' | b'/' | b'+')
}

/// Whether what is in braces is followed by a backtick, with no other brace, backtick or line end before.
fn ends_as_role(inside: &[u8]) -> bool {
    let end = inside.iter().position(|byte| matches!(byte, b'}' | b'{' | b'`' | b'\n'));
    end.and_then(|end| inside.get(end..)).is_some_and(|rest| rest.starts_with(b"}`"))
}

/// The last mark at or behind byte `from` that counts on a line of its own: `:::` of directives, `!!!`, `???` and `===`
/// of admonitions and tabs, `+++` of page breaks, the end of `(label)=`, and those of MDX. Looks from the end.
fn last_of_lines(text: &[u8], from: usize, dialect: &Dialect) -> Option<usize> {
    let rest = text.get(from..)?;
    let is_triple = |at: usize| matches!(rest.get(at..), Some([a, b, c, ..]) if a == b && b == c);
    let ends_label = |at: usize| at > 0 && rest.get(at - 1..).is_some_and(|found| found.starts_with(b")="));
    let of_mdx = |at: usize| {
        rest.get(at..).is_some_and(|found| OF_MDX_LINES.iter().any(|mark| found.starts_with(mark)))
    };
    let mut last = memchr3_iter(b':', b'=', b'+', rest).rev().find(|at| is_triple(*at) || ends_label(*at));
    last = last.max(memchr2_iter(b'!', b'?', rest).rev().find(|at| is_triple(*at)));
    if dialect.mdx {
        last = last.max(memchr3_iter(b'<', b'i', b'e', rest).rev().find(|at| of_mdx(*at)));
    }
    last.map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_by_place_and_dialect() {
        let text = "a {#b}c\n::: d\n^e\n<F/>";
        let plain = Marks::find(text, &Dialect::default());
        assert!(plain.are_within(0, 3) && !plain.are_within(3, text.len()));
        assert!(plain.are_left(8) && !plain.are_left(9));
        let obsidian = Marks::find(text, &Dialect { wikilinks: true, ..Dialect::default() });
        assert!(obsidian.are_within(9, text.len()) && !obsidian.are_left(15));
        let mdx = Marks::find(text, &Dialect { mdx: true, ..Dialect::default() });
        assert!(mdx.are_left(17) && !mdx.are_within(9, text.len()));
    }

    #[test]
    fn braces_of_code_are_no_marks() {
        for text in ["fn a() {\n  b();\n}", "if a {b} else { c, d }", "a {\"b\": 1}", "{ let a = 1 }", "{}"] {
            assert!(!Marks::find(text, &Dialect::default()).are_left(0), "{text}");
            assert!(Marks::find(text, &Dialect { mdx: true, ..Dialect::default() }).are_left(0), "{text}");
        }
        for text in ["{{ a }}", "{% a %}", "{a b}`c`", "{a='b'}", "{ .a }", "{:a}", "```{a}", "{ü=1 #a}"] {
            assert!(Marks::find(text, &Dialect::default()).are_left(0), "{text}");
        }
    }

    #[test]
    fn a_text_without_marks_has_none() {
        let marks = Marks::find("A *page* of [links](x), `code` and : prose.\n", &Dialect::default());
        assert!(!marks.are_left(0) && !marks.are_within(0, 40));
    }

    #[test]
    fn marks_of_lines_are_found_from_the_end() {
        for (text, last) in [(":::: a\n!!! b\nc", 7), ("(a)=\nb = c", 3), ("{a}\n??? b", 4), ("a {.b}", 2)] {
            let marks = Marks::find(text, &Dialect::default());
            assert!(marks.are_left(last) && !marks.are_left(last + 1), "{text}");
        }
    }
}
