//! The words on one side of a mention.

use std::borrow::Cow;

/// How many words are read on a side.
const NEIGHBOURS: usize = 4;

/// The nearest words on one side of a mention, up to the next mark that ends a phrase.
#[derive(Debug, Default)]
pub(super) struct Side<'a> {
    /// Nearest first, as written.
    words: [&'a str; NEIGHBOURS],
    count: usize,
    /// Whether the block begins or ends right there, or a sentence.
    pub at_edge: bool,
    /// The character right beside the mention, white space aside.
    pub mark: Option<char>,
}

impl<'a> Side<'a> {
    /// Reads the words at the end of `text`, which stands before the mention.
    pub fn before(text: &'a str) -> Self {
        let mut rest = text.trim_end();
        let mark = rest.chars().next_back();
        let at_edge = mark.is_none_or(|mark| matches!(mark, '.' | '!' | '?' | ':' | '\u{2022}'));
        let mut side = Self { at_edge, mark, ..Self::default() };
        while rest.ends_with(is_word_char) {
            let start = rest.char_indices().rev().find(|(_, c)| !is_word_char(*c));
            let start = start.map_or(0, |(at, c)| at + c.len_utf8());
            let (head, word) = rest.split_at_checked(start).unwrap_or_default();
            rest = head.trim_end();
            if !has_letter(word) || !side.take(word) || rest.len() == head.len() {
                break;
            }
        }
        side
    }

    /// Reads the words at the start of `text`, which stands behind the mention.
    pub fn after(text: &'a str) -> Self {
        let mut rest = strip_possessive(text).trim_start();
        let mark = rest.chars().next();
        let at_edge = mark.is_none_or(|mark| matches!(mark, '.' | '!' | '?' | ';'));
        let mut side = Self { at_edge, mark, ..Self::default() };
        while rest.starts_with(is_word_char) {
            let end = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
            let (word, tail) = rest.split_at_checked(end).unwrap_or_default();
            rest = tail.trim_start();
            if !has_letter(word) || !side.take(word) || rest.len() == tail.len() {
                break;
            }
        }
        side
    }

    /// Adds a word; whether there is room for another.
    fn take(&mut self, word: &'a str) -> bool {
        if let Some(place) = self.words.get_mut(self.count) {
            *place = word;
            self.count += 1;
        }
        self.count < NEIGHBOURS
    }

    /// How many words were read.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The word at a distance, as written; 0 is the nearest.
    pub fn written(&self, index: usize) -> Option<&'a str> {
        self.words.get(index).copied().filter(|_| index < self.count)
    }

    /// The word at a distance in lower case; 0 is the nearest.
    pub fn word(&self, index: usize) -> Option<Cow<'a, str>> {
        self.written(index).map(lower)
    }

    /// Whether the nearest word is one of `words`.
    pub fn is_one_of(&self, words: &[&str]) -> bool {
        self.written(0).is_some_and(|word| words.iter().any(|other| other.eq_ignore_ascii_case(word)))
    }
}

/// The word in lower case, as most are.
fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

fn is_word_char(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\'' | '\u{2019}' | '-' | '_')
}

/// A dash that stands alone is no word; `___` stands for one.
fn has_letter(word: &str) -> bool {
    word.contains(|c: char| c.is_alphanumeric() || c == '_')
}

fn strip_possessive(text: &str) -> &str {
    text.strip_prefix("'s").or_else(|| text.strip_prefix("\u{2019}s")).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_up_to_the_next_mark() {
        let before = Side::before("In short, the largest known ");
        assert_eq!((before.written(0), before.written(2), before.len()), (Some("known"), Some("the"), 3));
        assert_eq!(Side::before("In short, the ").len(), 1);
        assert!(Side::before("That is all. ").at_edge);
        let after = Side::after("'s end (which is near)");
        assert_eq!((after.written(0), after.len()), (Some("end"), 1));
        assert_eq!(Side::before("the tool - ").len(), 0);
        assert!(Side::after("").at_edge && Side::after(" \u{FFFC}").len() == 0);
    }
}
