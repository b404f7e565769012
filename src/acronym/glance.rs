//! Short forms at a glance, so that most long forms are told to fit none of them without taking them apart.

use std::collections::BTreeSet;

use super::base_form;
use super::initials::first_letter;
use crate::text::Runs;

/// Some short forms: of each its first letter, and all of them as bits.
#[derive(Debug, Default)]
pub struct Glance(BTreeSet<(char, u32)>);

impl Glance {
    /// Takes short forms in.
    pub fn at<'a>(shorts: impl IntoIterator<Item = &'a str>) -> Self {
        let seen = |short: &str| {
            let base = base_form(short);
            Some((first_letter(base)?, base.bytes().fold(0, |bits, byte| bits | bit(byte))))
        };
        Self(shorts.into_iter().filter_map(seen).collect())
    }

    /// Whether the initials of a long form may fit one of them; if not, [`super::initials_fit`] gives so for each.
    #[must_use]
    pub fn may_fit(&self, long: &str) -> bool {
        let Some(first) = first_letter(long) else { return false };
        let initials = initials(long);
        self.0.range((first, 0)..=(first, u32::MAX)).any(|(_, letters)| letters & !initials == 0)
    }
}

/// The letters with which words and parts of words begin, as bits: all of them where there are letters beyond ASCII.
fn initials(long: &str) -> u32 {
    if !long.is_ascii() {
        return u32::MAX;
    }
    let bytes = long.as_bytes();
    let starts = Runs::new(bytes, |byte| byte.is_ascii_alphanumeric()).filter_map(|run| bytes.get(run.start));
    starts.fold(0, |bits, byte| bits | bit(*byte))
}

/// The bit of a letter, or of all digits; none for other bytes.
fn bit(byte: u8) -> u32 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => 1 << (byte & 0x1F),
        b'0'..=b'9' => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_seen() {
        let glance = Glance::at(["RLHFs", "MoE", "LSTM", "ÄZ"]);
        for long in [
            "Reinforcement Learning from Human Feedback",
            "Mixture of Experts",
            "long short-term memory",
            "Ähnliche Zeichen",
        ] {
            assert!(glance.may_fit(long), "{long}");
        }
        for long in ["Mixture of Things", "short-term long memory", "", "long"] {
            assert!(!glance.may_fit(long), "{long}");
        }
    }
}
