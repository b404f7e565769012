//! Comments `%% … %%` and block ids `^id` of Obsidian.

use crate::facts::IdKind;
use crate::text::Span;

use super::sink::Sink;

/// Blanks the comment that begins at byte `at` and takes whole lines. Gives the byte behind it.
pub(super) fn blank_comment(sink: &mut Sink<'_>, at: usize) -> Option<usize> {
    let end = comment_end(sink, at, sink.text.len()).filter(|&end| sink.ends_line(end))?;
    sink.canvas.blank(Span::new(at, end));
    Some(end)
}

/// Masks the comment at byte `at` within text, and gives the byte behind it.
pub(super) fn mask_comment(sink: &mut Sink<'_>, at: usize, limit: usize) -> Option<usize> {
    let end = comment_end(sink, at, limit)?;
    sink.canvas.fill(Span::new(at, end));
    Some(end)
}

fn comment_end(sink: &Sink<'_>, at: usize, limit: usize) -> Option<usize> {
    let opened = sink.between(at, limit).starts_with("%%");
    if opened { sink.closers.find("%%", at + 2, limit).map(|close| close + 2) } else { None }
}

/// Masks the block id whose circumflex is at byte `at`, where it ends the text behind white space.
pub(super) fn mask_block_id(sink: &mut Sink<'_>, at: usize, limit: usize) -> Option<usize> {
    let id = block_id(sink, at, limit)?;
    let spaced =
        at.checked_sub(1).and_then(|before| sink.byte(before)).is_some_and(|b| b.is_ascii_whitespace());
    if !spaced {
        return None;
    }
    sink.add_id(IdKind::Block, id);
    sink.canvas.fill(Span::new(at, id.range().end));
    Some(id.range().end)
}

/// Blanks a line that is one block id: it belongs to the block before.
pub(super) fn blank_block_id(sink: &mut Sink<'_>, line: Span) -> bool {
    let Some(id) = block_id(sink, line.start as usize, line.end as usize) else { return false };
    sink.add_id(IdKind::Block, id);
    sink.canvas.blank(line);
    true
}

/// The id behind the circumflex at byte `at`, if nothing but white space follows up to `limit`.
fn block_id(sink: &Sink<'_>, at: usize, limit: usize) -> Option<Span> {
    let id = sink.between(at, limit).strip_prefix('^')?.trim_end();
    let valid = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    valid.then(|| Span::new(at + 1, at + 1 + id.len()))
}
