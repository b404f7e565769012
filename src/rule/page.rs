use crate::diagnostic::{RuleInfo, Safety, Severity};

/// Reads the front matter of a rule's page. A value that is missing or unreadable comes out empty: the tests of the
/// project hold every page to the form, so a page is never judged at run time.
#[must_use]
pub fn read_page(page: &'static str) -> RuleInfo {
    let value = |key: &str| {
        let line = page
            .lines()
            .skip(1)
            .take_while(|line| *line != "---")
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(':').map(str::trim));
        line.unwrap_or_default()
    };
    let severity = match value("severity") {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        _ => None,
    };
    let fixable = match value("fixable") {
        "safe" => Some(Safety::Safe),
        "unsafe" => Some(Safety::Unsafe),
        _ => None,
    };
    RuleInfo {
        code: value("code").to_owned(),
        name: value("name").to_owned(),
        severity,
        selected_severity: severity.unwrap_or(Severity::Warning),
        fixable,
        since: value("since").to_owned(),
        page,
    }
}
