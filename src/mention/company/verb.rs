//! When a word that a glossary has as a noun is a verb.

use std::borrow::Cow;

use super::grammar::Words;
use crate::mention::english::{Class, class};

/// Words behind which "to" begins an infinitive: "used to query the list", while "access to process memory" is a
/// noun's.
const BEFORE_INFINITIVE: [&str; 41] = [
    "used",
    "need",
    "needs",
    "want",
    "wants",
    "able",
    "have",
    "has",
    "how",
    "try",
    "tries",
    "order",
    "going",
    "allowed",
    "required",
    "possible",
    "easy",
    "wish",
    "decide",
    "attempt",
    "way",
    "ways",
    "ability",
    "failed",
    "fails",
    "attempts",
    "command",
    "possibility",
    "choose",
    "support",
    "option",
    "options",
    "capability",
    "permission",
    "permissions",
    "opportunity",
    "ready",
    "likely",
    "willing",
    "steps",
    "instructions",
];

/// Participles that are spelled as a noun is.
const SAME_PARTICIPLES: [&str; 24] = [
    "output",
    "input",
    "set",
    "reset",
    "cut",
    "split",
    "cast",
    "broadcast",
    "read",
    "put",
    "offset",
    "preset",
    "bound",
    "wound",
    "ground",
    "spread",
    "hit",
    "shut",
    "bid",
    "burst",
    "shed",
    "slit",
    "upset",
    "thought",
];

impl Words<'_> {
    /// Whether it is a verb here.
    pub fn is_verb(&self) -> bool {
        let object_follows =
            self.next_class == Some(Class::Determiner) || self.next.as_deref().is_some_and(is_pronoun);
        match self.previous_class {
            Some(Class::BeforeVerb) => self.is_infinitive(object_follows),
            // "this points out": no noun, since "this" takes a singular.
            Some(Class::Determiner) => {
                self.is_plural() && !self.found.contains(' ') && self.before.is_one_of(&["this", "that"])
                    // "objects that reference it", "both override this setting".
                    || object_follows && self.before.is_one_of(&["that", "both"])
            }
            Some(Class::Auxiliary) if self.is_participle() => true,
            Some(Class::Adverb) if self.is_behind_adverb(object_follows) => true,
            Some(Class::Conjunction) if self.is_second_verb() => true,
            Some(Class::Adjective | Class::Preposition) => false,
            // "which points to": a verb of the third person, with its object or preposition.
            _ if self.is_plural() => {
                let particles = ["to", "out", "at", "into", "up", "down", "off", "back"];
                object_follows || self.after.is_one_of(&particles)
            }
            // "Process the file": an imperative at the head of a sentence, or behind "and", "then".
            _ => {
                object_follows && self.previous_class != Some(Class::Content)
                    || self.after.is_one_of(&["out"])
            }
        }
    }

    /// "can process", "to point", "we point", "not process": but "access to process memory" is a noun's.
    fn is_infinitive(&self, object_follows: bool) -> bool {
        if !self.before.is_one_of(&["to"]) || self.next_class != Some(Class::Content) || object_follows {
            return true;
        }
        let leads = self.before.word(1);
        leads.is_some_and(|word| BEFORE_INFINITIVE.contains(&&*word) || word.ends_with("ed"))
    }

    /// "will always reference one object", "automatically refreshes tokens".
    fn is_behind_adverb(&self, object_follows: bool) -> bool {
        const OF_NOUNS: [&str; 8] =
            ["only", "especially", "particularly", "mainly", "mostly", "exclusively", "primarily", "namely"];
        let manner =
            self.previous.as_deref().is_some_and(|word| word.ends_with("ly") && !OF_NOUNS.contains(&word));
        self.before.word(1).is_some_and(|word| class(&word) == Class::BeforeVerb)
            || manner && (object_follows || self.is_plural() && self.next_class.is_some())
    }

    /// "lets you catch and mock requests": the second of two verbs.
    fn is_second_verb(&self) -> bool {
        let bare = |word: Cow<'_, str>| class(&word) == Class::Content && !word.ends_with('s');
        let leads = |word: Cow<'_, str>| class(&word) == Class::BeforeVerb && word != "to";
        self.before.is_one_of(&["and", "or"])
            && !self.is_plural()
            && self.before.word(1).is_some_and(bare)
            && self.before.word(2).is_some_and(leads)
            && matches!(self.next_class, Some(Class::Content | Class::Determiner))
    }

    /// "values are output": a participle that is spelled as the noun is.
    fn is_participle(&self) -> bool {
        self.before.is_one_of(&["is", "are", "was", "were", "be", "been", "being"])
            && SAME_PARTICIPLES.iter().any(|word| word.eq_ignore_ascii_case(self.found))
    }

    fn is_plural(&self) -> bool {
        self.found.ends_with('s') && !self.found.ends_with("ss")
    }
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "it" | "them" | "us" | "him" | "her" | "you" | "itself" | "themselves")
}
