//! Whether a mention is meant in the sense of the glossary, with the reasons.

use std::fmt;

use super::topic::{PageWords, Topics};
use super::usage::Usage;
use super::{Mention, Use, english};
use crate::glossary::{Derivation, Form, FormKind, Glossaries, Term, has_inner_capital};

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

/// What speaks for or against a mention being meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// The name has several words.
    Phrase,
    /// The name has capitals or digits that ordinary words have not.
    Spelling,
    /// The name is rare in English.
    Rare,
    /// The name is an ordinary word, of this Zipf value.
    Ordinary(f64),
    /// How often the tree uses the word, as a Zipf value.
    Frequent(f64),
    /// The page speaks of what the entry speaks of, by this share.
    Topic(f64),
    /// The page does not speak of what the entry speaks of.
    OffTopic,
    /// The text around it speaks of what the entry speaks of.
    Near,
    /// So many pages link the word to the entry.
    LinkedElsewhere(u32),
    /// It is used as a verb.
    Verb,
    /// It is one noun with a word that the entry speaks of.
    Known,
    /// It is one noun with the word before it.
    Compound,
    /// It modifies the noun behind it.
    Modifier,
    /// It is a label before a colon.
    Label,
    /// It is part of a longer name.
    Name,
    /// It stands within the expansion of an acronym.
    Expansion,
    /// The singular of a name that is a plural.
    Singular,
    /// The singular of a name that is a plural, and an adjective.
    Adjective,
    /// A spelling that no entry lists.
    Variant,
    /// It is set off by emphasis or quotation marks.
    SetOff,
    /// Over the tree, the word is a verb or a part of other nouns in this share of its uses.
    Slippery(f64),
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
    /// How they are used.
    pub usage: &'a Usage,
    /// What their entries are about.
    pub topics: &'a Topics,
    /// What the page is about.
    pub page: &'a PageWords,
}

