//! MDX expressions `{…}`.

use crate::text::Span;

use super::comment;
use super::sink::Sink;

/// The byte behind the brace that closes the one at byte `at`, before `limit`; strings, templates and comments are
/// passed over.
pub(super) fn balanced_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(..limit)?;
    let mut depth = 0_usize;
    let mut at = at;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'"' | b'\'' | b'`' => {
                at = string_end(bytes, at);
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = text.get(at + 2..limit)?.find("*/")? + at + 4;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The byte behind the string or template that begins at byte `at`. A quote that its line does not close is an
/// apostrophe.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let quote = bytes.get(at).copied().unwrap_or_default();
    let mut end = at + 1;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'\\' => end += 1,
            b'\n' if quote != b'`' => return at + 1,
            _ if byte == quote => return end + 1,
            _ => {}
        }
        end += 1;
    }
    at + 1
}

/// Masks the expression at byte `at` within text, and gives the byte behind it.
pub(super) fn mask(sink: &mut Sink<'_>, at: usize, limit: usize) -> Option<usize> {
    let end = balanced_end(sink.text, at, limit)?;
    let span = Span::new(at, end);
    comment::mdx(sink, span);
    sink.canvas.fill(span);
    Some(end)
}

/// Blanks an expression that begins at byte `at` and takes whole lines, blank ones between them included.
pub(super) fn blank_lines(sink: &mut Sink<'_>, at: usize) -> Option<usize> {
    if sink.unbalanced || sink.byte(at) != Some(b'{') {
        return None;
    }
    let Some(end) = balanced_end(sink.text, at, sink.text.len()) else {
        sink.unbalanced = true;
        return None;
    };
    if !sink.ends_line(end) {
        return None;
    }
    let span = Span::new(at, end);
    comment::mdx(sink, span);
    sink.canvas.blank(span);
    Some(end)
}
