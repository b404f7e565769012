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
    writeln!(std::io::stdout().lock(), "{}\n\n{text}\n\n{}", head(&rule.info), switches(&rule.info))?;
    Ok(false)
}

/// How to turn the rule off and on, which is the same for all rules.
fn switches(info: &RuleInfo) -> String {
    let name = &info.name;
    let (turn, level) = if info.severity.is_some() { ("off", "off") } else { ("on", "warning") };
    format!(
        "## Silence it, or turn it {turn}\n\n\
         A finding that is meant to stay has a comment on the line before it:\n\
         `<!-- glosslint-disable-next-line {name} -->`. For the whole tree, `{name} = \"{level}\"` under `[rules]` in\n\
         `glosslint.toml` turns the rule {turn}; the levels are error, warning, info and off."
    )
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
