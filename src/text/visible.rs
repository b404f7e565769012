//! Control characters made visible: a terminal would obey those that stand in a page or in the name of a file.

use std::borrow::Cow;
use std::fmt::Arguments;
use std::io::{Result, Write};

/// The text with a picture for each control character but line feeds and tabs.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, |c| !matches!(c, '\n' | '\t'))
}

/// The same where the text has to stay on one line.
#[must_use]
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    replaced(text, |c| c != '\t')
}

fn replaced(text: &str, is_shown: impl Fn(char) -> bool) -> Cow<'_, str> {
    let needs_picture = |c: char| c.is_control() && is_shown(c);
    // To look at all bytes is faster than to stop at the first: many are looked at in one step.
    if !text.bytes().fold(false, |any, byte| any | may_control(byte)) || !text.contains(needs_picture) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if needs_picture(c) { picture(c) } else { c }).collect())
}

/// Whether a byte is a control character, or begins one that is not ASCII.
fn may_control(byte: u8) -> bool {
    byte.is_ascii_control() | (byte == 0xC2)
}

/// What Unicode has to show a control character of ASCII; it has none for the others.
fn picture(c: char) -> char {
    match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7F => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// Writes a line with all control characters in it made visible: no text of a page or name of a file may begin another.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_line(out: &mut dyn Write, line: Arguments<'_>) -> Result<()> {
    writeln!(out, "{}", on_one_line(&line.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(visible("a\u{1b}[2J\u{7f}\u{9b}é\tb\r\n"), "a␛[2J␡\u{fffd}é\tb␍\n");
        assert_eq!(on_one_line("a\n::error::b\tc"), "a␊::error::b\tc");
        assert!(matches!(visible("é\u{a0}b\n"), Cow::Borrowed(_)), "a text without any stays as it is");
    }

    #[test]
    fn a_line_stays_one() {
        let mut out = Vec::new();
        write_line(&mut out, format_args!("{}: {}", "a\nb", 1)).unwrap();
        assert_eq!(out, "a␊b: 1\n".as_bytes());
    }
}
