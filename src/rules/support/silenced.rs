//! Lines on which a comment silences a rule.

use crate::diagnostic::RuleInfo;
use crate::workspace::Document;

/// Whether a comment on or before the line of byte `at` silences the rule there.
pub(in crate::rules) fn on_line(document: &Document, at: u32, rule: &RuleInfo) -> bool {
    let source = &document.source;
    let line = source.line_of(at);
    let mut suppressions = document.facts.suppressions.iter();
    suppressions.any(|suppression| suppression.line(source) == Some(line) && suppression.names(rule))
}
