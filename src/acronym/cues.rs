//! Pairs announced by words or signs: "LF stands for long form", "long form, or LF", "LF: long form".

use std::ops::Range;

use super::align::{Cost, Short, USUAL, edges};
use super::tokens::trim_matches;
use super::{Pair, Pattern, base_form, brackets, initials, overlap, window};

/// Words between a short form and the long form after it.
const RIGHT: &[&str] = &[
    "stands for",
    "standing for",
    "which stands for",
    "that stands for",
    "is short for",
    "short for",
    "is the abbreviation for",
    "is the abbreviation of",
    "is an abbreviation for",
    "is an abbreviation of",
    "is an acronym for",
    "is an acronym of",
    "is the acronym for",
    "is the acronym of",
    "an acronym for",
    "an abbreviation for",
    "an abbreviation of",
    "acronym for",
    "abbreviation for",
    "abbreviation of",
    "denotes",
    "denotes the",
    "means",
    "represents",
    "refers to",
    "refers to the",
    "expands to",
    "i.e.",
    "i.e.,",
    "that is,",
    "abbreviates",
    "is abbreviated from",
    "meaning",
    "denoting",
    "stand for",
    "is defined as",
];

/// Words between a long form and the short form after it.
const LEFT: &[&str] = &[
    "abbreviated as",
    "abbreviated to",
    "abbreviated by",
    "abbreviated",
    "abbreviated with",
    "is abbreviated as",
    "often abbreviated",
    "known as",
    "also known as",
    "aka",
    "a.k.a.",
    "called",
    "also called",
    "termed",
    "or simply",
    "or just",
    "denoted by",
    "denoted as",
    "denoted",
    "shortened to",
    "hereafter",
    "referred to as",
    "for short",
];

/// Finds the pairs that words or signs between the two forms announce.
pub(super) fn find(text: &str, shorts: &[Range<usize>], pairs: &mut Vec<Pair>) {
    for short in shorts {
        if pairs.iter().rev().take(8).any(|pair| overlap(&pair.short, short) || overlap(&pair.long, short)) {
            continue;
        }
        let pair = after(text, short).or_else(|| before(text, short));
        pairs.extend(pair);
    }
}

/// The long form stands after the short form.
fn after(text: &str, short: &Range<usize>) -> Option<Pair> {
    let written = text.get(short.clone())?;
    let window = before_bracket(text, window::right(text, short.end, 24));
    let slice = text.get(window.clone())?;
    let rest = slice
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '”' | '\'' | '’' | ')'));
    let (pattern, rest) = if let Some(rest) =
        RIGHT.iter().filter_map(|cue| strip_words(rest, cue)).min_by_key(|rest| rest.len())
    {
        (Pattern::Cue, rest)
    } else if let Some(rest) = slice.trim_start().strip_prefix([':', '=']) {
        (Pattern::Equation, rest)
    } else if let Some(rest) =
        [" — ", " – ", " - ", ", or ", "—"].iter().find_map(|mark| slice.strip_prefix(mark))
    {
        (Pattern::Apposition, rest)
    } else {
        return adjacent_after(text, short, written, &window);
    };
    let from = window.end - rest.len();
    let strict = pattern == Pattern::Apposition;
    let long = brackets::long_from(text, &(from..window.end), written, 0, |n| limit(n, strict))?;
    Some(Pair { short: short.clone(), long, pattern })
}

/// The window up to its first bracket.
fn before_bracket(text: &str, window: Range<usize>) -> Range<usize> {
    let bracket = text.get(window.clone()).and_then(|slice| slice.find(['(', '[', ']']));
    window.start..bracket.map_or(window.end, |at| window.start + at)
}

/// The window after its last bracket.
fn after_bracket(text: &str, window: Range<usize>) -> Range<usize> {
    let bracket = text.get(window.clone()).and_then(|slice| slice.rfind(['(', ')', '[', ']']));
    bracket.map_or(window.start, |at| window.start + at + 1)..window.end
}

