//! Comments that silence findings: `<!-- glosslint-disable-next-line rule, GL201 -->`, and `{/* … */}` in MDX.

use crate::facts::{Problem, Suppression, SuppressionScope};
use crate::text::Span;

use super::sink::Sink;

/// What a comment that is meant for this program begins with.
pub(super) const PREFIX: &str = "glosslint-";

/// What may follow the prefix; longer ones first.
const COMMANDS: &[(&str, SuppressionScope)] = &[
    ("disable-next-line", SuppressionScope::NextLine),
    ("disable-line", SuppressionScope::Line),
    ("disable-file", SuppressionScope::File),
    ("disable", SuppressionScope::Start),
    ("enable", SuppressionScope::End),
];

/// Passes over the HTML comment at byte `at`, which must end before `limit`, and records what it silences.
pub(super) fn html(sink: &mut Sink<'_>, at: usize, limit: usize) -> Option<usize> {
    if !sink.between(at, limit).starts_with("<!--") {
        return None;
    }
    let close = sink.closers.find("-->", at + 2, limit)?;
    let content = Span::new((at + 4).min(close), close);
    record(sink, content, Span::new(at, close + 3));
    Some(close + 3)
}

/// Records the suppression that an MDX expression is, if it is a comment that begins as one.
pub(super) fn mdx(sink: &mut Sink<'_>, expression: Span) {
    let comment = sink.slice(expression);
    let inner = comment.strip_prefix('{').and_then(|text| text.strip_suffix('}')).map(str::trim);
    let inner = inner.and_then(|text| text.strip_prefix("/*")?.strip_suffix("*/"));
    let Some(inner) = inner else { return };
    let start = comment.find("/*").unwrap_or_default() + expression.start as usize + 2;
    record(sink, Span::new(start, start + inner.len()), expression);
}

fn record(sink: &mut Sink<'_>, content: Span, span: Span) {
    let content = sink.trim(content);
    let Some(command) = sink.slice(content).strip_prefix(PREFIX) else { return };
    let name = command.split([' ', '\t', '\n', '\r', ',', ':']).next().unwrap_or_default();
    let Some(&(_, scope)) = COMMANDS.iter().find(|(known, _)| *known == name) else {
        let message = format!(
            "`{PREFIX}{name}` is no comment that glosslint knows, so it silences nothing; \
             write disable-next-line, disable-line, disable, enable or disable-file"
        );
        sink.problems.push(Problem { span, message });
        return;
    };
    let start = content.start as usize + PREFIX.len() + name.len();
    let rules = rules(sink, start, content.end as usize);
    sink.suppressions.push(Suppression { scope, rules, span });
}

/// The rules named between the two bytes, up to a reason behind ` -- `.
fn rules(sink: &Sink<'_>, start: usize, end: usize) -> Vec<(String, Span)> {
    let text = sink.between(start, end);
    let text = text.split(" -- ").next().unwrap_or_default();
    let mut at = start;
    let mut rules = Vec::new();
    for word in text.split([' ', '\t', '\n', '\r', ',', ':']) {
        if !word.is_empty() {
            rules.push((word.to_owned(), Span::new(at, at + word.len())));
        }
        at += word.len() + 1;
    }
    rules
}
