//! The words of a stretch of text from right to left, with the parts that hyphens make, as alignment takes them in.

use std::ops::Range;

use super::tokens::last_word;
use super::vocabulary::{is_function_word, is_grammar};

/// What stands between two words; of several, the last in this order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    Space,
    Comma,
    Bracket,
}

/// A part of a word: what hyphens, slashes and the like part.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    /// As written.
    pub text: &'a str,
    /// Byte offset.
    pub start: usize,
    /// Whether a slash stands before it.
    pub after_slash: bool,
}

impl Part<'_> {
    /// Whether it consists of digits.
    pub fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// What a word is in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One that acronyms commonly leave out.
    Function,
    /// Another one that belongs to the grammar.
    Grammar,
    /// Any other.
    Content,
}

/// A word without the punctuation around it.
pub(super) struct Word<'a> {
    /// Letters and digits from the first to the last.
    core: &'a str,
    /// Byte offset of the first letter.
    core_start: usize,
    /// Byte offset where the word starts as a part of a long form.
    pub start: usize,
    /// What kind of word it is.
    pub kind: Kind,
    /// What stands before the next word, the one to the right; nothing but space for the last one.
    pub break_after: Break,
}

impl<'a> Word<'a> {
    /// Puts the parts of the word, one at least, in place of what `parts` holds.
    pub fn read_parts(&self, parts: &mut Vec<Part<'a>>) {
        parts.clear();
        if self.core.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            parts.push(Part { text: self.core, start: self.core_start, after_slash: false });
            return;
        }
        let (mut start, mut after_slash) = (self.core_start, false);
        for piece in self.core.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let text = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !text.is_empty() {
                parts.push(Part { text, start, after_slash });
            }
            after_slash = piece.ends_with('/');
            start += piece.len();
        }
    }
}

/// The words of a window, the last one first; read one at a time, since alignment seldom needs all.
pub(super) struct Words<'a> {
    text: &'a str,
    /// What is left to read.
    rest: Range<usize>,
    /// What stands before the word that was read last; none if there was none.
    between: Option<Break>,
}

impl<'a> Words<'a> {
    /// The words of `text[window]`.
    pub fn back(text: &'a str, window: Range<usize>) -> Self {
        Words { text, rest: window, between: None }
    }

    /// The last run without white space in the rest, or its second half where a slash follows a closing bracket:
    /// "(FEV1)/forced".
    fn last_run(&mut self) -> Option<(&'a str, usize)> {
        let run = last_word(self.text, self.rest.clone())?;
        let written = self.text.get(run.clone())?;
        let half = if written.starts_with('(') { written.find(")/") } else { None };
        let start = half.map_or(run.start, |at| run.start + at + 1);
        self.rest.end = start;
        Some((self.text.get(start..run.end)?, start))
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let (written, at) = self.last_run()?;
            if written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                let break_after = self.between.replace(Break::Space).unwrap_or(Break::Space);
                let kind = kind_of(written);
                return Some(Word { core: written, core_start: at, start: at, kind, break_after });
            }
            let core = written.trim_matches(|c: char| !c.is_alphanumeric());
            if core.is_empty() {
                self.between = self.between.map(|between| between.max(break_in(written)));
                continue;
            }
            let lead = written.find(|c: char| c.is_alphanumeric()).unwrap_or(0);
            let opens = written.get(..lead).unwrap_or_default();
            let closes = written.get(lead + core.len()..).unwrap_or_default();
            let break_after = self.between.map_or(Break::Space, |between| between.max(closing(core, closes)));
            self.between = Some(if has_bracket(opens) { Break::Bracket } else { Break::Space });
            // A bracket that closes inside the word has opened before its first letter: "(3-amino)benzene".
            let skipped = if closes_more(core) { 0 } else { lead };
            let kind = kind_of(written.get(skipped..lead + core.len()).unwrap_or(core));
            return Some(Word { core, core_start: at + lead, start: at + skipped, kind, break_after });
        }
    }
}

/// What the punctuation after a word is to the words on both sides; a bracket that opens in the word is a part of it.
fn closing(core: &str, closes: &str) -> Break {
    match break_in(closes) {
        Break::Bracket if core.contains(['(', '[']) => comma_in(closes),
        found => found,
    }
}

/// The break that punctuation makes.
fn break_in(punctuation: &str) -> Break {
    if has_bracket(punctuation) { Break::Bracket } else { comma_in(punctuation) }
}

fn comma_in(punctuation: &str) -> Break {
    if punctuation.contains([',', ';', ':', '—', '–']) { Break::Comma } else { Break::Space }
}

fn has_bracket(punctuation: &str) -> bool {
    punctuation.contains(['(', '[', ')', ']'])
}

/// Whether more brackets close than open in a word.
fn closes_more(core: &str) -> bool {
    let count = |a: u8, b: u8| core.bytes().filter(|&byte| byte == a || byte == b).count();
    count(b')', b']') > count(b'(', b'[')
}

fn kind_of(word: &str) -> Kind {
    match () {
        () if is_function_word(word) => Kind::Function,
        () if is_grammar(word) => Kind::Grammar,
        () => Kind::Content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text` from the right, each with its parts and the break after it.
    fn read(text: &str) -> Vec<(String, Break)> {
        let word = |word: Word<'_>| {
            let mut parts = Vec::new();
            word.read_parts(&mut parts);
            (parts.iter().map(|part| part.text).collect::<Vec<_>>().join("|"), word.break_after)
        };
        Words::back(text, 0..text.len()).map(word).collect()
    }

    #[test]
    fn words_come_from_the_right_with_their_parts_and_breaks() {
        let found = read("Tidal (non-linear) uplift, for/of buoys!");
        let expected = [
            ("buoys", Break::Space),
            ("for|of", Break::Space),
            ("uplift", Break::Comma),
            ("non|linear", Break::Bracket),
            ("Tidal", Break::Bracket),
        ];
        assert_eq!(found, expected.map(|(word, between)| (word.to_owned(), between)));
    }

    #[test]
    fn the_strongest_of_several_signs_counts() {
        let found = read("one — , two - ( three");
        assert_eq!(
            found.iter().map(|(_, between)| *between).collect::<Vec<_>>(),
            [Break::Space, Break::Bracket, Break::Comma]
        );
    }

    #[test]
    fn a_slash_after_a_bracket_parts_two_words() {
        let found = read("(TUB)/forced");
        assert_eq!(found.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>(), ["forced", "TUB"]);
    }
}
