//! The quick pass over the bytes of a text that finds the few words with capitals or digits.

use std::ops::Range;

use crate::text::Runs;

/// The runs without (ASCII) white space that may hold a short form, in order: those that have two capitals, or one and
/// a digit.
pub(super) fn words(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut end = 0;
    Runs::new(bytes, is_mark).filter_map(move |marks| {
        if marks.start < end {
            return None;
        }
        let (head, tail) = (bytes.get(end..marks.start)?, bytes.get(marks.end..)?);
        let is_inside = |byte: &&u8| !byte.is_ascii_whitespace();
        let (head, tail) = (head.iter().rev().take_while(is_inside), tail.iter().take_while(is_inside));
        end = marks.end + tail.clone().count();
        let counts = |byte: &u8| is_mark(*byte) || byte.is_ascii_digit();
        let is_wanted = marks.len() > 1 || head.clone().any(u8::is_ascii_digit) || tail.clone().any(counts);
        is_wanted.then(|| marks.start - head.count()..end)
    })
}

/// Whether a byte is a capital or may begin one: what every short form has.
#[inline(always)]
fn is_mark(byte: u8) -> bool {
    byte.is_ascii_uppercase() | begins_letter(byte)
}

/// Whether a byte begins a two-byte letter (Greek, Cyrillic, accented Latin), which may be a capital. Longer sequences
/// are signs or have no case.
#[inline(always)]
pub(super) fn begins_letter(byte: u8) -> bool {
    byte.wrapping_sub(0xC3) <= 0xDF - 0xC3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text.as_bytes()).filter_map(|word| text.get(word)).collect()
    }

    #[test]
    fn two_capitals_or_one_and_a_digit_make_a_word_worth_a_look() {
        assert_eq!(found("A Tub tUB 3d 12 3D (QXR), ΔΣ é\tU2\n"), ["tUB", "3D", "(QXR),", "ΔΣ", "U2"]);
        assert!(found("none here").is_empty() && found("").is_empty());
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        for before in 0..150 {
            let text = format!("{} aQX Cd", "x".repeat(before));
            assert_eq!(found(&text), ["aQX"], "{text}");
        }
    }
}
