//! MkDocs: Python-Markdown 3.11, `extensions/toc.py` and `attr_list.py`; pymdown-extensions 13, `slugs.py`.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::attributes::{Block, IdNotation};
use super::classes::{decomposed, hyphenated, is_letter, is_number, joined, only};
use super::options::MkdocsSlugify;
use super::pattern::pattern;
use super::rendered::Rendering;
use super::{Heading, SlugOptions};
use crate::text::squeeze;

/// The slug of a heading's rendered text by the site's `slugify` function.
pub(super) fn slug(heading: &Heading, options: &SlugOptions) -> String {
    let text = squeeze(&Rendering::PLAIN.text(&heading.parts));
    match options.mkdocs_slugify {
        MkdocsSlugify::Ascii => toc_slug(&only(&decomposed(&text), |c| c.is_ascii())),
        MkdocsSlugify::Unicode => toc_slug(&text),
        MkdocsSlugify::PymdownxLower => pymdownx_slug(&without_tags(&text).to_lowercase()),
        MkdocsSlugify::PymdownxKeepCase => pymdownx_slug(&without_tags(&text)),
    }
}

fn toc_slug(text: &str) -> String {
    let kept = only(text, |c| is_word(c) || c.is_whitespace() || c == '-');
    joined(&kept.trim().to_lowercase(), |c| c.is_whitespace() || c == '-', '-')
}

/// pymdownx cuts what looks like a tag even where it was code.
fn without_tags(text: &str) -> String {
    static TAGS: LazyLock<Regex> = LazyLock::new(|| pattern(r"</?[^>]*>"));
    let composed: String = text.nfc().collect();
    if !composed.contains('<') {
        return composed.trim().to_owned();
    }
    TAGS.replace_all(&composed, "").trim().to_owned()
}

fn pymdownx_slug(text: &str) -> String {
    hyphenated(text, |c| is_word(c) || c == '-')
}

fn is_word(c: char) -> bool {
    is_letter(c) || is_number(c) || c == '_'
}

/// `{#id}` or `{: #id}` after a space (`AttrListTreeprocessor.HEADER_RE`); without one, it belongs to the code, link
/// or emphasis it follows. Of two in a row neither counts.
pub(super) fn notation(raw: &str) -> Option<IdNotation> {
    let block = Block::at_end(raw)?;
    let inner = block.inner.strip_prefix(':').unwrap_or(block.inner);
    let has_attributes = !inner.trim().is_empty() && !inner.contains('\n');
    let text_before = block.before.rsplit('`').next().unwrap_or_default();
    if !has_attributes || block.is_escaped() || text_before.contains(" {") {
        None
    } else if block.follows_space() {
        Some(block.of_heading())
    } else {
        (block.is_of_code_or_link() || block.is_of_emphasis()).then(|| block.of_inner_element())
    }
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::{assert_ids, ids};
    use crate::platform::slug::{MkdocsSlugify, SlugOptions};

    #[test]
    fn plain_headings() {
        let cases = [
            ("CI/CD & DevOps", "cicd-devops"),
            ("Über café", "uber-cafe"),
            ("你好 世界", "_1"),
            ("E = mc²", "e-mc2"),
            ("snake_case name", "snake_case-name"),
            ("--flag", "-flag"),
            ("Custom {#my_Id}", "custom-my_id"),
        ];
        assert_ids(Platform::Mkdocs, &cases);
    }

    #[test]
    fn unicode_functions() {
        let slugify = |mkdocs_slugify, heading| {
            let options = SlugOptions { mkdocs_slugify, ..SlugOptions::default() };
            ids(Platform::Mkdocs, &options, &[heading]).concat()
        };
        assert_eq!(slugify(MkdocsSlugify::Unicode, "Über - हिन्दी"), "über-हनद");
        assert_eq!(slugify(MkdocsSlugify::PymdownxLower, "Über - हिन्दी Vec<T>"), "über---हनद-vec");
        assert_eq!(slugify(MkdocsSlugify::PymdownxKeepCase, "Über - x"), "Über---x");
    }

    #[test]
    fn attribute_lists() {
        let options = SlugOptions { mkdocs_attr_list: true, ..SlugOptions::default() };
        let headings = ["Tea", "Pot {: #tea }", "Cup {.x}", "Cup {#a} {#b}", "Cup{#a}"];
        assert_eq!(ids(Platform::Mkdocs, &options, &headings), ["tea_1", "tea", "cup", "cup-a-b", "cupa"]);
    }
}
