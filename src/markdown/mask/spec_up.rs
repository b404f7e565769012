//! Term references of Spec-Up: `[[def: term, alias]]`, `[[ref: term]]`, `[[xref: spec, term]]`.

use crate::facts::DirectiveKind;
use crate::text::Span;

use super::sink::Sink;

const NAMES: &[&str] = &["def", "ref", "tref", "xref", "iref", "spec", "spec-norm", "spec-inform", "insert"];

/// The most bytes of the content: one reference, not a paragraph.
const LONGEST: usize = 1000;

/// Masks the reference at byte `at`, and gives the byte behind it.
pub(super) fn mask(sink: &mut Sink<'_>, at: usize, limit: usize) -> Option<usize> {
    let inner = sink.between(at, limit).strip_prefix("[[")?;
    let name_length = inner.find(|c: char| !c.is_ascii_lowercase() && c != '-')?;
    let name = inner.get(..name_length).filter(|name| NAMES.contains(name))?;
    if !inner.get(name_length..)?.starts_with(':') {
        return None;
    }
    let start = at + 2 + name_length + 1;
    let close = sink.closers.find("]]", start, limit.min(start + LONGEST))?;
    let span = Span::new(at, close + 2);
    let argument = sink.trim(Span::new(start, close));
    sink.add_directive(DirectiveKind::SpecUp, name, argument, span);
    sink.canvas.fill(span);
    Some(close + 2)
}
