//! Compiling the fixed patterns of this folder.

use regex::Regex;

/// Compiles a pattern that is written out in the code; for use in a `LazyLock` only.
#[expect(clippy::expect_used, reason = "the patterns are literals, and the tests of each file compile them")]
pub(super) fn pattern(source: &'static str) -> Regex {
    Regex::new(source).expect("a pattern written in the code is valid")
}
