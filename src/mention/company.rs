//! The company of a word: what stands before and after a mention in its sentence, and what that says about its use.

use std::ops::Range;

use super::english::{self, Class};
use crate::acronym;
use crate::text::{InlineKind, Prose};

/// How a word is used, as far as its neighbours tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// The head of a phrase of its own: "the body of".
    Noun,
    /// A verb: "it points to", "to process".
    Verb,
    /// The head of a compound with another noun: "function body".
    Compound,
    /// A modifier of another noun: "item list".
    Modifier,
    /// A word or two before a colon or a dash: "Process: …".
    Label,
    /// A part of a longer name: "Process Explorer".
    Name,
    /// Nothing tells.
    Unknown,
}

/// What stands around a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// How the word is used.
    pub usage: Use,
    /// Whether it is set off by emphasis or quotation marks of its own.
    pub set_off: bool,
    /// Whether it stands inside the long form of an acronym.
    pub in_expansion: bool,
    /// The noun that it forms a compound with, or modifies, lower case.
    pub neighbour: Option<String>,
}

impl Company {
    /// Reads the company of the mention at `range`; `pairs` are the acronym definitions in the text.
    pub(super) fn of(prose: &Prose, range: &Range<usize>, pairs: &[acronym::Pair]) -> Self {
        let text = prose.text.as_str();
        let found = text.get(range.clone()).unwrap_or_default();
        let before = Side::before(text.get(..range.start).unwrap_or_default());
        let after = Side::after(text.get(range.end..).unwrap_or_default());
        let inside = |pair: &acronym::Pair| {
            pair.long.start <= range.start && range.end <= pair.long.end && pair.long != *range
        };
        let (usage, neighbour) = usage(found, &before, &after);
        Self { usage, neighbour, set_off: is_set_off(prose, range), in_expansion: pairs.iter().any(inside) }
    }
}

/// The nearest words on one side of a mention, up to the next mark that ends a phrase.
struct Side<'a> {
    /// Nearest first, as written.
    words: Vec<&'a str>,
    /// Whether the block begins or ends right there, or a sentence.
    at_edge: bool,
    /// The character right beside the mention, white space aside.
    mark: Option<char>,
    /// Whether code, math or the like is the neighbour.
    opaque: bool,
}

const NEIGHBOURS: usize = 3;

impl<'a> Side<'a> {
    fn before(text: &'a str) -> Self {
        let trimmed = text.trim_end();
        let mark = trimmed.chars().next_back();
        let mut words = Vec::new();
        let mut rest = trimmed;
        while words.len() < NEIGHBOURS && rest.ends_with(is_word_char) {
            let start = rest.rfind(|c: char| !is_word_char(c)).map_or(0, |at| next_char(rest, at));
            words.push(rest.get(start..).unwrap_or_default());
            let head = rest.get(..start).unwrap_or_default();
            rest = head.trim_end();
            if rest.len() == head.len() {
                break;
            }
        }
        let at_edge = mark.is_none_or(|mark| matches!(mark, '.' | '!' | '?' | ':' | '\u{2022}'));
        Self { words, at_edge, mark, opaque: mark == Some(Prose::OPAQUE) }
    }

    fn after(text: &'a str) -> Self {
        let text = strip_possessive(text);
        let trimmed = text.trim_start();
        let mark = trimmed.chars().next();
        let mut words = Vec::new();
        let mut rest = trimmed;
        while words.len() < NEIGHBOURS && rest.starts_with(is_word_char) {
            let end = rest.find(|c: char| !is_word_char(c)).unwrap_or(rest.len());
            words.push(rest.get(..end).unwrap_or_default());
            let tail = rest.get(end..).unwrap_or_default();
            rest = tail.trim_start();
            if rest.len() == tail.len() {
                break;
            }
        }
        let at_edge = mark.is_none_or(|mark| matches!(mark, '.' | '!' | '?' | ';'));
        Self { words, at_edge, mark, opaque: mark == Some(Prose::OPAQUE) }
    }

