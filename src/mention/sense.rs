//! Whether a mention is meant in the sense of the glossary, with the reasons.
//!
//! A mention starts with a doubt, and each reason adds to it or takes from it ([`Reason::weight`] is the table). A
//! name that no ordinary word is, by its words, spelling or rarity, is sure at once; an ordinary word has to be
//! supported by what stands around it.

mod reason;
mod word;

pub use reason::Reason;
pub use word::{Natures, is_ordinary};

use std::collections::{BTreeMap, BTreeSet};

use super::english;
use super::topic::{PageWords, Topics};
use super::usage::Usage;
use super::{Mention, Use};
use crate::glossary::{Derivation, FormKind, Glossaries, Scope, Term, TermId, has_inner_capital};
use crate::text::Prose;

/// How sure it is that a mention is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sureness {
    /// Something else is meant.
    #[default]
    Other,
    /// It may be meant.
    Unsure,
    /// It is meant.
    Sure,
}

/// The judgement on a mention.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sense {
    /// How sure it is.
    pub sureness: Sureness,
    /// The sum of what the reasons weigh; sure from 0 on.
    pub score: f64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What the judge knows of the whole tree and of a page.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The terms.
    pub glossaries: &'a Glossaries,
    /// What kinds of words their names are.
    pub natures: &'a Natures,
    /// How they are used.
    pub usage: &'a Usage,
    /// The terms whose mentions the configuration takes for meant.
    pub decided: &'a BTreeSet<TermId>,
    /// To how many pages the terms of each scope apply.
    pub reach: &'a BTreeMap<Scope, u32>,
    /// What their entries are about.
    pub topics: &'a Topics,
    /// What the page is about.
    pub page: &'a PageWords,
    /// Why no terms are linked on the page, whatever is meant.
    pub no_place: Option<Reason>,
}

/// What a mention has to outweigh.
const BIAS: f64 = -0.1;
/// Below this score something else is meant.
const OTHER: f64 = -2.6;
/// A page that shares less with the entry speaks of something else.
const OFF_TOPIC: f64 = 0.12;
/// A page that shares more with the entry speaks of it.
const ON_TOPIC: f64 = 0.4;
/// The text around a mention that shares this weight of words with the entry speaks of the same.
const NEAR: f64 = 3.0;
/// The share of verbs and the like among the uses in the tree from which on it tells something.
const SLIPPERY: f64 = 0.15;
/// From this Zipf value on a word is one of everyday English.
const EVERYDAY: f64 = 4.0;
/// A word that the tree uses less than ten times as often as English at large does is no word of its own.
const OWN: f64 = 1.0;

