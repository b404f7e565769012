use std::io::Write;

use camino::Utf8PathBuf;
use serde::Serialize;

use super::json_list::{self, Layout};
use super::{Report, Summary};
use crate::diagnostic::{Diagnostic, Fix, Label, Location, Severity};
use crate::text::{Source, Span};

#[derive(Serialize)]
struct Output {
    /// Filled in with an [`Entry`] per finding.
    diagnostics: [(); 0],
    source: Name,
}

#[derive(Serialize)]
struct Name {
    name: &'static str,
}

/// A finding. The fields are in the order of their names, as in all formats for other programs.
#[derive(Serialize)]
struct Entry<'a> {
    code: Code,
    location: Place,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestions: Option<[Suggestion; 1]>,
}

#[derive(Serialize)]
struct Code {
    value: String,
}

#[derive(Serialize)]
struct Place {
    path: Utf8PathBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    end: Position,
    start: Position,
}

#[derive(Serialize)]
struct Position {
    column: u32,
    line: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    location: Place,
    message: &'a str,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

/// The Reviewdog Diagnostic Format:
/// <https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto>. Its columns count bytes.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let shell = Output { diagnostics: [], source: Name { name: "glosslint" } };
    let (list, layout) = ("diagnostics", Layout::Pretty { depth: 2 });
    json_list::write(&shell, list, layout, report.diagnostics, |found| Entry::new(report, found), out)?;
    writeln!(out)
}

impl<'a> Entry<'a> {
    fn new(report: &Report<'_>, diagnostic: &'a Diagnostic) -> Self {
        let related = |(at, message): &'a Label| Related { location: location(report, at), message };
        Self {
            code: Code { value: format!("{} {}", diagnostic.rule.code, diagnostic.rule.name) },
            location: location(report, &diagnostic.at),
            message: Summary::sentence(diagnostic),
            related_locations: diagnostic.labels.iter().map(related).collect(),
            severity: severity(diagnostic.severity),
            suggestions: suggestion(report, diagnostic).map(|suggestion| [suggestion]),
        }
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
fn suggestion(report: &Report<'_>, diagnostic: &Diagnostic) -> Option<Suggestion> {
    let source = report.source(&diagnostic.at)?;
    let (span, text) = merged(diagnostic.fix.as_ref()?, source)?;
    (source.slice(span) != text).then(|| Suggestion { range: range(source, span), text })
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

fn location(report: &Report<'_>, at: &Location) -> Place {
    let range = report.source(at).map(|source| range(source, at.span));
    Place { path: report.outer_path(&at.path), range }
}

fn range(source: &Source, span: Span) -> Range {
    Range { end: position(source, span.end), start: position(source, span.start) }
}

fn position(source: &Source, byte: u32) -> Position {
    let line = source.line_of(byte);
    Position { column: byte - source.line_start(line).min(byte) + 1, line }
}