impl Scene<'_> {
    /// Judges one mention.
    #[must_use]
    pub fn judge(&self, mention: &Mention) -> Sense {
        let Some(term) = self.glossaries.term(mention.term) else { return Sense::default() };
        let mut reasons = self.of_name(mention, term);
        let is_word = reasons.iter().any(|reason| matches!(reason, Reason::Ordinary(_) | Reason::Rare));
        reasons.extend(self.of_company(mention, term, is_word));
        if is_word {
            reasons.extend(self.of_topic(mention));
        }
        let score = BIAS + reasons.iter().map(Reason::weight).sum::<f64>();
        let sureness = match score {
            score if score >= 0.0 => Sureness::Sure,
            score if score >= OTHER => Sureness::Unsure,
            _ => Sureness::Other,
        };
        Sense { sureness, score, reasons }
    }

    /// What the name itself tells.
    fn of_name(&self, mention: &Mention, term: &Term) -> Vec<Reason> {
        let form = term.forms.get(mention.form as usize);
        let text = form.map_or(term.name.as_str(), |form| form.text.as_str());
        let mut reasons = Vec::new();
        let acronym = form.is_some_and(|form| form.kind == FormKind::Acronym);
        if acronym || has_inner_capital(text) || text.chars().any(|c| c.is_numeric()) {
            reasons.push(Reason::Spelling);
        } else if text.split(|c: char| c.is_whitespace() || c == '-').count() > 1 {
            reasons.push(Reason::Phrase);
        } else {
            reasons.extend(self.of_word(mention, text));
        }
        match mention.derivation {
            Derivation::Singular if !reasons.contains(&Reason::Phrase) => reasons.push(of_singular(text)),
            Derivation::Variant => reasons.push(Reason::Variant),
            _ => {}
        }
        reasons
    }

    fn of_word(&self, mention: &Mention, text: &str) -> Vec<Reason> {
        let usage = self.usage.of(mention.term);
        let mut reasons = match zipf_of(text) {
            None => vec![Reason::Rare],
            Some(zipf) => vec![Reason::Ordinary(zipf), Reason::Frequent(self.usage.rate(mention.term))],
        };
        if usage.linking_pages > 0 {
            reasons.push(Reason::LinkedElsewhere(usage.linking_pages));
        }
        let slippery = f64::from(usage.verbs) / f64::from(usage.all.max(1));
        if slippery > 0.15 && !is_verbal(self.glossaries, self.glossaries.term(mention.term)) {
            reasons.push(Reason::Slippery(slippery));
        }
        reasons
    }

    /// What its neighbours tell.
    fn of_company(&self, mention: &Mention, term: &Term, is_word: bool) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if mention.company.in_expansion {
            reasons.push(Reason::Expansion);
        }
        if mention.company.set_off {
            reasons.push(Reason::SetOff);
        }
        if !is_word {
            return reasons;
        }
        match mention.company.usage {
            Use::Verb if !is_verbal(self.glossaries, Some(term)) => reasons.push(Reason::Verb),
            Use::Compound | Use::Modifier if self.is_known_neighbour(mention) => reasons.push(Reason::Known),
            Use::Compound => reasons.push(Reason::Compound),
            Use::Modifier => reasons.push(Reason::Modifier),
            Use::Label => reasons.push(Reason::Label),
            Use::Name if !is_capitalised(term) => reasons.push(Reason::Name),
            _ => {}
        }
        reasons
    }

    /// Whether the entry speaks of the noun beside the mention: "function body", if a body is that of a function.
    fn is_known_neighbour(&self, mention: &Mention) -> bool {
        let neighbour = mention.company.neighbour.as_deref();
        neighbour.is_some_and(|word| self.topics.defines_with(mention.term, word))
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

/// What a mention has to outweigh.
const BIAS: f64 = -0.2;
/// Below this score something else is meant.
const OTHER: f64 = -2.6;
/// A page that shares less with the entry speaks of something else.
const OFF_TOPIC: f64 = 0.12;
/// The text around a mention that shares this weight of words with the entry speaks of the same.
const NEAR: f64 = 3.0;

impl Reason {
    /// What it weighs: above zero for the sense of the glossary.
    #[must_use]
    pub fn weight(&self) -> f64 {
        match *self {
            Self::Phrase | Self::Spelling => 4.0,
            Self::Rare => 2.0,
            Self::Ordinary(zipf) => 0.5 * (4.2 - zipf),
            Self::Frequent(rate) => (1.5 * (rate - 5.6)).clamp(-2.0, 1.5),
            Self::Topic(share) => 2.0 * (share - 0.25),
            Self::OffTopic => -0.6,
            Self::Near => 0.7,
            Self::LinkedElsewhere(pages) => f64::from(pages.min(3)) * 0.3,
            Self::Verb | Self::Adjective => -5.0,
            Self::Known => 1.3,
            Self::Compound => -0.4,
            Self::Modifier => -0.3,
            Self::Label => -2.0,
            Self::Name => -3.0,
            Self::Expansion => -6.0,
            Self::Singular => -0.3,
            Self::Variant => -4.0,
            Self::SetOff => 0.5,
            Self::Slippery(share) => -3.0 * share,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phrase => f.write_str("its name has several words"),
            Self::Spelling => f.write_str("it is spelled like no ordinary word"),
            Self::Rare => f.write_str("it is rare in English"),
            Self::Ordinary(zipf) if *zipf >= 4.5 => f.write_str("it is an everyday word"),
            Self::Ordinary(_) => f.write_str("it is an ordinary word"),
            Self::Frequent(rate) if *rate >= 5.9 => f.write_str("it is one of the main words of the tree"),
            Self::Frequent(rate) if *rate >= 5.3 => f.write_str("the tree uses it now and then"),
            Self::Frequent(_) => f.write_str("the tree seldom uses it"),
            Self::Topic(share) => {
                write!(f, "the page has {:.0} % of the words that its entry is about", 100.0 * share)
            }
            Self::OffTopic => f.write_str("the page speaks of nothing that its entry speaks of"),
            Self::Near => f.write_str("the text around it speaks of what its entry speaks of"),
            Self::LinkedElsewhere(1) => f.write_str("one page links it to its entry"),
            Self::LinkedElsewhere(pages) => write!(f, "{pages} pages link it to its entry"),
            Self::Verb => f.write_str("it is used as a verb"),
            Self::Known => f.write_str("its entry speaks of the word beside it"),
            Self::Adjective => f.write_str("it is an adjective, and its entry a plural noun"),
            Self::Compound => f.write_str("it is one noun with the word before it"),
            Self::Modifier => f.write_str("it only modifies the noun behind it"),
            Self::Label => f.write_str("it is a label"),
            Self::Name => f.write_str("it is part of a longer name"),
            Self::Expansion => f.write_str("it stands in the expansion of an acronym"),
            Self::Singular => f.write_str("its entry is a plural"),
            Self::Variant => f.write_str("it is spelled as no entry spells it"),
            Self::SetOff => f.write_str("it is set off as a term"),
            Self::Slippery(share) => {
                write!(f, "{:.0} % of its uses in the tree are verbs", 100.0 * share)
            }
        }
    }
}

/// How common the word is, in the commoner of its numbers; a noun that only is a common verb's form, as common as that
/// is as a noun. None for a rare one.
fn zipf_of(text: &str) -> Option<f64> {
    let lower = text.to_lowercase();
    let singular = crate::glossary::singular(&lower).and_then(|singular| english::zipf(&singular));
    let gerund = lower.strip_suffix("ing").filter(|stem| stem.len() > 3).and_then(english::zipf);
    let listed = english::zipf(&lower);
    let commoner = [listed, singular].into_iter().flatten().reduce(f64::max);
    commoner.or_else(|| gerund.map(|zipf| zipf - 0.7))
}

/// What the singular of a plural name is: "generic" is no noun.
fn of_singular(name: &str) -> Reason {
    let singular = crate::glossary::singular(&name.to_lowercase());
    let adjective = singular.is_some_and(|word| english::class(&word) == english::Class::Adjective);
    if adjective { Reason::Adjective } else { Reason::Singular }
}

/// Whether a headword is a verb, or names an act, so that the verb is a mention too.
fn is_verbal(glossaries: &Glossaries, term: Option<&Term>) -> bool {
    let Some(term) = term else { return false };
    let entries = term.sites.iter().filter_map(|site| glossaries.entry(*site));
    let says_so = |definition: &str| {
        let start = definition.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let first = start.split_whitespace().next().unwrap_or_default();
        ["to ", "the act of", "the action of", "the process of", "when you", "when a", "verb"]
            .iter()
            .any(|opening| start.starts_with(opening))
            || first.len() > 5 && first.ends_with("ing")
    };
    english::is_verb_by_ending(&term.name.to_lowercase())
        || entries.map(|entry| entry.definition.as_str()).any(says_so)
}

/// Whether the headword is written with a capital.
fn is_capitalised(term: &Term) -> bool {
    term.forms.first().is_some_and(|form: &Form| form.text.starts_with(char::is_uppercase))
}

/// Whether a name of the term is an English word of its own, so that its mentions have to be judged by the text.
#[must_use]
pub fn is_ordinary(term: &Term) -> bool {
    term.forms.iter().any(|form| {
        let single = !form.text.contains(|c: char| c.is_whitespace() || c == '-');
        single && !has_inner_capital(&form.text) && !form.text.chars().any(char::is_numeric)
    })
}
