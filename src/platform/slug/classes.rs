//! Classes of characters as the slug algorithms name them, by Unicode's general category and properties.
//!
//! The standard library knows most of them; the few characters that it does not tell apart are looked up in the tables
//! of the `regex` crate, which take milliseconds to build and are therefore asked last.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::pattern::pattern;

/// `\p{L}`: a letter. Unicode counts numerals, marks and letters in circles as alphabetic too.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphabetic(),
        'Ⓐ'..='ⓩ' | '\u{1F130}'..='\u{1F149}' | '\u{1F150}'..='\u{1F169}' | '\u{1F170}'..='\u{1F189}' => {
            false
        }
        _ => c.is_alphabetic() && !c.is_numeric() && !is_mark(c),
    }
}

/// `\p{Alphabetic}`.
pub(super) fn is_alphabetic(c: char) -> bool {
    c.is_alphabetic()
}

/// `\p{M}`: a mark that combines with the character before it.
pub(super) fn is_mark(c: char) -> bool {
    !c.is_ascii() && is_combining_mark(c)
}

/// `\p{N}`: a digit or another number.
pub(super) fn is_number(c: char) -> bool {
    c.is_numeric()
}

/// `\p{Nd}`: a decimal digit of any script.
pub(super) fn is_decimal(c: char) -> bool {
    static DECIMAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{Nd}"));
    c.is_ascii_digit() || !c.is_ascii() && c.is_numeric() && matches(&DECIMAL, c)
}

/// `\p{Pc}`: a connector as `_`.
pub(super) fn is_connector(c: char) -> bool {
    matches!(c, '_' | '‿' | '⁀' | '⁔' | '︳' | '︴' | '﹍'..='﹏' | '\u{FF3F}')
}

/// `\p{Zs}`: a space.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// `\p{Age=13.0}`: whether Unicode 13 has the character.
pub(super) fn is_of_unicode_13(c: char) -> bool {
    static KNOWN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{Age=13.0}"));
    // Blocks that had no gaps left by then: Latin to Cyrillic, the marks of emoji, kana, Chinese characters, Korean
    // syllables.
    let is_settled = matches!(
        c,
        '\0'..='\u{377}' | '\u{400}'..='\u{52F}' | '\u{20D0}'..='\u{20F0}' | '\u{3041}'..='\u{3096}'
            | '\u{30A0}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFC}' | '\u{AC00}'..='\u{D7A3}'
            | '\u{FE00}'..='\u{FE0F}'
    );
    is_settled || matches(&KNOWN, c)
}

fn matches(class: &Regex, c: char) -> bool {
    class.is_match(c.encode_utf8(&mut [0; 4]))
}

/// The text with what letters and marks are composed of, and compatible characters for special ones (NFKD).
pub(super) fn decomposed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfkd().collect()) }
}

/// The characters of a text that are `kept`.
pub(super) fn only(text: &str, kept: impl Fn(char) -> bool) -> String {
    let mut only = String::with_capacity(text.len());
    only.extend(text.chars().filter(|c| kept(*c)));
    only
}

/// The same, with a hyphen for each space.
pub(super) fn hyphenated(text: &str, kept: impl Fn(char) -> bool) -> String {
    let mut hyphenated = String::with_capacity(text.len());
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| *c == ' ' || !kept(*c)) {
        hyphenated.push_str(text.get(start..at).unwrap_or_default());
        if c == ' ' {
            hyphenated.push('-');
        }
        start = at + c.len_utf8();
    }
    hyphenated.push_str(text.get(start..).unwrap_or_default());
    hyphenated
}

/// The text with `joint` for each run of characters that are `dropped`.
pub(super) fn joined(text: &str, dropped: impl Fn(char) -> bool, joint: char) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut in_run = false;
    for c in text.chars() {
        if !dropped(c) {
            joined.push(c);
        } else if !in_run {
            joined.push(joint);
        }
        in_run = dropped(c);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Unassigned characters become letters with each version of Unicode, in one table sooner than in another.
    #[test]
    fn classes_are_those_of_unicode() {
        let known = pattern(r"\p{Age=15.0}");
        type Class = (fn(char) -> bool, &'static str);
        let classes: [Class; 8] = [
            (is_letter, r"\p{L}"),
            (is_alphabetic, r"\p{Alphabetic}"),
            (is_mark, r"\p{M}"),
            (is_number, r"\p{N}"),
            (is_decimal, r"\p{Nd}"),
            (is_connector, r"\p{Pc}"),
            (is_space, r"\p{Zs}"),
            (is_of_unicode_13, r"\p{Age=13.0}"),
        ];
        let all: Vec<char> = ('\0'..=char::MAX).filter(|c| matches(&known, *c)).collect();
        for (is, source) in classes {
            let class = Regex::new(source).unwrap();
            let wrong: Vec<&char> = all.iter().filter(|c| is(**c) != matches(&class, **c)).collect();
            assert!(wrong.is_empty(), "{source}: {wrong:?}");
        }
    }

    #[test]
    fn spaces_become_hyphens() {
        assert_eq!(hyphenated("a  b, c", char::is_alphanumeric), "a--b-c");
    }

    #[test]
    fn runs_are_joined() {
        assert_eq!(joined("--a, b!", |c| !c.is_alphanumeric(), '-'), "-a-b-");
    }
}
