//! How the names of terms are used over the whole tree.

use std::collections::{BTreeMap, BTreeSet};

use super::{Mention, Place, Use};
use crate::facts::Facts;
use crate::glossary::{self, Derivation, TermId};

/// What one in so many pages links is seldom linked.
const SELDOM: u32 = 20;
/// A tree of fewer pages has no subject that most of them name.
const SOME_PAGES: u32 = 8;
/// On so many pages a term before the same noun is no chance.
const FIXED: u32 = 4;

/// How a term is used over the whole tree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TermUsage {
    /// Mentions in running text, meant or not.
    pub all: u32,
    /// Of these, verbs.
    pub verbs: u32,
    /// Of these, parts of everyday turns of phrase.
    pub everyday: u32,
    /// Of these, written with a capital.
    pub capitals: u32,
    /// The pages that have any.
    pub pages: u32,
    /// The pages that link the name to the entry.
    pub linking_pages: u32,
}

/// The use of all terms.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    terms: BTreeMap<TermId, TermUsage>,
    /// By term and the noun that it modifies: the pages that have the two.
    modified: BTreeMap<TermId, BTreeMap<String, u32>>,
    /// Words of running text in the tree.
    words: u64,
}

impl Usage {
    /// No use yet, in a tree of so many [`words`].
    #[must_use]
    pub fn in_words(words: u64) -> Self {
        Self { words, ..Self::default() }
    }

    /// Adds a page: its mentions, and the terms that it links.
    pub fn add(&mut self, facts: &Facts, mentions: &[Mention], linked: &[TermId]) {
        let mut seen = BTreeSet::new();
        let mut modified = BTreeSet::new();
        for mention in mentions.iter().filter(|mention| counts(mention)) {
            let usage = self.terms.entry(mention.term).or_default();
            usage.all += 1;
            let written = facts
                .prose
                .get(mention.prose as usize)
                .and_then(|prose| prose.text.get(mention.range.clone()));
            usage.capitals += u32::from(written.is_some_and(|text| text.starts_with(char::is_uppercase)));
            match mention.company.usage {
                Use::Verb => usage.verbs += 1,
                Use::Everyday => usage.everyday += 1,
                Use::Modifier => {
                    modified.extend(mention.company.neighbour.as_deref().map(|noun| (mention.term, noun)));
                }
                _ => {}
            }
            usage.pages += u32::from(seen.insert(mention.term));
        }
        for (term, noun) in modified {
            *self.modified.entry(term).or_default().entry(singular(noun)).or_default() += 1;
        }
        let mut linked = linked.to_vec();
        linked.sort_unstable();
        linked.dedup();
        for term in linked {
            self.terms.entry(term).or_default().linking_pages += 1;
        }
    }

    /// How a term is used.
    #[must_use]
    pub fn of(&self, term: TermId) -> TermUsage {
        self.terms.get(&term).copied().unwrap_or_default()
    }

    /// Whether the term is a name that most of the `reach` pages to which it applies have, and few link: what they
    /// are all about.
    #[must_use]
    pub fn is_subject(&self, term: TermId, reach: u32) -> bool {
        let usage = self.of(term);
        reach >= SOME_PAGES
            && usage.pages * 2 >= reach
            && usage.capitals * 5 >= usage.all * 4
            && usage.linking_pages * SELDOM <= usage.pages
    }

    /// Whether the term so often stands before the noun that the two are a notion of their own.
    #[must_use]
    pub fn is_fixed(&self, term: TermId, noun: &str) -> bool {
        let pages = self.modified.get(&term).and_then(|nouns| nouns.get(&singular(noun)));
        pages.is_some_and(|pages| *pages >= FIXED)
    }

    /// How often the tree uses a term: the logarithm to base 10 of its uses in a billion words, as a Zipf value.
    #[must_use]
    pub fn rate(&self, term: TermId) -> f64 {
        let uses = f64::from(self.of(term).all) + 0.5;
        (uses / self.words.max(1) as f64 * 1e9).log10()
    }
}

/// The noun in the singular, so that its numbers count as one.
fn singular(noun: &str) -> String {
    glossary::singular(noun).unwrap_or_else(|| noun.to_owned())
}

fn counts(mention: &Mention) -> bool {
    mention.place == Place::Text && mention.derivation != Derivation::Variant
}

/// About how many words the running text of a page has: its spaces and the ends of its texts are counted.
#[must_use]
pub fn words(facts: &Facts) -> u64 {
    let spaces = memchr::memchr_iter(b' ', facts.prose.text().as_bytes()).count();
    (spaces + facts.prose.len()) as u64
}
