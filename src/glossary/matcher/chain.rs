//! Names as chains of pieces: a text is cut into whole words and single other characters, and a name is found by
//! looking up its first piece, then its first two, and so on, as far as any name goes on.
//!
//! A name that stands on word boundaries begins and ends where a piece does, so that nothing is looked for within
//! words, and how many names there are makes no difference to a text that begins none of them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{boundary, case};
use crate::text::{Filter, Prose, Runs, beginning, is_plain, is_unspaced};

/// The names, by the hashes of all their beginnings.
#[derive(Debug, Default)]
pub(super) struct Chains {
    steps: FxHashMap<u64, Step>,
    /// How the first pieces begin, and their hashes.
    beginnings: Filter,
    first: Filter,
    /// Whether a name begins with a character that is no part of a word of ASCII.
    has_others: bool,
}

/// What is known of names that begin with some pieces.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// The name that ends here, by its index.
    name: Option<u32>,
    /// Whether a longer name begins so.
    goes_on: bool,
}

impl Chains {
    /// No names, with room for so many.
    pub(super) fn with_room(names: usize) -> Self {
        let mut chains = Self::default();
        chains.steps.reserve(names);
        chains
    }

    /// Takes a name in, and gives the place for its index: one that is taken already where the name is known, case
    /// aside, or one of the same hash.
    pub(super) fn place(&mut self, name: &str) -> &mut Option<u32> {
        let mut piece = Piece::at(name, 0, 0);
        self.first.insert(piece.hash);
        self.beginnings.insert(hash_of(beginning(name.as_bytes(), &(0..piece.end))));
        self.has_others |= !name.bytes().next().is_some_and(is_part);
        while piece.end < name.len() {
            self.steps.entry(piece.hash).or_default().goes_on = true;
            piece = Piece::at(name, piece.end, piece.hash);
        }
        &mut self.steps.entry(piece.hash).or_default().name
    }

    /// The index of the name that has the hash of this one.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        let mut piece = Piece::at(name, 0, 0);
        while piece.end < name.len() {
            piece = Piece::at(name, piece.end, piece.hash);
        }
        self.steps.get(&piece.hash)?.name
    }

    /// Gives each range of the text that begins `within` some bytes and whose hash is that of a name, with the index of
    /// the name. The caller compares the two. No word goes on behind the end of `within`.
    pub(super) fn each_in(&self, text: &str, within: Range<usize>, take: &mut dyn FnMut(u32, Range<usize>)) {
        let part = text.get(within.clone()).unwrap_or_default();
        if self.has_others || !is_plain(part) {
            self.each_in_any(text, within, take);
            return;
        }
        let bytes = part.as_bytes();
        for word in Runs::new(bytes, is_part) {
            if self.beginnings.may_have(hash_of(beginning(bytes, &word))) {
                self.begin(text, within.start + word.start, take);
            }
        }
    }

    /// The same in a text with other letters than those of ASCII, or for names that begin with others.
    fn each_in_any(&self, text: &str, within: Range<usize>, take: &mut dyn FnMut(u32, Range<usize>)) {
        let mut start = within.start;
        while let Some(&byte) = text.as_bytes().get(start).filter(|_| start < within.end) {
            if byte.is_ascii() && !is_part(byte) && !self.has_others {
                start += 1;
                continue;
            }
            start = self.begin(text, start, take);
        }
    }

    /// Gives the names that begin at byte `start`, and where the piece there ends.
    #[inline]
    fn begin(&self, text: &str, start: usize, take: &mut dyn FnMut(u32, Range<usize>)) -> usize {
        let first = Piece::at(text, start, 0);
        if self.first.may_have(first.hash) {
            self.follow(text, start, first, take);
        }
        first.end
    }

    fn follow(&self, text: &str, start: usize, first: Piece, take: &mut dyn FnMut(u32, Range<usize>)) {
        let mut piece = first;
        while let Some(step) = self.steps.get(&piece.hash) {
            if let Some(name) = step.name {
                take(name, start..piece.end);
            }
            if !step.goes_on || piece.end == text.len() {
                break;
            }
            piece = Piece::at(text, piece.end, piece.hash);
        }
    }
}

