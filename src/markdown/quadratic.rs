//! One input per class that parsers of Markdown are known to take quadratic time for (pathological tests of cmark and
//! of comrak). The parser in use takes linear time for all of these; should one of them, or of its kin, become slow,
//! the page is given up whenever its time is over.

use std::cell::Cell;

use super::{Dialect, parse_until};
use crate::text::Source;

/// The length of each input in bytes, about.
const LENGTH: usize = 30_000;

fn repeated(text: &str) -> String {
    text.repeat(LENGTH / text.len())
}

fn nested_list() -> String {
    (0..240).map(|depth| format!("{}- a\n", " ".repeat(depth))).collect()
}

fn runs_of_ticks() -> String {
    (1..240).map(|length| format!("{}a", "`".repeat(length))).collect()
}

fn footnotes() -> String {
    (0..LENGTH / 16).map(|note| format!("[^{note}]: a [^{}]\n\n", note + 1)).collect()
}

fn classes() -> Vec<String> {
    let half = LENGTH / 2;
    let cells = |cell: &str| format!("|{}\n", cell.repeat(LENGTH / 6));
    let mut classes = vec![
        nested_list(),
        runs_of_ticks(),
        footnotes(),
        format!("{}{}", "[".repeat(half), "]".repeat(half)),
        format!("{}a{}", "*".repeat(half), "*".repeat(half)),
        format!("{}{}", "a**b".repeat(LENGTH / 8), "c* ".repeat(LENGTH / 8)),
        format!("{}\n\n[x]: y\n", repeated("[a] ")),
        [cells("a|"), cells("-|"), cells("b|")].concat(),
        format!("|{}\n|{}\n{}", "a|".repeat(200), "-|".repeat(200), repeated("|b\n")),
        format!("{}===\n", repeated("a\n")),
        format!("{}: b", repeated("a\n\n")),
        format!("[a]({}", "(".repeat(LENGTH)),
    ];
    let marks = [
        "> ",
        "> a\n",
        "- ",
        "-\n\n",
        "[",
        "[a](",
        "[a](<b",
        "[a](b \"",
        "![[]()",
        "[a][",
        "[[a|",
        "*a _b ",
        "~a ~~b ",
        "$a",
        "<!--a ",
        "<a b",
        "x<?",
        "x<![CDATA[",
        "https://a",
        "www.a.",
        "a_@b.",
        "a|b\n",
        "a|b\n-|-\n\n",
        "[^1] ",
        "[a]: b\n",
        "&amp",
        "\\a",
        "a\n: b\n\n",
        "a  \n",
        "> [!note]\n> a\n\n",
    ];
    classes.extend(marks.map(repeated));
    classes
}

/// Parses until the question whether the time is over was asked `allowed` times; gives whether the page was read, and
/// how often it was asked.
fn parse_with(allowed: usize, text: &str) -> (bool, usize) {
    let asked = Cell::new(0);
    let is_over = || {
        asked.set(asked.get() + 1);
        asked.get() > allowed
    };
    let dialect = Dialect { description_lists: true, wikilinks: true, math: true, mdx: false };
    let facts = parse_until(&is_over, &Source::new("a.md", text), &dialect);
    (facts.is_some(), asked.get())
}

#[test]
fn every_class_is_given_up_whenever_its_time_is_over() {
    for text in classes() {
        let name = text.get(..30).unwrap_or_default();
        let (read, asked) = parse_with(usize::MAX, &text);
        assert!(read && asked > 0, "{name:?} was asked {asked} times");
        for allowed in [0, asked / 2, asked - 1] {
            assert_eq!(parse_with(allowed, &text), (false, allowed + 1), "{name:?} went on after its time");
        }
    }
}
