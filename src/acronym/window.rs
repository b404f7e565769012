//! The bounded stretch of text beside a short form in which its long form may stand.

use std::ops::Range;

use super::tokens::{NON_PROSE, ceil_boundary, floor_boundary, last_word, trim_matches, words};

/// Bytes that a long form may be away from its short form.
pub(super) const REACH: usize = 200;

/// Most words that the long form of a short form with `letters` letters has, after Schwartz and Hearst (2003),
/// who take the lesser of n + 5 and 2 n, and a little wider for function words.
pub(super) fn most_words(letters: usize) -> usize {
    (2 * letters + 2).min(letters + 6).min(14)
}

/// The text before `at` in the same sentence, at most `most` words of it.
pub(super) fn left(text: &str, at: usize, most: usize) -> Range<usize> {
    let reach = floor_boundary(text, at.saturating_sub(REACH));
    let mut start = at;
    for _ in 0..most {
        // A word that begins at the end of the reach may be cut.
        match last_word(text, reach..start).filter(|word| word.start > reach || reach == 0) {
            Some(word) => start = word.start,
            None => break,
        }
    }
    let slice = text.get(start..at).unwrap_or_default();
    match last_end(slice) {
        Some(after) => {
            let rest = slice.get(after..).unwrap_or_default();
            at - rest.trim_start_matches(|c: char| c.is_whitespace() || c == NON_PROSE).len()..at
        }
        None => start..at,
    }
}

/// The text after `at` in the same sentence, at most `most` words of it.
pub(super) fn right(text: &str, at: usize, most: usize) -> Range<usize> {
    let end = sentence_after(text, at);
    let sentence = text.get(at..end).unwrap_or_default();
    at..words(sentence).nth(most).map_or(end, |word| at + word.start)
}

/// The text around `range` as far as long forms may reach.
pub(super) fn reach(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = floor_boundary(text, range.start.saturating_sub(REACH));
    start..ceil_boundary(text, (range.end + REACH).min(text.len()))
}

/// The sentence around `range`, as far as long forms may reach.
pub(super) fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    sentence_before(text, range.start)..sentence_after(text, range.end)
}

/// Where the sentence that holds `at` starts, or the first word of it within reach.
fn sentence_before(text: &str, at: usize) -> usize {
    let from = floor_boundary(text, at.saturating_sub(REACH));
    let slice = text.get(from..at).unwrap_or_default();
    match last_end(slice) {
        Some(after) => from + after,
        None if from == 0 => 0,
        None => from + slice.find(char::is_whitespace).unwrap_or(slice.len()),
    }
}

/// Where the sentence that holds `at` ends, within reach.
fn sentence_after(text: &str, at: usize) -> usize {
    let to = ceil_boundary(text, (at + REACH).min(text.len()));
    let slice = text.get(at..to).unwrap_or_default();
    first_end(slice).map_or(to, |end| at + end)
}

/// The window up to its first bracket.
pub(super) fn before_bracket(text: &str, window: Range<usize>) -> Range<usize> {
    let bracket = text.get(window.clone()).and_then(|slice| slice.find(['(', '[', ')', ']']));
    window.start..bracket.map_or(window.end, |at| window.start + at)
}

/// The window after its last bracket.
pub(super) fn after_bracket(text: &str, window: Range<usize>) -> Range<usize> {
    let bracket = text.get(window.clone()).and_then(|slice| slice.rfind(['(', '[', ')', ']']));
    bracket.map_or(window.start, |at| window.start + at + 1)..window.end
}

/// Where the first sentence of `slice` ends: before the mark.
fn first_end(slice: &str) -> Option<usize> {
    let marks = slice.bytes().enumerate().filter(|&(_, byte)| is_mark(byte));
    marks.map(|(at, _)| at).find(|&at| end_at(slice, at).is_some())
}

/// Where the last sentence that ends in `slice` does: after the mark.
fn last_end(slice: &str) -> Option<usize> {
    let marks = slice.bytes().enumerate().rev().filter(|&(_, byte)| is_mark(byte));
    marks.filter_map(|(at, _)| end_at(slice, at)).next()
}

/// Whether a byte may begin a mark that ends a sentence.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | b';' | 0xEF)
}

/// Where the text after the mark at byte `at` begins, if that ends a sentence.
fn end_at(slice: &str, at: usize) -> Option<usize> {
    let mark = slice.get(at..)?.chars().next()?;
    let after = at + mark.len_utf8();
    let rest = slice.get(after..)?;
    let next = rest.trim_start();
    let spaced = next.len() < rest.len();
    let is_end = match mark {
        '.' => {
            spaced
                && !next.is_empty()
                && !next.starts_with(char::is_lowercase)
                && !is_abbreviated(slice.get(..at)?)
        }
        '!' | '?' | ';' => spaced,
        mark => mark == NON_PROSE,
    };
    is_end.then_some(after)
}

/// Whether the text ends in one letter or a dotted word, so that a dot after it ends no sentence.
fn is_abbreviated(before: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    last.chars().count() <= 1
        || last.contains('.')
        || matches!(last, "vs" | "cf" | "St" | "Dr" | "etc" | "resp")
}

/// Ends of the words of `text[window]` from left to right, without punctuation after them.
pub(super) fn word_ends<'a>(text: &'a str, window: &Range<usize>) -> impl Iterator<Item = usize> + 'a {
    let start = window.start;
    let slice = text.get(window.clone()).unwrap_or_default();
    words(slice)
        .map(|word| trim_matches(slice, word, |c| !c.is_alphanumeric() && c != ')' && c != ']'))
        .filter(|word| !word.is_empty())
        .map(move |word| start + word.end)
}
