//! Sphinx: docutils 0.22, `nodes.py`, `make_id`; heading anchors by MyST-Parser 5.2, `slugs.py`.

use unicode_normalization::UnicodeNormalization;

use super::classes::{hyphenated, is_decimal, is_letter, is_number, joined};
use super::options::SphinxSlug;
use super::rendered::Rendering;
use super::{Heading, SlugOptions};
use crate::text::squeezed;

/// The id of a section, which docutils makes of its title.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    make_id(&Rendering { images: true, line_break: " ", ..Rendering::PLAIN }.text(&heading.parts))
}

/// The anchor that MyST-Parser adds for links in Markdown, where `myst_heading_anchors` reaches the heading's level.
pub(super) fn heading_anchor(heading: &Heading, options: &SlugOptions) -> String {
    let text = Rendering { line_break: "", ..Rendering::PLAIN }.text(&heading.parts);
    match options.sphinx_slug {
        SphinxSlug::Github => words(&text),
        SphinxSlug::Gitlab => gitlab_anchor(&words(text.trim())),
        SphinxSlug::Docutils => make_id(&text),
    }
}

/// Lower-case letters, numbers, `_` and `-`, with a hyphen for each space.
fn words(text: &str) -> String {
    let is_kept = |c| is_letter(c) || is_number(c) || matches!(c, '_' | '-');
    hyphenated(&text.to_lowercase(), is_kept)
}

/// As GitLab did before 17.0: one hyphen for a run of them, `anchor-` before a mere number.
fn gitlab_anchor(slug: &str) -> String {
    let slug = joined(slug, |c| c == '-', '-');
    let is_number = !slug.is_empty() && slug.chars().all(is_decimal);
    if is_number { format!("anchor-{slug}") } else { slug }
}

/// Lower-case ASCII letters and digits joined by single hyphens, from the first letter on.
pub(super) fn make_id(text: &str) -> String {
    let translated = text.to_lowercase().chars().fold(String::new(), translate);
    let ascii: String = translated.nfkd().filter(char::is_ascii).collect();
    let id = joined(&squeezed(&ascii), |c| !matches!(c, 'a'..='z' | '0'..='9'), '-');
    id.trim_start_matches(|c: char| c == '-' || c.is_ascii_digit()).trim_end_matches('-').to_owned()
}

/// The id that Sphinx makes of a text: as [`make_id`], with capitals, dots and underscores kept.
pub(super) fn make_cased_id(text: &str) -> String {
    let translated = text.chars().fold(String::new(), translate);
    let ascii: String = translated.nfkd().filter(char::is_ascii).collect();
    let id = joined(&ascii, |c| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_')), '-');
    let leading = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '_');
    id.trim_start_matches(leading).trim_end_matches('-').to_owned()
}

/// Appends a letter, those that Unicode does not decompose in the ASCII spelling docutils has for them.
fn translate(mut text: String, c: char) -> String {
    let ascii = match c {
        'ƀ' | 'ƃ' => "b",
        'ƈ' | 'ȼ' => "c",
        'đ' | 'ƌ' => "d",
        'ɇ' => "e",
        'ƒ' => "f",
        'ǥ' => "g",
        'ħ' => "h",
        'ı' => "i",
        'ȷ' | 'ɉ' => "j",
        'ƙ' => "k",
        'ł' | 'ƚ' | 'ȴ' => "l",
        'ƞ' | 'ȵ' => "n",
        'ø' => "o",
        'ƥ' => "p",
        'ɋ' => "q",
        'ɍ' => "r",
        'ȿ' => "s",
        'ŧ' | 'ƫ' | 'ƭ' | 'ȶ' => "t",
        'ƴ' | 'ɏ' => "y",
        'ƶ' | 'ȥ' | 'ɀ' => "z",
        'ß' => "sz",
        'æ' => "ae",
        'œ' => "oe",
        'ȸ' => "db",
        'ȹ' => "qp",
        _ => {
            text.push(c);
            return text;
        }
    };
    text.push_str(ascii);
    text
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::{assert_ids, ids};
    use crate::platform::slug::{SlugOptions, SphinxSlug};

    #[test]
    fn section_ids() {
        let cases =
            [("1. Über Straße – łódź", "uber-strasze-lodz"), ("snake_case", "snake-case"), ("你好", "id1")];
        assert_ids(Platform::Sphinx, &cases);
    }

    #[test]
    fn heading_anchors() {
        let anchor = |sphinx_slug, heading| {
            let options = SlugOptions { sphinx_heading_anchors: 2, sphinx_slug, ..SlugOptions::default() };
            ids(Platform::Sphinx, &options, &[heading]).concat()
        };
        assert_eq!(anchor(SphinxSlug::Github, "The End - yay"), "the-end---yay");
        assert_eq!(anchor(SphinxSlug::Gitlab, "The End - yay"), "the-end-yay");
        assert_eq!(anchor(SphinxSlug::Gitlab, "2024"), "anchor-2024");
        assert_eq!(anchor(SphinxSlug::Docutils, "2024 tea"), "tea");
    }
}
