use std::io::Write;

use serde::Serialize;

use super::Report;
use super::json_list::{self, Layout};
use super::object::Object;
use crate::diagnostic::{Diagnostic, Fix, Location, Severity};
use crate::text::{Source, Span};

#[derive(Serialize)]
struct Output {
    /// Filled in with an entry per finding.
    diagnostics: [(); 0],
    source: Name,
}

#[derive(Serialize)]
struct Name {
    name: &'static str,
}

/// The Reviewdog Diagnostic Format:
/// <https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto>. Its columns count bytes.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let shell = Output { diagnostics: [], source: Name { name: "glosslint" } };
    let (list, layout) = ("diagnostics", Layout::Pretty { depth: 2 });
    let render = |diagnostic, text: &mut Vec<u8>| {
        Object::write(text, 2, |object| entry(report, diagnostic, object));
        Ok(())
    };
    json_list::write(&shell, list, layout, report.diagnostics, render, out)?;
    writeln!(out)
}

/// A finding. The keys are in order, as in all formats for other programs.
fn entry(report: &Report<'_>, diagnostic: &Diagnostic, entry: &mut Object<'_>) {
    let rule = diagnostic.rule;
    entry.object("code", |code| code.joined("value", &[&rule.code, " ", &rule.name]));
    entry.object("location", |place| location(report, &diagnostic.at, place));
    entry.joined("message", &diagnostic.said_in_parts());
    if !diagnostic.labels.is_empty() {
        entry.list("related_locations", &diagnostic.labels, |(at, message), related| {
            related.object("location", |place| location(report, at, place));
            related.string("message", message);
        });
    }
    entry.string("severity", severity(diagnostic.severity));
    if let Some((source, span, text)) = suggestion(report, diagnostic) {
        entry.list("suggestions", [()], |(), suggestion| {
            suggestion.object("range", |place| range(source, span, place));
            suggestion.string("text", &text);
        });
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}

/// The fix as one replacement, where it stays in the file of the finding and changes its text.
fn suggestion<'r>(report: &'r Report<'_>, diagnostic: &Diagnostic) -> Option<(&'r Source, Span, String)> {
    let source = report.source(&diagnostic.at)?;
    let (span, text) = merged(diagnostic.fix.as_ref()?, source)?;
    (source.slice(span) != text).then_some((source, span, text))
}

/// All edits of a fix as one, with what stands between them; none where it edits another file too.
fn merged(fix: &Fix, source: &Source) -> Option<(Span, String)> {
    let (first, last) = (fix.edits.first()?, fix.edits.last()?);
    let mut text = String::new();
    let mut at = first.span.start;
    for edit in &fix.edits {
        if *edit.path != *source.path() {
            return None;
        }
        text.push_str(source.text().get(at as usize..edit.span.start as usize)?);
        text.push_str(&edit.text);
        at = edit.span.end;
    }
    Some((Span { start: first.span.start, end: last.span.end }, text))
}

fn location(report: &Report<'_>, at: &Location, location: &mut Object<'_>) {
    location.string("path", report.outer_path(&at.path).as_str());
    if let Some(source) = report.source(at) {
        location.object("range", |place| range(source, at.span, place));
    }
}

fn range(source: &Source, span: Span, range: &mut Object<'_>) {
    range.object("end", |place| position(source, span.end, place));
    range.object("start", |place| position(source, span.start, place));
}

fn position(source: &Source, byte: u32, position: &mut Object<'_>) {
    let line = source.line_of(byte);
    position.number("column", byte - source.line_start(line).min(byte) + 1);
    position.number("line", line);
}
