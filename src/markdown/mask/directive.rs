//! Directives between fences: ```` ```{name} argument ````, `:::{name} argument`, `::: name title`.

use crate::facts::{DirectiveKind, IdKind};
use crate::text::Span;

use super::attributes;
use super::fence::Fence;
use super::sink::Sink;

/// How the lines between the fences of a directive are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// As Markdown.
    Markdown,
    /// As a code block.
    Code,
}

/// Directives of `MyST` and Sphinx whose content between backticks is Markdown.
const PROSE: &[&str] = &[
    "admonition",
    "aside",
    "attention",
    "blockquote",
    "callout",
    "card",
    "card-carousel",
    "caution",
    "centered",
    "compound",
    "container",
    "danger",
    "deprecated",
    "details",
    "div",
    "dropdown",
    "epigraph",
    "error",
    "example",
    "exercise",
    "exercise-end",
    "exercise-start",
    "figure",
    "figure-md",
    "footer",
    "full-width",
    "glossary",
    "grid",
    "grid-item",
    "grid-item-card",
    "header",
    "highlights",
    "hint",
    "important",
    "legend",
    "list-table",
    "margin",
    "note",
    "only",
    "panels",
    "proof",
    "pull-quote",
    "question",
    "rubric",
    "seealso",
    "sidebar",
    "solution",
    "solution-end",
    "solution-start",
    "tab-item",
    "tab-set",
    "tabbed",
    "table",
    "tabs",
    "tip",
    "todo",
    "toggle",
    "topic",
    "versionadded",
    "versionchanged",
    "versionremoved",
    "warning",
];

/// Directives whose content is no Markdown even between colons.
const VERBATIM: &[&str] = &[
    "bibliography",
    "code",
    "code-block",
    "code-cell",
    "contents",
    "csv-table",
    "digraph",
    "embed",
    "eval-rst",
    "graph",
    "graphviz",
    "highlight",
    "iframe",
    "image",
    "include",
    "jinja",
    "literalinclude",
    "math",
    "mermaid",
    "parsed-literal",
    "plantuml",
    "raw",
    "sourcecode",
    "toctree",
    "uml",
    "video",
];

/// Records the directive that the opening line `fence` begins, and tells how its content is read; none where the
/// line begins no directive. `span` is the line from its fence on.
pub(super) fn open(sink: &mut Sink<'_>, fence: &Fence, span: Span) -> Option<Content> {
    if let Some((name, argument)) = braced(sink, fence.info) {
        sink.add_directive(DirectiveKind::Fenced, name, argument, span);
        return Some(content(name, fence.mark));
    }
    if fence.mark != b':' {
        return None;
    }
    let (name, argument) = attribute_list(sink, fence.info).or_else(|| named(sink, fence.info))?;
    sink.add_directive(DirectiveKind::Container, name, argument, span);
    Some(Content::Markdown)
}

fn content(name: &str, mark: u8) -> Content {
    let lower = name.to_ascii_lowercase();
    let is =
        |names: &[&str]| names.contains(&lower.as_str()) || (names == PROSE && lower.starts_with("prf:"));
    let markdown = if mark == b':' { !is(VERBATIM) } else { is(PROSE) };
    if markdown { Content::Markdown } else { Content::Code }
}

/// `{name} argument`; of `{name, options}`, as knitr writes it, the options are the argument.
fn braced<'a>(sink: &Sink<'a>, info: Span) -> Option<(&'a str, Span)> {
    let inner = sink.slice(info).strip_prefix('{')?;
    let name = leading_name(inner)?;
    let after = info.start as usize + 1 + name.len();
    let end = info.end as usize;
    let rest = sink.between(after, end);
    if rest.starts_with('}') {
        return Some((name, sink.trim(Span::new(after + 1, end))));
    }
    let close = rest.find('}').filter(|_| rest.starts_with([' ', ',']))?;
    Some((name, sink.trim(Span::new(after + 1, after + close))))
}

/// `{.class #id key=value}`: the first class names it.
fn attribute_list<'a>(sink: &mut Sink<'a>, info: Span) -> Option<(&'a str, Span)> {
    let list = attributes::read(sink, info.start as usize, info.end as usize)?;
    if let Some(id) = list.id {
        sink.add_id(IdKind::Attribute, id);
    }
    let name = list.class.map_or("", |class| sink.slice(class));
    Some((name, Span::new(info.start as usize + 1, list.end - 1)))
}

/// `name title`, `name[title]{attributes}`, or Pandoc's `name :::`.
fn named<'a>(sink: &Sink<'a>, info: Span) -> Option<(&'a str, Span)> {
    let text = sink.slice(info);
    let name = leading_name(text)?;
    let start = info.start as usize + name.len();
    let rest = text.get(name.len()..).unwrap_or_default();
    if let Some(title) = rest.strip_prefix('[') {
        let length = title.rfind(']').unwrap_or(title.len());
        return Some((name, Span::new(start + 1, start + 1 + length)));
    }
    if !(rest.is_empty() || rest.starts_with([' ', '\t', '{'])) {
        return None;
    }
    let title = rest.trim_end_matches([':', ' ', '\t']);
    Some((name, sink.trim(Span::new(start, start + title.len()))))
}

fn leading_name(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '+');
    let length = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    let name = text.get(..length)?.trim_end_matches(':');
    name.starts_with(char::is_alphabetic).then_some(name)
}

/// The label that the option line `:name: label` or `:label: label` (without colons in a YAML block) gives.
pub(super) fn option_label(sink: &Sink<'_>, span: Span) -> Option<Span> {
    let line = sink.slice(span);
    let option = line.strip_prefix(':').unwrap_or(line);
    let value = option.strip_prefix("name:").or_else(|| option.strip_prefix("label:"))?;
    Some(sink.trim(Span::new(span.end as usize - value.len(), span.end as usize)))
}

/// Whether the line is an option line `:key: value`.
pub(super) fn is_option(line: &str) -> bool {
    let key = line.strip_prefix(':').and_then(|rest| rest.split_once(':'));
    key.is_some_and(|(key, value)| {
        let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        !key.is_empty() && plain && (value.is_empty() || value.starts_with([' ', '\t']))
    })
}
