//! Pairs that stand side by side: "Mixture of Experts MoE", "Long Form, or LF", "LF — long form".
//!
//! Nothing announces these, so the word initials must fit. Most words in capitals have no long form beside them; a
//! look at the one initial next to the short form settles that cheaply.

use std::ops::Range;

use super::long_form::{apposition_limit, ending_in, starting_in};
use super::tokens::{fold, is_space_or_quote, trim};
use super::{Pair, Pattern, base_form, initials, initials_fit, window};
use crate::text::last_bytes;

/// Fewest letters of a short form that needs no mark between it and its long form.
const FEWEST_LETTERS: usize = 3;

/// The first byte of dashes.
const DASH: u8 = 0xE2;

/// The pair in which the short form at `short` stands, if its long form is beside it.
pub(super) fn find(text: &str, short: &Range<usize>) -> Option<Pair> {
    let written = text.get(short.clone())?;
    let long = after(text, short.end, written).or_else(|| before(text, short.start, written))?;
    Some(Pair { short: short.clone(), long, pattern: Pattern::Apposition })
}

/// The long form stands after the short form.
fn after(text: &str, at: usize, written: &str) -> Option<Range<usize>> {
    let tail = text.get(at..)?;
    let marked = match tail.as_bytes() {
        [b' ', b'-' | DASH, ..] | [b',' | DASH, ..] => {
            [" — ", " – ", " - ", ", or ", "—"].iter().find_map(|mark| tail.strip_prefix(mark))
        }
        _ => None,
    };
    let rest = marked.unwrap_or(tail).trim_start();
    let first = base_form(written).chars().find(|c| c.is_alphanumeric())?;
    let initial = rest.chars().find(|&c| !is_space_or_quote(c))?;
    // A marked long form may have an article before it, which takes a longer look.
    if marked.is_none() && (fold(initial) != fold(first) || !tail.starts_with(char::is_whitespace)) {
        return None;
    }
    let window = window::before_bracket(
        text,
        window::right(text, text.len() - rest.len(), window::most_words(written.len())),
    );
    if marked.is_some() {
        return starting_in(text, &window, written, apposition_limit);
    }
    let long = initials::starting_in(text, window, written)?;
    let slice = text.get(long.clone())?;
    (slice.contains(' ') && fits_unmarked(written, slice)).then_some(long)
}

/// The long form stands before the short form.
fn before(text: &str, at: usize, written: &str) -> Option<Range<usize>> {
    let head = text.get(..at)?.trim_end_matches(is_space_or_quote);
    let marked = match head.as_bytes() {
        [.., b'r' | b'-' | b',' | 0x93 | 0x94] => {
            [", or", " or", "—", "–", " -", ","].iter().find_map(|mark| head.strip_suffix(mark))
        }
        _ => None,
    };
    let rest = marked.unwrap_or(head).trim_end();
    let last = base_form(written).chars().rev().find(|c| c.is_alphanumeric())?;
    if !last_word_has_initial(last_bytes(rest, window::REACH), fold(last)) {
        return None;
    }
    let window = trim(
        text,
        window::after_bracket(text, window::left(text, rest.len(), window::most_words(written.len()))),
    );
    let long = ending_in(text, window, written, apposition_limit)?;
    (marked.is_some() || fits_unmarked(written, text.get(long.clone())?)).then_some(long)
}

/// Whether a short form with nothing between it and `long` is surely its acronym.
fn fits_unmarked(written: &str, long: &str) -> bool {
    let letters = base_form(written).chars().filter(|c| c.is_alphabetic()).count();
    letters >= FEWEST_LETTERS && initials_fit(written, long)
}

/// Whether a part of the last word of `text` begins with `initial` (folded).
fn last_word_has_initial(text: &str, initial: char) -> bool {
    let mut next: Option<char> = None;
    for c in text.chars().rev() {
        let found = next.is_some_and(|next| next == initial) && !c.is_alphanumeric();
        if found || c.is_whitespace() {
            return found;
        }
        next = Some(fold(c));
    }
    next == Some(initial)
}
