use std::io::Write;

use super::{Report, in_order};
use crate::text::write_line;

/// A line per finding: `path:line:column: severity[code] name: message; help`.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    in_order::write(report.diagnostics, "", out, |diagnostic, text| {
        let (start, _) = report.positions(&diagnostic.at);
        let (at, rule, severity) = (&diagnostic.at, diagnostic.rule, diagnostic.severity);
        write_line(
            text,
            format_args!(
                "{}:{}:{}: {severity}[{}] {}: {}",
                at.path,
                start.line,
                start.column,
                rule.code,
                rule.name,
                diagnostic.said()
            ),
        )
    })
}
