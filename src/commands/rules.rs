use std::io::Write;

use super::CommandError;
use crate::rule;

/// Lists all rules: code, name, severity, fix, and what each checks.
pub(super) fn run() -> Result<bool, CommandError> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for rule in rule::all() {
        let info = &rule.info;
        let severity = info.severity.map_or("off", |severity| severity.name());
        let fix = if info.fixable.is_some() { "fix" } else { "" };
        writeln!(out, "{} {:26} {severity:8} {fix:4} {}", info.code, info.name, info.summary())?;
    }
    out.flush()?;
    Ok(false)
}
