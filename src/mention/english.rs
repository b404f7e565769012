//! What is known of English without a dictionary: how common words are, which words only hold a sentence together,
//! and phrases in which a word means something else.

use std::collections::BTreeSet;
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

/// What a word does in a sentence, as far as it can be told from the word alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// `the`, `each`, `our`: a noun follows.
    Determiner,
    /// `of`, `into`: a noun follows, or its company.
    Preposition,
    /// `to`, `can`, `we`, `not`: a verb may follow.
    BeforeVerb,
    /// `is`, `has`: a form of *be* or *have*.
    Auxiliary,
    /// `and`, `when`, `where`.
    Conjunction,
    /// `very`, `also`.
    Adverb,
    /// `new`, `same`: an adjective that is not known by its ending.
    Adjective,
    /// Any other word.
    Content,
}

const DETERMINERS: &str = "a an the this that these those each every any some no all both either neither another other \
    such my your our their his her its whose one two three four five many several few most more multiple various";
const PREPOSITIONS: &str = "of in on at by for with from into onto within without between among through during under over \
    per via as like than about across against along around before after behind below above beside beyond despite \
    inside outside near off out since toward towards until up upon versus except including regarding";
const BEFORE_VERB: &str = "to can could may might must shall should will would cannot can't won't don't doesn't didn't \
    shouldn't wouldn't couldn't not never we you i they who please let's let help helps do does did and/or";
const AUXILIARIES: &str = "is are was were be been being am has have had having isn't aren't wasn't weren't";
const CONJUNCTIONS: &str = "and or but nor so yet if when while where because although though whereas unless whether which \
    that then how why what once i.e e.g it there here";
const ADVERBS: &str = "also just only very too even still already always often usually typically now again rather quite \
    almost simply further therefore thus hence however instead directly automatically again etc eg ie yes";
const ADJECTIVES: &str = "new old same own different large small big long short full empty good bad right left next last \
    first second third current previous given single whole entire main common simple complex basic certain \
    particular specific possible available necessary important similar separate extra additional high low \
    higher lower deep deeper nested inner outer upper shared public private local global remote plain raw bare \
    true false free open closed active inactive valid invalid real actual exact proper usual special great \
    best better default custom normal original final early late later fast slow slower faster safe unsafe \
    static dynamic generic concrete abstract mutable immutable internal external primary secondary complete \
    correct wrong broken clean dirty standard dedicated individual unique random";

/// The class of a lower-case word.
#[must_use]
pub fn class(word: &str) -> Class {
    static CLASSES: LazyLock<FxHashMap<&'static str, Class>> = LazyLock::new(|| {
        let lists = [
            (ADJECTIVES, Class::Adjective),
            (ADVERBS, Class::Adverb),
            (CONJUNCTIONS, Class::Conjunction),
            (AUXILIARIES, Class::Auxiliary),
            (BEFORE_VERB, Class::BeforeVerb),
            (PREPOSITIONS, Class::Preposition),
            (DETERMINERS, Class::Determiner),
        ];
        lists.iter().flat_map(|(list, class)| list.split_whitespace().map(|word| (word, *class))).collect()
    });
    let word = word.trim_matches('\'');
    if let Some(class) = CLASSES.get(word) {
        return *class;
    }
    if word.len() > 4 && word.ends_with("ly") {
        return Class::Adverb;
    }
    if word.len() > 4 && has_adjective_ending(word) { Class::Adjective } else { Class::Content }
}

/// The endings that only adjectives and participles have, more or less.
fn has_adjective_ending(word: &str) -> bool {
    const ENDINGS: [&str; 10] = ["ed", "al", "ic", "ive", "ous", "able", "ible", "ful", "less", "ary"];
    static NOUNS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        "signal terminal interval portal journal manual tutorial material metal total topic metric logic traffic \
         public music archive drive directive variable table library summary binary boundary dictionary feed seed \
         speed embed canal goal proposal approval removal arrival retrieval credential potential"
            .split_whitespace()
            .collect()
    });
    ENDINGS.iter().any(|ending| word.ends_with(ending)) && !NOUNS.contains(word)
}

/// Whether the word only holds a sentence together, so that it says nothing about what the text is about.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    !matches!(class(word), Class::Content | Class::Adjective)
}

/// A word without its English ending, so that the forms of a word compare equal. Crude: it need only be the same for
/// all forms.
#[must_use]
pub fn stem(word: &str) -> &str {
    let endings: &[&str] = match word.as_bytes() {
        [.., b's', b's'] => &[],
        [.., b's'] => &["ies", "es", "s"],
        [.., b'd'] => &["ied", "ed"],
        [.., b'g'] => &["ing"],
        [.., b'y'] => &["ly", "y"],
        [.., b'e'] => &["e"],
        _ => &[],
    };
    let mut stems = endings.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.find(|stem| stem.len() >= 3).unwrap_or(word)
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
    fn classes_are_told_by_word_or_ending() {
        assert_eq!(class("the"), Class::Determiner);
        assert_eq!(class("quickly"), Class::Adverb);
        assert_eq!(class("canonical"), Class::Adjective);
        assert_eq!(class("entry"), Class::Content);
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        assert_eq!(stem("queries"), stem("query"));
        assert_eq!(stem("compiling"), stem("compile"));
        assert_eq!(stem("process"), "process");
    }
}
