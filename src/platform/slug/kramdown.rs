//! Jekyll: kramdown 2.5, `converter/base.rb`, `generate_id`; kramdown-parser-gfm 1.1, `gfm.rb`,
//! `generate_gfm_header_id`; explicit ids by `parser/kramdown/header.rb`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::attributes::IdNotation;
use super::classes::{is_alphabetic, is_connector, is_decimal, is_mark, only};
use super::pattern::pattern;
use super::rendered::{Rendering, lowercase_each};
use super::{Heading, SlugOptions, smart};

/// The slug with `input: GFM`: word characters and hyphens of the rendered text, a hyphen for each space or tab.
///
/// Typographic symbols go before the text gets here, so `--`, a dash by then, gives nothing.
pub(super) fn gfm_slug(heading: &Heading, _options: &SlugOptions) -> String {
    let is_word = |c| is_alphabetic(c) || is_mark(c) || is_decimal(c) || is_connector(c);
    let text = lowercase_each(&rendered_text(heading));
    only(&text, |c| is_word(c) || matches!(c, ' ' | '\t' | '-')).replace([' ', '\t'], "-")
}

/// The slug with `input: kramdown`: ASCII letters and digits from the first letter on; `section` where none is.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    let text = rendered_text(heading);
    let from_letter = text.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let slug: String = from_letter.chars().filter_map(ascii_slug_char).collect();
    if slug.is_empty() { "section".to_owned() } else { slug }
}

fn rendered_text<'a>(heading: &'a Heading) -> Cow<'a, str> {
    Rendering { rewrite: smart::dashes_and_dots, ..Rendering::PLAIN }.text(&heading.parts)
}

fn ascii_slug_char(c: char) -> Option<char> {
    match c {
        ' ' | '-' => Some('-'),
        _ if c.is_ascii_alphanumeric() => Some(c.to_ascii_lowercase()),
        _ => None,
    }
}

/// `{#id}` alone, after a space. A `{: #id}` stands on a line of its own and is not part of the heading's text.
pub(super) fn notation(raw: &str) -> Option<IdNotation> {
    if !raw.trim_end().ends_with('}') {
        return None;
    }
    static ID: LazyLock<Regex> = LazyLock::new(|| pattern(r"[ \t](\{#([A-Za-z][\w:-]*)\})\s*$"));
    let found = ID.captures(raw)?;
    Some(IdNotation { range: found.get(1)?.range(), id: Some(found.get(2)?.as_str().to_owned()) })
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::{assert_ids, ids};
    use crate::platform::slug::{KramdownInput, SlugOptions};

    #[test]
    fn gfm_headings() {
        let cases = [
            ("The End - yay", "the-end---yay"),
            ("Tea -- v2.0", "tea--v20"),
            ("हिन्दी भाषा", "हिन्दी-भाषा"),
            ("ΟΔΟΣ", "οδοσ"),
            ("Custom {#my_Id}", "my_Id"),
            ("Custom{#my_Id}", "custommy_id"),
        ];
        assert_ids(Platform::Jekyll, &cases);
    }

    #[test]
    fn kramdown_headings() {
        let options = SlugOptions { kramdown: KramdownInput::Kramdown, ..SlugOptions::default() };
        let headings = ["1. Über snake_case", "你好", "Tea", "Tea"];
        assert_eq!(ids(Platform::Jekyll, &options, &headings), ["ber-snakecase", "section", "tea", "tea-1"]);
    }
}
