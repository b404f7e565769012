//! Admonitions and tabs of Python-Markdown: `!!! note "Title"`, `??? note`, `=== "Tab"`.

use crate::facts::DirectiveKind;
use crate::text::Span;

use super::line::Line;
use super::sink::Sink;

/// The list marker that stands for an admonition's first bytes: its item's content is indented by four columns, as
/// the admonition's is.
const LIST_MARKER: &str = "-   ";

/// Reads the admonition that `line` begins: its name and the place of its title without quotes.
fn read<'a>(sink: &Sink<'a>, line: &Line<'a>) -> Option<(&'a str, Span)> {
    let text = line.text().trim_end();
    let marks = ["!!!", "???+", "???", "===+", "===!", "==="];
    let mark = marks.into_iter().find(|mark| text.starts_with(mark))?;
    let after = text.get(mark.len()..)?;
    let words = after.find(['"', '\'']).unwrap_or(after.len());
    let (words, title) = after.split_at_checked(words)?;
    let tab = mark.starts_with('=');
    let plain = words.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    let closed = title.is_empty() || (title.len() > 1 && title.ends_with(['"', '\'']));
    let unnamed = (mark.starts_with('?') && !title.is_empty()).then_some("details");
    let name = if tab { "tab" } else { words.split_whitespace().next().or(unnamed)? };
    let quoted_tab = !title.is_empty() && words.trim().is_empty();
    if !plain || !closed || (tab && !quoted_tab) || text.len() < LIST_MARKER.len() + 1 {
        return None;
    }
    let start = line.content + mark.len() + words.len();
    let argument = if title.is_empty() {
        Span::new(start, start)
    } else {
        Span::new(start + 1, start + title.len() - 1)
    };
    Some((name, sink.trim(argument)))
}

/// Whether `line` looks like an admonition's first line.
pub(super) fn begins(sink: &Sink<'_>, line: &Line<'_>) -> bool {
    matches!(line.first(), Some(b'!' | b'?' | b'=')) && line.indent() < 4 && read(sink, line).is_some()
}

/// Records the admonition that `line` begins and turns its line into a list item's. Gives the columns by which its
/// content is indented.
pub(super) fn mask(sink: &mut Sink<'_>, line: &Line<'_>) -> Option<usize> {
    let (name, argument) = read(sink, line)?;
    let start = line.content;
    let end = start + line.text().trim_end().len();
    sink.add_directive(DirectiveKind::Admonition, name, argument, Span::new(start, end));
    sink.canvas.put(start, LIST_MARKER);
    sink.canvas.fill(Span::new(start + LIST_MARKER.len(), end));
    Some(line.indent() + LIST_MARKER.len())
}
