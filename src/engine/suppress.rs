//! Comments that silence findings, and the finding about those that silence nothing.

mod cover;

use camino::Utf8Path;
use rustc_hash::FxHashMap;

use crate::config::Level;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::facts::{Suppression, SuppressionScope};
use crate::rule::{self, Finding, Reporter};
use crate::text::{Source, Span};
use crate::workspace::{Document, Workspace};

use super::levels::Levels;
use cover::Cover;

/// The rule that reports comments which silence nothing.
const UNUSED: &str = "unused-suppression";

/// Takes out the findings that a comment silences, and adds one for every comment that silences none.
pub(super) fn apply(workspace: &Workspace, levels: &Levels, found: &mut Vec<Diagnostic>) {
    let commented = workspace.documents.iter().filter(|document| !document.facts.suppressions.is_empty());
    let mut covers: FxHashMap<&Utf8Path, Cover<'_>> = commented
        .clone()
        .map(|document| (document.path(), Cover::of(&document.source, &document.facts.suppressions)))
        .collect();
    if covers.is_empty() {
        return;
    }
    found.retain(|diagnostic| {
        !covers.get_mut(&*diagnostic.at.path).is_some_and(|cover| cover.silences(diagnostic))
    });
    for document in commented {
        let used = covers.remove(document.path()).map(Cover::used).unwrap_or_default();
        found.extend(report_unused(document, levels, &used));
    }
}

fn report_unused(document: &Document, levels: &Levels, used: &[bool]) -> Vec<Diagnostic> {
    let Some(registration) = rule::find(UNUSED) else { return Vec::new() };
    if levels.level(&registration.info, document.path()) == Level::Off {
        return Vec::new();
    }
    let mut report = Reporter::new(&registration.info);
    for (suppression, used) in document.facts.suppressions.iter().zip(used) {
        if !used && suppression.scope != SuppressionScope::End && all_ran(suppression, document, levels) {
            report.report(unused_finding(document, suppression));
        }
    }
    let mut found = report.into_diagnostics();
    found.retain_mut(|diagnostic| levels.apply(diagnostic));
    found
}

/// Whether every rule that the comment names was on, so that silence means there is nothing to silence. A name that
/// no rule has silences nothing in any run.
fn all_ran(suppression: &Suppression, document: &Document, levels: &Levels) -> bool {
    let is_on = |info| levels.level(info, document.path()) != Level::Off;
    if suppression.rules.is_empty() {
        return rule::all().iter().all(|rule| rule.info.severity.is_none() || is_on(&rule.info));
    }
    suppression.rules.iter().all(|(name, _)| rule::find(name).is_none_or(|rule| is_on(&rule.info)))
}

fn unused_finding(document: &Document, suppression: &Suppression) -> Finding {
    let names: Vec<&str> = suppression.rules.iter().map(|(name, _)| name.as_str()).collect();
    let unknown = names.iter().find(|name| rule::find(name).is_none());
    let message = match unknown {
        Some(name) => format!("this comment silences nothing: there is no rule `{name}`"),
        None if names.is_empty() => "this comment silences nothing".to_owned(),
        None => format!("this comment silences nothing: no {} is found here", names.join(" or ")),
    };
    let span = removable(&document.source, suppression.span);
    let is_comment = document.source.slice(suppression.span).starts_with(['<', '{']);
    let fix = is_comment.then(|| Fix {
        title: "remove the comment".to_owned(),
        safety: Safety::Safe,
        edits: vec![document.replace(span, "")],
    });
    Finding::new(document.at(suppression.span), message)
        .help("remove it, so that it cannot hide a later finding")
        .data("rules", names.join(", "))
        .fix(fix)
}

/// The comment, with its line where it stands alone.
fn removable(source: &Source, span: Span) -> Span {
    let line = source.line_of(span.start);
    let own = source.line_span(line);
    let alone = source.slice(own).trim() == source.slice(span);
    if alone { Span { start: own.start, end: source.line_start(line + 1) } } else { span }
}
