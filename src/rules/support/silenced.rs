//! Lines on which a comment silences a rule.

use crate::facts::SuppressionScope;
use crate::workspace::Document;

/// Whether a comment on or before the line of byte `at` silences the rule of this name and code there.
pub(in crate::rules) fn on_line(document: &Document, at: u32, name: &str, code: &str) -> bool {
    let source = &document.source;
    let line = source.line_of(at);
    document.facts.suppressions.iter().any(|suppression| {
        let end = source.line_of(suppression.span.end.saturating_sub(1).max(suppression.span.start));
        let covers = match suppression.scope {
            SuppressionScope::NextLine => end + 1 == line,
            SuppressionScope::Line => source.line_of(suppression.span.start) == line,
            _ => false,
        };
        let rules = &suppression.rules;
        covers
            && (rules.is_empty()
                || rules.iter().any(|(rule, _)| rule == name || rule.eq_ignore_ascii_case(code)))
    })
}
