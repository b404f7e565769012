//! Hugo: `markup/goldmark/autoid.go` (0.111 to 0.150); attributes by goldmark 1.7, `parser/attribute.go`.
//!
//! Hugo makes ids of a heading's last **source** line: link targets and tags are part of them.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::attributes::{Block, IdNotation};
use super::classes::{hyphenated, is_decimal, is_letter, is_number, joined};
use super::options::HugoIdType;
use super::pattern::pattern;
use super::{Heading, SlugOptions};

/// The slug of a heading's last source line; `heading` where nothing is left of it.
pub(super) fn slug(heading: &Heading, options: &SlugOptions) -> String {
    let line = heading.raw.lines().next_back().unwrap_or_default().trim();
    let slug = match options.hugo_id_type {
        HugoIdType::Github => github_slug(line),
        HugoIdType::GithubAscii => github_slug(&without_accents(line).replace(|c: char| !c.is_ascii(), "")),
        HugoIdType::Blackfriday => blackfriday_slug(line),
    };
    if slug.is_empty() { "heading".to_owned() } else { slug }
}

fn github_slug(line: &str) -> String {
    let is_kept = |c| is_letter(c) || is_decimal(c) || matches!(c, '_' | '-');
    hyphenated(line, is_kept).chars().map(simple_lowercase).collect()
}

/// Letters and numbers lower-cased, one hyphen for each run of others between them
/// (blackfriday 1.6, `sanitized_anchor_name.go`).
fn blackfriday_slug(line: &str) -> String {
    let is_dropped = |c| !(is_letter(c) || is_number(c));
    joined(line, is_dropped, '-').trim_matches('-').chars().map(simple_lowercase).collect()
}

/// Go's `unicode.ToLower`: one character for one, so `İ` becomes `i` and a final sigma stays `σ`.
fn simple_lowercase(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn without_accents(line: &str) -> String {
    line.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect()
}

/// `{…}` at the end, if all of it is attributes that goldmark can read: `#id`, `.class`, `key=value`.
pub(super) fn notation(raw: &str) -> Option<IdNotation> {
    static ATTRIBUTES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?x) ^ \s* (?:
                (?: [\#.] [^\s!-,/;-@\[-^`{-~]+ | [A-Za-z_:] [\w:.-]* = (?: "[^"]*" | \[[^\]]*\] | [^\s,"\[]+ ) )
                [\s,]* )* $"#,
        )
    });
    let block = Block::at_end(raw)?;
    (!block.is_escaped() && ATTRIBUTES.is_match(block.inner)).then(|| block.of_heading())
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::{assert_ids, ids};
    use crate::platform::slug::{HugoIdType, SlugOptions};

    #[test]
    fn plain_headings() {
        let cases = [
            ("[Link](http://x.y) and *emph*", "linkhttpxy-and-emph"),
            ("A <b>bold</b> tag", "a-bboldb-tag"),
            ("🚀 Launch", "-launch"),
            ("E = mc²", "e--mc"),
            ("हिन्दी भाषा", "हनद-भष"),
            ("ΟΔΟΣ İ", "οδοσ-i"),
            ("!!!", "heading"),
            ("Custom { #my_Id .note }", "my_Id"),
            ("Custom {braces}", "custom-braces"),
            ("Custom \\{#esc}", "custom-esc"),
        ];
        assert_ids(Platform::Hugo, &cases);
    }

    #[test]
    fn other_types() {
        let id_of = |hugo_id_type, heading| {
            let options = SlugOptions { hugo_id_type, ..SlugOptions::default() };
            ids(Platform::Hugo, &options, &[heading]).concat()
        };
        assert_eq!(id_of(HugoIdType::GithubAscii, "Über – Größe"), "uber--groe");
        assert_eq!(id_of(HugoIdType::Blackfriday, "Über – C++ (x_y)"), "über-c-x-y");
    }

    #[test]
    fn explicit_ids_are_taken_from_there_on() {
        let headings = ["Tea", "Pot {#tea}", "Pot {#cup}", "Cup"];
        assert_eq!(ids(Platform::Hugo, &SlugOptions::default(), &headings), ["tea", "tea", "cup", "cup-1"]);
    }
}
