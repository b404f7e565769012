use std::io::Write;

use super::Report;

/// A line per rule: how many findings, how many of them with a fix, its severity, code and name; the most found first.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    for (name, count) in &report.summary.by_rule {
        let of_rule = || report.diagnostics.iter().filter(|diagnostic| &diagnostic.rule.name == name);
        let Some(first) = of_rule().next() else { continue };
        let fixable = match of_rule().filter(|diagnostic| diagnostic.fix.is_some()).count() {
            0 => String::new(),
            fixable => format!(" ({fixable} with a fix)"),
        };
        writeln!(out, "{count:6} {:8} {} {name}{fixable}", first.severity.name(), first.rule.code)?;
    }
    Ok(())
}
