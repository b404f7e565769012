//! Compiling the fixed patterns of this folder.

use std::sync::LazyLock;

use regex::Regex;

/// Compiles a pattern that is written out in the code; for use in a `LazyLock` only.
#[expect(clippy::expect_used, reason = "the patterns are literals, and the tests of each file compile them")]
pub(super) fn pattern(source: &'static str) -> Regex {
    Regex::new(source).expect("a pattern written in the code is valid")
}

/// The text without the characters that `dropped` matches one by one. `kept` tells the same for ASCII: most headings
/// have no other characters, and then no table of Unicode is needed.
pub(super) fn without(dropped: &LazyLock<Regex>, kept: fn(char) -> bool, text: &str) -> String {
    if text.is_ascii() {
        text.chars().filter(|c| kept(*c)).collect()
    } else {
        dropped.replace_all(text, "").into_owned()
    }
}

/// Whether a character of ASCII is a letter, a digit, `_`, `-` or a space.
pub(super) fn is_word_or_space(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ')
}
