//! The bounded stretch of text beside a short form in which its long form may stand.

use std::ops::Range;

use super::tokens::{NON_PROSE, ceil_boundary, floor_boundary, trim_matches, words};

/// Bytes that a long form may be away from its short form.
const REACH: usize = 200;

/// Most words that the long form of a short form with `letters` letters has, after Schwartz and Hearst (2003),
/// who take the lesser of n + 5 and 2 n, and a little wider for function words.
pub(super) fn most_words(letters: usize) -> usize {
    (2 * letters + 2).min(letters + 6).min(14)
}

/// The text before `at` in the same sentence, at most `most` words of it.
pub(super) fn left(text: &str, at: usize, most: usize) -> Range<usize> {
    let start = sentence_before(text, at);
    let in_sentence = text.get(start..at).unwrap_or_default();
    let starts: Vec<usize> = words(in_sentence).map(|word| word.start).collect();
    let skip = starts.len().saturating_sub(most);
    start + starts.get(skip).copied().unwrap_or(0)..at
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
    match ends(slice).last() {
        Some((_, after)) => from + after,
        None if from == 0 => 0,
        None => from + slice.find(char::is_whitespace).unwrap_or(slice.len()),
    }
}

/// Where the sentence that holds `at` ends, within reach.
fn sentence_after(text: &str, at: usize) -> usize {
    let to = ceil_boundary(text, (at + REACH).min(text.len()));
    let slice = text.get(at..to).unwrap_or_default();
    ends(slice).next().map_or(to, |(end, _)| at + end)
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

/// Where sentences end in `slice`: before and after the mark.
fn ends(slice: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    slice.match_indices(['.', '!', '?', ';', NON_PROSE]).filter_map(|(at, mark)| {
        let after = at + mark.len();
        let rest = slice.get(after..)?;
        let next = rest.trim_start();
        let spaced = next.len() < rest.len();
        let sentence = match mark {
            "." => {
                spaced
                    && !next.is_empty()
                    && !next.starts_with(char::is_lowercase)
                    && !is_abbreviated(slice.get(..at)?)
            }
            "!" | "?" | ";" => spaced,
            _ => true,
        };
        sentence.then_some((at, after))
    })
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
pub(super) fn word_ends(text: &str, window: &Range<usize>) -> Vec<usize> {
    let slice = text.get(window.clone()).unwrap_or_default();
    words(slice)
        .map(|word| trim_matches(slice, word, |c| !c.is_alphanumeric() && c != ')' && c != ']'))
        .filter(|word| !word.is_empty())
        .map(|word| window.start + word.end)
        .collect()
}
