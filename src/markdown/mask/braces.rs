//! Template tags: Hugo's and Quarto's shortcodes, Liquid, Jinja, Vue and mdBook expressions.

use crate::facts::DirectiveKind;
use crate::text::Span;

use super::sink::Sink;

/// A template tag in the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag {
    /// The whole tag.
    pub(super) span: Span,
    /// What stands between its marks, trimmed.
    pub(super) content: Span,
    /// Its notation.
    pub(super) kind: DirectiveKind,
    /// Whether it is a statement that renders nothing itself or a shortcode, not a `{{ value }}`.
    pub(super) statement: bool,
}

/// The notations: opening mark, closing mark, kind, and whether it is a statement. Longer marks first.
const NOTATIONS: &[(&str, &str, DirectiveKind, bool)] = &[
    ("{{<", ">}}", DirectiveKind::Shortcode, true),
    ("{{%", "%}}", DirectiveKind::Shortcode, true),
    ("{{{", "}}}", DirectiveKind::Liquid, false),
    ("{{", "}}", DirectiveKind::Liquid, false),
    ("{%", "%}", DirectiveKind::Liquid, true),
];

/// Reads the template tag at byte `at` that ends at or before `limit`.
pub(super) fn read(sink: &Sink<'_>, at: usize, limit: usize) -> Option<Tag> {
    let rest = sink.between(at, limit);
    let &(open, close, kind, statement) = NOTATIONS.iter().find(|(open, ..)| rest.starts_with(open))?;
    let inner = at + open.len();
    let end = sink.closers.find(close, inner, limit)?;
    let content = sink.trim(Span::new(inner, end));
    Some(Tag { span: Span::new(at, end + close.len()), content, kind, statement })
}

impl Tag {
    /// The name: the first word, a closing slash included; empty for an escaped shortcode `{{</* … */>}}`.
    pub(super) fn name<'a>(&self, sink: &Sink<'a>) -> &'a str {
        let content = self.stripped(sink);
        if content.starts_with("/*") {
            return "";
        }
        let is_end = |c: char| c.is_whitespace() || matches!(c, '(' | '|' | ',' | '"' | '\'');
        let length = content.find(is_end).unwrap_or(content.len());
        let name = content.get(..length).unwrap_or_default();
        if name.len() > 1 { name.trim_end_matches('/') } else { name }
    }

    /// The content without Liquid's white space control `-`.
    fn stripped<'a>(&self, sink: &Sink<'a>) -> &'a str {
        let content = sink.slice(self.content);
        if self.kind == DirectiveKind::Liquid { content.trim_start_matches(['-', ' ']) } else { content }
    }

    /// Adds the tag to the directives, unless it is an escaped one.
    pub(super) fn record(&self, sink: &mut Sink<'_>) {
        let name = self.name(sink);
        if name.is_empty() {
            return;
        }
        let before = sink.slice(self.content).len() - self.stripped(sink).len();
        let start = self.content.start as usize + before + name.len();
        let argument = sink.between(start, self.content.end as usize).trim_end_matches(['/', '-', ' ', '\n']);
        let argument = sink.trim(Span::new(start, start + argument.len()));
        sink.add_directive(self.kind, name, argument, self.span);
    }
}

/// Masks the template tag at byte `at` within text, and gives the byte behind it.
pub(super) fn mask(sink: &mut Sink<'_>, at: usize, limit: usize) -> Option<usize> {
    let tag = read(sink, at, limit)?;
    tag.record(sink);
    sink.canvas.fill(tag.span);
    Some(tag.span.range().end)
}
