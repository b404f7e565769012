//! What a page is about, and what an entry is about: the words that a definition shares with the text around a
//! mention, each weighed by how few pages have it.
//!
//! The idea is Lesk's (Automatic sense disambiguation using machine readable dictionaries, SIGDOC 1986), in its
//! simplified form with inverse document frequencies.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::english;
use crate::facts::Facts;
use crate::glossary::{Glossaries, Term, TermId};
use crate::text::{Filter, Runs, beginning, is_plain};

/// A word of some definition.
type WordId = u32;

/// The share that a page has of a definition by chance.
const CHANCE: f64 = 0.2;
/// The weight of words below which a definition says little.
const CAUTION: f64 = 3.0;

/// A word that so many entries, and this share of them, speak of is one of the glossary's own.
const MANY: u32 = 3;
const MANY_SHARE: f64 = 0.08;

/// The words of the definitions of terms whose mentions have to be judged.
#[derive(Debug, Default)]
pub struct Topics {
    ids: FxHashMap<String, WordId>,
    /// The hashes of these words, and of how they begin.
    known: Filter,
    beginnings: Filter,
    signatures: BTreeMap<TermId, Vec<WordId>>,
    /// By word: how many definitions have it.
    entries: Vec<u32>,
    /// By word: the weight, from 0 for one that all pages have.
    weights: Vec<f64>,
}

/// Which words of definitions a page has, as a whole and in each of its texts.
#[derive(Debug, Clone, Default)]
pub struct PageWords {
    /// The words of the whole page, in order.
    all: Box<[WordId]>,
    /// The words of each text, by the index of the text in `Facts::prose`, in order.
    by_prose: Box<[(u32, WordId)]>,
}

impl PageWords {
    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether the page has a word.
    fn has(&self, word: WordId) -> bool {
        self.all.binary_search(&word).is_ok()
    }

    /// The words that one of its texts has, in order.
    fn words_in(&self, prose: u32) -> impl Iterator<Item = WordId> {
        let first = self.by_prose.partition_point(|(index, _)| *index < prose);
        let own = self.by_prose.get(first..).unwrap_or_default().iter();
        own.take_while(move |(index, _)| *index == prose).map(|(_, word)| *word)
    }
}

impl Topics {
    /// Reads the definitions of the terms in `wanted`.
    #[must_use]
    pub fn new(glossaries: &Glossaries, wanted: &BTreeSet<TermId>) -> Self {
        let mut topics = Self::default();
        for &id in wanted {
            let Some(term) = glossaries.term(id) else { continue };
            let signature = topics.signature(glossaries, term);
            topics.entries.resize(topics.ids.len(), 0);
            for word in &signature {
                if let Some(count) = topics.entries.get_mut(*word as usize) {
                    *count += 1;
                }
            }
            topics.signatures.insert(id, signature);
        }
        for stem in topics.ids.keys() {
            topics.known.insert(FxBuildHasher.hash_one(stem.as_str()));
            topics.beginnings.insert(hash_of(beginning(stem.as_bytes(), &(0..stem.len()))));
        }
        topics
    }

    /// Whether the words of pages are numbered as by the `others`: the definitions have the same.
    #[must_use]
    pub fn have_the_words_of(&self, others: &Self) -> bool {
        self.ids == others.ids
    }

