//! The quick pass over the bytes of a text that finds the few words with capitals or digits.

use std::ops::Range;

/// How many bytes are looked at in one step, as many as a processor compares at once.
const STEP: usize = 16;

/// The next run without (ASCII) white space from byte `from` on that may hold a short form: it has two capitals, or one
/// and a digit. `from` is the start of the text or the end of the last run.
pub(super) fn next_word(bytes: &[u8], mut from: usize) -> Option<Range<usize>> {
    loop {
        let hit = next_mark(bytes, from)?;
        let (mut end, mut marks, mut digits) = (hit, 0, 0);
        for byte in bytes.get(hit..)?.iter().take_while(|byte| !byte.is_ascii_whitespace()) {
            marks += usize::from(is_mark(*byte));
            digits += usize::from(byte.is_ascii_digit());
            end += 1;
        }
        let head = bytes.get(from..hit)?.iter().rev().take_while(|byte| !byte.is_ascii_whitespace());
        if marks + digits >= 2 || head.clone().any(u8::is_ascii_digit) {
            return Some(hit - head.count()..end);
        }
        from = end;
    }
}

/// The first [mark](is_mark) from byte `from` on.
fn next_mark(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let (steps, _) = rest.as_chunks::<STEP>();
    let clear = STEP * steps.iter().take_while(|step| !has_mark(step)).count();
    Some(from + clear + rest.get(clear..)?.iter().position(|&byte| is_mark(byte))?)
}

/// Whether one of some bytes is a mark. Has no branches, so that it is compiled to a few instructions on all of them.
fn has_mark(step: &[u8; STEP]) -> bool {
    step.iter().fold(false, |any, &byte| any | is_mark(byte))
}

/// Whether a byte is a capital or may begin one: what every short form has.
fn is_mark(byte: u8) -> bool {
    byte.is_ascii_uppercase() | begins_letter(byte)
}

/// Whether a byte begins a two-byte letter (Greek, Cyrillic, accented Latin), which may be a capital. Longer sequences
/// are signs or have no case.
pub(super) fn begins_letter(byte: u8) -> bool {
    byte.wrapping_sub(0xC3) <= 0xDF - 0xC3
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
    fn two_capitals_or_one_and_a_digit_make_a_word_worth_a_look() {
        assert_eq!(words("A Tub tUB 3d 12 3D (QXR), ΔΣ é\tU2\n"), ["tUB", "3D", "(QXR),", "ΔΣ", "U2"]);
        assert!(words("none here").is_empty() && words("").is_empty());
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        for before in 0..3 * STEP {
            let text = format!("{} aQX Cd", "x".repeat(before));
            assert_eq!(words(&text), ["aQX"], "{text}");
        }
    }
}
