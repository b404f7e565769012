//! Alerts with a title, `> [!note] Title`, as Obsidian has them. The parser keeps the title as one plain string, in
//! which no link is read; GitHub takes the whole for a quotation. Without its mark it is parsed as one.

use memchr::memmem;

use super::sink::Sink;
use crate::text::Span;

/// The kinds that the parser takes for alerts.
const KINDS: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// Masks the marks of the alerts with a title from byte `start` on.
pub(super) fn mask_titled(sink: &mut Sink<'_>, start: usize) {
    let text = sink.rest(start);
    for at in memmem::find_iter(text.as_bytes(), b"[!") {
        if let Some(length) = mark(text, at) {
            sink.canvas.fill(Span::new(start + at, start + at + length));
        }
    }
}

/// The length of the mark at byte `at` of an alert with a title, with the sign that folds it.
fn mark(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let above = before.trim_end_matches([' ', '\t', '>']);
    let quotes = before.get(above.len()..)?;
    if !quotes.contains('>') || !(above.is_empty() || above.ends_with(['\n', '\r'])) {
        return None;
    }
    let inside = text.get(at + 2..)?;
    let is_kind = |kind: &&str| {
        let head = inside.get(..kind.len()).is_some_and(|head| head.eq_ignore_ascii_case(kind));
        head && inside.get(kind.len()..).is_some_and(|rest| rest.starts_with(']'))
    };
    let end = 2 + KINDS.into_iter().find(is_kind)?.len() + 1;
    let line = text.get(at + end..)?.lines().next()?;
    let title = line.strip_prefix(['+', '-']).unwrap_or(line);
    (!title.trim().is_empty()).then(|| end + line.len() - title.len())
}