    /// Weighs each word by how few of the pages have it.
    pub fn weigh<'a>(&mut self, pages: impl Iterator<Item = &'a PageWords>) {
        let mut counts = vec![0_u32; self.ids.len()];
        let mut total = 0_u32;
        for page in pages {
            total += 1;
            for &word in &*page.all {
                if let Some(count) = counts.get_mut(word as usize) {
                    *count += 1;
                }
            }
        }
        let weight = |count: &u32| (f64::from(total + 1) / f64::from(count + 1)).ln();
        self.weights = counts.iter().map(weight).collect();
    }

    /// The words of definitions that a page has.
    #[must_use]
    pub fn words_of(&self, facts: &Facts) -> PageWords {
        let mut by_prose = Vec::new();
        if !self.ids.is_empty() {
            for (index, prose) in (0..).zip(facts.prose.iter()) {
                let may_be = |beginning| self.may_begin(beginning);
                each_word(prose.text, may_be, |word| by_prose.extend(self.id(word).map(|id| (index, id))));
            }
        }
        by_prose.sort_unstable();
        by_prose.dedup();
        let mut all: Vec<WordId> = by_prose.iter().map(|(_, word)| *word).collect();
        all.sort_unstable();
        all.dedup();
        PageWords { all: all.into(), by_prose: by_prose.into() }
    }

    /// How much of what the entry is about the page speaks of: 0 to 1. None for an entry that says too little.
    #[must_use]
    pub fn share_of_page(&self, term: TermId, page: &PageWords) -> Option<f64> {
        let signature = self.signatures.get(&term).filter(|signature| signature.len() >= 2)?;
        let all: f64 = signature.iter().map(|word| self.weight(*word)).sum();
        let shared: f64 =
            signature.iter().filter(|word| page.has(**word)).map(|word| self.weight(*word)).sum();
        // A short definition says little either way: it is drawn towards what a page shares by chance.
        Some((shared + CHANCE * CAUTION) / (all + CAUTION))
    }

    /// How much of what the entry is about the text around the mention speaks of: the sum of the weights. `prose` is
    /// the index of the text.
    #[must_use]
    pub fn nearness(&self, term: TermId, page: &PageWords, prose: u32) -> f64 {
        let signature = self.signatures.get(&term).map_or(&[][..], Vec::as_slice);
        let shared = page.words_in(prose).filter(|word| signature.binary_search(word).is_ok());
        shared.map(|word| self.weight(word)).sum()
    }

    /// Whether many of the entries speak of a word, so that it belongs to what the whole glossary is about.
    #[must_use]
    pub fn is_of_glossary(&self, word: &str) -> bool {
        let id = self.id(word);
        let entries = id.and_then(|id| self.entries.get(id as usize)).copied().unwrap_or_default();
        entries >= MANY && f64::from(entries) >= MANY_SHARE * self.signatures.len() as f64
    }

    /// Whether the definition of a term has a word.
    #[must_use]
    pub fn defines_with(&self, term: TermId, word: &str) -> bool {
        let signature = self.signatures.get(&term);
        self.id(word).zip(signature).is_some_and(|(id, signature)| signature.binary_search(&id).is_ok())
    }

    /// The number of a lower-case word, in any of its forms, if a definition has it.
    fn id(&self, word: &str) -> Option<WordId> {
        let stem = english::stem(word);
        self.known.may_have(FxBuildHasher.hash_one(stem)).then(|| self.ids.get(stem).copied())?
    }

    /// Whether a word that begins so may have the stem of a word of a definition. A stem has three bytes or more.
    #[inline(always)]
    fn may_begin(&self, beginning: u32) -> bool {
        let [a, b, c, _] = beginning.to_le_bytes();
        let three = u32::from_le_bytes([a, b, c, b' ']);
        self.beginnings.may_have(hash_of(beginning)) || self.beginnings.may_have(hash_of(three))
    }

    fn weight(&self, word: WordId) -> f64 {
        self.weights.get(word as usize).copied().unwrap_or_default()
    }

    fn signature(&mut self, glossaries: &Glossaries, term: &Term) -> Vec<WordId> {
        let mut own = BTreeSet::new();
        for form in &term.forms {
            each_word(
                &form.text,
                |_| true,
                |word| {
                    own.insert(english::stem(word).to_owned());
                },
            );
        }
        let mut signature = BTreeSet::new();
        let ids = &mut self.ids;
        for entry in term.sites.iter().filter_map(|site| glossaries.entry(*site)) {
            each_word(
                &entry.definition,
                |_| true,
                |word| {
                    let stem = english::stem(word);
                    if says_something(word) && !own.contains(stem) {
                        let next = ids.len() as WordId;
                        signature.insert(*ids.entry(stem.to_owned()).or_insert(next));
                    }
                },
            );
        }
        signature.into_iter().collect()
    }
}

/// The hash of the beginning of a word.
#[inline(always)]
fn hash_of(beginning: u32) -> u64 {
    u64::from(beginning).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// Whether a word tells what a text is about.
fn says_something(word: &str) -> bool {
    !english::is_function_word(word) && english::zipf(word).is_none_or(|zipf| zipf < 5.6)
}

/// Gives each word of the text in lower case, if its [`beginning`] is `wanted`; those of one or two bytes tell nothing
/// and are left out.
#[inline(always)]
fn each_word(text: &str, wanted: impl Fn(u32) -> bool, mut take: impl FnMut(&str)) {
    if !is_plain(text) {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        words.for_each(|word| take(&word.to_lowercase()));
        return;
    }
    let bytes = text.as_bytes();
    let mut lower = String::new();
    for word in Runs::new(bytes, |byte| byte.is_ascii_alphanumeric()) {
        if word.len() > 2 && wanted(beginning(bytes, &word)) {
            lower.clear();
            lower.push_str(text.get(word).unwrap_or_default());
            lower.make_ascii_lowercase();
            take(&lower);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_given_in_lower_case() {
        let mut words = Vec::new();
        each_word("Of the Größe_ÀB x9y, \u{FFFC}end… ok", |_| true, |word| words.push(word.to_owned()));
        assert_eq!(words, ["the", "größe", "àb", "x9y", "end"]);
    }
}
