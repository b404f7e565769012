//! Comments that silence findings, and the finding about those that silence nothing.

use crate::config::Level;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::facts::{Suppression, SuppressionScope};
use crate::rule::{self, Finding, Reporter};
use crate::text::{Source, Span};
use crate::workspace::{Document, Workspace};

use super::levels::Levels;

/// The rule that reports comments which silence nothing.
const UNUSED: &str = "unused-suppression";

/// Takes out the findings that a comment silences, and adds one for every comment that silences none.
pub(super) fn apply(workspace: &Workspace, levels: &Levels, found: &mut Vec<Diagnostic>) {
    let mut unused = Vec::new();
    for document in workspace.documents.iter().filter(|document| !document.facts.suppressions.is_empty()) {
        let regions = regions(document);
        let mut used = vec![false; document.facts.suppressions.len()];
        found.retain(|diagnostic| {
            let silenced = *diagnostic.at.path == *document.path()
                && silence(&regions, &document.source, diagnostic, &mut used);
            !silenced
        });
        unused.extend(report_unused(document, levels, &used));
    }
    found.extend(unused);
}

/// The lines that a suppression covers, 1-based and inclusive.
struct Region<'a> {
    index: usize,
    suppression: &'a Suppression,
    first: usize,
    last: usize,
}

fn regions(document: &Document) -> Vec<Region<'_>> {
    let source = &document.source;
    let all = &document.facts.suppressions;
    let lines = |index: usize, suppression: &Suppression| match suppression.scope {
        SuppressionScope::NextLine | SuppressionScope::Line => {
            suppression.line(source).map(|line| (line, line))
        }
        SuppressionScope::File => Some((1, usize::MAX)),
        SuppressionScope::Start => {
            let closes =
                |other: &&Suppression| other.scope == SuppressionScope::End && ends(other, suppression);
            let end = all.iter().skip(index + 1).find(closes);
            let last = end.map_or(usize::MAX, |end| source.line_of(end.span.start));
            Some((source.line_of(suppression.span.start), last))
        }
        SuppressionScope::End => None,
    };
    all.iter()
        .enumerate()
        .filter_map(|(index, suppression)| {
            let (first, last) = lines(index, suppression)?;
            Some(Region { index, suppression, first, last })
        })
        .collect()
}

fn ends(end: &Suppression, start: &Suppression) -> bool {
    end.rules.is_empty()
        || end.rules.iter().any(|(name, _)| start.rules.iter().any(|(other, _)| other == name))
}

fn silence(regions: &[Region<'_>], source: &Source, diagnostic: &Diagnostic, used: &mut [bool]) -> bool {
    let first = source.line_of(diagnostic.at.span.start);
    let mut silenced = false;
    for region in regions.iter().filter(|region| (region.first..=region.last).contains(&first)) {
        if region.suppression.names(diagnostic.rule) {
            silenced = true;
            if let Some(used) = used.get_mut(region.index) {
                *used = true;
            }
        }
    }
    silenced
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
