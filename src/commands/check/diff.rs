//! What a fix changes in a file, as a unified diff.

use std::fmt::Write as _;
use std::ops::Range;

use rustc_hash::FxHashSet;
use similar::TextDiff;

/// How many lines stand around a change.
const CONTEXT: usize = 3;

/// The unified diff of the texts of a file.
pub(super) fn unified(path: &str, before: &str, after: &str) -> String {
    in_place(path, before, after).unwrap_or_else(|| by_search(path, before, after))
}

/// The diff where the lines that are kept have to be sought.
fn by_search(path: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let (old, new) = (name("a/", path), name("b/", path));
    diff.unified_diff().context_radius(CONTEXT).header(&old, &new).to_string()
}

/// The diff where lines only become others, as most fixes do: they put marks around words. Where no such line, old or
/// new, stands anywhere else, no diff is shorter, and there is no other of that length. None where that does not hold.
fn in_place(path: &str, before: &str, after: &str) -> Option<String> {
    let (old, new) = (lines(before)?, lines(after)?);
    let changed: Vec<usize> =
        old.iter().zip(&new).enumerate().filter(|(_, (old, new))| old != new).map(|(line, _)| line).collect();
    if old.len() != new.len() || !stand_nowhere_else(&changed, &old, &new) {
        return None;
    }
    let mut diff = String::new();
    if !changed.is_empty() {
        let _ = writeln!(diff, "--- {}\n+++ {}", name("a/", path), name("b/", path));
    }
    for changes in changed.chunk_by(|a, b| b - a <= 2 * CONTEXT + 1) {
        let (Some(first), Some(last)) = (changes.first(), changes.last()) else { continue };
        write_hunk(first.saturating_sub(CONTEXT)..(last + 1 + CONTEXT).min(old.len()), &old, &new, &mut diff);
    }
    Some(diff)
}

/// The name of a file as Git writes it in the head of a patch: in quotes with escapes where it has a character that
/// would end the line or the quotes.
fn name(side: &str, path: &str) -> String {
    let mut quoted = String::new();
    for c in path.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_ascii_control() => {
                let _ = write!(quoted, "\\{:03o}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    if quoted == path { format!("{side}{path}") } else { format!("\"{side}{quoted}\"") }
}

/// The lines of a text with their ends. None where one does not end in `\n` alone.
fn lines(text: &str) -> Option<Vec<&str>> {
    let bytes = text.as_bytes();
    if !text.ends_with('\n') || memchr::memchr(b'\r', bytes).is_some() {
        return None;
    }
    let mut start = 0;
    memchr::memchr_iter(b'\n', bytes)
        .map(|end| text.get(std::mem::replace(&mut start, end + 1)..=end))
        .collect()
}

/// Whether each changed line, old or new, stands in one of the texts only, and there on changed lines only.
fn stand_nowhere_else(changed: &[usize], old: &[&str], new: &[&str]) -> bool {
    let olds: FxHashSet<&str> = changed.iter().filter_map(|line| old.get(*line).copied()).collect();
    let news: FxHashSet<&str> = changed.iter().filter_map(|line| new.get(*line).copied()).collect();
    let mut unchanged = old.iter().zip(new).filter(|(old, new)| old == new).map(|(line, _)| *line);
    olds.is_disjoint(&news) && !unchanged.any(|line| olds.contains(line) || news.contains(line))
}

/// Writes lines as a hunk: those that differ, old and then new, as long as they follow each other.
fn write_hunk(lines: Range<usize>, old: &[&str], new: &[&str], diff: &mut String) {
    let range = match lines.len() {
        1 => format!("{}", lines.start + 1),
        length => format!("{},{length}", lines.start + 1),
    };
    let _ = writeln!(diff, "@@ -{range} +{range} @@");
    let pairs: Vec<(&str, &str)> =
        old.iter().copied().zip(new.iter().copied()).skip(lines.start).take(lines.len()).collect();
    for same in pairs.chunk_by(|a, b| (a.0 == a.1) == (b.0 == b.1)) {
        if same.first().is_some_and(|(old, new)| old == new) {
            same.iter().for_each(|(line, _)| diff.extend([" ", line]));
        } else {
            same.iter().for_each(|(old, _)| diff.extend(["-", old]));
            same.iter().for_each(|(_, new)| diff.extend(["+", new]));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn changed_lines_stand_with_three_around_them() {
        let before = "a\nb\nc\nd\ne\nf\n";
        let expected = "--- a/x.md\n+++ b/x.md\n@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n+[e](e.md)\n f\n";
        assert_eq!(in_place("x.md", before, &before.replace('e', "[e](e.md)")).unwrap(), expected);
    }

    #[test]
    fn the_name_of_a_file_ends_no_line() {
        let diff = in_place("a\n\"b\u{1b}é.md", "a\n", "b\n").unwrap();
        assert!(diff.starts_with("--- \"a/a\\012\\\"b\\033é.md\"\n+++ \"b/a\\012"), "{diff}");
    }

    #[test]
    fn lines_that_stand_elsewhere_are_sought() {
        assert_eq!(in_place("x.md", "a\nb\n", "b\nc\n"), None, "b has moved");
        assert_eq!(in_place("x.md", "a\nb\n", "b\nb\n"), None, "b may be the first or the second");
        assert_eq!(in_place("x.md", "a\nb\n", "a\n"), None, "fewer lines");
        assert_eq!(in_place("x.md", "a\nb", "a\nc"), None, "no end of the last line");
        assert_eq!(in_place("x.md", "a\r\nb\r\n", "a\r\nc\r\n"), None, "other line ends");
    }

    proptest! {
        #[test]
        fn it_is_the_diff_that_a_search_gives(
            lines in prop::collection::vec((0..12_u8, prop::bool::weighted(0.2), 0..12_u8), 0..60)
        ) {
            let text = |pick: &dyn Fn(&(u8, bool, u8)) -> u8| -> String {
                lines.iter().map(|line| format!("{}\n", pick(line))).collect()
            };
            let before = text(&|(old, ..)| *old);
            let after = text(&|(old, changes, new)| if *changes { 100 + *new } else { *old });
            if let Some(diff) = in_place("x.md", &before, &after) {
                prop_assert_eq!(diff, by_search("x.md", &before, &after));
            }
        }

        #[test]
        fn most_lines_differ_from_all_others(changes in prop::collection::vec(prop::bool::weighted(0.3), 0..80)) {
            let text = |end: &str| -> String {
                changes.iter().enumerate().map(|(n, c)| format!("{n}{}\n", if *c { end } else { "" })).collect()
            };
            let (before, after) = (text("old"), text("new"));
            let diff = in_place("x.md", &before, &after);
            prop_assert_eq!(diff.unwrap_or_default(), by_search("x.md", &before, &after));
        }
    }
}
