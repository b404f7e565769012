use std::io::Write;

use super::{Report, Summary};

/// A line per finding: `path:line:column: severity[code] name: message; help`.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    for diagnostic in report.diagnostics {
        let (start, _) = report.positions(&diagnostic.at);
        writeln!(
            out,
            "{}:{}:{}: {}[{}] {}: {}",
            diagnostic.at.path,
            start.line,
            start.column,
            diagnostic.severity,
            diagnostic.rule.code,
            diagnostic.rule.name,
            Summary::sentence(diagnostic)
        )?;
    }
    Ok(())
}
