//! What kind of word a name is.

use std::collections::{BTreeMap, BTreeSet};

use super::Reason;
use crate::glossary::{self, EntryTarget, FormKind, Glossaries, Term, TermId, has_inner_capital};
use crate::mention::english::{self, Class};

/// What kind of word the name of a term is, as far as all its mentions share it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Nature {
    /// Whether the headword is a verb, or names an act, so that the verb is a mention too.
    pub verbal: bool,
    /// Whether the headword itself is a verb by its ending.
    pub verb: bool,
    /// Whether the entry says what is to be done, as that of a verb.
    pub to_do: bool,
    /// Whether the headword is written with a capital.
    pub capitalised: bool,
    /// Whether the word is not English, by the language of its glossary or its letters.
    pub foreign: bool,
    /// Whether the entry is about one kind of what the word means anyway.
    pub narrows: bool,
    /// Whether a name of several words ends with the word, which then is short for it.
    pub in_full: bool,
    /// Whether the glossary is in a Romance language.
    pub romance: bool,
    /// How common the English word is that the file or anchor of an entry in another language is named by.
    namesake: Option<f64>,
}

/// The natures of the terms whose mentions have to be judged.
#[derive(Debug, Default)]
pub struct Natures(BTreeMap<TermId, Nature>);

impl Natures {
    /// Reads the entries of the terms in `wanted`.
    #[must_use]
    pub fn new(glossaries: &Glossaries, wanted: &BTreeSet<TermId>) -> Self {
        let natures =
            wanted.iter().filter_map(|id| Some((*id, Nature::of(glossaries, glossaries.term(*id)?))));
        Self(natures.collect())
    }

    /// The nature of a term.
    #[must_use]
    pub fn of(&self, term: TermId) -> Nature {
        self.0.get(&term).copied().unwrap_or_default()
    }
}

impl Nature {
    fn of(glossaries: &Glossaries, term: &Term) -> Self {
        let entries = || term.sites.iter().filter_map(|site| glossaries.entry(*site));
        let name = term.name.to_lowercase();
        let foreign = term.scope.language.as_ref().is_some_and(|language| !language.starts_with("en"))
            || !name.contains(|c: char| c.is_ascii_alphabetic());
        let namesake = || {
            entries().find_map(|entry| match &entry.target {
                EntryTarget::Page => english::zipf(entry.path.file_stem()?),
                EntryTarget::Anchor(anchor) => english::zipf(anchor),
                _ => None,
            })
        };
        let verb = english::is_verb_by_ending(&name);
        Self {
            verb,
            to_do: verb || entries().any(|entry| entry.definition.starts_with("To ")),
            verbal: verb || entries().any(|entry| is_act(&entry.definition)),
            capitalised: term.forms.first().is_some_and(|form| form.text.starts_with(char::is_uppercase)),
            foreign,
            narrows: entries().any(|entry| is_of_itself(&name, &entry.definition)),
            in_full: is_short_for_name(term),
            romance: is_romance(term),
            namesake: if foreign { namesake() } else { None },
        }
    }

    /// How common the word is, in the commoner of its numbers; a noun that only is a common verb's form, as common
    /// as that is as a noun. None for a rare one, and for one of another language.
    pub(super) fn zipf(&self, found: &str) -> Option<f64> {
        if self.foreign {
            return self.namesake;
        }
        let lower = found.to_lowercase();
        let singular = glossary::singular(&lower).and_then(|singular| english::zipf(&singular));
        let gerund = lower.strip_suffix("ing").filter(|stem| stem.len() > 3).and_then(english::zipf);
        let listed = english::zipf(&lower);
        let commoner = [listed, singular].into_iter().flatten().reduce(f64::max);
        commoner.or_else(|| gerund.map(|zipf| zipf - 0.7))
    }
}

/// Whether a definition is that of a verb, or of an act.
fn is_act(definition: &str) -> bool {
    const OPENINGS: [&str; 7] =
        ["to ", "the act of", "the action of", "the process of", "when you", "when a", "verb"];
    let start: String = definition.chars().filter(|c| !matches!(c, '*' | '_')).take(60).collect();
    let start = start.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let first = start.split_whitespace().next().unwrap_or_default();
    OPENINGS.iter().any(|opening| start.starts_with(opening)) || first.len() > 5 && first.ends_with("ing")
}

/// Whether a definition begins with the word itself and narrows it: "A tool that…", "The health of the application".
fn is_of_itself(name: &str, definition: &str) -> bool {
    let start: String = definition.chars().take(80).collect::<String>().to_lowercase();
    let mut words = start.split_whitespace().skip_while(|word| matches!(*word, "a" | "an" | "the" | "any"));
    let is_name = words.next() == Some(name);
    is_name
        && words.next().is_some_and(|next| matches!(next, "to" | "that" | "which" | "of" | "for" | "used"))
}

/// Whether a name of several words, no expansion of an acronym, ends with a name that is one word.
fn is_short_for_name(term: &Term) -> bool {
    let long = term.forms.iter().filter(|form| form.kind != FormKind::Expansion);
    let heads: Vec<String> =
        long.filter_map(|form| form.text.rsplit_once(' ')).map(|(_, head)| head.to_lowercase()).collect();
    term.forms.iter().any(|form| heads.contains(&form.text.to_lowercase()))
}

fn is_romance(term: &Term) -> bool {
    let language = term.scope.language.as_deref().unwrap_or_default();
    ["es", "pt", "fr", "it", "ca", "gl", "ro"]
        .iter()
        .any(|code| language.split(['-', '_']).next() == Some(code))
}

/// What the singular of a plural name is: "generic" is no noun.
pub(super) fn of_singular(found: &str) -> Reason {
    let adjective = english::class(&found.to_lowercase()) == Class::Adjective;
    if adjective { Reason::Adjective } else { Reason::Singular }
}

/// Whether a name of the term is an English word of its own, so that its mentions have to be judged by the text.
#[must_use]
pub fn is_ordinary(term: &Term) -> bool {
    term.forms.iter().any(|form| {
        let single = !form.text.contains(|c: char| c.is_whitespace() || c == '-');
        single && !has_inner_capital(&form.text) && !form.text.chars().any(char::is_numeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_told_by_how_their_definition_begins() {
        assert!(is_act("To put two branches together."));
        assert!(is_act("*Putting* two branches together."));
        assert!(!is_act("A thing that is put together."));
    }

    #[test]
    fn an_entry_that_begins_with_its_own_word_narrows_it() {
        assert!(is_of_itself("ladder", "A ladder that leads to the roof."));
        assert!(!is_of_itself("ladder", "A ladder is what leads to the roof."));
        assert!(!is_of_itself("ladder", "Rungs between two rails."));
    }

    #[test]
    fn a_word_may_be_short_for_a_longer_name() {
        let form = |text: &str, kind| crate::glossary::Form { text: text.to_owned(), kind, code: false };
        let mut term = Term {
            name: "Tool".to_owned(),
            scope: crate::glossary::Scope::default(),
            forms: vec![form("Tool", FormKind::Name)],
            sites: Vec::new(),
        };
        assert!(!is_short_for_name(&term));
        term.forms.push(form("garden tool", FormKind::Alias));
        assert!(is_short_for_name(&term));
    }

    #[test]
    fn a_word_is_as_common_as_the_commoner_of_its_numbers() {
        let nature = Nature::default();
        assert_eq!(nature.zipf("Processes"), english::zipf("process"));
        assert_eq!(nature.zipf("scrutinees"), None);
    }
}
