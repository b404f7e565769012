use std::io::Write;

use super::fingerprint::{self, fingerprint};
use super::json_list::{self, Layout};
use super::object::Object;
use super::{Keyed, Report};
use crate::diagnostic::Severity;

/// A code quality report of GitLab: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.
/// Every entry carries a severity, since GitLab stops reading at the first one that has none
/// (<https://gitlab.com/gitlab-org/gitlab/-/issues/340000>).
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let render = |keyed, text: &mut Vec<u8>| {
        Object::write(text, 1, |object| entry(report, keyed, object));
        Ok(())
    };
    json_list::write_array(Layout::Pretty { depth: 1 }, &report.keyed(), render, out)?;
    writeln!(out)
}

/// A finding. The keys are in order, as in all formats for other programs.
fn entry(report: &Report<'_>, keyed: &Keyed<'_>, entry: &mut Object<'_>) {
    let (diagnostic, subject) = keyed;
    let (start, end) = report.positions(&diagnostic.at);
    let ordinal = subject.ordinal.to_string();
    entry.string("check_name", &diagnostic.rule.name);
    entry.joined("description", &diagnostic.said_in_parts());
    entry.string("fingerprint", &fingerprint(&fingerprint::key(keyed, &ordinal)));
    entry.object("location", |location| {
        location.object("lines", |lines| {
            lines.number("begin", start.line);
            lines.number("end", end.line);
        });
        location.string("path", report.outer_path(&diagnostic.at.path).as_str());
    });
    entry.string("severity", severity(diagnostic.severity));
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
