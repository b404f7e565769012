//! The patterns of names, and what each of them can mean. All texts stand in one string and all meanings in one list,
//! so that thousands of names take a few pieces of memory.

mod collector;

pub use collector::override_of;

use std::ops::Range;

use super::chain::Chains;
use super::{Derivation, Reading, case};
use crate::config;
use crate::glossary::{Glossaries, TermId};
use crate::text::Span;

/// All patterns with their meanings.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// All texts, one behind the other.
    text: String,
    patterns: Vec<Pattern>,
    meanings: Vec<Meaning>,
    chains: Chains,
}

/// A text that can be a name, case aside.
#[derive(Debug)]
struct Pattern {
    /// Bytes of `Names::text`.
    text: Span,
    /// The last of its meanings.
    last: Option<u32>,
}

/// A reading with what decides whether a text has it.
#[derive(Debug)]
struct Meaning {
    reading: Reading,
    /// The name as it is to be written, as far as its case matters: bytes of `Names::text`.
    name: Span,
    exact: bool,
    /// The meaning of the same pattern that was added before.
    before: Option<u32>,
}

impl Names {
    /// The names of all terms, and the phrases that are none.
    pub(super) fn collect(
        glossaries: &Glossaries,
        settings: &config::Terms,
        phrases: &[&str],
    ) -> (Self, Vec<String>) {
        collector::collect(glossaries, settings, phrases)
    }

    /// Gives each range of the text that may be a pattern, with the number of the pattern.
    pub(super) fn each_in(&self, text: &str, take: &mut dyn FnMut(u32, Range<usize>)) {
        self.chains.each_in(text, 0..text.len(), take);
    }

    /// Whether the text is that of the pattern, case aside.
    pub(super) fn is_written(&self, pattern: u32, text: &str) -> bool {
        let pattern = self.patterns.get(pattern as usize);
        pattern.is_some_and(|pattern| case::is_same(self.slice(pattern.text), text))
    }

    /// What the pattern means where it is `written` so.
    pub(super) fn readings(
        &self,
        pattern: u32,
        written: &str,
        in_scope: &dyn Fn(TermId) -> bool,
    ) -> Vec<Reading> {
        let last = self.patterns.get(pattern as usize).and_then(|pattern| pattern.last);
        let fitting = self.back_from(last).filter(|meaning| in_scope(meaning.reading.term));
        fitting.filter_map(|meaning| meaning.read(self.slice(meaning.name), written)).collect()
    }

    /// An empty table with room for the names of so many terms.
    fn with_room(terms: usize) -> Self {
        let (patterns, meanings) = (Vec::with_capacity(4 * terms), Vec::with_capacity(4 * terms));
        Self { text: String::new(), patterns, meanings, chains: Chains::with_room(4 * terms) }
    }

    /// Adds a text with its meaning. A name that the glossary lists wins over one that is derived from another name.
    fn add(&mut self, text: Span, reading: Reading, name: Span, exact: bool) {
        let Some(number) = self.number(text) else { return };
        let last = self.patterns.get(number).and_then(|pattern| pattern.last);
        let best = self.back_from(last).next().map(|meaning| rank(meaning.reading.derivation));
        let own = rank(reading.derivation);
        // Terms are taken one after another, so those of this one are the last.
        let is_known = || {
            let same_term = self.back_from(last).take_while(|known| known.reading.term == reading.term);
            { same_term }.any(|known| known.reading <= reading)
        };
        if best.is_some_and(|best| best < own) || is_known() {
            return;
        }
        let before = last.filter(|_| best == Some(own));
        if let Some(pattern) = self.patterns.get_mut(number) {
            pattern.last = Some(self.meanings.len() as u32);
            self.meanings.push(Meaning { reading, name, exact, before });
        }
    }

    /// The number of the pattern with this text, which is added where it is new. None for a text whose hash another
    /// one has, which happens to no one.
    fn number(&mut self, text: Span) -> Option<usize> {
        let written = self.text.get(text.start as usize..text.end as usize)?;
        let next = self.patterns.len();
        let number = *self.chains.place(written).get_or_insert(next as u32) as usize;
        if number == next {
            self.patterns.push(Pattern { text, last: None });
            return Some(number);
        }
        let known = self.patterns.get(number)?;
        case::is_same(self.slice(known.text), written).then_some(number)
    }

    /// Whether the text is a pattern.
    fn has(&self, text: &str) -> bool {
        self.chains.number(text).is_some_and(|number| self.is_written(number, text))
    }

    /// Keeps the text that the parts make, and gives its place.
    fn keep<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) -> Span {
        let start = self.text.len();
        self.text.extend(parts);
        Span::new(start, self.text.len())
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// A meaning and those of the same pattern that were added before it, the last first.
    fn back_from(&self, last: Option<u32>) -> impl Iterator<Item = &Meaning> {
        let meaning = |index: Option<u32>| self.meanings.get(index? as usize);
        std::iter::successors(meaning(last), move |later| meaning(later.before))
    }
}

impl Meaning {
    fn read(&self, name: &str, written: &str) -> Option<Reading> {
        if case::is_kept(name, written, self.exact) {
            return Some(self.reading);
        }
        let mixed = name.chars().any(char::is_lowercase) && name.len() > 3;
        let variant = mixed
            && self.reading.derivation != Derivation::Singular
            && written.chars().any(char::is_uppercase);
        variant.then_some(Reading { derivation: Derivation::Variant, ..self.reading })
    }
}

fn rank(derivation: Derivation) -> u8 {
    match derivation {
        Derivation::Listed => 0,
        Derivation::Plural | Derivation::Singular => 1,
        Derivation::Variant => 2,
    }
}
