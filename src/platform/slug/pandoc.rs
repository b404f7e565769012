//! Pandoc and Quarto: pandoc 2.17, `Text.Pandoc.Shared`, `inlineListToIdentifier` and `uniqueIdent`;
//! attributes by `Text.Pandoc.Readers.Markdown`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::attributes::{Block, IdNotation};
use super::classes::{is_connector, is_letter, is_mark, is_number, joined, only};
use super::pattern::pattern;
use super::rendered::{Rendering, lowercase_each};
use super::{Heading, SlugOptions, smart};

/// The slug of a heading's rendered text, with the alt text of images, from the first letter on.
///
/// Smart punctuation is on, and TeX commands are no text.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    let rendering =
        Rendering { images: true, line_break: " ", html: line_break_tag, rewrite: smart_without_tex };
    let text = lowercase_each(&rendering.text(&heading.parts));
    let is_word = |c| is_letter(c) || is_number(c) || matches!(c, '_' | '.' | '-');
    let words = only(&text, |c: char| is_word(c) || c.is_whitespace());
    let slug = words.split_whitespace().collect::<Vec<_>>().join("-");
    match slug.trim_start_matches(|c| !is_letter(c)) {
        "" => "section".to_owned(),
        slug => slug.to_owned(),
    }
}

fn smart_without_tex(text: &str) -> Cow<'_, str> {
    match without_tex(text) {
        Cow::Borrowed(text) => smart::dashes_and_dots(text),
        Cow::Owned(text) => Cow::Owned(smart::dashes_and_dots(&text).into_owned()),
    }
}

/// The slug by `gfm_auto_identifiers` (commonmark-extensions 0.2, `AutoIdentifiers.hs`): a hyphen for each space,
/// marks stay, dots do not.
pub(super) fn gfm_slug(heading: &Heading, _options: &SlugOptions) -> String {
    let rendering = Rendering {
        images: true,
        line_break: " ",
        html: line_break_tag,
        rewrite: composed_with_single_spaces,
    };
    let text = lowercase_each(&rendering.text(&heading.parts));
    let is_word = |c| is_letter(c) || is_number(c) || is_mark(c) || is_connector(c);
    only(&text, |c: char| is_word(c) || c.is_whitespace() || c == '-').replace(char::is_whitespace, "-")
}

fn composed_with_single_spaces(text: &str) -> Cow<'_, str> {
    joined(text, |c| matches!(c, ' ' | '\t'), ' ').nfc().collect::<String>().into()
}

/// Pandoc makes `<br>` a line break.
fn line_break_tag(tag: &str) -> &str {
    let name = tag.get(..3).filter(|name| name.eq_ignore_ascii_case("<br"));
    let rest = name.and_then(|name| tag.get(name.len()..)).map(str::trim_start);
    if matches!(rest, Some(">" | "/>")) { " " } else { "" }
}

/// Drops TeX commands with their arguments: one-letter accents such as `\u` with the character they stand over.
///
/// A backslash that was escaped in the source, `\\name`, is taken for a command too.
fn without_tex(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    static COMMAND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\\(?:[uvHcdbkrt][^A-Za-z\s{\[\\]|[A-Za-z]+\*?(?:\[[^\]]*\]|\{[^{}]*\})*)")
    });
    COMMAND.replace_all(text, "")
}

/// `{…}` at the end, if all of it is attributes that Pandoc can read; right after code or a
/// link it belongs to that.
pub(super) fn notation(raw: &str) -> Option<IdNotation> {
    static ATTRIBUTES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?x) ^ \s* (?:
                (?: [\#.] [\p{L}_] [\w:.-]* | - | [\p{L}_:] [\w:.-]* = (?: "[^"]*" | '[^']*' | [^\s"']+ ) )
                \s* )+ $"#,
        )
    });
    let block = Block::at_end(raw)?;
    if block.is_escaped() || !ATTRIBUTES.is_match(block.inner) {
        return None;
    }
    Some(if block.is_of_code_or_link() { block.of_inner_element() } else { block.of_heading() })
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::{assert_ids, html, id, ids, image, text};
    use crate::platform::slug::{PandocIds, SlugOptions};

    #[test]
    fn plain_headings() {
        let cases = [
            ("CI/CD & DevOps", "cicd-devops"),
            ("What's new in v2.0?", "whats-new-in-v2.0"),
            ("1. First step", "first-step"),
            ("E = mc²", "e-mc²"),
            ("--flag ...", "flag"),
            ("हिन्दी भाषा", "हनद-भष"),
            ("ΟΔΟΣ", "οδοσ"),
            ("!!!", "section"),
            (r"The \rightsquigarrow relation \text{of} tea", "the-relation-tea"),
            ("Custom {#my_Id .note key='a b'}", "my_Id"),
            ("Custom {-}", "custom"),
            ("Custom {braces}", "custom-braces"),
        ];
        assert_ids(Platform::Pandoc, &cases);
        assert_ids(Platform::Quarto, &cases);
    }

    #[test]
    fn alt_text_and_line_break_tags_count() {
        let parts = [text("Icon"), html("<br>"), image("alt text"), html("<i>"), text(" x")];
        assert_eq!(id(Platform::Pandoc, "", &parts), "icon-alt-text-x");
    }

    #[test]
    fn gfm_ids() {
        let options = SlugOptions { pandoc_ids: PandocIds::Gfm, ..SlugOptions::default() };
        let headings = ["1. Tea - v2.0", "Tea {#x}", "cafe\u{301}  x", "!!!"];
        assert_eq!(ids(Platform::Pandoc, &options, &headings), ["1-tea---v20", "tea-x", "café-x", ""]);
    }
}
