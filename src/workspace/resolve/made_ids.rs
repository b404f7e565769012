//! Ids that a page gets from what is not written on it: the whole page is made, or a component makes them.

use rustc_hash::FxHashSet;

use crate::facts::{BlockKind, Facts};
use crate::text::{Source, Span};
use crate::workspace::Document;

/// Whether nothing but a comment stands below the front matter: a build step puts the text there.
pub(super) fn is_to_be_filled(document: &Document) -> bool {
    let Some(matter) = &document.facts.front_matter else { return false };
    let text = document.source.text().get(matter.span.end as usize..).unwrap_or_default().trim();
    let comments = [("<!--", "-->"), ("{/*", "*/}")];
    text.is_empty()
        || comments.iter().any(|(open, close)| {
            let inside = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
            inside.is_some_and(|inside| !inside.contains(close))
        })
}

/// The names that components of a page may make ids of: what is in quotes outside of code on a page in MDX.
#[derive(Debug, Default)]
pub(in crate::workspace) struct QuotedNames(FxHashSet<String>);

impl QuotedNames {
    /// The names of a page.
    pub(in crate::workspace) fn of(source: &Source, facts: &Facts) -> Self {
        if source.path().extension() != Some("mdx") {
            return Self::default();
        }
        let code = facts.blocks.iter().filter(|block| block.kind == BlockKind::Code);
        let mut code: Vec<Span> = code.map(|block| block.span).collect();
        code.sort_unstable();
        let is_code = |line: Span| {
            let before = code.partition_point(|block| block.start <= line.start);
            before.checked_sub(1).and_then(|last| code.get(last)).is_some_and(|block| line.start < block.end)
        };
        let lines = (1..=source.line_count()).map(|line| source.line_span(line));
        let quoted = lines.filter(|line| !is_code(*line)).flat_map(|line| {
            let parts = source.slice(line).split(['"', '\'', '`']);
            parts.skip(1).step_by(2)
        });
        Self(quoted.filter(|name| !name.contains(' ')).map(letters).collect())
    }

    /// Whether one of them reads as a fragment does: `name: 'onFinish'`, which a component may give the id `on-finish`.
    pub(super) fn have(&self, fragment: &str) -> bool {
        !fragment.is_empty() && self.0.contains(&letters(fragment))
    }
}

/// The letters and digits of a name, in lower case.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::QuotedNames;
    use crate::markdown::{self, Dialect};
    use crate::text::Source;

    /// Whether a page in MDX with this text names `on-finish`.
    fn names(text: &str) -> bool {
        let source = Source::new("a.mdx", text);
        let facts = markdown::parse(&source, &Dialect { mdx: true, ..Dialect::default() });
        QuotedNames::of(&source, &facts).have("on-finish")
    }

    #[test]
    fn names_are_compared_without_the_marks_between_their_words() {
        assert!(names("<Options name='onFinish' />\n"));
        assert!(!names("<Options name='on finish' />\n"), "running text names nothing");
        assert!(!names("<Options name='onFinished' />\n"));
        assert!(!names("```js\na('onFinish')\n```\n"), "code is shown as it is");
        assert!(names("```js\na()\n```\n\n<Options name='onFinish' />\n"));
    }
}
