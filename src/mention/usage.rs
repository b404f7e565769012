//! How the names of terms are used over the whole tree.

use std::collections::BTreeMap;

use super::{Mention, Place, Use};
use crate::facts::Facts;
use crate::glossary::{Derivation, TermId};

/// How a term is used over the whole tree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TermUsage {
    /// Mentions in running text, meant or not.
    pub all: u32,
    /// Of these, verbs.
    pub verbs: u32,
    /// Of these, parts of compounds: with a noun before them.
    pub compounds: u32,
    /// Of these, modifiers of another noun.
    pub modifiers: u32,
    /// The pages that have any.
    pub pages: u32,
    /// The pages that link the name to the entry.
    pub linking_pages: u32,
}

/// The use of all terms.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    terms: BTreeMap<TermId, TermUsage>,
    /// Words of running text in the tree.
    pub words: u64,
}

impl Usage {
    /// Adds a page: its mentions, and the terms that it links.
    pub fn add(&mut self, facts: &Facts, mentions: &[Mention], linked: &[TermId]) {
        self.words += facts.prose.iter().map(|prose| words(&prose.text)).sum::<u64>();
        let mut seen = Vec::new();
        for mention in mentions.iter().filter(|mention| counts(mention)) {
            let usage = self.terms.entry(mention.term).or_default();
            usage.all += 1;
            match mention.company.usage {
                Use::Verb => usage.verbs += 1,
                Use::Compound => usage.compounds += 1,
                Use::Modifier => usage.modifiers += 1,
                _ => {}
            }
            if !seen.contains(&mention.term) {
                seen.push(mention.term);
                usage.pages += 1;
            }
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

    /// How often the tree uses a term: the logarithm to base 10 of its uses in a billion words, as a Zipf value.
    #[must_use]
    pub fn rate(&self, term: TermId) -> f64 {
        let uses = f64::from(self.of(term).all) + 0.5;
        (uses / self.words.max(1) as f64 * 1e9).log10()
    }
}

fn counts(mention: &Mention) -> bool {
    mention.place == Place::Text && mention.derivation != Derivation::Variant
}

fn words(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b' ').count() as u64 + 1
}
