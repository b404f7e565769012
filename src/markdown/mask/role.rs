//! Roles of `MyST`: `` {name}`content` ``.

use crate::facts::DirectiveKind;
use crate::text::Span;

use super::sink::Sink;

/// The most bytes of the options in `` {name option}`content` ``.
const LONGEST_OPTIONS: usize = 200;

/// A role in the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Role<'a> {
    name: &'a str,
    argument: Span,
    span: Span,
}

impl Role<'_> {
    /// The byte behind the role.
    pub(super) fn end(&self) -> usize {
        self.span.range().end
    }

    /// Masks the role and adds it to the directives.
    pub(super) fn mask(&self, sink: &mut Sink<'_>) {
        sink.add_directive(DirectiveKind::Role, self.name, self.argument, self.span);
        sink.canvas.fill(self.span);
    }
}

/// Reads the role at byte `at` that ends at or before `limit`. `code_end` gives the end of the code span that begins
/// at a byte.
pub(super) fn read<'a>(
    sink: &Sink<'a>,
    at: usize,
    limit: usize,
    code_end: impl Fn(usize) -> Option<usize>,
) -> Option<Role<'a>> {
    let inner = sink.between(at, limit).strip_prefix('{')?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '+');
    let length = inner.find(|c: char| !is_part(c))?;
    let name = inner.get(..length).filter(|name| name.starts_with(char::is_alphabetic))?;
    let options = inner.get(length..).filter(|options| options.starts_with(['}', ' ']))?;
    let close = options.bytes().take(LONGEST_OPTIONS).position(|byte| b"}{`\n".contains(&byte))?;
    if !options.get(close..)?.starts_with("}`") {
        return None;
    }
    let open = at + 1 + length + close + 1;
    let end = code_end(open)?;
    let ticks = sink.between(open, limit).bytes().take_while(|&byte| byte == b'`').count();
    Some(Role { name, argument: Span::new(open + ticks, end - ticks), span: Span::new(at, end) })
}
