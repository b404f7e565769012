use std::io::Write;

use serde::Serialize;

use super::json_list::{self, Layout};
use super::{Report, in_order};
use crate::diagnostic::{Data, Diagnostic, Edit, Fix, Label, Safety, Severity};
use crate::text::Position;

/// The version of the JSON form; it grows only when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Output<'a> {
    schema: u32,
    tool: &'static str,
    version: &'static str,
    platform: &'static str,
    /// Filled in with a [`Finding`] each.
    diagnostics: [(); 0],
    summary: Figures<'a>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    code: &'a str,
    severity: Severity,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    path: &'a str,
    start: Position,
    end: Position,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixOut<'a>>,
    #[serde(skip_serializing_if = "Data::is_empty")]
    data: &'a Data,
}

#[derive(Serialize)]
struct Related<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    message: &'a str,
}

#[derive(Serialize)]
struct FixOut<'a> {
    safety: Safety,
    title: &'a str,
    edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
struct EditOut<'a> {
    path: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct Figures<'a> {
    files: usize,
    terms: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixable: usize,
    skipped: Vec<SkippedOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unchecked: Vec<Unchecked<'a>>,
}

#[derive(Serialize)]
struct SkippedOut<'a> {
    path: &'a str,
    reason: &'a str,
}

/// Links that could not be checked.
#[derive(Serialize)]
struct Unchecked<'a> {
    /// In words that follow "3 links".
    reason: &'a str,
    links: usize,
}

/// One object with everything.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let summary = &report.summary;
    let skipped =
        summary.skipped.iter().map(|(path, reason)| SkippedOut { path: path.as_str(), reason }).collect();
    let output = Output {
        schema: SCHEMA,
        tool: "glosslint",
        version: env!("CARGO_PKG_VERSION"),
        platform: report.platform.name(),
        diagnostics: [],
        summary: Figures {
            files: summary.files,
            terms: summary.terms,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            fixable: summary.fixable,
            skipped,
            unchecked: summary
                .unchecked
                .iter()
                .map(|(reason, links)| Unchecked { reason, links: *links })
                .collect(),
        },
    };
    let (list, layout) = ("diagnostics", Layout::Compact);
    let render = |found, text: &mut Vec<u8>| Ok(serde_json::to_writer(text, &Finding::new(report, found))?);
    json_list::write(&output, list, layout, report.diagnostics, render, out)?;
    writeln!(out)
}

/// A diagnostic a line.
pub(super) fn write_lines(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    in_order::write(report.diagnostics, "", out, |diagnostic, text| {
        serde_json::to_writer(&mut *text, &Finding::new(report, diagnostic))?;
        writeln!(text)
    })
}

impl<'a> Finding<'a> {
    fn new(report: &Report<'_>, diagnostic: &'a Diagnostic) -> Self {
        let (start, end) = report.positions(&diagnostic.at);
        let related = |(at, message): &'a Label| {
            let (start, end) = report.positions(at);
            Related { path: at.path.as_str(), start, end, message }
        };
        Self {
            rule: &diagnostic.rule.name,
            code: &diagnostic.rule.code,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            path: diagnostic.at.path.as_str(),
            start,
            end,
            related: diagnostic.labels.iter().map(related).collect(),
            fix: diagnostic.fix.as_ref().map(fix),
            data: &diagnostic.data,
        }
    }
}

fn fix(fix: &Fix) -> FixOut<'_> {
    FixOut { safety: fix.safety, title: &fix.title, edits: fix.edits.iter().map(edit).collect() }
}

fn edit(edit: &Edit) -> EditOut<'_> {
    EditOut { path: edit.path.as_str(), start: edit.span.start, end: edit.span.end, text: &edit.text }
}
