//! mdBook 0.5.4: `crates/mdbook-html/src/utils.rs`, `id_from_content`; attributes by pulldown-cmark 0.13.

use super::attributes::{Block, IdNotation};
use super::rendered::Rendering;
use super::{Heading, SlugOptions, smart};

/// The slug of a heading's rendered text after smart punctuation.
pub(super) fn slug(heading: &Heading, options: &SlugOptions) -> String {
    let rewrite = if options.mdbook_smart_punctuation { smart::dashes } else { Rendering::PLAIN.rewrite };
    let text = Rendering { rewrite, ..Rendering::PLAIN }.text(&heading.parts);
    text.trim().to_lowercase().chars().filter_map(slug_char).collect()
}

fn slug_char(c: char) -> Option<char> {
    match c {
        '_' | '-' => Some(c),
        _ if c.is_alphanumeric() => Some(c),
        _ if c.is_whitespace() => Some('-'),
        _ => None,
    }
}

/// A `{…}` at the end; whatever it holds is attributes, but tags and escapes keep it text
/// (pulldown-cmark, `firstpass.rs`, `extract_attribute_block_content_from_header_text`).
pub(super) fn notation(raw: &str) -> Option<IdNotation> {
    let block = Block::at_end(raw)?;
    let is_plain = !block.inner.contains(['<', '>', '\\', '\n']);
    is_plain.then(|| IdNotation { id: last_id(block.inner), ..block.of_heading() })
}

/// pulldown-cmark reads `#id` only, not `id=value`.
fn last_id(attributes: &str) -> Option<String> {
    let id = attributes
        .split_ascii_whitespace()
        .rfind(|attribute| attribute.starts_with('#') && *attribute != "#")?;
    id.strip_prefix('#').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::SlugOptions;
    use crate::platform::slug::tests::{assert_ids, code, id, ids, text};

    #[test]
    fn plain_headings() {
        let cases = [
            ("CI/CD & DevOps", "cicd--devops"),
            ("E = mc²", "e--mc²"),
            ("हिन्दी भाषा", "हिनदी-भाषा"),
            ("--flag and semi-dry", "flag-and-semi-dry"),
            ("ΟΔΟΣ İ", "οδος-i"),
            ("nbsp\u{A0}x", "nbsp-x"),
            ("Custom {#my_Id .note}", "my_Id"),
            ("Only {.note}", "only"),
            ("No <b> {<b>}", "no-b-b"),
        ];
        assert_ids(Platform::Mdbook, &cases);
    }

    #[test]
    fn code_keeps_its_hyphens() {
        assert_eq!(id(Platform::Mdbook, "", &[code("--flag"), text(" x")]), "--flag-x");
    }

    #[test]
    fn smart_punctuation_can_be_off() {
        let options = SlugOptions { mdbook_smart_punctuation: false, ..SlugOptions::default() };
        assert_eq!(ids(Platform::Mdbook, &options, &["a -- b"]), ["a----b"]);
    }
}
