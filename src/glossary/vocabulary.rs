//! The words by which glossaries and their parts are known, in the languages that docs are most written in.

mod letters;
mod sections;
mod titles;

pub(super) use letters::is_letters;
pub(super) use sections::{HeadingName, is_container};
pub(super) use titles::{is_hint, is_list_of_acronyms, is_name, is_title, may_be_title};

/// Lower case, `-`, `_` and `&` as spaces, emoji and numbering off.
fn normal(text: &str) -> String {
    let text = without_id(text);
    let is_mark = |c: char| matches!(c, '-' | '_' | '&');
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ' || is_mark(c));
    if text.is_ascii() {
        return normal_ascii(text.as_bytes());
    }
    let words = text.split(|c: char| c.is_whitespace() || is_mark(c)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The same, byte by byte: most headings are ASCII, and there are thousands of them.
fn normal_ascii(text: &[u8]) -> String {
    let mut normal = Vec::with_capacity(text.len());
    let mut is_apart = false;
    for byte in text {
        if matches!(byte, b' ' | b'\t'..=b'\r' | b'-' | b'_' | b'&') {
            is_apart = !normal.is_empty();
            continue;
        }
        if is_apart {
            normal.push(b' ');
            is_apart = false;
        }
        normal.push(byte.to_ascii_lowercase());
    }
    String::from_utf8(normal).unwrap_or_default()
}

/// The text without an attribute list that begins with an id.
fn without_id(text: &str) -> &str {
    let ends = memchr::memchr_iter(b'{', text.as_bytes());
    let mut lists =
        ends.filter_map(|at| text.split_at_checked(at)).filter(|(_, rest)| rest.starts_with("{#"));
    lists.next().map_or(text, |(before, _)| before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_marks_and_numbers() {
        assert_eq!(normal("  1.2 - Terms_&  Definitions! {#t}"), "terms definitions");
        assert_eq!(normal("Ärzte - (A)"), "ärzte (a)");
    }
}
