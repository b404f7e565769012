use std::io::Write;

use super::CommandError;
use crate::rule;
use crate::text::nearest;

/// Prints the page of a rule.
pub(super) fn run(name: &str) -> Result<bool, CommandError> {
    let Some(rule) = rule::find(name) else {
        let names = rule::all().iter().flat_map(|rule| [rule.info.name.as_str(), rule.info.code.as_str()]);
        let help = nearest(name, names).map_or_else(
            || "`glosslint rules` lists all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(CommandError::Usage(format!("there is no rule `{name}`; {help}")));
    };
    let page = rule.info.page.splitn(3, "---\n").nth(2).unwrap_or(rule.info.page);
    let mut out = std::io::stdout().lock();
    let severity = rule.info.severity.map_or("off by default", |severity| severity.name());
    writeln!(out, "{} {} ({severity})\n", rule.info.code, rule.info.name)?;
    out.write_all(page.trim_start().as_bytes())?;
    Ok(false)
}
