use std::io::Write;

use serde_json::{Value, json};

use super::{Report, Summary, fingerprint::fingerprint};
use crate::diagnostic::Severity;

/// A code quality report of GitLab: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.
/// Every entry carries a severity, since GitLab stops reading at the first one that has none
/// (<https://gitlab.com/gitlab-org/gitlab/-/issues/340000>).
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let entries: Vec<Value> = report
        .keyed()
        .map(|(diagnostic, key)| {
            let (start, end) = report.positions(&diagnostic.at);
            json!({
                "description": Summary::sentence(diagnostic),
                "check_name": diagnostic.rule.name,
                "fingerprint": fingerprint(key),
                "severity": severity(diagnostic.severity),
                "location": {
                    "path": report.outer_path(&diagnostic.at.path),
                    "lines": { "begin": start.line, "end": end.line },
                },
            })
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &entries)?;
    writeln!(out)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
