//! SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

mod parts;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use camino::Utf8Path;

use super::json_list::{self, Layout};
use super::object::Object;
use super::{Keyed, Report, fingerprint};
use crate::diagnostic::{Edit, Fix, Label, Location, RuleInfo, Severity};
use crate::rule;
use crate::text::{Source, Span};
use parts::{
    Artifact, Configuration, Descriptor, Driver, Help, Invocation, Log, Notification, Physical, Place,
    Properties, Run, Text, Tool,
};

/// The log with a result per finding.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let skipped = &report.summary.skipped;
    let run = Run {
        column_kind: "unicodeCodePoints",
        invocations: [Invocation {
            execution_successful: true,
            tool_execution_notifications: skipped
                .iter()
                .map(|skipped| notification(report, skipped))
                .collect(),
        }],
        results: [],
        tool: Tool {
            driver: Driver {
                name: "glosslint",
                rules: rule::all().iter().map(|rule| descriptor(&rule.info)).collect(),
                semantic_version: env!("CARGO_PKG_VERSION"),
                version: env!("CARGO_PKG_VERSION"),
            },
        },
    };
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    let log = Log { schema, runs: [run], version: "2.1.0" };
    let codes = rule::all().iter().map(|rule| rule.info.code.as_str());
    let indices: BTreeMap<&str, usize> = codes.zip(0..).collect();
    let (list, layout) = ("results", Layout::Pretty { depth: 4 });
    let render = |keyed, text: &mut Vec<u8>| {
        Object::write(text, 4, |object| result(report, &indices, keyed, object));
        Ok(())
    };
    json_list::write(&log, list, layout, &report.keyed(), render, out)?;
    writeln!(out)
}

fn descriptor(info: &RuleInfo) -> Descriptor<'_> {
    let page = info.text();
    Descriptor {
        default_configuration: Configuration {
            enabled: info.severity.is_some(),
            level: level(info.selected_severity),
        },
        help: Help { markdown: page, text: page },
        id: &info.code,
        name: &info.name,
        properties: Properties { tags: ["documentation"] },
        short_description: Text { text: info.summary().into() },
    }
}

/// A finding. The keys are in order.
fn result(report: &Report<'_>, indices: &BTreeMap<&str, usize>, keyed: &Keyed<'_>, result: &mut Object<'_>) {
    let (diagnostic, subject) = keyed;
    if let Some(fix) = &diagnostic.fix {
        result.list("fixes", [fix], |fix, object| fix_of(report, fix, object));
    }
    result.string("level", level(diagnostic.severity));
    result.list("locations", [&diagnostic.at], |at, location| physical(report, at, location));
    result.object("message", |message| message.joined("text", &diagnostic.said_in_parts()));
    let ordinal = subject.ordinal.to_string();
    result.object("partialFingerprints", |prints| {
        prints.joined("glosslint/v1", &fingerprint::key(keyed, &ordinal));
    });
    if !diagnostic.labels.is_empty() {
        let labels = (1..).zip(&diagnostic.labels);
        result.list("relatedLocations", labels, |(id, (at, message)): (u32, &Label), related| {
            related.number("id", id);
            related.object("message", |text| text.string("text", message));
            physical(report, at, related);
        });
    }
    result.string("ruleId", &diagnostic.rule.code);
    if let Some(index) = indices.get(diagnostic.rule.code.as_str()) {
        result.number("ruleIndex", index);
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn fix_of(report: &Report<'_>, fix: &Fix, object: &mut Object<'_>) {
    let mut changes: BTreeMap<&Utf8Path, Vec<&Edit>> = BTreeMap::new();
    for edit in &fix.edits {
        changes.entry(&*edit.path).or_default().push(edit);
    }
    object.list("artifactChanges", changes, |(path, edits), change| {
        artifact_location(report, path, change);
        let source = report.workspace.source(path);
        change.list("replacements", edits, |edit, replacement| {
            replacement.object("deletedRegion", |object| region(source, edit.span, object));
            replacement.object("insertedContent", |content| content.string("text", &edit.text));
        });
    });
    object.object("description", |description| description.string("text", &fix.title));
}

fn notification<'a>(report: &Report<'_>, (path, reason): &'a super::Skipped) -> Notification<'a> {
    let artifact_location = Artifact { uri: outer_uri(report, path), uri_base_id: BASE };
    Notification {
        level: "warning",
        locations: [Place { physical_location: Physical { artifact_location } }],
        message: Text { text: reason.into() },
    }
}

/// Puts in a place of a file.
fn physical(report: &Report<'_>, at: &Location, object: &mut Object<'_>) {
    object.object("physicalLocation", |location| {
        artifact_location(report, &at.path, location);
        if let Some(source) = report.source(at) {
            location.object("region", |object| region(Some(source), at.span, object));
        }
    });
}

/// What is said about a region: its bytes, and its lines (1-based) and columns (1-based, code points) where the text of
/// the file is known.
fn region(source: Option<&Source>, span: Span, region: &mut Object<'_>) {
    region.number("byteLength", span.len());
    region.number("byteOffset", span.start);
    if let Some(source) = source {
        let (start, end) = (source.position(span.start), source.position(span.end));
        region.number("endColumn", end.column);
        region.number("endLine", end.line);
        region.number("startColumn", start.column);
        region.number("startLine", start.line);
    }
}

/// Puts in a file.
fn artifact_location(report: &Report<'_>, path: &Utf8Path, object: &mut Object<'_>) {
    object.object("artifactLocation", |artifact| {
        artifact.string("uri", &outer_uri(report, path));
        artifact.string("uriBaseId", BASE);
    });
}

/// The name of the folder that all addresses start at.
const BASE: &str = "%SRCROOT%";

/// The address of a path as programs outside see it.
fn outer_uri<'p>(report: &Report<'_>, path: &'p Utf8Path) -> Cow<'p, str> {
    match report.outer_path(path) {
        Cow::Borrowed(path) => uri(path.as_str()),
        Cow::Owned(path) => uri(path.as_str()).into_owned().into(),
    }
}

/// A relative path as a URI reference (RFC 3986): all but its own characters percent-encoded.
fn uri(path: &str) -> Cow<'_, str> {
    if path.bytes().all(is_of_uri) {
        return Cow::Borrowed(path);
    }
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if is_of_uri(byte) {
            uri.push(byte as char);
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    Cow::Owned(uri)
}

fn is_of_uri(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("docs/my page: é.md"), "docs/my%20page%3A%20%C3%A9.md");
    }
}
