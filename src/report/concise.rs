use std::io::Write;

use super::Report;

/// A line per finding: `path:line:column: severity[code] name: message; help`.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    for diagnostic in report.diagnostics {
        let (start, _) = report.positions(&diagnostic.at);
        let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
        writeln!(
            out,
            "{}:{}:{}: {}[{}] {}: {}{help}",
            diagnostic.at.path,
            start.line,
            start.column,
            diagnostic.severity,
            diagnostic.rule.code,
            diagnostic.rule.name,
            diagnostic.message
        )?;
    }
    Ok(())
}
