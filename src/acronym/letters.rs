//! The words of a stretch of text with their hyphenated parts and letters, as alignment sees them.

use std::ops::Range;

use super::tokens::{fold, words};

/// Words that digits (and the letter x) of a short form stand for, as in P2P, 3D and UX.
#[rustfmt::skip]
const NUMBERS: &[(&str, char)] = &[
    ("one", '1'), ("first", '1'), ("single", '1'), ("two", '2'), ("second", '2'), ("to", '2'), ("too", '2'),
    ("double", '2'), ("three", '3'), ("third", '3'), ("triple", '3'), ("four", '4'), ("fourth", '4'), ("for", '4'),
    ("five", '5'), ("fifth", '5'), ("six", '6'), ("sixth", '6'), ("seven", '7'), ("eight", '8'), ("nine", '9'),
    ("cross", 'x'), ("extensible", 'x'), ("trans", 'x'),
];

/// A letter or digit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// In lower case, without accents.
    folded: char,
    /// What else the word that begins here stands for ("two": 2).
    number: Option<char>,
    /// Whether it is a capital after a small letter ("HyperText") or the first digit of a number.
    pub stands_out: bool,
}

impl Letter {
    /// Whether the letter, the first one of a part or not, can stand for the folded character `c` of a short form.
    pub fn matches(&self, c: char, initial: bool) -> bool {
        self.folded == c || (initial && self.number == Some(c))
    }
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Break {
    Space,
    Comma,
    Bracket,
}

/// A part of a word: what hyphens, slashes and the like part.
pub(super) struct Part<'a> {
    /// As written.
    pub text: &'a str,
    /// Byte offset.
    pub start: usize,
    /// Whether a slash stands before it.
    pub after_slash: bool,
    /// Its letters and digits.
    pub letters: Vec<Letter>,
}

impl Part<'_> {
    /// Whether it consists of digits.
    pub fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// A word without the punctuation around it.
pub(super) struct Word<'a> {
    /// As written.
    pub text: &'a str,
    /// Byte offset.
    pub start: usize,
    /// What stands before it.
    pub break_before: Break,
    /// One part or more.
    pub parts: Vec<Part<'a>>,
}

/// The words of `text[window]`.
pub(super) fn read_words(text: &str, window: Range<usize>) -> Vec<Word<'_>> {
    let slice = text.get(window.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut between = Break::Space;
    for range in words(slice).flat_map(|word| split_after_bracket(slice, word)) {
        let written = slice.get(range.clone()).unwrap_or_default();
        let (word, after) = read_word(written, window.start + range.start, between);
        found.extend(word);
        between = after;
    }
    found
}

/// The word in `written` at byte `at`, if there is one, and the break after it.
fn read_word(written: &str, at: usize, between: Break) -> (Option<Word<'_>>, Break) {
    let core = written.trim_matches(|c: char| !c.is_alphanumeric());
    let lead = written.find(|c: char| c.is_alphanumeric()).unwrap_or(written.len());
    let opens = written.get(..lead).unwrap_or_default();
    let closes = written.get(lead + core.len()..).unwrap_or_default();
    let break_before = if opens.contains(['(', '[', ')', ']']) { Break::Bracket } else { between };
    if core.is_empty() {
        return (None, or_comma(break_before, written));
    }
    let after = if closes.contains(['(', '[', ')', ']']) && !core.contains(['(', '[']) {
        Break::Bracket
    } else {
        or_comma(Break::Space, closes)
    };
    // A bracket that closes inside the word has opened before its first letter: "(3-amino)benzene".
    let skipped = if closes_more(core) { 0 } else { lead };
    let text = written.get(skipped..lead + core.len()).unwrap_or(core);
    (Some(Word { text, start: at + skipped, break_before, parts: read_parts(core, at + lead) }), after)
}

/// The parts of a word that begins at byte `at`.
fn read_parts(core: &str, mut at: usize) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut after_slash = false;
    for piece in core.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let text = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !text.is_empty() {
            found.push(Part { text, start: at, after_slash, letters: read_letters(text) });
        }
        after_slash = piece.ends_with('/');
        at += piece.len();
    }
    found
}

fn read_letters(part: &str) -> Vec<Letter> {
    let number = NUMBERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(part)).map(|&(_, digit)| digit);
    let mut previous: Option<char> = None;
    let letter = |c: char| {
        let before = previous.replace(c);
        let stands_out = before.is_some_and(|before| {
            (c.is_uppercase() && !before.is_uppercase()) || (c.is_ascii_digit() && !before.is_ascii_digit())
        });
        Letter { folded: fold(c), number, stands_out }
    };
    part.chars().map(letter).collect()
}

/// A comma, if `between` is a space and `punctuation` holds one or the like.
fn or_comma(between: Break, punctuation: &str) -> Break {
    match between {
        Break::Space if punctuation.contains([',', ';', ':', '—', '–']) => Break::Comma,
        _ => between,
    }
}

/// A word, in two where a slash follows a closing bracket: "(FEV1)/forced".
fn split_after_bracket(text: &str, word: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let slice = text.get(word.clone()).unwrap_or_default();
    let at = if slice.starts_with('(') { slice.find(")/") } else { None };
    let middle = at.map_or(word.start, |at| word.start + at + 1);
    [word.start..middle, middle..word.end].into_iter().filter(|piece| !piece.is_empty())
}

/// Whether more brackets close than open in a word.
fn closes_more(core: &str) -> bool {
    core.matches([')', ']']).count() > core.matches(['(', '[']).count()
}
