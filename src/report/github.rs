use std::io::Write;

use super::Report;
use crate::diagnostic::{Diagnostic, Severity};

/// How many annotations of one kind GitHub shows for a step; it drops the rest in silence
/// (<https://github.com/actions/toolkit/issues/734>).
const SHOWN: usize = 10;

/// Annotations for GitHub Actions, the gravest kind first, as many of each kind as GitHub shows.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for diagnostic in of_severity(report, severity).take(SHOWN) {
            annotation(report, diagnostic, out)?;
        }
    }
    Ok(())
}

/// The findings as a table for the summary page of the step, all of them or as many as fit on it.
pub(super) fn write_step_summary(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    /// GitHub takes 1 MiB for a step; a row takes some 300 bytes.
    const ROWS: usize = 2000;
    writeln!(out, "### glosslint: {}\n", report.summary.verdict())?;
    if report.diagnostics.is_empty() {
        return Ok(());
    }
    writeln!(out, "| | place | rule | finding |\n| --- | --- | --- | --- |")?;
    let by_weight = [Severity::Error, Severity::Warning, Severity::Info];
    let rows = by_weight.into_iter().flat_map(|severity| of_severity(report, severity));
    for diagnostic in rows.take(ROWS) {
        let (start, _) = report.positions(&diagnostic.at);
        let path = report.outer_path(&diagnostic.at.path);
        let (severity, rule) = (diagnostic.severity, &diagnostic.rule.name);
        let said = diagnostic.said();
        writeln!(
            out,
            "| {severity} | `{}:{}` | {rule} | {} |",
            cell(path.as_str()),
            start.line,
            cell(&said)
        )?;
    }
    let left = report.diagnostics.len().saturating_sub(ROWS);
    if left > 0 {
        writeln!(out, "\n{left} more are not shown here.")?;
    }
    writeln!(out)
}

fn of_severity<'a>(report: &Report<'a>, severity: Severity) -> impl Iterator<Item = &'a Diagnostic> {
    report.diagnostics.iter().filter(move |diagnostic| diagnostic.severity == severity)
}

fn annotation(report: &Report<'_>, diagnostic: &Diagnostic, out: &mut dyn Write) -> std::io::Result<()> {
    let (start, end) = report.positions(&diagnostic.at);
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    // GitHub takes columns only where the annotation stays on one line.
    let columns = match start.line == end.line {
        true => format!(",col={},endColumn={}", start.column, end.column),
        false => String::new(),
    };
    let path = property(report.outer_path(&diagnostic.at.path).as_str());
    let title = property(&format!("{} {}", diagnostic.rule.code, diagnostic.rule.name));
    let said = data(&diagnostic.said());
    writeln!(
        out,
        "::{kind} file={path},line={},endLine={}{columns},title={title}::{said}",
        start.line, end.line
    )
}

/// Escapes the text of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Escapes the text of a table cell.
fn cell(text: impl AsRef<str>) -> String {
    text.as_ref().replace('|', "\\|").replace(['\r', '\n'], " ").replace('<', "&lt;")
}
