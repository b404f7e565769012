//! What a text begins with.

/// The text behind the first of the beginnings that it has, case aside. Beginnings are in lower case.
pub(super) fn after<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    let first = text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let may_begin = |beginning: &&&str| beginning.bytes().next().is_none_or(|byte| Some(byte) == first);
    beginnings.iter().filter(may_begin).find_map(|beginning| {
        let head = text.get(..beginning.len())?;
        let same = head.eq_ignore_ascii_case(beginning)
            || !beginning.is_ascii() && head.to_lowercase() == *beginning;
        same.then(|| text.get(beginning.len()..))?
    })
}

/// The text behind one of the first parts and one of the second ones.
pub(super) fn after_both<'a>(text: &'a str, first: &[&str], second: &[&str]) -> Option<&'a str> {
    first.iter().find_map(|first| after(after(text, &[first])?, second))
}

/// Whether a character is one of a word, an accent on a letter included.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || ('\u{300}'..='\u{36F}').contains(&character)
}
