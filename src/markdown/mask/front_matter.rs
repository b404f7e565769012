//! Front matter: YAML between `---`, TOML between `+++`, at the very start.

use crate::data::{self, Format};
use crate::facts::{Datum, FrontMatter, Suppression, SuppressionScope, Value};
use crate::text::Span;

use super::sink::Sink;

/// A block of front matter as it stands.
struct Block {
    span: Span,
    content: Span,
    format: Format,
    /// Where the next line begins.
    next: usize,
}

/// Reads and masks the front matter, and gives the byte at which the document goes on.
pub(super) fn read(sink: &mut Sink<'_>) -> usize {
    let start = if sink.text.starts_with('\u{feff}') { 3 } else { 0 };
    let Some(block) = find(sink, start) else { return start };
    let content = sink.slice(block.content);
    let data = match data::parse(content, block.format, block.content.start) {
        Ok(data) if is_data(&data) => data,
        // Two thematic breaks around text are no front matter.
        Ok(_) => return start,
        Err(_) if !looks_like_data(content) => return start,
        Err(problem) => {
            sink.problems.push(problem);
            Datum { value: Value::Null, span: block.content }
        }
    };
    sink.suppressions.extend(suppression(&data));
    sink.canvas.overwrite(block.span, b' ');
    sink.front_matter = Some(FrontMatter { span: block.span, data });
    block.next
}

fn find(sink: &Sink<'_>, start: usize) -> Option<Block> {
    let first = sink.between(start, sink.line_end(start));
    let (format, closers): (_, &[&str]) = match first.trim_end() {
        "---" => (Format::Yaml, &["---", "..."]),
        "+++" => (Format::Toml, &["+++"]),
        _ => return None,
    };
    let content = next_line(sink, start);
    let mut at = content;
    while at < sink.text.len() {
        let end = sink.line_end(at);
        let line = sink.between(at, end).trim_end();
        if closers.contains(&line) {
            let span = Span::new(start, at + line.len());
            return Some(Block { span, content: Span::new(content, at), format, next: next_line(sink, at) });
        }
        at = next_line(sink, at);
    }
    None
}

fn next_line(sink: &Sink<'_>, at: usize) -> usize {
    let end = sink.line_end(at);
    let width = if sink.rest(end).starts_with("\r\n") { 2 } else { 1 };
    (end + width).min(sink.text.len())
}

fn is_data(data: &Datum) -> bool {
    matches!(data.value, Value::Map(_) | Value::Null)
}

/// Whether the first line that is no comment is `key: …` or `key = …`.
fn looks_like_data(content: &str) -> bool {
    let line = content.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let key = line.and_then(|line| line.split_once([':', '=']));
    key.is_some_and(|(key, _)| {
        let key = key.trim();
        !key.is_empty() && !key.contains(char::is_whitespace) && !key.contains(['*', '[', '<', '`'])
    })
}

/// `glosslint: {disable: [rule, …]}` silences for the whole file; `disable: true` silences all rules.
fn suppression(data: &Datum) -> Option<Suppression> {
    let disable = data.get("glosslint")?.get("disable")?;
    let named =
        disable.items().iter().filter_map(|rule| Some((rule.as_text()?.trim().to_owned(), rule.span)));
    let mut rules: Vec<(String, Span)> = named.filter(|(rule, _)| !rule.is_empty()).collect();
    match disable.as_text() {
        Some("true") => rules.clear(),
        Some("false") => return None,
        _ if rules.is_empty() => return None,
        _ => {}
    }
    Some(Suppression { scope: SuppressionScope::File, rules, span: disable.span })
}
