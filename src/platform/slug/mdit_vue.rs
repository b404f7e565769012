//! VitePress 1.6 and VuePress 2: mdit-vue 3, `packages/shared/src/slugify.ts`; markdown-it-anchor, markdown-it-attrs
//! 4 and markdown-it-emoji.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::attributes::{Block, IdNotation};
use super::classes::{decomposed, joined, only};
use super::rendered::Rendering;
use super::{Heading, SlugOptions};

/// The slug of a heading's text and code; an emoji written `:name:` is no text.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    let rendering = Rendering { line_break: "", rewrite: without_emoji, ..Rendering::PLAIN };
    let text = rendering.text(&heading.parts);
    let text = only(&decomposed(&text), |c| !matches!(c, '\u{300}'..='\u{36F}' | '\0'..='\x1F'));
    let slug = joined(&text, is_separator, '-');
    let slug = slug.trim_matches('-');
    let prefix = if slug.starts_with(|c: char| c.is_ascii_digit()) { "_" } else { "" };
    format!("{prefix}{slug}").to_lowercase()
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '\u{FEFF}' | '“' | '”' | '‘' | '’')
}

/// Drops each `:name:` that markdown-it-emoji knows.
fn without_emoji(text: &str) -> Cow<'_, str> {
    if !text.contains(':') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(':') {
        kept.push_str(before);
        match after.split_once(':').filter(|(name, _)| EMOJI_NAMES.contains(name)) {
            Some((_, after_emoji)) => rest = after_emoji,
            None => {
                kept.push(':');
                rest = after;
            }
        }
    }
    Cow::Owned(kept + rest)
}

/// The names of emoji in markdown-it-emoji 3.1, `lib/data/full.mjs`, which are those of GitHub.
static EMOJI_NAMES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("emoji_names.txt").split_whitespace().collect());

/// `{…}` at the end with anything inside (markdown-it-attrs, pattern "end of block"); right after code, a link
/// or emphasis it belongs to that.
pub(super) fn notation(raw: &str) -> Option<IdNotation> {
    let block = Block::at_end(raw)?;
    let shortest = if block.inner.starts_with(['#', '.']) { 2 } else { 1 };
    if block.is_escaped() || block.inner.len() < shortest {
        return None;
    }
    let is_inner = block.is_of_code_or_link() || block.is_of_emphasis();
    Some(if is_inner { block.of_inner_element() } else { block.of_heading() })
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::{assert_ids, code, id, text};

    #[test]
    fn plain_headings() {
        let cases = [
            ("CI/CD & DevOps", "ci-cd-devops"),
            ("snake_case name", "snake-case-name"),
            ("What's new in v2.0?", "what-s-new-in-v2-0"),
            ("1. First step", "_1-first-step"),
            ("Über café", "uber-cafe"),
            ("🚀 Launch", "🚀-launch"),
            (":rocket: Launch", "launch"),
            ("std::vec::Vec and :no_such_emoji:", "std-vec-vec-and-no-such-emoji"),
            ("a:b::c", "a-c"),
            ("Dash — em", "dash-—-em"),
            ("Custom {#my_Id}", "my_Id"),
            ("Copy \\{std,rustc}", "copy-std-rustc"),
        ];
        assert_ids(Platform::Vitepress, &cases);
        assert_ids(Platform::Vuepress, &cases);
    }

    #[test]
    fn attributes_of_inner_elements_give_no_id() {
        assert_eq!(id(Platform::Vitepress, "`tea`{#pot}", &[code("tea"), text("{#pot}")]), "tea");
    }
}
