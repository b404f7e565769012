//! Words of a text as byte ranges, and what the other parts ask about one word.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// The character that stands for code, math, images and other non-prose in rendered text.
pub(super) const NON_PROSE: char = '\u{FFFC}';

/// Words that an acronym commonly leaves out ("Mixture *of* Experts", "Internet *of* Things").
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "and", "as", "at", "between", "by", "de", "der", "des", "di", "du", "for", "from", "in",
    "into", "is", "its", "la", "le", "of", "on", "or", "over", "per", "the", "to", "und", "upon", "using",
    "via", "von", "with", "within",
];

/// Words that stand before a noun phrase and are no part of it.
const DETERMINERS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "its",
    "their",
    "our",
    "his",
    "her",
    "your",
    "my",
    "some",
    "any",
    "each",
    "every",
    "all",
    "such",
    "e.g.",
    "i.e.",
    "eg",
    "ie",
    "see",
    "namely",
    "also",
    "so-called",
    "called",
    "or",
    "and",
    "for",
    "of",
    "in",
    "as",
    "to",
    "is",
    "are",
    "be",
];

/// The words of `text`: runs without white space and without the non-prose character.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let separator = |c: char| c.is_whitespace() || c == NON_PROSE;
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(|c| !separator(c))?;
        let word = text.get(start..)?;
        let end = start + word.find(separator).unwrap_or(word.len());
        from = end;
        Some(start..end)
    })
}

/// The range without leading and trailing characters that are neither letters nor digits.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    trim_matches(text, range, |c| !c.is_alphanumeric())
}

/// The range without leading and trailing characters that satisfy `drop`.
pub(super) fn trim_matches(text: &str, range: Range<usize>, drop: impl Fn(char) -> bool) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (slice.len() - slice.trim_start_matches(&drop).len());
    let end = start + slice.trim_matches(&drop).len();
    start..end
}

/// The range without leading and trailing white space.
pub(super) fn trim_space(text: &str, range: Range<usize>) -> Range<usize> {
    trim_matches(text, range, char::is_whitespace)
}

/// Whether `word` is one that acronyms commonly leave out, in any case.
pub(super) fn is_function_word(word: &str) -> bool {
    word.len() <= 6 && FUNCTION_WORDS.iter().any(|f| f.eq_ignore_ascii_case(word))
}

/// Closed-class words and common verbs: no acronym takes a letter from them, so they end a run of initials.
const GRAMMAR: &[&str] = &[
    "about",
    "above",
    "according",
    "across",
    "after",
    "all",
    "allows",
    "also",
    "although",
    "am",
    "among",
    "any",
    "are",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "both",
    "but",
    "can",
    "cannot",
    "could",
    "did",
    "do",
    "does",
    "during",
    "each",
    "either",
    "even",
    "every",
    "few",
    "given",
    "had",
    "has",
    "have",
    "he",
    "hence",
    "her",
    "here",
    "his",
    "how",
    "however",
    "if",
    "implies",
    "include",
    "includes",
    "including",
    "instead",
    "it",
    "itself",
    "like",
    "made",
    "many",
    "may",
    "might",
    "more",
    "most",
    "much",
    "must",
    "need",
    "needs",
    "neither",
    "not",
    "now",
    "often",
    "only",
    "other",
    "our",
    "propose",
    "proposed",
    "rather",
    "same",
    "several",
    "shall",
    "she",
    "should",
    "show",
    "shown",
    "shows",
    "similar",
    "since",
    "so",
    "some",
    "such",
    "taken",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "too",
    "uses",
    "used",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whereas",
    "whether",
    "which",
    "while",
    "who",
    "whose",
    "why",
    "will",
    "without",
    "would",
    "yet",
    "you",
    "your",
    "another",
    "available",
    "called",
];

/// Whether `word` belongs to the grammar of a sentence and not to a name; a capital makes it a part of a name.
pub(super) fn is_grammar(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase()) && GRAMMAR.iter().any(|g| g.eq_ignore_ascii_case(word))
}

/// Whether `word` introduces a noun phrase without being a part of it.
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.iter().any(|d| d.eq_ignore_ascii_case(word))
}

/// The character in lower case and without its accents; the first one, where that gives several.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    std::iter::once(c).nfd().next().unwrap_or(c).to_lowercase().next().unwrap_or(c)
}

/// The largest character boundary that is not above `at`.
pub(super) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// The smallest character boundary that is not below `at`.
pub(super) fn ceil_boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len())
}
