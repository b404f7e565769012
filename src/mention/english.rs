//! What is known of English without a dictionary: how common words are, which words only hold a sentence together,
//! and phrases in which a word means something else.

mod class;

pub use class::{Class, class, is_function_word, is_grammar, is_verb_form};

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The Zipf value of a line whose value cannot be read.
const UNREADABLE: f64 = 3.0;

/// Lines of a word list that are neither blank nor comments.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The phrases in which a term is not meant.
#[must_use]
pub fn phrases() -> Vec<&'static str> {
    lines(include_str!("english/phrases.txt")).collect()
}

/// How common a lower-case word is: its Zipf value, the logarithm to base 10 of its uses in a billion words. None
/// for a word that is rare in technical prose.
#[must_use]
pub fn zipf(word: &str) -> Option<f64> {
    static WORDS: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(|| {
        let mut words = FxHashMap::default();
        for line in lines(include_str!("english/words.txt")) {
            let mut fields = line.split_whitespace();
            let value = fields.next().and_then(|value| value.parse().ok()).unwrap_or(UNREADABLE);
            words.extend(fields.map(|word| (word, value)));
        }
        words
    });
    WORDS.get(word).copied()
}

/// A word without its English ending, so that the forms of a word compare equal. Crude: it need only be the same for
/// all forms.
#[must_use]
pub fn stem(word: &str) -> &str {
    // The lengths of its endings, the longest first.
    let endings: &[usize] = match word.as_bytes() {
        [.., b's', b's'] => &[],
        [.., b'i', b'e', b's'] => &[3, 2, 1],
        [.., b'e', b's'] | [.., b'l', b'y'] => &[2, 1],
        [.., b'i', b'e', b'd'] => &[3, 2],
        [.., b'i', b'n', b'g'] => &[3],
        [.., b'e', b'd'] => &[2],
        [.., b's' | b'y' | b'e'] => &[1],
        _ => &[],
    };
    let ending = endings.iter().find(|ending| word.len() >= 3 + **ending);
    ending.and_then(|ending| word.get(..word.len() - ending)).unwrap_or(word)
}

/// Whether a headword is a verb by its ending: `normalize`, `instantiate`.
#[must_use]
pub fn is_verb_by_ending(word: &str) -> bool {
    ["ize", "ise", "ify", "yse", "yze"].iter().any(|ending| word.len() > 5 && word.ends_with(ending))
        && !matches!(word, "exercise" | "enterprise" | "premise" | "expertise" | "otherwise" | "merchandise")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_known() {
        assert!(zipf("point") > Some(5.0) && zipf("process") > Some(5.0));
        assert_eq!(zipf("monomorphization"), None);
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        assert_eq!(stem("queries"), stem("query"));
        assert_eq!(stem("compiling"), stem("compile"));
        assert_eq!(stem("process"), "process");
    }
}
