//! Comparing expansions.

use super::tokens::fold;

/// Whether two long forms are the same expansion: case, accents, hyphens, spaces, articles and plural endings aside.
pub fn same_expansion(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

fn key(text: &str) -> String {
    let pieces = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let mut key = String::new();
    for piece in pieces {
        let word: String = piece
            .trim_end_matches("'s")
            .trim_end_matches("’s")
            .chars()
            .map(fold)
            .filter(|c| c.is_alphanumeric())
            .collect();
        if !matches!(word.as_str(), "a" | "an" | "the") {
            key.push_str(singular(&word));
        }
    }
    key
}

/// The word without a plural ending, good enough to compare two spellings of one phrase.
fn singular(word: &str) -> &str {
    if word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    }
    word.strip_suffix('s').unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_make_another_expansion() {
        assert!(same_expansion("Pony Transport Service", "pony-transport services"));
        assert!(same_expansion("the café register", "Cafe Register"));
        assert!(!same_expansion("pony transport service", "pony transit service"));
        assert!(!same_expansion("mass analysis", "mass analyst"));
    }
}
