//! The letters of a stretch of text, grouped into words and their hyphenated parts, as alignment sees them.

use std::ops::Range;

use super::align::{Cost, Costs};
use super::tokens::{fold, words};

/// What makes a letter inside a part of a word stand out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Start {
    /// A capital after a small letter ("HyperText").
    Capital,
    /// The first digit of a number.
    Digit,
    /// Nothing.
    Inner,
}

/// A letter or digit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// In lower case, without accents.
    pub folded: char,
    /// Whether it stands out.
    pub start: Start,
    /// The digit that the word beginning here stands for ("two", "to": 2).
    number: Option<char>,
    /// Byte offset in the text.
    at: usize,
}

impl Letter {
    /// Whether the letter can stand for the character `c` of a short form.
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

impl Break {
    /// What crossing it costs.
    pub fn cost(self, costs: &Costs) -> Cost {
        match self {
            Break::Space => 0,
            Break::Comma => costs.comma,
            Break::Bracket => costs.bracket,
        }
    }
}

struct Word {
    range: Range<usize>,
    parts: Vec<Range<usize>>,
    break_before: Break,
}

/// The letters of a window of text.
pub(super) struct Letters<'a> {
    text: &'a str,
    letters: Vec<Letter>,
    words: Vec<Word>,
}

impl<'a> Letters<'a> {
    /// Reads the letters of `text[window]`.
    pub fn new(text: &'a str, window: Range<usize>) -> Self {
        let mut all = Letters { text, letters: Vec::new(), words: Vec::new() };
        let slice = text.get(window.clone()).unwrap_or_default();
        let mut before = Break::Space;
        for word in words(slice).flat_map(|word| split_after_bracket(slice, word)) {
            let range = window.start + word.start..window.start + word.end;
            before = all.push_word(range, before);
        }
        all
    }

    /// Adds a word, and gives the break after it.
    fn push_word(&mut self, range: Range<usize>, before: Break) -> Break {
        let slice = self.text.get(range.clone()).unwrap_or_default();
        let core = slice.trim_matches(|c: char| !c.is_alphanumeric());
        let lead = slice.find(|c: char| c.is_alphanumeric()).unwrap_or(slice.len());
        let opens = slice.get(..lead).unwrap_or_default();
        let closes = slice.get(lead + core.len()..).unwrap_or_default();
        let before = if opens.contains(['(', '[', ')', ']']) { Break::Bracket } else { before };
        if core.is_empty() {
            return if before == Break::Bracket || slice.contains([')', ']']) {
                Break::Bracket
            } else {
                before.max_comma(slice)
            };
        }
        let start = if has_closing(core) { range.start } else { range.start + lead };
        let parts = self.push_parts(core, range.start + lead);
        self.words.push(Word { range: start..range.start + lead + core.len(), parts, break_before: before });
        match () {
            () if closes.contains([')', ']', '(', '[']) && !core.contains(['(', '[']) => Break::Bracket,
            () => Break::Space.max_comma(closes),
        }
    }

    fn push_parts(&mut self, core: &str, offset: usize) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut offset = offset;
        for piece in core.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let from = self.letters.len();
            let mut at = offset;
            offset += piece.len();
            let piece = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if piece.is_empty() {
                continue;
            }
            let mut previous: Option<char> = None;
            for c in piece.chars() {
                let start = match previous {
                    Some(p) if c.is_uppercase() && !p.is_uppercase() => Start::Capital,
                    Some(p) if c.is_ascii_digit() && !p.is_ascii_digit() => Start::Digit,
                    _ => Start::Inner,
                };
                self.letters.push(Letter { folded: fold(c), start, number: None, at });
                previous = Some(c);
                at += c.len_utf8();
            }
            if let Some(first) = self.letters.get_mut(from) {
                first.number = number_word(piece);
            }
            parts.push(from..self.letters.len());
        }
        parts
    }

    /// All letters.
    pub fn letters(&self) -> &[Letter] {
        &self.letters
    }

    /// Number of words.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// Ranges of the letters of a word's parts.
    pub fn parts(&self, word: usize) -> &[Range<usize>] {
        self.words.get(word).map(|w| w.parts.as_slice()).unwrap_or_default()
    }

    /// The letters of a part.
    pub fn slice(&self, part: &Range<usize>) -> &[Letter] {
        self.letters.get(part.clone()).unwrap_or_default()
    }

    /// The word as written, without surrounding punctuation.
    pub fn text_of(&self, word: usize) -> &'a str {
        self.words.get(word).and_then(|w| self.text.get(w.range.clone())).unwrap_or_default()
    }

    /// Byte offset of a word.
    pub fn start_of(&self, word: usize) -> usize {
        self.words.get(word).map_or(0, |w| w.range.start)
    }

    /// The letters of a part as a string.
    pub fn folded(&self, part: &Range<usize>) -> String {
        self.slice(part).iter().map(|letter| letter.folded).collect()
    }

    /// Whether a slash stands before a part.
    pub fn after_slash(&self, part: &Range<usize>) -> bool {
        self.text.get(..self.start_of_part(part)).is_some_and(|before| before.ends_with('/'))
    }

    /// Byte offset of a part.
    pub fn start_of_part(&self, part: &Range<usize>) -> usize {
        self.letters.get(part.start).map_or(0, |letter| letter.at)
    }

    /// What stands before a word.
    pub fn break_before(&self, word: usize) -> Break {
        self.words.get(word).map_or(Break::Space, |w| w.break_before)
    }
}

impl Break {
    fn max_comma(self, between: &str) -> Break {
        match self {
            Break::Space if between.contains([',', ';', ':', '—', '–']) => Break::Comma,
            other => other,
        }
    }
}

/// A word, in two where a slash follows a closing bracket: "(FEV1)/forced".
fn split_after_bracket(text: &str, word: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let slice = text.get(word.clone()).unwrap_or_default();
    let at = if slice.starts_with('(') { slice.find(")/") } else { None };
    let middle = at.map_or(word.start, |at| word.start + at + 1);
    [word.start..middle, middle..word.end].into_iter().filter(|piece| !piece.is_empty())
}

/// Whether a word closes a bracket that it must then have opened before its first letter.
fn has_closing(core: &str) -> bool {
    let opened = core.matches(['(', '[']).count();
    core.matches([')', ']']).count() > opened
}

/// The digit that a word stands for in short forms such as P2P or 3D.
fn number_word(word: &str) -> Option<char> {
    const NUMBERS: &[(&str, char)] = &[
        ("one", '1'),
        ("first", '1'),
        ("single", '1'),
        ("two", '2'),
        ("second", '2'),
        ("to", '2'),
        ("too", '2'),
        ("double", '2'),
        ("three", '3'),
        ("third", '3'),
        ("triple", '3'),
        ("four", '4'),
        ("fourth", '4'),
        ("for", '4'),
        ("five", '5'),
        ("fifth", '5'),
        ("six", '6'),
        ("sixth", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("cross", 'x'),
        ("extensible", 'x'),
        ("trans", 'x'),
        ("and", '&'),
    ];
    NUMBERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|&(_, digit)| digit)
}
