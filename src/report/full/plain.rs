//! The usual finding, without miette: one place on one line of plain text, in no colour. What is printed is what miette
//! prints, byte for byte, in a sixth of the time: most findings of most runs are of this kind.

use std::io::{Result, Write};

use super::WIDTH;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Source;

/// What goes under each marked character.
const UNDERLINE: &str = "─";

/// The signs before a message, as miette has them.
fn sign(severity: Severity) -> char {
    match severity {
        Severity::Error => '×',
        Severity::Warning => '⚠',
        Severity::Info => '☞',
    }
}

/// Writes the excerpt of a finding and gives true, or nothing and false where it is not of the usual kind. `help` is
/// what stands below it, line by line, if anything.
pub(super) fn write(
    diagnostic: &Diagnostic,
    source: &Source,
    help: Option<&str>,
    out: &mut Vec<u8>,
) -> Result<bool> {
    let (at, rule) = (&diagnostic.at, diagnostic.rule);
    let number = source.line_of(at.span.start);
    let line = source.line_span(number);
    if line.len() as u32 > super::LONGEST_LINE {
        return Ok(false);
    }
    let text = source.slice(line);
    let lies_within = !at.span.is_empty() && at.span.end <= line.end;
    let has_other_place = diagnostic.labels.iter().any(|(other, _)| super::is_near(source, at, other));
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let is_named_plainly = !at.path.as_str().contains(char::is_control);
    if !lies_within || has_other_place || !is_plain || !is_named_plainly || !fits(&diagnostic.message, help) {
        return Ok(false);
    }
    let before = (at.span.start - line.start) as usize;
    let margin = digits(number) + 2;
    writeln!(out, "{} {}\n\n  {} {}", rule.code, rule.name, sign(diagnostic.severity), diagnostic.message)?;
    writeln!(out, "{:margin$}╭─[{}:{number}:{}]", "", at.path, before + 1)?;
    writeln!(out, " {number} │ {text}")?;
    write!(out, "{:margin$}· {:before$}", "", "")?;
    (0..at.span.len()).for_each(|_| out.extend_from_slice(UNDERLINE.as_bytes()));
    writeln!(out, "\n{:margin$}╰────", "")?;
    for (index, line) in help.iter().flat_map(|help| help.split('\n')).enumerate() {
        writeln!(out, "{}{line}", if index == 0 { "  help: " } else { "        " })?;
    }
    Ok(true)
}

/// Whether no line of what is said is longer than what miette leaves for it: it keeps two columns free, and sets a
/// message in by 4, help by 8.
pub(super) fn fits(message: &str, help: Option<&str>) -> bool {
    let mut help = help.iter().flat_map(|help| help.split('\n'));
    fits_within(message, WIDTH - 2 - 4) && help.all(|line| fits_within(line, WIDTH - 2 - 8))
}

/// Whether a text surely is one line of at most `width` columns, and nothing about it needs care, such as spaces at
/// its ends. A character that is not ASCII may take two columns.
fn fits_within(text: &str, width: usize) -> bool {
    let is_ascii = text.is_ascii();
    let most = if is_ascii { text.len() } else { 2 * text.chars().count() };
    let has_control = if is_ascii {
        text.bytes().any(|byte| byte.is_ascii_control())
    } else {
        text.contains(|c: char| c.is_control())
    };
    !text.is_empty() && most <= width && !has_control && text.trim().len() == text.len()
}

/// How many digits a line number has.
fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}
