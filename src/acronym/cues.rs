//! Pairs announced by words or signs: "LF stands for long form", "long form, abbreviated LF", "LF: long form".

use std::ops::Range;
use std::sync::LazyLock;

use super::long_form::{cue_limit, ending_in, starting_in};
use super::tokens::{is_space_or_quote, trim};
use super::{Pair, Pattern, base_form, window};

/// Most words that are looked at on either side of a short form.
const MOST_WORDS: usize = 24;

/// Words between a short form and the long form after it; longer ones before those they begin with.
#[rustfmt::skip]
const BEFORE_LONG: &[&str] = &[
    "which stands for", "that stands for", "stands for", "standing for", "stand for", "is short for", "short for",
    "is the abbreviation for", "is the abbreviation of", "is an abbreviation for", "is an abbreviation of",
    "an abbreviation for", "an abbreviation of", "abbreviation for", "abbreviation of", "is an acronym for",
    "is an acronym of", "is the acronym for", "is the acronym of", "an acronym for", "acronym for",
    "is abbreviated from", "abbreviates", "is defined as", "denotes", "denoting", "means", "meaning", "represents",
    "refers to", "expands to", "i.e.", "that is,",
];

/// Words between a long form and the short form after it; longer ones before those they end with.
#[rustfmt::skip]
const BEFORE_SHORT: &[&str] = &[
    "is abbreviated as", "abbreviated as", "abbreviated to", "abbreviated by", "abbreviated with", "often abbreviated",
    "abbreviated", "also known as", "known as", "aka", "a.k.a.", "also called", "called", "termed", "or simply",
    "or just", "denoted by", "denoted as", "denoted", "shortened to", "hereafter", "referred to as", "for short",
];

/// The words of [`BEFORE_SHORT`] by the byte that they end with: most text ends with none.
static BY_LAST_BYTE: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let ending = |byte: u8| move |cue: &&str| cue.as_bytes().last() == Some(&byte);
    (0..=u8::MAX).map(|byte| BEFORE_SHORT.iter().copied().filter(ending(byte)).collect()).collect()
});

/// The pair in which the short form at `short` stands, if a cue or a sign announces one.
pub(super) fn find(text: &str, short: &Range<usize>) -> Option<Pair> {
    let written = text.get(short.clone())?;
    let (long, pattern) = after(text, short.end, written).or_else(|| before(text, short.start, written))?;
    Some(Pair { short: short.clone(), long, pattern })
}

/// The long form stands after the short form.
fn after(text: &str, at: usize, written: &str) -> Option<(Range<usize>, Pattern)> {
    let tail = text.get(at..)?;
    let rest = tail.trim_start_matches(|c: char| is_space_or_quote(c) || matches!(c, ',' | ')'));
    let cue = || BEFORE_LONG.iter().find_map(|cue| strip_words(rest, cue)).map(|rest| (rest, Pattern::Cue));
    let cue = if rest.starts_with(|c: char| c.is_ascii_lowercase()) { cue() } else { None };
    let quoted = || {
        let rest = rest.strip_prefix("for ")?;
        rest.starts_with(['"', '“']).then_some((rest, Pattern::Cue))
    };
    let sign = || tail.trim_start().strip_prefix([':', '=']).map(|rest| (rest, Pattern::Equation));
    let (rest, pattern) = cue.or_else(quoted).or_else(sign)?;
    if pattern == Pattern::Equation && begins_with(rest, base_form(written)) {
        return None;
    }
    let window = window::before_bracket(text, window::right(text, text.len() - rest.len(), MOST_WORDS));
    Some((starting_in(text, &window, written, cue_limit)?, pattern))
}

/// The long form stands before the short form.
fn before(text: &str, at: usize, written: &str) -> Option<(Range<usize>, Pattern)> {
    let head = text.get(..at)?.trim_end_matches(is_space_or_quote);
    let last = usize::from(head.bytes().next_back()?);
    let rest = BY_LAST_BYTE.get(last)?.iter().find_map(|cue| strip_words_at_end(head, cue))?;
    let window = window::after_bracket(text, window::left(text, rest.len(), MOST_WORDS));
    Some((ending_in(text, trim(text, window), written, cue_limit)?, Pattern::Cue))
}

/// Whether the first word of `text` begins with all the letters of `base`, as after a label: "FIX: Fixed a leak".
fn begins_with(text: &str, base: &str) -> bool {
    let first = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    first.get(..base.len()).is_some_and(|start| start.eq_ignore_ascii_case(base))
}

/// What is left of `text` after `words` at its start, ending at a word boundary.
fn strip_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    // Comparing one byte first is what makes trying all cues cheap.
    let rest =
        if text.bytes().next() == words.bytes().next() { text.strip_prefix(words)? } else { return None };
    rest.starts_with(|c: char| !c.is_alphanumeric()).then_some(rest)
}

/// What is left of `text` before `words` at its end, starting at a word boundary.
fn strip_words_at_end<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let rest = text.strip_suffix(words)?;
    rest.ends_with(|c: char| !c.is_alphanumeric()).then_some(rest)
}
