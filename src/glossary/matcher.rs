//! Finds the names of terms in a text: one automaton over all names of all terms, built once.
//!
//! Overlapping matches are read, those that do not stand on word boundaries dropped, and of what is left the longest
//! taken first: leftmost-longest alone would lose "API server" in "the API servers" to a longer match that ends
//! within a word.

mod boundary;
mod case;
mod inflection;
mod names;

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::{Glossaries, TermId};
use crate::config;
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

/// The bytes of names from which a deterministic automaton takes too much memory and time to build.
const LARGE: usize = 16 * 1024;

/// The automaton over all names.
#[derive(Debug, Default)]
pub struct Matcher {
    automaton: Option<AhoCorasick>,
    names: Names,
}

impl Matcher {
    /// Builds the automaton. `phrases` are known phrases that are no names of their own: a name inside one of them
    /// is no mention.
    #[must_use]
    pub fn new(glossaries: &Glossaries, settings: &config::Terms, phrases: &[&str]) -> Self {
        let names = Names::collect(glossaries, settings, phrases);
        let size: usize = names.patterns().iter().map(String::len).sum();
        let kind = if size <= LARGE { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        let automaton = AhoCorasick::builder()
            .kind(Some(kind))
            .build(names.patterns())
            .ok()
            .filter(|_| !names.is_empty());
        Self { automaton, names }
    }

    /// The matches in `text` that `in_scope` allows, by place. Matches do not overlap.
    #[must_use]
    pub fn find(&self, text: &str, in_scope: &dyn Fn(TermId) -> bool) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let folded = case::fold(text);
        let mut candidates: BTreeMap<(usize, usize), Vec<Reading>> = BTreeMap::new();
        for found in automaton.find_overlapping_iter(folded.as_bytes()) {
            let range = found.range();
            if !boundary::is_whole(text, &range) {
                continue;
            }
            let pattern = found.pattern().as_usize();
            let written = text.get(range.clone()).unwrap_or_default();
            let readings = self.names.readings(pattern, written, in_scope);
            if !readings.is_empty() || self.names.is_phrase(pattern) {
                candidates.entry((range.start, range.end)).or_default().extend(readings);
            }
        }
        longest_first(candidates)
    }
}

/// Of overlapping candidates the longest, of equally long ones the first. Phrases, which have no reading, take their
/// place and are dropped.
fn longest_first(candidates: BTreeMap<(usize, usize), Vec<Reading>>) -> Vec<Hit> {
    let mut by_length: Vec<((usize, usize), Vec<Reading>)> = candidates.into_iter().collect();
    by_length.sort_by_key(|((start, end), _)| (std::cmp::Reverse(end - start), *start));
    let mut taken: BTreeMap<usize, (usize, Vec<Reading>)> = BTreeMap::new();
    for ((start, end), readings) in by_length {
        let before = taken.range(..=start).next_back().is_some_and(|(_, (other, _))| *other > start);
        let after = taken.range(start..end).next().is_some();
        if !before && !after {
            taken.insert(start, (end, readings));
        }
    }
    let hits = taken.into_iter().filter(|(_, (_, readings))| !readings.is_empty());
    hits.map(|(start, (end, mut readings))| {
        readings.sort_unstable();
        Hit { range: start..end, readings }
    })
    .collect()
}
