//! GitLab 17.0 and later: comrak 0.59, `html/anchorizer.rs`.
//!
//! Older versions made ids in Ruby, squeezing runs of hyphens.

use super::classes::{hyphenated, is_connector, is_letter, is_mark, is_number};
use super::rendered::Rendering;
use super::{Heading, SlugOptions};

/// The slug of a heading's rendered text, with the alt text of images.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    let is_word = |c| is_letter(c) || is_mark(c) || is_number(c) || is_connector(c);
    let text = Rendering { images: true, line_break: " ", ..Rendering::PLAIN }.text(&heading.parts);
    hyphenated(&text.to_lowercase(), |c| is_word(c) || c == '-')
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::{assert_ids, id, image, text};

    #[test]
    fn plain_headings() {
        let cases = [
            ("The End - yay", "the-end---yay"),
            ("E = mc² in Ⓐ", "e--mc²-in-"),
            ("हिन्दी भाषा", "हिन्दी-भाषा"),
            ("Custom {#my_Id}", "custom-my_id"),
        ];
        assert_ids(Platform::Gitlab, &cases);
    }

    #[test]
    fn alt_text_counts() {
        let parts = [text("Icon "), image("alt text"), text(" title")];
        assert_eq!(id(Platform::Gitlab, "", &parts), "icon-alt-text-title");
    }
}
