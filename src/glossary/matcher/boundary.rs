//! Where words begin and end: letters, digits, hyphens and the joints of identifiers bind; between the words of
//! scripts that write no spaces there is no boundary to ask for.

use std::ops::Range;

use crate::text::{Prose, first_bytes, is_unspaced, last_bytes};

/// Whether the match stands for itself: it is no part of a longer word, identifier, file name or address.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let (Some(before), Some(found), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return false;
    };
    let (Some(first), Some(last)) = (found.chars().next(), found.chars().next_back()) else { return false };
    let (before, after) = (last_bytes(before, LONGEST_PATH), first_bytes(after, LONGEST_PATH));
    begins(before, first) && ends(after, last) && !is_in_path(before, after) && !is_in_tex(before)
}

/// How far a path or an address is followed, in bytes: a text without spaces may have no end.
const LONGEST_PATH: usize = 1_000;

fn begins(before: &str, first: char) -> bool {
    let mut back = before.chars().rev();
    let Some(previous) = back.next() else { return true };
    if is_unspaced(first) || is_unspaced(previous) {
        return true;
    }
    let word_before = back.next().is_some_and(is_word);
    if !is_word(first) {
        return !is_word(previous);
    }
    match previous {
        c if is_word(c) || binds(c) => false,
        '.' => false,
        '\'' | '\u{2019}' => !word_before,
        ':' => !before.ends_with("::"),
        '&' => !word_before,
        _ => true,
    }
}

fn ends(after: &str, last: char) -> bool {
    let mut ahead = after.chars();
    let Some(next) = ahead.next() else { return true };
    if is_unspaced(last) || is_unspaced(next) {
        return true;
    }
    if !is_word(last) {
        return !is_word(next);
    }
    let word_after = ahead.next().is_some_and(is_word);
    match next {
        c if is_word(c) || binds(c) => false,
        '.' => !word_after,
        '\'' | '\u{2019}' => !word_after || is_possessive(after),
        ':' => !after.starts_with("::"),
        '&' => !word_after,
        '(' => after.starts_with("(s)") || after.starts_with("(es)"),
        '[' | '+' => false,
        _ => true,
    }
}

/// `'s` at the start of the text, and no more letters.
fn is_possessive(after: &str) -> bool {
    let mut ahead = after.chars().skip(1);
    ahead.next() == Some('s') && !ahead.next().is_some_and(is_word)
}

/// A letter, a digit, a mark on a letter, or an underscore.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || ('\u{300}'..='\u{36F}').contains(&character)
}

/// What ties a word to its neighbour: hyphens, the joints of identifiers, and what is no prose.
fn binds(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}' | '\u{2011}' | '@' | '#' | '$' | '~' | '\\' | '=' | '%' | '^' | '*' | Prose::OPAQUE
    )
}

/// Whether the match begins the argument of a TeX command: `\text{`.
fn is_in_tex(before: &str) -> bool {
    let command =
        before.strip_suffix('{').map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_alphabetic()));
    command.is_some_and(|rest| rest.ends_with('\\') && rest.len() + 1 < before.len())
}

/// Whether the match is a piece of a path or an address: of its unspaced neighbourhood, slashes that only paths have.
/// "regions/types" is prose.
fn is_in_path(before: &str, after: &str) -> bool {
    let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = after.split(char::is_whitespace).next().unwrap_or_default();
    if !head.contains(['/', '\\']) && !tail.contains(['/', '\\']) {
        return false;
    }
    let head = head.trim_start_matches(['(', '"', '\'', '\u{201C}', '\u{2018}']);
    let dotted = |text: &str| {
        let mut previous = ' ';
        text.chars().any(|c| {
            let inner = previous == '.' && c.is_alphanumeric();
            previous = c;
            inner
        })
    };
    head.starts_with(['/', '.', '~', '<', '@', '$'])
        || tail.trim_end_matches(['.', ',', ';', ':', ')']).ends_with('/')
        || dotted(head)
        || dotted(tail)
        || head.contains(['=', '_', ':'])
        || tail.contains(['=', '_'])
        || tail.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the part between `<` and `>` is whole.
    fn whole(marked: &str) -> bool {
        let start = marked.find('‹').unwrap();
        let end = marked.find('›').unwrap() - '‹'.len_utf8();
        is_whole(&marked.replace(['‹', '›'], ""), &(start..end))
    }

    #[test]
    fn words_are_whole() {
        for text in
            ["‹safe›", "a ‹safe›, b", "(‹safe›)", "‹regions›/types", "the ‹item›'s", "“‹safe›”", "‹term›(s)"]
        {
            assert!(whole(text), "{text}");
        }
    }

    #[test]
    fn parts_of_words_and_identifiers_are_not() {
        let texts = [
            "un‹safe›",
            "DST-‹safe›",
            "‹safe›-ish",
            "a.‹item›",
            "‹item›.rs",
            "std::‹item›",
            "‹item›(x)",
            "-‹flag›",
            "src/‹item›/mod.rs",
            "https://a.b/‹item›",
            "./‹item›/x",
            "o'‹item›",
            "R&‹D›",
            "‹item›_id",
            r"d \in \text{‹item›}",
        ];
        for text in texts {
            assert!(!whole(text), "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_have_no_boundaries() {
        for text in ["使用‹容器›来", "‹RNN›模型", "การ‹ทดสอบ›ระบบ"]
        {
            assert!(whole(text), "{text}");
        }
    }
}
