//! SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

mod parts;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use camino::Utf8Path;

use super::json_list::{self, Layout};
use super::{Keyed, Report, Summary};
use crate::diagnostic::{Fix, Label, Location, RuleInfo, Severity};
use crate::rule;
use crate::text::{Source, Span};
use parts::{
    Artifact, ArtifactChange, Configuration, Descriptor, Driver, Fingerprints, FixOut, Help, Invocation, Log,
    Notification, Physical, Place, Properties, Region, Related, Replacement, Result, Run, Text, Tool,
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
    json_list::write(&log, list, layout, &report.keyed(), |keyed| result(report, &indices, keyed), out)?;
    writeln!(out)
}

fn descriptor(info: &RuleInfo) -> Descriptor<'_> {
    let page = info.page.splitn(3, "---\n").nth(2).unwrap_or(info.page).trim();
    Descriptor {
        default_configuration: Configuration {
            enabled: info.severity.is_some(),
            level: level(info.selected_severity),
        },
        help: Help { markdown: page, text: page },
        id: &info.code,
        name: &info.name,
        properties: Properties { tags: ["documentation"] },
        short_description: Text { text: info.summary.as_str().into() },
    }
}

fn result<'a>(
    report: &Report<'_>,
    indices: &BTreeMap<&str, usize>,
    (diagnostic, key): &'a Keyed<'_>,
) -> Result<'a> {
    let related = |(id, (at, message)): (u32, &'a Label)| Related {
        id,
        message: Text { text: (&**message).into() },
        physical_location: physical(report, at),
    };
    Result {
        fixes: diagnostic.fix.as_ref().map(|fix| [fix_of(report, fix)]),
        level: level(diagnostic.severity),
        locations: [Place { physical_location: physical(report, &diagnostic.at) }],
        message: Text { text: Summary::sentence(diagnostic).into() },
        partial_fingerprints: Fingerprints { key: key.to_string() },
        related_locations: (1..).zip(&diagnostic.labels).map(related).collect(),
        rule_id: &diagnostic.rule.code,
        rule_index: indices.get(diagnostic.rule.code.as_str()).copied(),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn fix_of<'a>(report: &Report<'_>, fix: &'a Fix) -> FixOut<'a> {
    let mut changes: BTreeMap<&Utf8Path, Vec<Replacement<'_>>> = BTreeMap::new();
    for edit in &fix.edits {
        let at = Location::new(edit.path.clone(), edit.span);
        let deleted_region =
            report.source(&at).map_or_else(|| bytes(edit.span), |source| region(source, edit.span));
        let inserted_content = Text { text: edit.text.as_str().into() };
        changes.entry(&*edit.path).or_default().push(Replacement { deleted_region, inserted_content });
    }
    let changes = changes.into_iter().map(|(path, replacements)| ArtifactChange {
        artifact_location: artifact(report, path),
        replacements,
    });
    FixOut { artifact_changes: changes.collect(), description: Text { text: fix.title.as_str().into() } }
}

fn notification<'a>(report: &Report<'_>, (path, reason): &'a super::Skipped) -> Notification<'a> {
    let physical_location = Physical { artifact_location: artifact(report, path), region: None };
    Notification {
        level: "warning",
        locations: [Place { physical_location }],
        message: Text { text: reason.as_str().into() },
    }
}

fn physical<'a>(report: &Report<'_>, at: &'a Location) -> Physical<'a> {
    let region = report.source(at).map(|source| region(source, at.span));
    Physical { artifact_location: artifact(report, &at.path), region }
}

fn region(source: &Source, span: Span) -> Region {
    let (start, end) = (source.position(span.start), source.position(span.end));
    Region {
        end_column: Some(end.column),
        end_line: Some(end.line),
        start_column: Some(start.column),
        start_line: Some(start.line),
        ..bytes(span)
    }
}

/// A region of a file whose lines are not known.
fn bytes(span: Span) -> Region {
    Region { byte_length: span.len(), byte_offset: span.start, ..Region::default() }
}

fn artifact<'a>(report: &Report<'_>, path: &'a Utf8Path) -> Artifact<'a> {
    let uri = match report.prefix.as_str() {
        "" => uri(path.as_str()),
        _ => uri(report.outer_path(path).as_str()).into_owned().into(),
    };
    Artifact { uri, uri_base_id: "%SRCROOT%" }
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
