//! Docusaurus 3.10: mdx-loader, `remark/headings`; utils, `markdownHeadingIdUtils.ts`; ids by github-slugger.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::attributes::IdNotation;
use super::pattern::pattern;
use super::rendered::Rendering;
use super::{Heading, SlugOptions, github};

/// GitHub's slug of a heading's text, with the alt text of images and without text directives.
pub(super) fn slug(heading: &Heading, options: &SlugOptions) -> String {
    let rendering = Rendering { images: true, rewrite: without_directives, ..Rendering::PLAIN };
    let text = rendering.text(&heading.parts);
    let text = if options.docusaurus_keep_case { text } else { text.to_lowercase().into() };
    github::slug_of(&text)
}

/// Docusaurus reads `:name[label]{attributes}` as a directive, of which only the label is text: `docs:build` gives
/// `docs` (micromark-extension-directive 3, `directive-text.js`, `factory-name.js`).
fn without_directives(text: &str) -> Cow<'_, str> {
    let may_begin = |at: usize| text.get(at + 1..).is_some_and(|name| name.starts_with(char::is_alphabetic));
    if !text.match_indices(':').any(|(at, _)| may_begin(at)) {
        return Cow::Borrowed(text);
    }
    static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r":(\p{Alphabetic}[\p{Alphabetic}\p{M}\p{N}_-]*)(?:\[([^\[\]]*)\])?(?:\{[^{}]*\})?")
    });
    let label_or_same = |found: &Captures| {
        let kept = if is_directive(text, found) { found.get(2) } else { found.get(0) };
        kept.map_or_else(String::new, |kept| kept.as_str().to_owned())
    };
    DIRECTIVE.replace_all(text, label_or_same)
}

/// A name ends in a letter or digit and has no further colon beside it.
fn is_directive(text: &str, found: &Captures) -> bool {
    let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else {
        return false;
    };
    let after_colon = text.get(..whole.start()).is_some_and(|before| before.ends_with(':'));
    let before_colon = text.get(name.end()..).is_some_and(|after| after.starts_with(':'));
    !after_colon && !before_colon && !name.as_str().ends_with(['-', '_'])
}

/// `{#id}`, `{/* #id */}` or `<!-- #id -->` at the end; a backslash before the brace is for MDX and changes nothing.
pub(super) fn notation(raw: &str) -> Option<IdNotation> {
    if !raw.ends_with(['}', '>']) {
        return None;
    }
    static CLASSIC: LazyLock<Regex> = LazyLock::new(|| pattern(r"\\?\{#([^{}\n]+)\}$"));
    static COMMENT: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:\{/\*|<!--)\s*#([^\s*]+)(?:\s[^*]*?)?(?:\*/\}|-->)$"));
    let found = CLASSIC.captures(raw).or_else(|| COMMENT.captures(raw))?;
    let id = without_directives(found.get(1)?.as_str()).trim().to_owned();
    Some(IdNotation { range: found.get(0)?.range(), id: Some(id) })
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::SlugOptions;
    use crate::platform::slug::tests::{assert_ids, ids};

    #[test]
    fn plain_headings() {
        let cases = [
            ("CI/CD & DevOps", "cicd--devops"),
            ("Run docs:build now", "run-docs-now"),
            ("a:b::c and :rocket: Launch", "abc-and-rocket-launch"),
            ("Event: :note[big *news*]{.x}", "event-big-news"),
            ("Custom {#my_Id}", "my_Id"),
            ("Custom \\{#esc}", "esc"),
            ("Custom {/* #from-mdx */}", "from-mdx"),
            ("Custom <!-- #from-html -->", "from-html"),
            ("Custom <!-- note -->", "custom----note---"),
        ];
        assert_ids(Platform::Docusaurus, &cases);
    }

    #[test]
    fn case_can_be_kept() {
        let options = SlugOptions { docusaurus_keep_case: true, ..SlugOptions::default() };
        assert_eq!(ids(Platform::Docusaurus, &options, &["Hello World"]), ["Hello-World"]);
    }
}
