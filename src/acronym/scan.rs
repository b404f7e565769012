//! The quick pass over the bytes of a text that finds the few words with capitals or digits.

use std::ops::Range;

/// How many bytes are looked at in one step, as many as a processor compares at once.
const STEP: usize = 16;

/// The next run without (ASCII) white space from byte `from` on that holds a [mark](is_mark); `from` is the start of
/// the text or the end of the last run.
pub(super) fn next_word(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let rest = bytes.get(from..)?;
    let (steps, _) = rest.as_chunks::<STEP>();
    let clear = STEP * steps.iter().take_while(|step| !has_mark(step)).count();
    let hit = clear + rest.get(clear..)?.iter().position(|&byte| is_mark(byte))?;
    let start = rest.get(..hit)?.iter().rposition(is_space).map_or(0, |space| space + 1);
    let end = rest.get(hit..)?.iter().position(is_space).map_or(rest.len(), |space| hit + space);
    Some(from + start..from + end)
}

/// Whether a word may hold a short form: two capitals, or one beside a digit; most words with a mark do not.
pub(super) fn may_be_short(word: &[u8]) -> bool {
    let count = |counts: fn(u8) -> bool| word.iter().filter(|&&byte| counts(byte)).count();
    let (capitals, foreign) = (count(is_capital), count(is_foreign));
    match capitals + foreign {
        0 => false,
        1 => word.iter().any(u8::is_ascii_digit),
        _ => true,
    }
}

/// Whether one of some bytes is a mark. Has no branches, so that it is compiled to a few instructions on all of them.
fn has_mark(step: &[u8; STEP]) -> bool {
    step.iter().fold(false, |any, &byte| any | is_mark(byte))
}

/// Whether a byte is a capital or may begin one: what every short form has.
fn is_mark(byte: u8) -> bool {
    is_capital(byte) | is_foreign(byte)
}

fn is_capital(byte: u8) -> bool {
    byte.wrapping_sub(b'A') < 26
}

/// Whether a byte begins a two-byte letter (Greek, Cyrillic, accented Latin), which may be a capital. Longer sequences
/// are signs or have no case.
fn is_foreign(byte: u8) -> bool {
    byte.wrapping_sub(0xC3) <= 0xDF - 0xC3
}

fn is_space(byte: &u8) -> bool {
    byte.is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut at = 0;
        let next = || {
            let word = next_word(text.as_bytes(), at)?;
            at = word.end;
            text.get(word)
        };
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn words_with_capitals_are_found_wherever_they_stand() {
        assert_eq!(words("Ab cd (EF), g"), ["Ab", "(EF),"]);
        assert_eq!(words("small letters for longer than one step\tthen X\n"), ["X"]);
        assert_eq!(words(&format!("{} aB", "x".repeat(STEP))), ["aB"]);
        assert!(words("none here").is_empty() && words("").is_empty());
    }

    #[test]
    fn two_marks_or_a_digit_beside_one_make_a_word_worth_a_look() {
        for word in ["TU", "tUB", "3D", "(QXR)", "ΔΣ"] {
            assert!(may_be_short(word.as_bytes()), "{word}");
        }
        for word in ["Tub", "tub", "12", "T"] {
            assert!(!may_be_short(word.as_bytes()), "{word}");
        }
    }
}
