//! What words do in a sentence, as far as it can be told from the word alone.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

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

/// Whether the word has no meaning of its own that an entry could define: "may", "this", "of".
#[must_use]
pub fn is_grammar(word: &str) -> bool {
    let is_verb = matches!(word, "help" | "helps" | "please");
    let class = class(word);
    !is_verb && !matches!(class, Class::Content | Class::Adjective | Class::Adverb)
}

/// Verbs as they stand beside a noun without being one with it: "the process uses". Those that are as common as
/// nouns are left out.
const VERBS: &str = "use uses used get gets got make makes made see sees run runs contain contains need needs want wants \
    include includes become becomes take takes give gives find finds create creates go goes come comes \
    exist exists mean means represent represents return returns show shows let lets know knows call \
    calls seem seems require requires allow allows provide provides produce produces keep keeps put puts \
    add adds say says depend depends refer refers consist consists appear appears work works do try emit \
    emits define defines supports occur occurs happen happens remain remains ran gone saw seen left \
    leave leaves hold holds held helps stay stays start starts stop stops begin begins end ends change \
    changes affect affects live lives own owns fail fails apply applies accept accepts behave behaves \
    belong belongs cause causes check checks match matches send sends receive receives store stores load \
    loads ensures ensure handle handles";

/// Whether a lower-case word is the form of a verb, by a list or its ending, and so no part of a compound.
#[must_use]
pub fn is_verb_form(word: &str) -> bool {
    static FORMS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| VERBS.split_whitespace().collect());
    word.len() > 4 && word.ends_with("ing") || FORMS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_told_by_word_or_ending() {
        assert_eq!(class("the"), Class::Determiner);
        assert_eq!(class("quickly"), Class::Adverb);
        assert_eq!(class("canonical"), Class::Adjective);
        assert_eq!(class("entry"), Class::Content);
    }

    #[test]
    fn verbs_are_told_by_list_or_ending() {
        assert!(is_verb_form("contains") && is_verb_form("running"));
        assert!(!is_verb_form("list") && !is_verb_form("ring"));
    }
}
