//! Tags of JSX components that stand alone on their lines: what is between an opening and a closing one is Markdown,
//! which a parser of HTML blocks would not see.

use super::sink::Sink;
use crate::markdown::html::{explicit_id, first_tag};
use crate::text::Span;

/// The longest tag that is looked for, in bytes: a bound on the work for a `<` that nothing closes.
const LONGEST_TAG: usize = 4096;

/// Blanks the component tag that begins at byte `at` and fills the rest of its line, or lines. Gives the byte behind
/// it.
pub(super) fn blank_tag(sink: &mut Sink<'_>, at: usize) -> Option<usize> {
    let text = sink.text;
    let slash = usize::from(sink.byte(at + 1) == Some(b'/'));
    if !sink.byte(at + 1 + slash).is_some_and(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let limit = text.len().min(at + LONGEST_TAG);
    let limit = (at..=limit).rev().find(|&end| text.is_char_boundary(end))?;
    let tag = first_tag(text.get(at..limit)?, u32::try_from(at).ok()?)?;
    let end = tag.span.end as usize;
    if !sink.ends_line(end) {
        return None;
    }
    sink.ids.extend(explicit_id(&tag));
    sink.canvas.blank(Span::new(at, end));
    Some(sink.line_end(end))
}