/// The long form stands before the short form.
fn before(text: &str, short: &Range<usize>) -> Option<Pair> {
    let written = text.get(short.clone())?;
    let form = Short::new(written);
    let n = form.chars().len();
    let full = after_bracket(text, window::left(text, short.start, 20));
    let slice = text
        .get(full.clone())?
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '\''));
    let (pattern, rest) = if let Some(rest) =
        LEFT.iter().filter_map(|cue| ends_with_words(slice, cue)).min_by_key(|rest| rest.len())
    {
        (Pattern::Cue, rest)
    } else if let Some(rest) =
        [", or", " or", "—", "–", " -", ","].iter().find_map(|mark| slice.strip_suffix(mark))
    {
        (Pattern::Apposition, rest)
    } else {
        (Pattern::Apposition, slice)
    };
    let window = trim_matches(text, full.start..full.start + rest.len(), |c| !c.is_alphanumeric());
    if pattern == Pattern::Apposition && rest.len() == slice.len() {
        return adjacent(text, short, written, window);
    }
    let best = edges(&form, text, window.clone(), &USUAL).into_iter().rev().min_by_key(|edge| edge.cost)?;
    let strict = pattern == Pattern::Apposition;
    (best.cost <= limit(n, strict)).then(|| Pair {
        short: short.clone(),
        long: best.start..window.end,
        pattern,
    })
}

/// "MoE Mixture of Experts": the words right after, by their initials alone.
fn adjacent_after(text: &str, short: &Range<usize>, written: &str, window: &Range<usize>) -> Option<Pair> {
    let slice = text.get(window.clone())?;
    if !slice.starts_with(' ') || base_form(written).chars().filter(|c| c.is_alphabetic()).count() < 3 {
        return None;
    }
    let start = window.end - slice.trim_start().len();
    if !text.get(start..)?.starts_with(char::is_alphanumeric) {
        return None;
    }
    let long =
        window::word_ends(text, &(start..window.end)).into_iter().take(12).map(|end| start..end).find(
            |long| {
                text.get(long.clone())
                    .is_some_and(|long| long.contains(' ') && initials::initials_fit(written, long))
            },
        )?;
    Some(Pair { short: short.clone(), long, pattern: Pattern::Apposition })
}

/// "Mixture of Experts MoE": the words right before, by their initials alone.
fn adjacent(text: &str, short: &Range<usize>, written: &str, window: Range<usize>) -> Option<Pair> {
    if base_form(written).chars().filter(|c| c.is_alphabetic()).count() < 3 {
        return None;
    }
    let form = Short::new(written);
    let best = edges(&form, text, window.clone(), &USUAL).into_iter().rev().min_by_key(|edge| edge.cost)?;
    let long = best.start..window.end;
    let fits = initials::initials_fit(written, text.get(long.clone())?);
    fits.then(|| Pair { short: short.clone(), long, pattern: Pattern::Apposition })
}

fn limit(n: usize, strict: bool) -> Cost {
    match (n, strict) {
        (0 | 1, _) => 0,
        (2, _) => 1,
        (_, true) => 2,
        _ => 3 * Cost::try_from(n).unwrap_or(0),
    }
}

/// What is left of `text` after `words` at its start, ending at a word boundary.
fn strip_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let head = text.get(..words.len())?;
    let rest = text.get(words.len()..)?;
    (head.eq_ignore_ascii_case(words) && rest.starts_with(|c: char| !c.is_alphanumeric())).then_some(rest)
}

/// What is left of `text` before `words` at its end.
fn ends_with_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(words.len())?;
    let (rest, tail) = (text.get(..at)?, text.get(at..)?);
    (tail.eq_ignore_ascii_case(words) && rest.ends_with(|c: char| !c.is_alphanumeric())).then_some(rest)
}
