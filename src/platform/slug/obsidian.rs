//! Obsidian: the API's `stripHeading`, by which a link's `#Heading` is matched with headings.

use super::classes::joined;
use super::{Heading, SlugOptions};

/// A heading's source with punctuation and runs of spaces made single spaces; there is no slug.
///
/// Links are compared without regard to case, after the same treatment.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    strip_heading(&heading.raw)
}

/// What a heading and the fragment of a link to it have in common, but for case.
pub(super) fn strip_heading(text: &str) -> String {
    let is_kept = |c| matches!(c, '\'' | '-' | '_');
    let is_dropped = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && !is_kept(c);
    joined(text, is_dropped, ' ').trim().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::fragment_key;
    use crate::platform::slug::tests::assert_ids;

    #[test]
    fn punctuation_is_space() {
        assert_ids(Platform::Obsidian, &[("What is `x`: a [[Note|link]]?", "What is x a Note link")]);
    }

    #[test]
    fn links_match_in_any_case() {
        let key = |fragment| fragment_key(Platform::Obsidian, fragment);
        assert_eq!(key("What is x a Note"), key("what is `X`: a note"));
    }
}
