//! The initials of all words of a text: a quick look at them spares cutting most sentences into words.

use std::ops::Range;

use memchr::memchr_iter;

use super::initials::Letter;
use super::scan::begins_letter;
use crate::text::Runs;

/// Most function words and parts of words that are passed by between two letters.
const MOST_SKIPPED: usize = 4;

/// Where the words of a text and their parts begin, and with which letters.
pub(super) struct Starts {
    /// Byte offsets, in order.
    at: Vec<usize>,
    /// The letters there, in lower case.
    letters: Vec<u8>,
    /// Whether the text has letters beyond ASCII, which fold to others.
    foreign: bool,
}

impl Starts {
    /// Those of all runs of letters and digits of ASCII in `text[range]`.
    pub fn of(text: &str, range: Range<usize>) -> Self {
        let bytes = text.as_bytes().get(range.clone()).unwrap_or_default();
        let foreign = bytes.iter().fold(false, |any, &byte| any | begins_letter(byte));
        let at: Vec<usize> = Runs::new(bytes, |byte| byte.is_ascii_alphanumeric())
            .map(|run| range.start + run.start)
            .collect();
        let letter = |at: &usize| text.as_bytes().get(*at).copied().unwrap_or_default().to_ascii_lowercase();
        Starts { letters: at.iter().map(letter).collect(), at, foreign }
    }

    /// Whether the letters begin words or parts of words in `window` of the text that follow each other closely, or
    /// may do so.
    pub fn may_fit(&self, text: &str, window: &Range<usize>, letters: &[Letter]) -> bool {
        let slice = || text.as_bytes().get(window.clone()).unwrap_or_default();
        if self.foreign && slice().iter().copied().any(begins_letter) {
            return true;
        }
        let index = |byte: usize| self.at.partition_point(|&at| at < byte);
        let initials = self.letters.get(index(window.start)..index(window.end)).unwrap_or_default();
        let Some(first) = letters.first().and_then(|letter| u8::try_from(letter.folded).ok()) else {
            return false;
        };
        memchr_iter(first, initials).any(|from| follow(initials.get(from..).unwrap_or_default(), letters))
    }
}

/// Whether `initials` begins with the first letter and holds the others in order, with at most [`MOST_SKIPPED`]
/// between two.
fn follow(initials: &[u8], letters: &[Letter]) -> bool {
    let mut at = 0;
    letters.iter().enumerate().all(|(index, letter)| {
        let reach = if index == 0 { 1 } else { MOST_SKIPPED + 1 };
        let mut near = initials.iter().skip(at).take(reach);
        let found = near.position(|&initial| char::from(initial) == letter.folded);
        at += found.map_or(0, |position| position + 1);
        found.is_some()
    })
}
