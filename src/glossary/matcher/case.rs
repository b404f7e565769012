//! Case: what may differ from the name as the glossary writes it, and what may not.

/// The text in lower case, of the same byte length: a character whose lower case takes other bytes stays. A hard
/// line break counts as a space.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (ascii, other) = rest.split_at(at);
        let mut characters = other.chars();
        folded.push_str(ascii);
        folded.extend(characters.next().map(fold_char));
        rest = characters.as_str();
    }
    folded.push_str(rest);
    folded.make_ascii_lowercase();
    if folded.contains('\n') { folded.replace('\n', " ") } else { folded }
}

/// Whether a text is that of `folded` when it is folded.
pub(super) fn is_fold_of(folded: &str, text: &str) -> bool {
    let fold = |character: char| match character {
        '\n' => ' ',
        _ if character.is_ascii() => character.to_ascii_lowercase(),
        _ => fold_char(character),
    };
    text.len() == folded.len() && text.chars().map(fold).eq(folded.chars())
}

/// The character in lower case, where that takes as many bytes.
pub(super) fn fold_char(character: char) -> char {
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) if single.len_utf8() == character.len_utf8() => single,
        _ => character,
    }
}

/// Whether a word has a capital behind its first letter: an acronym, or a name such as `macOS`.
#[must_use]
pub fn has_inner_capital(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.next();
    letters.any(char::is_uppercase)
}

/// Whether `written` keeps the case of `name` where it matters: in words with inner capitals, or in all of them where
/// `exact`. `written` may go on behind the name: `ICEs` keeps the case of `ICE`.
pub(super) fn is_kept(name: &str, written: &str, exact: bool) -> bool {
    let mut written_chars = written.chars();
    for word in name.split_inclusive(char::is_whitespace) {
        let strict = exact || has_inner_capital(word);
        for expected in word.chars() {
            let Some(found) = written_chars.next() else { return true };
            if strict && expected != found && !expected.is_whitespace() {
                return false;
            }
        }
    }
    let mut rest = written_chars.peekable();
    let strict = exact || name.split_whitespace().last().is_some_and(has_inner_capital);
    rest.peek().is_none() || !strict || rest.all(|c| !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_length() {
        for text in ["Straße", "İstanbul", "ΣΑΣ", "a\nB", "ẞ Ⱥ"] {
            assert_eq!(fold(text).len(), text.len(), "{text}");
        }
        assert_eq!(fold("ÉA\nb"), "éa b");
    }

    #[test]
    fn only_words_with_inner_capitals_keep_their_case() {
        assert!(is_kept("ASAR integrity", "ASAR Integrity", false));
        assert!(!is_kept("ASAR integrity", "asar integrity", false));
        assert!(is_kept("region", "Regions", false));
        assert!(is_kept("ICE", "ICEs", false));
        assert!(!is_kept("ICE", "ICES", false));
        assert!(!is_kept("Git", "git", true));
    }
}
