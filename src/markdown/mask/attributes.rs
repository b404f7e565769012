//! Attribute lists: `{.class #id key=value}` (Pandoc, Python-Markdown, `MyST`) and `{: .class #id}` (kramdown).

use crate::facts::IdKind;
use crate::text::Span;

use super::sink::Sink;

/// The most bytes of an attribute list.
const LONGEST: usize = 1000;

/// An attribute list.
#[derive(Debug, Clone, Copy)]
pub(super) struct AttributeList {
    /// The byte behind its closing brace.
    pub(super) end: usize,
    /// The id, without its mark.
    pub(super) id: Option<Span>,
    /// The first class, without its dot.
    pub(super) class: Option<Span>,
    /// Whether it begins with a colon, as kramdown has it.
    pub(super) colon: bool,
    /// Whether it holds bare words only, as in `{:toc}`.
    pub(super) bare: bool,
}

/// Reads the attribute list at the brace at byte `at`, which must end at or before `limit`.
pub(super) fn read(sink: &Sink<'_>, at: usize, limit: usize) -> Option<AttributeList> {
    let inner = sink.between(at, limit).strip_prefix('{')?;
    let colon = inner.starts_with(':');
    let mut list = AttributeList { end: 0, id: None, class: None, colon, bare: true };
    let mut at = at + 1 + usize::from(colon);
    let last = limit.min(at + LONGEST);
    let mut tokens = 0;
    loop {
        at += space(sink.between(at, limit))?;
        if sink.byte(at) == Some(b'}') && at < last {
            list.end = at + 1;
            let useful = tokens > 0 && (colon || !list.bare);
            return useful.then_some(list);
        }
        at = token(sink, at, last, &mut list)?;
        tokens += 1;
    }
}

/// The length of the white space that `text` begins with; none where it holds a blank line.
fn space(text: &str) -> Option<usize> {
    let length = text.len() - text.trim_start().len();
    let blank_lines = text.get(..length)?.matches('\n').count();
    (blank_lines < 2).then_some(length)
}

/// Reads `#id`, `.class`, `key=value`, `=format` or a bare word at byte `at`, and gives the byte behind it.
fn token(sink: &Sink<'_>, at: usize, limit: usize, list: &mut AttributeList) -> Option<usize> {
    let text = sink.between(at, limit);
    let length = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    let span = Span::new(at + 1, at + length);
    let after = text.get(length..)?;
    if text.starts_with(['#', '.']) {
        if span.is_empty() || !after.starts_with([' ', '\t', '\n', '\r', '}', '#', '.']) {
            return None;
        }
        let place = if text.starts_with('#') { &mut list.id } else { &mut list.class };
        place.get_or_insert(span);
        list.bare = false;
        return Some(at + length);
    }
    if !after.starts_with('=') {
        return (length > 0).then_some(at + length);
    }
    list.bare = false;
    let value = value_length(after.get(1..)?)?;
    let end = at + length + 1 + value;
    if text.get(..length) == Some("id") {
        list.id.get_or_insert(unquoted(sink, end - value, end));
    }
    Some(end)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '#' | '.' | '-' | '_' | ':' | '@' | '%' | '/' | '+')
}

fn value_length(text: &str) -> Option<usize> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        return text.get(1..)?.find(quote).map(|length| length + 2);
    }
    let length = text.find(|c: char| c.is_whitespace() || matches!(c, '}' | '{' | '"' | '\''))?;
    (length > 0).then_some(length)
}

fn unquoted(sink: &Sink<'_>, start: usize, end: usize) -> Span {
    let quoted = sink.between(start, end).starts_with(['"', '\'']);
    if quoted { Span::new(start + 1, end - 1) } else { Span::new(start, end) }
}

/// Masks an attribute list at byte `at` within text: directly behind a link, span or code (`attached`), in kramdown's
/// notation, or with an id or class behind emphasis or at the end of a paragraph. Gives the byte behind it.
pub(super) fn mask(sink: &mut Sink<'_>, at: usize, limit: usize, attached: bool) -> Option<usize> {
    let list = read(sink, at, limit)?;
    let before = at.checked_sub(1).and_then(|before| sink.byte(before));
    let emphasis = matches!(before, Some(b'*' | b'_'));
    let ends_text = sink.between(list.end, limit).trim().is_empty();
    let last_word = ends_text && before.is_some_and(|byte| byte.is_ascii_whitespace());
    let named = list.id.is_some() || list.class.is_some();
    let kramdown = list.colon && !list.bare;
    if !(attached || kramdown || (named && (emphasis || last_word))) {
        return None;
    }
    if let Some(id) = list.id {
        sink.add_id(IdKind::Attribute, id);
    }
    sink.canvas.fill(Span::new(at, list.end));
    Some(list.end)
}

/// Masks `[]{#id}` and `[](){#id}` at byte `at`: an anchor without text.
pub(super) fn mask_anchor(sink: &mut Sink<'_>, at: usize, limit: usize) -> Option<usize> {
    let rest = sink.between(at, limit);
    let width = ["[](){", "[]{"].into_iter().find(|mark| rest.starts_with(mark))?.len() - 1;
    let list = read(sink, at + width, limit)?;
    sink.add_id(IdKind::Attribute, list.id?);
    sink.canvas.fill(Span::new(at, list.end));
    Some(list.end)
}

/// Blanks a line that is one attribute list.
pub(super) fn blank_line(sink: &mut Sink<'_>, line: Span) -> bool {
    let whole = read(sink, line.start as usize, line.end as usize);
    let Some(list) = whole.filter(|list| sink.between(list.end, line.end as usize).trim().is_empty()) else {
        return false;
    };
    if let Some(id) = list.id {
        sink.add_id(IdKind::Attribute, id);
    }
    sink.canvas.blank(line);
    true
}
