//! Phrases of a text that may name something: set off by emphasis, or capitalised within a sentence.

use std::ops::Range;

use crate::glossary::singular;
use crate::mention::english::{self, Class};
use crate::text::{InlineKind, Prose};

/// A phrase has at most so many words.
const WORDS: usize = 4;
/// A single word that is as common in English needs no entry; a Zipf value.
const COMMON: f64 = 3.5;

/// The phrases of a text that are set off by emphasis, or capitalised within a sentence.
pub(super) fn all(prose: Prose<'_>) -> Vec<Range<usize>> {
    let is_styled = |kind: &InlineKind| matches!(kind, InlineKind::Emphasis | InlineKind::Strong);
    let styled = prose.inlines.iter().filter(|inline| is_styled(&inline.kind));
    let mut found: Vec<Range<usize>> = styled
        .map(|inline| inline.range.start as usize..inline.range.end as usize)
        .filter(|range| range.len() < prose.text.trim().len())
        .filter(|range| !is_placeholder(prose.text, range))
        .filter(|range| is_phrase(prose.text, range) && !is_label(prose.text, range))
        .collect();
    for range in capitalised(prose.text) {
        let apart = found.iter().all(|other| other.end <= range.start || range.end <= other.start);
        // The text of a link is mostly the title of what it leads to.
        let linked =
            || prose.inlines_over(range.clone()).any(|inline| matches!(inline.kind, InlineKind::Link(_)));
        if apart && is_phrase(prose.text, &range) && !is_label(prose.text, &range) && !linked() {
            found.push(range);
        }
    }
    found
}

/// Whether it reads as the name of a thing: a few words, a single one only if English seldom has it.
fn is_phrase(text: &str, range: &Range<usize>) -> bool {
    let Some(phrase) = text.get(range.clone()) else { return false };
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\''));
    let named = words.iter().all(is_word) && words.iter().any(|word| word.chars().count() > 2);
    let rare = |word: &str| zipf(word).is_none_or(|zipf| zipf < COMMON);
    let is_noun = |word: &str| english::class(&word.to_lowercase()) == Class::Content;
    let everyday = |word: &&str| !rare(word);
    let lone = |word: &&str| !has_digit_only(word) && word.chars().count() > 3 && rare(word);
    match words.as_slice() {
        [] => false,
        [word] => named && lone(word) && is_noun(word) && word.chars().any(char::is_lowercase),
        several => {
            let first = several.first().map(|word| word.to_lowercase()).unwrap_or_default();
            let begins_well = !STARTS.contains(&first.as_str()) && !english::is_function_word(&first);
            named
                && several.len() <= WORDS
                && begins_well
                && words.last().is_some_and(|word| !english::is_function_word(&word.to_lowercase()))
                && !ENDS.contains(words.last().unwrap_or(&""))
                && !several.iter().all(|word| everyday(word) && word.len() < 5)
        }
    }
}

/// Whether it stands beside code or brackets, as what is to be replaced in a command line: "`--name` *value*".
fn is_placeholder(text: &str, range: &Range<usize>) -> bool {
    let beside = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, Prose::OPAQUE | '[' | ']' | '|' | '=' | '{' | '}' | '<' | '>'))
    };
    let before = text.get(..range.start).and_then(|before| before.trim_end().chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.trim_start().chars().next());
    beside(before) || beside(after)
}

/// What a reader is told to do with a label of a program: "click on the **Orders**".
const ACTS: [&str; 12] = [
    "click", "clicking", "select", "choose", "press", "tap", "hit", "open", "under", "check", "toggle",
    "enter",
];
/// What a label of a program is the name of: "the **Orders** tab".
const CONTROLS: [&str; 9] =
    ["tab", "button", "menu", "page", "screen", "dialog", "checkbox", "panel", "field"];

/// Whether it is a label of a program, and no term.
fn is_label(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let mut words =
        before.split_whitespace().rev().skip_while(|word| matches!(*word, "on" | "the" | "to" | ">"));
    let act = words.next().is_some_and(|word| ACTS.contains(&word.to_lowercase().as_str()));
    let after = text.get(range.end..).and_then(|after| after.split_whitespace().next());
    act || after.is_some_and(|word| CONTROLS.contains(&word.trim_end_matches(['.', ',', ':', ';'])))
}

/// How common a word is in the commoner of its numbers.
fn zipf(word: &str) -> Option<f64> {
    let lower = word.to_lowercase();
    let single = singular(&lower).and_then(|single| english::zipf(&single));
    [english::zipf(&lower), single].into_iter().flatten().reduce(f64::max)
}

/// Words that end no name.
const ENDS: [&str; 4] = ["itself", "themselves", "etc", "e.g"];

/// Words that begin no name.
const STARTS: [&str; 20] = [
    "a", "an", "the", "this", "that", "these", "not", "no", "all", "any", "every", "only", "you", "we", "it",
    "if", "your", "how", "first", "see",
];

fn has_digit_only(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

/// Runs of two words and more that begin with capitals and do not begin a sentence.
fn capitalised(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut run: Option<(Range<usize>, usize)> = None;
    let mut starts_sentence = true;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let name = bare.trim_end_matches([',', '.', ';', ':', '!', '?', ')', '"', '”']);
        let letters = name.chars().all(|c| c.is_alphanumeric() || c == '-');
        let capital = name.starts_with(char::is_uppercase) && name.chars().any(char::is_lowercase);
        if capital && letters && !starts_sentence {
            let end = at + name.len();
            run = Some(run.map_or((at..end, 1), |(range, count)| (range.start..end, count + 1)));
        }
        if !capital || !letters || starts_sentence || name.len() < bare.len() {
            runs.extend(run.take().filter(|(_, count)| *count > 1).map(|(range, _)| range));
        }
        starts_sentence =
            bare.ends_with(['.', '!', '?', ':', Prose::OPAQUE]) || !bare.contains(char::is_alphanumeric);
        at += word.len();
    }
    runs.extend(run.filter(|(_, count)| *count > 1).map(|(range, _)| range));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_at_the_start_of_a_sentence_are_none() {
        let found = |text: &str| -> Vec<String> {
            capitalised(text).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(
            found("The Spill File grows. Work Queue ends; so the Heap Page, and Root."),
            ["Spill File", "Heap Page"]
        );
        let label = |text: &str, word: &str| {
            let start = text.find(word).unwrap();
            is_label(text, &(start..start + word.len()))
        };
        assert!(
            label("Click on the Order List now", "Order List") && label("the Order List tab", "Order List")
        );
        assert!(!label("the Order List grows", "Order List"));
        assert!(found("Über Ähre. Also Öl").is_empty());
    }
}
