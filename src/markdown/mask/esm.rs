//! `import` and `export` statements of MDX.

use crate::text::Span;

use super::sink::Sink;

/// Blanks the statements that begin at byte `at`, the start of a line that follows a blank one: up to a blank line
/// at which all brackets are closed. Gives the byte behind them.
pub(super) fn blank_lines(sink: &mut Sink<'_>, at: usize) -> Option<usize> {
    let rest = sink.rest(at);
    let after = rest.strip_prefix("import").or_else(|| rest.strip_prefix("export"))?;
    if !after.starts_with([' ', '\t', '{', '*', '"', '\'']) {
        return None;
    }
    let end = statement_end(sink, at);
    sink.canvas.blank(Span::new(at, end));
    Some(end)
}

/// The end of the statements: of the last line before the first blank one outside brackets.
fn statement_end(sink: &mut Sink<'_>, start: usize) -> usize {
    let mut depth = 0_i64;
    let mut first_blank = None;
    let mut at = start;
    while at < sink.text.len() {
        let end = sink.line_end(at);
        let line = sink.between(at, end);
        if line.trim().is_empty() {
            first_blank.get_or_insert(at);
            if depth <= 0 || sink.unbalanced {
                return at;
            }
        }
        depth += brackets(line);
        at = end + line_end_length(sink.rest(end));
    }
    if depth > 0
        && let Some(blank) = first_blank
    {
        sink.unbalanced = true;
        return blank;
    }
    sink.text.len()
}

/// Opening less closing brackets.
fn brackets(line: &str) -> i64 {
    let weight = |byte| match byte {
        b'{' | b'(' | b'[' => 1,
        b'}' | b')' | b']' => -1,
        _ => 0,
    };
    line.bytes().map(weight).sum()
}

fn line_end_length(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { 1 }
}