impl Scene<'_> {
    /// Judges one mention; `prose` is the text that it stands in.
    #[must_use]
    pub fn judge(&self, mention: &Mention, prose: Prose<'_>) -> Sense {
        let Some(term) = self.glossaries.term(mention.term) else { return Sense::default() };
        if self.decided.contains(&mention.term) && mention.derivation != Derivation::Variant {
            return Sense { sureness: Sureness::Sure, score: 0.0, reasons: vec![Reason::Decided] };
        }
        let found = prose.text.get(mention.range.clone()).unwrap_or_default();
        let mut reasons = of_name(mention, term, found);
        if reasons.is_empty() {
            reasons = self.of_word(mention, term, found);
        } else if mention.company.set_off {
            reasons.push(Reason::SetOff);
        }
        if mention.derivation == Derivation::Variant {
            reasons.push(Reason::Variant);
        }
        if mention.company.usage == Use::Parameter {
            reasons.push(Reason::Parameter);
        }
        if mention.company.in_expansion {
            reasons.push(Reason::Expansion);
        }
        let score = BIAS + reasons.iter().map(Reason::weight).sum::<f64>();
        reasons.extend(self.no_place);
        if self.usage.is_subject(mention.term, self.reach.get(&term.scope).copied().unwrap_or_default()) {
            reasons.push(Reason::Subject);
        }
        let sureness = match score {
            score if score >= 0.0 && !reasons.iter().any(Reason::is_no_place) => Sureness::Sure,
            score if score >= OTHER => Sureness::Unsure,
            _ => Sureness::Other,
        };
        Sense { sureness, score, reasons }
    }

    /// All that speaks for and against a single plain word.
    fn of_word(&self, mention: &Mention, term: &Term, found: &str) -> Vec<Reason> {
        let mut reasons = self.of_commonness(mention, found);
        if is_everyday_alias(mention, term, &reasons) {
            reasons.push(Reason::OtherName);
        }
        reasons.extend(self.of_tree(mention));
        reasons.extend(self.of_company(mention));
        reasons.extend(self.of_topic(mention));
        let borrowed =
            reasons.iter().any(|reason| matches!(reason, Reason::Frequent(keyness) if *keyness < OWN));
        if (borrowed || self.natures.of(mention.term).to_do) && !reasons.iter().any(Reason::is_support) {
            reasons.push(Reason::Alone);
        }
        reasons
    }

    /// How common the word is.
    fn of_commonness(&self, mention: &Mention, found: &str) -> Vec<Reason> {
        let nature = self.natures.of(mention.term);
        let mut reasons = match (nature.zipf(found), nature.foreign) {
            (Some(zipf), _) => {
                vec![Reason::Ordinary(zipf), Reason::Frequent(self.usage.rate(mention.term) - zipf)]
            }
            (None, true) => vec![Reason::Foreign],
            (None, false) => vec![Reason::Rare],
        };
        if mention.derivation == Derivation::Singular {
            reasons.push(word::of_singular(found));
        }
        if !nature.foreign && english::is_grammar(&found.to_lowercase()) {
            reasons.push(Reason::FunctionWord);
        }
        if nature.verb {
            reasons.push(Reason::VerbName);
        }
        if nature.in_full {
            reasons.push(Reason::InFull);
        }
        if nature.narrows {
            reasons.push(Reason::Narrowed);
        }
        reasons
    }

    /// How the tree uses the word.
    fn of_tree(&self, mention: &Mention) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let usage = self.usage.of(mention.term);
        if usage.linking_pages > 0 {
            reasons.push(Reason::LinkedElsewhere(usage.linking_pages));
        }
        let slippery = f64::from(usage.verbs + usage.everyday) / f64::from(usage.all.max(1));
        if slippery > SLIPPERY && !self.natures.of(mention.term).verbal {
            reasons.push(Reason::Slippery(slippery));
        }
        reasons
    }

    /// What its neighbours tell.
    fn of_company(&self, mention: &Mention) -> Vec<Reason> {
        let company = &mention.company;
        let nature = self.natures.of(mention.term);
        let mut reasons = Vec::new();
        if company.set_off {
            reasons.push(Reason::SetOff);
        }
        if company.capital {
            reasons.push(if nature.capitalised { Reason::Capital } else { Reason::OddCapital });
        }
        match company.usage {
            Use::Label => reasons.push(Reason::Label),
            // What follows is English grammar; in German, all nouns have capitals.
            _ if nature.foreign => {}
            Use::Name => reasons.push(Reason::Name),
            Use::Verb if !nature.verbal => reasons.push(Reason::Verb),
            Use::Verb => reasons.extend(self.of_object(mention)),
            Use::Everyday => reasons.push(Reason::Everyday),
            Use::Compound | Use::Modifier => reasons.extend(self.of_neighbour(mention)),
            _ => {}
        }
        if company.coined {
            reasons.push(Reason::Coined);
        }
        if company.romance_complement && nature.romance {
            reasons.push(Reason::Complement);
        }
        if company.inside && !nature.foreign {
            reasons.push(Reason::Inside);
        }
        if let Some(noun) = company.complement.as_deref().filter(|_| !nature.foreign) {
            let known = self.topics.defines_with(mention.term, noun) || self.topics.is_of_glossary(noun);
            reasons.push(if known { Reason::OfKnown } else { Reason::OfOther });
        }
        reasons
    }

    /// What the object of a verb tells: "resolve a conflict", if that is what the entry resolves.
    fn of_object(&self, mention: &Mention) -> Option<Reason> {
        let noun = mention.company.neighbour.as_deref()?;
        let known = self.topics.defines_with(mention.term, noun) || self.topics.is_of_glossary(noun);
        Some(if known { Reason::KnownObject } else { Reason::OtherObject })
    }

    /// What the noun tells that it is one with: "function body", if a body is that of a function.
    fn of_neighbour(&self, mention: &Mention) -> Option<Reason> {
        // What stands before it is code.
        let Some(neighbour) = mention.company.neighbour.as_deref() else { return Some(Reason::Compound) };
        let known = self.topics.defines_with(mention.term, neighbour);
        Some(match mention.company.usage {
            Use::Modifier if known => Reason::KnownHead,
            _ if known => Reason::Known,
            _ if mention.company.adjective => Reason::Adjective,
            _ if self.topics.is_of_glossary(neighbour) => Reason::OfGlossary,
            Use::Modifier if self.usage.is_fixed(mention.term, neighbour) => Reason::FixedPhrase,
            Use::Modifier => Reason::Modifier,
            _ => Reason::Compound,
        })
    }

    /// What the page and the text around it tell.
    fn of_topic(&self, mention: &Mention) -> Vec<Reason> {
        let mut reasons = Vec::new();
        match self.topics.share_of_page(mention.term, self.page) {
            Some(share) if share < OFF_TOPIC => reasons.push(Reason::OffTopic),
            Some(share) => reasons.push(Reason::Topic(share)),
            None => {}
        }
        if self.topics.nearness(mention.term, self.page, mention.prose) > NEAR {
            reasons.push(Reason::Near);
        }
        reasons
    }
}

/// Whether the name is an ordinary word by which the entry is also known.
fn is_everyday_alias(mention: &Mention, term: &Term, reasons: &[Reason]) -> bool {
    let alias = term.forms.get(mention.form as usize).is_some_and(|form| form.kind == FormKind::Alias);
    alias && reasons.iter().any(|reason| matches!(reason, Reason::Ordinary(zipf) if *zipf >= EVERYDAY))
}

/// What the name itself tells, where it is more than a plain word.
fn of_name(mention: &Mention, term: &Term, found: &str) -> Vec<Reason> {
    let form = term.forms.get(mention.form as usize);
    let acronym = form.is_some_and(|form| form.kind == FormKind::Acronym);
    if acronym || has_inner_capital(found) || found.chars().any(char::is_numeric) {
        vec![Reason::Spelling]
    } else if found.split(|c: char| c.is_whitespace() || c == '-').count() > 1 {
        vec![Reason::Phrase]
    } else {
        Vec::new()
    }
}
