//! Finds the names of terms in a text: one table of all names of all terms, built once.
//!
//! Overlapping matches are read, those that do not stand on word boundaries dropped, and of what is left the longest
//! taken first: leftmost-longest alone would lose "API server" in "the API servers" to a longer match that ends
//! within a word.

mod boundary;
mod case;
mod chain;
mod inflection;
mod names;

use std::cmp::Reverse;
use std::ops::Range;

use super::{Glossaries, TermId};
use crate::config;
use chain::Chains;
use names::Names;

pub use case::has_inner_capital;
pub use inflection::{plurals, singular};
pub use names::override_of;

/// How the text of a mention comes from a name that the glossary lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Derivation {
    /// It is the name, case of ordinary words aside.
    Listed,
    /// The English plural of the name.
    Plural,
    /// The English singular of a name that is a plural.
    Singular,
    /// The name with other hyphens, spaces or case: a spelling that no entry lists.
    Variant,
}

/// One way to read a match: the name of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    /// How the text comes from the name.
    pub derivation: Derivation,
    /// The term.
    pub term: TermId,
    /// The name: an index into `Term::forms`. For a name that only the configuration gives, the number of forms.
    pub form: u32,
}

/// A match in a text, on word boundaries, that no longer one covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How it can be read: never empty, listed names before derived ones.
    pub readings: Vec<Reading>,
}

/// All names of all terms.
#[derive(Debug, Default)]
pub struct Matcher {
    names: Names,
    phrases: Vec<String>,
    /// Finds the phrases, which are asked for only where a name is found.
    phrase_chains: Chains,
    /// The bytes of the longest phrase.
    longest_phrase: usize,
}

impl Matcher {
    /// Takes the names in. `phrases` are known phrases that are no names of their own: a name inside one of them
    /// is no mention.
    #[must_use]
    pub fn new(glossaries: &Glossaries, settings: &config::Terms, phrases: &[&str]) -> Self {
        let (names, phrases) = Names::collect(glossaries, settings, phrases);
        let mut phrase_chains = Chains::default();
        for (index, phrase) in (0..).zip(&phrases) {
            *phrase_chains.place(phrase) = Some(index);
        }
        let longest_phrase = phrases.iter().map(String::len).max().unwrap_or_default();
        Self { names, phrases, phrase_chains, longest_phrase }
    }

    /// The matches in `text` that `in_scope` allows, by place. Matches do not overlap.
    #[must_use]
    pub fn find(&self, text: &str, in_scope: &dyn Fn(TermId) -> bool) -> Vec<Hit> {
        let mut candidates = Vec::new();
        self.names.each_in(text, &mut |pattern, range| {
            let written = text.get(range.clone()).unwrap_or_default();
            if !self.names.is_written(pattern, written) || !boundary::is_whole(text, &range) {
                return;
            }
            let readings = self.names.readings(pattern, written, in_scope);
            if !readings.is_empty() {
                candidates.push(Hit { range, readings });
            }
        });
        for place in 0..candidates.len() {
            self.add_phrases_over(text, place, &mut candidates);
        }
        longest_first(candidates)
    }

    /// Adds the phrases that cover a part of the candidate at `place`.
    fn add_phrases_over(&self, text: &str, place: usize, candidates: &mut Vec<Hit>) {
        let Some(range) = candidates.get(place).map(|candidate| candidate.range.clone()) else { return };
        let reach = range.start.saturating_sub(self.longest_phrase);
        let start = (reach..=range.start).find(|at| text.is_char_boundary(*at)).unwrap_or(range.start);
        self.phrase_chains.each_in(text, start..range.end, &mut |phrase, range| {
            let written = text.get(range.clone()).unwrap_or_default();
            let is_phrase =
                self.phrases.get(phrase as usize).is_some_and(|phrase| case::is_same(phrase, written));
            if is_phrase && boundary::is_whole(text, &range) {
                candidates.push(Hit { range, readings: Vec::new() });
            }
        });
    }
}

/// Of overlapping candidates the longest, of equally long ones the first. Phrases, which have no reading, take their
/// place and are dropped.
fn longest_first(mut candidates: Vec<Hit>) -> Vec<Hit> {
    candidates.sort_by_key(|hit| (Reverse(hit.range.len()), hit.range.start));
    let mut taken: Vec<Hit> = Vec::new();
    for hit in candidates {
        let before = taken.partition_point(|other| other.range.end <= hit.range.start);
        if taken.get(before).is_none_or(|other| other.range.start >= hit.range.end) {
            taken.insert(before, hit);
        }
    }
    taken.retain(|hit| !hit.readings.is_empty());
    for hit in &mut taken {
        hit.readings.sort_unstable();
    }
    taken
}
