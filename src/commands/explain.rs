use std::io::Write;

use super::CommandError;
use crate::diagnostic::{RuleInfo, Safety};
use crate::engine;
use crate::rule;

/// Prints the page of a rule.
pub(super) fn run(name: &str) -> Result<bool, CommandError> {
    let Some(rule) = rule::find(name) else {
        return Err(CommandError::Usage(format!("there is no rule `{name}`; {}", engine::near_rule(name))));
    };
    let page = rule.info.text();
    let title = format!("# {}\n", rule.info.name);
    let text = page.strip_prefix(&title).unwrap_or(page).trim_start();
    writeln!(std::io::stdout().lock(), "{}\n\n{text}", head(&rule.info))?;
    Ok(false)
}

/// The code, the name, the severity, and whether there are fixes.
fn head(info: &RuleInfo) -> String {
    let severity = info.severity.map_or("off by default", |severity| severity.name());
    let fixes = match info.fixable {
        Some(Safety::Safe) => ", with safe fixes",
        Some(Safety::Unsafe) => ", with unsafe fixes",
        None => "",
    };
    format!("{} {} ({severity}{fixes})", info.code, info.name)
}
