//! GitHub: github-slugger 2.0.0, `index.js`, which was checked against github.com.

use super::classes::{hyphenated, is_alphabetic, is_connector, is_decimal, is_mark, is_of_unicode_13};
use super::rendered::Rendering;
use super::{Heading, SlugOptions};

/// The slug of a heading's rendered text.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    let text = Rendering::PLAIN.text(&heading.parts);
    if !text.is_ascii() {
        return slug_of(&text.to_lowercase());
    }
    let mut slug = String::with_capacity(text.len());
    slug.extend(text.chars().filter_map(ascii_slug_char));
    slug
}

/// What becomes of an ASCII character, as most headings have no other.
fn ascii_slug_char(c: char) -> Option<char> {
    if c == ' ' { Some('-') } else { is_kept(c).then_some(c.to_ascii_lowercase()) }
}

/// Drops all but letters, marks, decimal digits, connectors, hyphens and spaces, then makes each space a hyphen.
///
/// The characters are those of Unicode 13, from which github-slugger generates its `regex.js`; case is left alone.
pub(super) fn slug_of(text: &str) -> String {
    hyphenated(text, is_kept)
}

fn is_kept(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    }
    let is_word = is_alphabetic(c) || is_mark(c) || is_decimal(c) || is_connector(c);
    is_word && is_of_unicode_13(c)
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::{assert_ids, code, html, id, image, text};

    #[test]
    fn plain_headings() {
        let cases = [
            ("CI/CD & DevOps", "cicd--devops"),
            ("The End - yay", "the-end---yay"),
            ("snake_case name", "snake_case-name"),
            ("🚀 Launch", "-launch"),
            ("⚙️ Settings", "\u{FE0F}-settings"),
            ("E = mc² in Ⓐ", "e--mc-in-ⓐ"),
            ("हिन्दी भाषा", "हिन्दी-भाषा"),
            ("ΟΔΟΣ İ", "οδος-i\u{307}"),
            ("tab\tand nbsp\u{A0}x", "taband-nbspx"),
            ("!!!", ""),
            ("Custom {#my_Id}", "custom-my_id"),
        ];
        assert_ids(Platform::Github, &cases);
    }

    #[test]
    fn code_counts_and_images_and_tags_do_not() {
        let parts = [code("foo::bar()"), text(" is "), html("<b>"), text("it"), html("</b>"), image("pic")];
        assert_eq!(id(Platform::Github, "", &parts), "foobar-is-it");
    }
}
