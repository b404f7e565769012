//! Where a headword falls into several names.

use std::ops::Range;

use super::relate::{abbreviates, is_acronym_like, same_letters, shares_stem};
use super::trim;
use crate::glossary::words::Words;

/// Marks and words that always stand between two names.
const ALWAYS: [&str; 10] =
    [" / ", " | ", "、", "，", ", aka ", " aka ", " a.k.a. ", ", also known as ", " also known as ", ", or "];

/// Marks between a name and its acronym, in either order.
const BETWEEN: [&str; 5] = [" — ", " – ", " - ", ": ", " = "];

/// Pairs with a slash that are one name.
const ONE_NAME: [&str; 9] = [
    "and/or",
    "client/server",
    "input/output",
    "read/write",
    "on/off",
    "true/false",
    "yes/no",
    "push/pull",
    "request/response",
];

/// The names in the range, in order; the range itself where it is one name.
pub(super) fn split(words: &Words, range: Range<usize>) -> Vec<Range<usize>> {
    for mark in ALWAYS {
        let Some(parts) = parts(words, &range, mark) else { continue };
        if parts.iter().all(|part| !part.is_empty()) {
            return parts.into_iter().flat_map(|part| split(words, part)).collect();
        }
    }
    for mark in BETWEEN {
        if let Some([a, b]) = parts(words, &range, mark).as_deref()
            && is_pair(&words.plain(a), &words.plain(b))
        {
            return vec![a.clone(), b.clone()];
        }
    }
    let found =
        [(", ", commas as Judge), (" or ", either), ("/", slash)].into_iter().find_map(|(mark, judge)| {
            let parts = parts(words, &range, mark)?;
            let texts: Vec<String> = parts.iter().map(|part| words.plain(part)).collect();
            let all_code = parts.iter().all(|part| words.is_code(part));
            (all_code || judge(&texts)).then_some(parts)
        });
    found.or_else(|| juxtaposed(words, &range)).unwrap_or_else(|| vec![range])
}

type Judge = fn(&[String]) -> bool;

/// The parts between the marks that stand outside of brackets and code; none where no mark does.
fn parts(words: &Words, range: &Range<usize>, mark: &str) -> Option<Vec<Range<usize>>> {
    let text = words.text();
    if !text.get(range.clone()).unwrap_or_default().contains(mark) {
        return None;
    }
    let mut parts = Vec::new();
    let mut depth = 0_i32;
    let mut start = range.start;
    let mut at = range.start;
    for (offset, character) in text.get(range.clone()).unwrap_or_default().char_indices() {
        let place = range.start + offset;
        match character {
            '(' | '（' | '[' | '<' => depth += 1,
            ')' | '）' | ']' | '>' => depth -= 1,
            _ => {}
        }
        if place < at || depth != 0 || words.in_code(place) {
            continue;
        }
        if text.get(place..range.end).is_some_and(|rest| rest.starts_with(mark)) {
            parts.push(trim(text, start..place));
            start = place + mark.len();
            at = start;
        }
    }
    parts.push(trim(text, start..range.end));
    (parts.len() > 1).then_some(parts)
}

/// Whether one of the two is an acronym of the other.
fn is_pair(a: &str, b: &str) -> bool {
    (is_acronym_like(a) && abbreviates(a, b)) || (is_acronym_like(b) && abbreviates(b, a))
}

/// `arena, arena allocation` but not `garbage in, garbage out`: every later part is a form of the first.
fn commas(parts: &[String]) -> bool {
    let Some((first, others)) = parts.split_first() else { return false };
    let single = |text: &String| !text.contains(' ');
    let two_words = parts.len() == 2 && parts.iter().all(single);
    two_words || others.iter().all(|other| is_form_of(other, first))
}

fn is_form_of(other: &str, first: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let nested = |a: &str, b: &str| {
        let (a, b) = (a.to_lowercase(), b.to_lowercase());
        a.starts_with(&format!("{b} ")) || a.ends_with(&format!(" {b}"))
    };
    is_pair(other, first)
        || same_letters(other, first)
        || nested(other, first)
        || nested(first, other)
        || (words(other) == 1 && words(first) == 1 && shares_stem(other, first))
        || (words(other) == 1 && abbreviates(other, first))
        || words(other) == words(first) && is_clipped(other, first)
}

/// Whether each word of one begins the word of the other: `infer var` of `inference variable`.
fn is_clipped(short: &str, long: &str) -> bool {
    let pairs = short.split_whitespace().zip(long.split_whitespace());
    short != long && pairs.clone().all(|(a, b)| b.to_lowercase().starts_with(&a.to_lowercase()))
}

/// `node-id or NodeId` but not `free or libre software`.
fn either(parts: &[String]) -> bool {
    let Some((first, others)) = parts.split_first() else { return false };
    let words = |text: &str| text.split_whitespace().count();
    others.iter().all(|other| {
        let balanced = words(first) == words(other);
        is_form_of(other, first)
            || (balanced && (words(first) == 1 || shares_stem(first, other)))
            || (words(first) >= 2 && words(other) >= 2 && shares_stem(first, other))
    })
}

/// `Path/Address` but not `CI/CD` or `I/O`, whatever stands in brackets behind them.
fn slash(parts: &[String]) -> bool {
    let without_group = |part: &String| part.split(" (").next().unwrap_or_default().to_owned();
    let parts = &parts.iter().map(without_group).collect::<Vec<_>>()[..];
    let whole = parts.join("/").to_lowercase();
    let is_word = |text: &String| {
        text.chars().count() >= 3
            && text.chars().any(char::is_lowercase)
            && text.chars().all(char::is_alphabetic)
    };
    let acronyms_of_one = matches!(parts, [a, b] if is_pair(a, b) || same_letters(a, b));
    acronyms_of_one || (parts.iter().all(is_word) && !ONE_NAME.contains(&whole.as_str()))
}

/// `Mixture of Experts MoE`.
fn juxtaposed(words: &Words, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = words.text().get(range.clone())?;
    let space = text.rfind(' ')?;
    let (long, short) = (text.get(..space)?, text.get(space + 1..)?);
    let fits = is_acronym_like(short)
        && long.split_whitespace().count() >= 2
        && crate::acronym::initials_fit(short, long);
    fits.then(|| {
        vec![trim(words.text(), range.start..range.start + space), range.start + space + 1..range.end]
    })
}