    fn word(&self, index: usize) -> Option<String> {
        self.words.get(index).map(|word| word.to_lowercase())
    }
}

fn next_char(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

fn is_word_char(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\'' | '\u{2019}' | '-' | '_')
}

fn strip_possessive(text: &str) -> &str {
    text.strip_prefix("'s").or_else(|| text.strip_prefix("\u{2019}s")).unwrap_or(text)
}

fn usage(found: &str, before: &Side<'_>, after: &Side<'_>) -> (Use, Option<String>) {
    if is_part_of_name(found, before, after) {
        return (Use::Name, None);
    }
    if before.at_edge && matches!(after.mark, Some(':')) {
        return (Use::Label, None);
    }
    let (previous, next) = (before.word(0), after.word(0));
    let previous_class = previous.as_deref().map(english::class);
    let next_class = next.as_deref().map(english::class);
    if is_verb(found, before, previous_class, next.as_deref(), next_class) {
        return (Use::Verb, None);
    }
    if next_class == Some(Class::Content) && !is_verb_form(next.as_deref().unwrap_or_default()) {
        return (Use::Modifier, next);
    }
    // "placeholder associated types": the adjective belongs to the noun behind it.
    let third = after.word(1).map(|word| english::class(&word));
    if next_class == Some(Class::Adjective) && third == Some(Class::Content) && !found.ends_with('s') {
        return (Use::Modifier, after.word(1));
    }
    match previous_class {
        Some(Class::Content) if !is_verb_form(previous.as_deref().unwrap_or_default()) => {
            (Use::Compound, previous)
        }
        Some(Class::Determiner | Class::Adjective | Class::Preposition) => (Use::Noun, None),
        _ if before.opaque || after.opaque => (Use::Unknown, None),
        _ => (Use::Unknown, None),
    }
}

/// A capital in mid-sentence beside another one: a name.
fn is_part_of_name(found: &str, before: &Side<'_>, after: &Side<'_>) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    if !capital(found) || found.contains(' ') || crate::glossary::has_inner_capital(found) {
        return false;
    }
    let before_capital =
        before.words.first().is_some_and(|word| capital(word) && *word != "I" && word.len() > 1)
            && !is_sentence_opener(before);
    before_capital || after.words.first().is_some_and(|word| capital(word) && word.len() > 1)
}

/// Whether the word before is the capitalised first word of its sentence, such as "The".
fn is_sentence_opener(before: &Side<'_>) -> bool {
    before.words.len() == 1
        && before.words.first().is_some_and(|word| english::is_function_word(&word.to_lowercase()))
}

fn is_verb(
    found: &str,
    before: &Side<'_>,
    previous_class: Option<Class>,
    next: Option<&str>,
    next_class: Option<Class>,
) -> bool {
    let object_follows = matches!(next_class, Some(Class::Determiner)) || next.is_some_and(is_pronoun);
    let plural = found.ends_with('s') && !found.ends_with("ss");
    match previous_class {
        // "can process", "to point", "we point", "not process": but "access to process memory" is a noun's.
        Some(Class::BeforeVerb) => {
            let to = before.word(0).as_deref() == Some("to");
            !(to && matches!(next_class, Some(Class::Content))) || object_follows
        }
        // "this points out": no noun, since "this" takes a singular.
        Some(Class::Determiner) => {
            plural && !found.contains(' ') && matches!(before.word(0).as_deref(), Some("this" | "that"))
        }
        Some(Class::Adjective | Class::Preposition) => false,
        // "which points to": a verb of the third person, with its object or preposition.
        _ if plural => {
            object_follows
                || next.is_some_and(|next| {
                    matches!(next, "to" | "out" | "at" | "into" | "up" | "down" | "off" | "back")
                })
        }
        // "Process the file": an imperative at the head of a sentence, or behind "and", "then".
        _ => object_follows && !matches!(previous_class, Some(Class::Content)) || next == Some("out"),
    }
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "it" | "them" | "us" | "him" | "her" | "you" | "itself" | "themselves")
}

