//! Words of a text as byte ranges, and small helpers on ranges and characters.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// The character that stands for code, math, images and other non-prose in rendered text.
pub(super) const NON_PROSE: char = '\u{FFFC}';

/// The words of `text`: runs without white space and without the non-prose character.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let separator = |c: char| c.is_whitespace() || c == NON_PROSE;
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(|c| !separator(c))?;
        let word = text.get(start..)?;
        let end = start + word.find(separator).unwrap_or(word.len());
        from = end;
        Some(start..end)
    })
}

/// The last of the [`words`] of `text[range]`.
pub(super) fn last_word(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let slice = text.get(range.clone())?;
    let word = last_word_of_ascii(slice.as_bytes()).or_else(|| {
        let separator = |c: char| c.is_whitespace() || c == NON_PROSE;
        let rest = slice.trim_end_matches(separator);
        let before = rest.char_indices().rev().find(|&(_, c)| separator(c));
        Some(before.map_or(0, |(at, c)| at + c.len_utf8())..rest.len())
    })?;
    (!word.is_empty()).then_some(range.start + word.start..range.start + word.end)
}

/// The last word, where it and what stands beside it is of ASCII.
fn last_word_of_ascii(bytes: &[u8]) -> Option<Range<usize>> {
    let is_space = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0x0B;
    let end = bytes.iter().rposition(|byte| !is_space(byte))? + 1;
    let word = bytes.get(..end)?;
    let before = word.iter().rposition(|byte| is_space(byte) || !byte.is_ascii());
    match before {
        Some(at) if word.get(at).is_some_and(is_space) => Some(at + 1..end),
        Some(_) => None,
        None => Some(0..end),
    }
}

/// The range without leading and trailing characters that are neither letters nor digits.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    trim_matches(text, range, |c| !c.is_alphanumeric())
}

/// The range without leading and trailing characters that satisfy `drop`.
pub(super) fn trim_matches(text: &str, range: Range<usize>, drop: impl Fn(char) -> bool) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (slice.len() - slice.trim_start_matches(&drop).len());
    let end = start + slice.trim_matches(&drop).len();
    start..end
}

/// White space and quotation marks.
#[inline]
pub(super) fn is_space_or_quote(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»')
}

/// The character in lower case and without its accents; the first one, where that gives several.
#[inline]
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let base = std::iter::once(c).nfd().next().unwrap_or(c);
    base.to_lowercase().next().unwrap_or(c)
}

/// The largest character boundary that is not above `at`.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// The smallest character boundary that is not below `at`.
pub(super) fn ceil_boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_the_last_of_all_words() {
        for text in
            ["one two", "one\u{A0}two ", "a \u{FFFC}b", "é", "one é\n", "x\u{FFFC}", " ", "", "\u{FFFC}one"]
        {
            assert_eq!(last_word(text, 0..text.len()), words(text).last(), "{text:?}");
        }
    }
}