/// A word, or one other character.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// The byte at which it ends.
    end: usize,
    /// The hash of its folded text and of all pieces before it.
    hash: u64,
}

impl Piece {
    /// The piece that begins at byte `start`, behind pieces of the hash `before`. At the end of the text, it is empty.
    #[inline(always)]
    fn at(text: &str, start: usize, before: u64) -> Self {
        let word = Self { end: start, hash: before }.with_ascii(text);
        match text.as_bytes().get(word.end) {
            Some(byte) if !byte.is_ascii() => word.with_others(text, start),
            Some(byte) if word.end == start => word.with(char::from(*byte)),
            _ => word,
        }
    }

    /// With the ASCII characters of words that follow. All time of the matcher goes here: byte by byte is faster than
    /// to look for the end first and hash eight bytes at a time, since words are short.
    #[inline(always)]
    fn with_ascii(self, text: &str) -> Self {
        let Self { mut end, mut hash } = self;
        for &byte in text.as_bytes().get(end..).unwrap_or_default() {
            let folded = word_byte(byte);
            if folded == 0 {
                break;
            }
            end += 1;
            hash = mix(hash, u64::from(folded));
        }
        Self { end, hash }
    }

    /// With all characters of words that follow; if it began at `start` and there is none, with the next character.
    fn with_others(self, text: &str, start: usize) -> Self {
        let mut word = self;
        while let Some(character) = text.get(word.end..).and_then(|rest| rest.chars().next()) {
            if !is_in_word(character) {
                return if word.end == start { word.with(character) } else { word };
            }
            word = word.with(character).with_ascii(text);
        }
        word
    }

    fn with(self, character: char) -> Self {
        let folded = match character {
            '\n' => ' ',
            _ if character.is_ascii() => character.to_ascii_lowercase(),
            _ => case::fold_char(character),
        };
        Self { end: self.end + character.len_utf8(), hash: mix(self.hash, u64::from(u32::from(folded))) }
    }
}

/// Whether the character is part of words that have boundaries.
fn is_in_word(character: char) -> bool {
    character != Prose::OPAQUE && boundary::is_word(character) && !is_unspaced(character)
}

/// One step of the hash of the `rustc-hash` crate before its version 2, which is good enough where what has the hash
/// is compared.
#[inline(always)]
fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// Whether the byte is an ASCII character that is part of words.
#[inline(always)]
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | (byte == b'_')
}

/// The hash of the beginning of a word.
#[inline(always)]
fn hash_of(beginning: u32) -> u64 {
    mix(0, beginning.into())
}

/// The ASCII character in lower case if it is part of words, else 0.
fn word_byte(byte: u8) -> u8 {
    #[allow(clippy::indexing_slicing, reason = "a constant: an index out of range does not compile")]
    const TABLE: [u8; 256] = {
        let mut table = [0; 256];
        let mut byte = 0_u8;
        while byte < 128 {
            if byte.is_ascii_alphanumeric() || byte == b'_' {
                table[byte as usize] = byte.to_ascii_lowercase();
            }
            byte += 1;
        }
        table
    };
    TABLE.get(usize::from(byte)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let mut chains = Chains::default();
        for (index, name) in (0..).zip(names) {
            *chains.place(name) = Some(index);
        }
        let mut found = Vec::new();
        chains.each_in(text, 0..text.len(), &mut |name, range| {
            let name = names[name as usize];
            assert!(case::is_same(name, &text[range]));
            found.push(name.to_owned());
        });
        found
    }

    #[test]
    fn names_are_found_from_word_to_word() {
        assert_eq!(found(&["work", "work queue", "queue"], "a Work\nqueue"), ["work", "work queue", "queue"]);
        assert!(found(&["work", "queue"], "rework queued works").is_empty());
    }

    #[test]
    fn names_may_begin_and_end_with_any_character() {
        assert_eq!(found(&[".net", "c++", "@a/b"], "for C++, .NET and @a/b"), ["c++", ".net", "@a/b"]);
        assert_eq!(
            found(&["容器", "rnn模型", "größe"], "用容器的RNN模型 Größe"),
            ["容器", "rnn模型", "größe"]
        );
    }
}
