//! Text that renderers read in different ways, so that a link in it can change how it looks with one of them.

use crate::facts::{DirectiveKind, Facts};
use crate::text::{InlineKind, Prose, Source, Span};

/// From so many `*` or `_` in a row on, renderers differ in how they pair them.
const LONG_RUN: usize = 3;

/// Whether the block of the prose holds what renderers do not agree on: a long run of emphasis marks, emphasis in
/// emphasis of its own kind (cmark-gfm drops the inner one, but not within a link), or a comment or declaration,
/// the end of which CommonMark 0.30 and 0.31 define differently.
#[must_use]
pub(super) fn is_fragile(prose: Prose<'_>, facts: &Facts, source: &Source) -> bool {
    let Some(block) = facts.blocks.get(prose.block as usize) else { return true };
    let text = source.slice(block.span);
    text.contains("<!") || has_long_run(text) || nests_its_own_kind(prose) || has_role(prose, source)
}

/// Whether a role touches a mark of emphasis. To a renderer that does not know roles it is a name and a code span, and
/// the mark beside it may then open or close other emphasis.
fn has_role(prose: Prose<'_>, source: &Source) -> bool {
    prose.inlines.iter().any(|inline| {
        let text = source.slice(inline.span);
        let is_role = inline.kind == InlineKind::Masked && text.starts_with('{') && text.ends_with('`');
        let around = Span { start: inline.span.start.saturating_sub(1), end: inline.span.end + 1 };
        let marked = |character: Option<char>| character.is_some_and(|c| matches!(c, '*' | '_' | '~'));
        let before = source.slice(Span { start: around.start, end: inline.span.start }).chars().next();
        let after = source.slice(Span { start: inline.span.end, end: around.end }).chars().next();
        is_role && (marked(before) || marked(after))
    })
}

/// Whether the place lies in a directive that is fenced like code. It is a code block to a renderer that does not
/// know directives, which shows the marks of a link as they are.
pub(super) fn is_in_code_fence(place: Span, facts: &Facts, source: &Source) -> bool {
    facts.directives.iter().filter(|directive| directive.kind == DirectiveKind::Fenced).any(|directive| {
        let fence = source.slice(directive.span);
        let end = directive.body.map_or(u32::MAX, |body| body.end);
        (fence.contains("```") || fence.contains("~~~"))
            && directive.span.start <= place.start
            && place.start < end
    })
}

fn has_long_run(text: &str) -> bool {
    let long = |mark: u8| {
        let mut marks = memchr::memchr_iter(mark, text.as_bytes());
        marks.any(|at| text.as_bytes().get(at..at + LONG_RUN) == Some(&[mark; LONG_RUN]))
    };
    long(b'*') || long(b'_')
}

fn nests_its_own_kind(prose: Prose<'_>) -> bool {
    let styled = |kind: &InlineKind| matches!(kind, InlineKind::Emphasis | InlineKind::Strong);
    prose.inlines.iter().enumerate().filter(|(_, outer)| styled(&outer.kind)).any(|(index, outer)| {
        let later = prose.inlines.iter().skip(index + 1);
        later
            .take_while(|inner| inner.span.start < outer.span.end)
            .any(|inner| inner.kind == outer.kind && inner.span.end <= outer.span.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{self, Dialect};

    fn fragile(text: &str) -> bool {
        let source = Source::new("a.md", text);
        let facts = markdown::parse(&source, &Dialect::default());
        is_fragile(facts.prose.first(), &facts, &source)
    }

    #[test]
    fn nested_strong_and_long_runs_are_fragile() {
        for text in ["**a **term****", "__a __term__ b__", "*a *term* b*", "***term*** b", "____ term"] {
            assert!(fragile(text), "{text}");
        }
    }

    #[test]
    fn text_beside_a_comment_is_fragile() {
        for text in ["term <!- b -->", "term <!--> b -->", "a <!-- b --> term"] {
            assert!(fragile(text), "{text}");
        }
    }

    #[test]
    fn text_with_a_role_in_emphasis_is_fragile() {
        for text in ["*{term}`a`* term", "term, as in {ref}`a <b>`_"] {
            assert!(fragile(text), "{text}");
        }
    }

    #[test]
    fn a_directive_fenced_like_code_is_told() {
        let is_in_fence = |text: &str| {
            let source = Source::new("a.md", text);
            let facts = markdown::parse(&source, &Dialect::default());
            let start = text.find("term").unwrap();
            is_in_code_fence(Span::new(start, start + 4), &facts, &source)
        };
        for text in
            ["```{note}\na term\n```\n", "~~~{note}\na term\n~~~\n", "```{glossary}\na\n: term\n```\n"]
        {
            assert!(is_in_fence(text), "{text}");
        }
        assert!(!is_in_fence(":::{note}\na term\n:::\n"));
    }

    #[test]
    fn text_that_all_read_alike_is_not() {
        for text in [
            ":::{note}\na term\n:::\n",
            "`a` term",
            "{term}`a` term",
            "{{< a >}} term",
            "**a** term **b**",
            "*a **term** b*",
            "a < b ! term",
            "**term**\n\n***",
        ] {
            assert!(!fragile(text), "{text}");
        }
    }
}
