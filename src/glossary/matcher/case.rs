//! Case: what may differ from the name as the glossary writes it, and what may not.

/// Whether two texts are equal, case aside: of characters whose lower case takes as many bytes. A hard line break
/// counts as a space.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let fold = |character: char| match character {
        '\n' => ' ',
        _ if character.is_ascii() => character.to_ascii_lowercase(),
        _ => fold_char(character),
    };
    a == b || a.len() == b.len() && a.chars().map(fold).eq(b.chars().map(fold))
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
    let mut letters = word.chars().skip_while(|c| !c.is_alphabetic());
    letters.next();
    letters.any(char::is_uppercase)
}

/// Whether `written` keeps the case of `name` where it matters: in words with inner capitals, or in all of them where
/// `exact`. `written` may go on behind the name: `ICEs` keeps the case of `ICE`.
pub(super) fn is_kept(name: &str, written: &str, exact: bool) -> bool {
    if written == name {
        return true;
    }
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
    fn texts_are_compared_without_case() {
        for (a, b) in [("Straße", "sTRAßE"), ("ΣΑΣ", "σασ"), ("ÉA\nb", "éa B"), ("İa", "İA")] {
            assert!(is_same(a, b), "{a}");
        }
        for (a, b) in [("İ", "i̇"), ("ẞ", "ß"), ("a", "ab"), ("a-b", "a b")] {
            assert!(!is_same(a, b), "{a}");
        }
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
