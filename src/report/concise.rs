use std::io::Write;

use super::{Report, in_order};

/// A line per finding: `path:line:column: severity[code] name: message; help`.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    in_order::write(report.diagnostics, "", out, |diagnostic, text| {
        let (start, _) = report.positions(&diagnostic.at);
        writeln!(
            text,
            "{}:{}:{}: {}[{}] {}: {}",
            diagnostic.at.path,
            start.line,
            start.column,
            diagnostic.severity,
            diagnostic.rule.code,
            diagnostic.rule.name,
            diagnostic.said()
        )
    })
}
