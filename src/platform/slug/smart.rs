//! Smart punctuation, as far as it can change an id.
//!
//! Curly quotes are left out: ids drop them as they drop straight ones.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

/// Two or more hyphens become dashes, whatever their number
/// (pulldown-cmark 0.13, `firstpass.rs`, as mdBook uses it).
pub(super) fn dashes(text: &str) -> Cow<'_, str> {
    if !text.contains("--") {
        return Cow::Borrowed(text);
    }
    static DASHES: LazyLock<Regex> = LazyLock::new(|| pattern("--+"));
    DASHES.replace_all(text, "–")
}

/// Three hyphens become an em dash, then two an en dash, three dots an ellipsis; a hyphen left over stays
/// (Pandoc 2.17, `Text.Pandoc.Parsing`, `smartPunctuation`; kramdown 2.5, `parser/kramdown/typographic_symbol.rb`).
pub(super) fn dashes_and_dots(text: &str) -> Cow<'_, str> {
    if !text.contains("--") && !text.contains("...") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("---", "—").replace("--", "–").replace("...", "…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_hyphens_stay() {
        assert_eq!(dashes("semi-dry -"), "semi-dry -");
        assert_eq!(dashes_and_dots("semi-dry -"), "semi-dry -");
    }

    #[test]
    fn runs_of_hyphens() {
        assert_eq!(dashes("a -- b ---- c"), "a – b – c");
        assert_eq!(dashes_and_dots("a -- b ---- c..."), "a – b —- c…");
    }
}