/// Whether the word is a verb's form by its ending: no part of a compound.
fn is_verb_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ing")
        || matches!(
            word,
            "use"
                | "uses"
                | "used"
                | "get"
                | "gets"
                | "got"
                | "make"
                | "makes"
                | "made"
                | "see"
                | "sees"
                | "run"
                | "runs"
                | "contain"
                | "contains"
                | "need"
                | "needs"
                | "want"
                | "wants"
                | "include"
                | "includes"
                | "become"
                | "becomes"
                | "take"
                | "takes"
                | "give"
                | "gives"
                | "find"
                | "finds"
                | "create"
                | "creates"
                | "go"
                | "goes"
                | "come"
                | "comes"
                | "exist"
                | "exists"
                | "mean"
                | "means"
                | "represent"
                | "represents"
                | "return"
                | "returns"
                | "show"
                | "shows"
                | "let"
                | "lets"
                | "know"
                | "knows"
                | "call"
                | "calls"
                | "seem"
                | "seems"
                | "require"
                | "requires"
                | "allow"
                | "allows"
                | "provide"
                | "provides"
                | "produce"
                | "produces"
                | "keep"
                | "keeps"
                | "put"
                | "puts"
                | "set"
                | "sets"
                | "add"
                | "adds"
                | "say"
                | "says"
                | "depend"
                | "depends"
                | "refer"
                | "refers"
                | "consist"
                | "consists"
                | "appear"
                | "appears"
                | "work"
                | "works"
                | "do"
                | "try"
                | "emit"
                | "emits"
                | "define"
                | "defines"
                | "write"
                | "read"
                | "build"
                | "support"
                | "supports"
                | "occur"
                | "occurs"
                | "happen"
                | "happens"
                | "remain"
                | "remains"
        )
}

/// Emphasis or quotation marks around exactly the mention.
fn is_set_off(prose: &Prose, range: &Range<usize>) -> bool {
    let emphasised = prose.inlines.iter().any(|inline| {
        matches!(inline.kind, InlineKind::Emphasis | InlineKind::Strong)
            && inline.range.start as usize == range.start
            && inline.range.end as usize == range.end
    });
    let marks = (
        prose.text.get(..range.start).and_then(|before| before.chars().next_back()),
        prose.text.get(range.end..).and_then(|after| after.chars().next()),
    );
    emphasised
        || matches!(
            marks,
            (Some('"'), Some('"')) | (Some('\u{201C}'), Some('\u{201D}')) | (Some('\''), Some('\''))
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn usage_of(marked: &str) -> Use {
        let start = marked.find('‹').unwrap();
        let end = marked.find('›').unwrap() - '‹'.len_utf8();
        let text = marked.replace(['‹', '›'], "");
        let mut prose = Prose::default();
        prose.push(&text, Span::new(0, text.len()), true);
        Company::of(&prose, &(start..end), &[]).usage
    }

    #[test]
    fn verbs_are_told_from_nouns() {
        for text in [
            "it ‹points› to the node",
            "we ‹process› them",
            "to ‹point› at it",
            "this ‹points› out",
            "‹Process› the file",
        ] {
            assert_eq!(usage_of(text), Use::Verb, "{text}");
        }
        for text in
            ["the ‹body› of", "in every ‹region›", "a new ‹process› in it", "of ‹points› in the graph"]
        {
            assert_eq!(usage_of(text), Use::Noun, "{text}");
        }
    }

    #[test]
    fn compounds_labels_and_names_are_seen() {
        assert_eq!(usage_of("the function ‹body› is"), Use::Compound);
        assert_eq!(usage_of("the ‹item› list is"), Use::Modifier);
        assert_eq!(usage_of("‹Process›: main"), Use::Label);
        assert_eq!(usage_of("open ‹Process› Explorer"), Use::Name);
    }
}
