use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use camino::Utf8Path;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Report, Summary};
use crate::diagnostic::{Diagnostic, Fix, Location, RuleInfo, Severity};
use crate::engine::Key;
use crate::rule;
use crate::text::{Source, Span};

/// The log: what holds the results, which `json!` would copy.
#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    column_kind: &'static str,
    invocations: Value,
    results: Vec<Value>,
    tool: Value,
}

/// SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let results: Vec<Value> =
        report.keyed().map(|(diagnostic, key)| result(report, diagnostic, key)).collect();
    let rules: Vec<Value> = rule::all().iter().map(|rule| descriptor(&rule.info)).collect();
    let skipped: Vec<Value> =
        report.summary.skipped.iter().map(|skipped| notification(report, skipped)).collect();
    let run = Run {
        column_kind: "unicodeCodePoints",
        invocations: json!([{ "executionSuccessful": true, "toolExecutionNotifications": skipped }]),
        results,
        tool: json!({ "driver": {
            "name": "glosslint",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }}),
    };
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    let log = Log { schema, runs: [run], version: "2.1.0" };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn descriptor(info: &RuleInfo) -> Value {
    let page = info.page.splitn(3, "---\n").nth(2).unwrap_or(info.page).trim();
    json!({
        "id": info.code,
        "name": info.name,
        "shortDescription": { "text": info.summary },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "enabled": info.severity.is_some(), "level": level(info.selected_severity) },
        "properties": { "tags": ["documentation"] },
    })
}

#[expect(clippy::indexing_slicing, reason = "keys are added to an object that is made here")]
fn result(report: &Report<'_>, diagnostic: &Diagnostic, key: &Key) -> Value {
    let mut result = json!({
        "ruleId": diagnostic.rule.code,
        "level": level(diagnostic.severity),
        "message": { "text": Summary::sentence(diagnostic) },
        "locations": [{ "physicalLocation": physical(report, &diagnostic.at) }],
        "partialFingerprints": { "glosslint/v1": key.to_string() },
    });
    let index = rule::all().iter().position(|rule| rule.info.code == diagnostic.rule.code);
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    if !diagnostic.labels.is_empty() {
        let related = (1..).zip(&diagnostic.labels).map(|(id, (at, message))| {
            json!({ "id": id, "message": { "text": message }, "physicalLocation": physical(report, at) })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([fix_of(report, fix)]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn fix_of(report: &Report<'_>, fix: &Fix) -> Value {
    let mut changes: BTreeMap<&Utf8Path, Vec<Value>> = BTreeMap::new();
    for edit in &fix.edits {
        let at = Location::new(edit.path.as_path(), edit.span);
        let deleted = report.source(&at).map_or_else(|| bytes(edit.span), |source| region(source, edit.span));
        let change = json!({ "deletedRegion": deleted, "insertedContent": { "text": edit.text } });
        changes.entry(edit.path.as_path()).or_default().push(change);
    }
    let changes = changes.into_iter().map(|(path, replacements)| {
        json!({ "artifactLocation": artifact(report, path), "replacements": replacements })
    });
    json!({ "description": { "text": fix.title }, "artifactChanges": changes.collect::<Vec<_>>() })
}

fn notification(report: &Report<'_>, (path, reason): &super::Skipped) -> Value {
    json!({
        "level": "warning",
        "message": { "text": reason },
        "locations": [{ "physicalLocation": { "artifactLocation": artifact(report, path) } }],
    })
}

fn physical(report: &Report<'_>, at: &Location) -> Value {
    let artifact = artifact(report, &at.path);
    match report.source(at) {
        Some(source) => json!({ "artifactLocation": artifact, "region": region(source, at.span) }),
        None => json!({ "artifactLocation": artifact }),
    }
}

fn region(source: &Source, span: Span) -> Value {
    let (start, end) = (source.position(span.start), source.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.len(),
    })
}

fn bytes(span: Span) -> Value {
    json!({ "byteOffset": span.start, "byteLength": span.len() })
}

fn artifact(report: &Report<'_>, path: &Utf8Path) -> Value {
    json!({ "uri": uri(report.outer_path(path).as_str()), "uriBaseId": "%SRCROOT%" })
}

/// A relative path as a URI reference (RFC 3986): all but its own characters percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte as char);
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("docs/my page: é.md"), "docs/my%20page%3A%20%C3%A9.md");
    }
}
