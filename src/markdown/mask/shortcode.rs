//! Template tags that take whole lines.

use std::collections::BTreeSet;

use crate::text::Span;

use super::braces::{self, Tag};
use super::sink::Sink;

/// Words in the names of tags around what is no Markdown: code, settings, diagrams, math, comments.
const VERBATIM: &[&str] = &[
    "ascii",
    "bash",
    "chart",
    "code",
    "codeblock",
    "comment",
    "config",
    "console",
    "csv",
    "diagram",
    "goat",
    "graphviz",
    "highlight",
    "html",
    "json",
    "katex",
    "latex",
    "math",
    "mermaid",
    "plantuml",
    "script",
    "shell",
    "snippet",
    "sql",
    "terminal",
    "toml",
    "xml",
    "yaml",
];

/// The names of all shortcodes that `text` closes with `{{< /name >}}` or `{{% /name %}}`.
pub(super) fn paired_names(text: &str) -> BTreeSet<&str> {
    let tags = memchr::memmem::find_iter(text.as_bytes(), "{{").filter_map(|at| text.get(at + 2..));
    let closers = tags.filter_map(|tag| {
        let name = tag.strip_prefix(['<', '%'])?.trim_start().strip_prefix('/')?.trim_start();
        let length = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '%'))?;
        name.get(..length)
    });
    closers.collect()
}

/// Blanks the tags that begin at byte `at`, where nothing but tags stands on their lines, and the content of those
/// around what is no Markdown. `within` tells that the lines before and after are text of one paragraph: there
/// a tag that closes nothing is a part of the sentence and is left to the inline pass. Gives the byte behind.
pub(super) fn blank_lines(sink: &mut Sink<'_>, at: usize, within: bool) -> Option<usize> {
    let tags = tags_of_lines(sink, at)?;
    let last = tags.last()?;
    let inline = |tag: &Tag| {
        let name = tag.name(sink);
        tag.kind == crate::facts::DirectiveKind::Shortcode
            && !name.starts_with('/')
            && !sink.paired.contains(name)
    };
    if within && tags.iter().all(inline) {
        return None;
    }
    let mut end = last.span.range().end;
    for tag in &tags {
        tag.record(sink);
    }
    if let Some(close) = verbatim_end(sink, last) {
        close.record(sink);
        end = close.span.range().end;
    }
    sink.canvas.blank(Span::new(at, end));
    Some(end)
}

/// The tags from byte `at` to the end of the line where the last one ends; none where anything else stands there,
/// or only values `{{ x }}` do, which are text.
fn tags_of_lines(sink: &Sink<'_>, at: usize) -> Option<Vec<Tag>> {
    let mut tags = Vec::new();
    let mut at = at;
    loop {
        let tag = braces::read(sink, at, sink.text.len()).filter(|tag| tag.statement)?;
        at = tag.span.range().end;
        tags.push(tag);
        if sink.ends_line(at) {
            return Some(tags);
        }
        let rest = sink.rest(at);
        at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }
}

/// The closing tag of a tag around what is no Markdown.
fn verbatim_end(sink: &mut Sink<'_>, tag: &Tag) -> Option<Tag> {
    let name = tag.name(sink);
    let may_open = name.split(['-', '_']).any(|word| VERBATIM.contains(&word))
        && !sink.slice(tag.content).ends_with('/');
    if !may_open || sink.unclosed.contains(name) {
        return None;
    }
    let close = closing_tag(sink, tag, name);
    if close.is_none() {
        sink.unclosed.insert(name);
    }
    close
}

fn closing_tag(sink: &Sink<'_>, tag: &Tag, name: &str) -> Option<Tag> {
    let mut at = tag.span.range().end;
    let opener = if sink.slice(tag.span).starts_with("{%") { "{%" } else { "{{" };
    loop {
        at = sink.closers.find(opener, at, sink.text.len())?;
        let close = braces::read(sink, at, sink.text.len())?;
        let closing = close.name(sink);
        if closing.strip_prefix('/').or_else(|| closing.strip_prefix("end")) == Some(name) {
            return sink.ends_line(close.span.range().end).then_some(close);
        }
        at = close.span.range().end;
    }
}
