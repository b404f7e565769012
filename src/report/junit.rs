use std::fmt::Write as _;
use std::io::Write;

use super::{Report, in_order};
use crate::diagnostic::{Diagnostic, Severity};

/// A JUnit report as CI servers read it: a suite per file, a failed test per error or warning, a skipped one per
/// info. A run without findings is one passed test, since some readers refuse a report without any.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let infos = report.summary.infos;
    let failures = report.diagnostics.len() - infos.min(report.diagnostics.len());
    let tests = report.diagnostics.len().max(1);
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<testsuites name="glosslint" tests="{tests}" failures="{failures}" errors="0">"#)?;
    let files: Vec<&[Diagnostic]> = report.diagnostics.chunk_by(|a, b| a.at.path == b.at.path).collect();
    in_order::write(&files, "", out, |group, text| suite(report, group, text))?;
    if report.diagnostics.is_empty() {
        writeln!(out, r#"  <testsuite name="glosslint" tests="1" failures="0" errors="0" skipped="0">"#)?;
        writeln!(out, r#"    <testcase name="no findings" classname="glosslint"/>"#)?;
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn suite(report: &Report<'_>, group: &[Diagnostic], out: &mut Vec<u8>) -> std::io::Result<()> {
    let Some(first) = group.first() else { return Ok(()) };
    let path = escaped(report.outer_path(&first.at.path).as_str());
    let skipped = group.iter().filter(|diagnostic| diagnostic.severity == Severity::Info).count();
    let (tests, failures) = (group.len(), group.len() - skipped);
    writeln!(
        out,
        r#"  <testsuite name="{path}" tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}">"#
    )?;
    for diagnostic in group {
        let (start, _) = report.positions(&diagnostic.at);
        let said = escaped(&diagnostic.said());
        let (rule, line, column) = (&diagnostic.rule.name, start.line, start.column);
        writeln!(
            out,
            r#"    <testcase name="{rule} at {line}:{column}" classname="{path}" file="{path}" line="{line}">"#
        )?;
        match diagnostic.severity {
            Severity::Info => writeln!(out, r#"      <skipped message="{said}"/>"#)?,
            severity => {
                let code = &diagnostic.rule.code;
                let place = format!("{path}:{line}:{column}: {severity}[{code}] {rule}: {said}");
                writeln!(out, r#"      <failure type="{severity}" message="{said}">{place}</failure>"#)?;
            }
        }
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")
}

/// Escapes text for an attribute or an element; what XML 1.0 cannot hold is replaced.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(needs_escape) {
        let (plain, special) = rest.split_at(at);
        safe.push_str(plain);
        let mut special = special.chars();
        match special.next() {
            Some('&') => safe.push_str("&amp;"),
            Some('<') => safe.push_str("&lt;"),
            Some('>') => safe.push_str("&gt;"),
            Some('"') => safe.push_str("&quot;"),
            Some(c @ ('\n' | '\r' | '\t')) => {
                let _ = write!(safe, "&#{};", c as u32);
            }
            _ => safe.push('\u{fffd}'),
        }
        rest = special.as_str();
    }
    safe.push_str(rest);
    safe
}

fn needs_escape(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_breaks_the_markup() {
        assert_eq!(escaped("a<b> & \"c\"\n\u{1}"), "a&lt;b&gt; &amp; &quot;c&quot;&#10;\u{fffd}");
    }
}
