use std::io::Write;

use camino::Utf8PathBuf;
use serde::Serialize;

use super::fingerprint::fingerprint;
use super::json_list::{self, Layout};
use super::{Keyed, Report, Summary};
use crate::diagnostic::Severity;

/// A finding. The fields are in the order of their names, as in all formats for other programs.
#[derive(Serialize)]
struct Entry<'a> {
    check_name: &'a str,
    description: String,
    fingerprint: String,
    location: Place,
    severity: &'static str,
}

#[derive(Serialize)]
struct Place {
    lines: Lines,
    path: Utf8PathBuf,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// A code quality report of GitLab: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.
/// Every entry carries a severity, since GitLab stops reading at the first one that has none
/// (<https://gitlab.com/gitlab-org/gitlab/-/issues/340000>).
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let layout = Layout::Pretty { depth: 1 };
    json_list::write_array(layout, &report.keyed(), |keyed| entry(report, keyed), out)?;
    writeln!(out)
}

fn entry<'a>(report: &Report<'_>, (diagnostic, key): &'a Keyed<'_>) -> Entry<'a> {
    let (start, end) = report.positions(&diagnostic.at);
    Entry {
        check_name: &diagnostic.rule.name,
        description: Summary::sentence(diagnostic),
        fingerprint: fingerprint(key),
        location: Place {
            lines: Lines { begin: start.line, end: end.line },
            path: report.outer_path(&diagnostic.at.path),
        },
        severity: severity(diagnostic.severity),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
