use std::io::Write;

use serde_json::{Value, json};

use super::{Report, Summary};
use crate::diagnostic::{Diagnostic, Fix, Location, Severity};
use crate::text::{Source, Span};

/// The Reviewdog Diagnostic Format:
/// <https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto>. Its columns count bytes.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let diagnostics: Vec<Value> =
        report.diagnostics.iter().map(|diagnostic| entry(report, diagnostic)).collect();
    // Put together without `json!`, which would copy all of the findings.
    let all = Value::from_iter([
        ("source", json!({ "name": "glosslint" })),
        ("diagnostics", Value::Array(diagnostics)),
    ]);
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)
}

#[expect(clippy::indexing_slicing, reason = "keys are added to an object that is made here")]
fn entry(report: &Report<'_>, diagnostic: &Diagnostic) -> Value {
    let severity = match diagnostic.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    };
    let mut entry = json!({
        "message": Summary::sentence(diagnostic),
        "location": location(report, &diagnostic.at),
        "severity": severity,
        "code": { "value": format!("{} {}", diagnostic.rule.code, diagnostic.rule.name) },
    });
    if let Some(suggestion) = suggestion(report, diagnostic) {
        entry["suggestions"] = json!([suggestion]);
    }
    if !diagnostic.labels.is_empty() {
        let related = diagnostic
            .labels
            .iter()
            .map(|(at, message)| json!({ "message": message, "location": location(report, at) }));
        entry["related_locations"] = related.collect();
    }
    entry
}

/// The fix as one replacement, where it stays in the file of the finding and changes its text.
fn suggestion(report: &Report<'_>, diagnostic: &Diagnostic) -> Option<Value> {
    let source = report.source(&diagnostic.at)?;
    let (span, text) = merged(diagnostic.fix.as_ref()?, source)?;
    (source.slice(span) != text).then(|| json!({ "range": range(source, span), "text": text }))
}

/// All edits of a fix as one, with what stands between them; none where it edits another file too.
fn merged(fix: &Fix, source: &Source) -> Option<(Span, String)> {
    let (first, last) = (fix.edits.first()?, fix.edits.last()?);
    let mut text = String::new();
    let mut at = first.span.start;
    for edit in &fix.edits {
        if edit.path != source.path() {
            return None;
        }
        text.push_str(source.text().get(at as usize..edit.span.start as usize)?);
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    Some((Span { start: first.span.start, end: last.span.end }, text))
}

fn location(report: &Report<'_>, at: &Location) -> Value {
    let range = report.source(at).map(|source| range(source, at.span));
    match range {
        Some(range) => json!({ "path": report.outer_path(&at.path), "range": range }),
        None => json!({ "path": report.outer_path(&at.path) }),
    }
}

fn range(source: &Source, span: Span) -> Value {
    json!({ "start": position(source, span.start), "end": position(source, span.end) })
}

fn position(source: &Source, byte: u32) -> Value {
    let line = source.line_of(byte);
    json!({ "line": line, "column": byte - source.line_start(line).min(byte) + 1 })
}
