//! Closed lists of English words that tell a long form from the sentence around it.

/// Words that an acronym commonly leaves out ("Mixture *of* Experts", "Internet *of* Things"). Sorted, as all of these.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "and", "as", "at", "between", "by", "de", "der", "des", "di", "du", "for", "from", "in", "into", "is",
    "its", "la", "le", "of", "on", "or", "over", "per", "the", "to", "und", "upon", "using", "via", "von", "with",
    "within",
];

/// Words of grammar: pronouns, auxiliaries, adverbs, common verbs.
#[rustfmt::skip]
const GRAMMAR: &[&str] = &[
    "about", "above", "according", "across", "after", "all", "allows", "also", "although", "am", "among", "another",
    "any", "are", "available", "be", "because", "been", "before", "being", "below", "both", "but", "called", "can",
    "cannot", "could", "did", "do", "does", "during", "each", "either", "even", "every", "few", "given", "had", "has",
    "have", "he", "hence", "her", "here", "his", "how", "however", "if", "implies", "include", "includes",
    "including", "instead", "it", "itself", "like", "made", "many", "may", "might", "more", "most", "much", "must",
    "need", "needs", "neither", "not", "now", "often", "only", "other", "our", "propose", "proposed", "rather",
    "same", "several", "shall", "she", "should", "show", "shown", "shows", "similar", "since", "so", "some", "such",
    "taken", "than", "that", "their", "them", "then", "there", "therefore", "these", "they", "this", "those",
    "though", "through", "thus", "too", "used", "uses", "very", "was", "we", "were", "what", "when", "where",
    "whereas", "whether", "which", "while", "who", "whose", "why", "will", "without", "would", "yet", "you", "your",
];

/// Words before a short or long form that are no part of it: "(hereafter RNN)", "(which stands for a …)".
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "a", "a.k.a.", "abbr.", "abbrev.", "abbreviated", "acronym", "aka", "all", "also", "an", "and", "any", "are", "as",
    "be", "by", "called", "denoted", "designated", "e.g.", "each", "eg", "every", "for", "henceforth", "her",
    "hereafter", "hereinafter", "his", "i.e.", "ie", "in", "is", "its", "known", "my", "named", "namely", "of", "or",
    "our", "referred", "see", "short", "simply", "so-called", "some", "stands", "such", "termed", "that", "the",
    "their", "these", "this", "those", "to", "which", "your",
];

/// Nouns so general that they follow a name without being a part of it: "mean squared error *method* (MSE)".
#[rustfmt::skip]
const GENERIC_NOUNS: &[&str] = &[
    "activity", "algorithm", "approach", "area", "criterion", "framework", "function", "mechanism", "method", "model",
    "module", "network", "problem", "procedure", "process", "program", "scheme", "service", "system", "task",
    "technique", "technology", "tool",
];

/// Whether `word` is one that acronyms commonly leave out.
pub(super) fn is_function_word(word: &str) -> bool {
    contains(FUNCTION_WORDS, word)
}

/// Whether `word` belongs to the grammar of a sentence and not to a name; a capital makes it a part of a name.
pub(super) fn is_grammar(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase()) && GRAMMAR.binary_search(&word).is_ok()
}

/// Whether `word` leads up to a short or long form without being a part of it.
pub(super) fn is_lead(word: &str) -> bool {
    contains(LEADS, word)
}

/// Whether `word`, or its singular, is a general noun.
pub(super) fn is_generic_noun(word: &str) -> bool {
    contains(GENERIC_NOUNS, word.strip_suffix('s').unwrap_or(word))
}

fn contains(list: &[&str], word: &str) -> bool {
    let lower = || word.bytes().map(|byte| byte.to_ascii_lowercase());
    let first = lower().next();
    list.binary_search_by(|entry| entry.bytes().next().cmp(&first).then_with(|| entry.bytes().cmp(lower())))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_binary_search() {
        for list in [FUNCTION_WORDS, GRAMMAR, LEADS, GENERIC_NOUNS] {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| contains(list, word)));
        }
        assert!(is_function_word("Of") && !is_function_word("off") && is_generic_noun("Methods"));
        assert!(is_grammar("would") && !is_grammar("Would") && !is_grammar("word"));
    }
}
