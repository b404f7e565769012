//! Mentions of terms: where a page uses a name of a glossary, what stands around it, and whether it is meant.

mod company;
pub mod english;
mod place;
mod sense;
mod topic;
mod usage;

pub use company::{Company, Use};
pub use place::Place;
pub use sense::{Natures, Reason, Scene, Sense, Sureness, is_ordinary};
pub use topic::{PageWords, Topics};
pub use usage::{TermUsage, Usage, words};

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::acronym;
use crate::facts::Facts;
use crate::glossary::{Derivation, EntryId, Glossaries, Matcher, Term, TermId, entries_with_text};
use crate::text::Span;

/// A place where a page uses a name of a term.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The text that it stands in: an index into `Facts::prose`.
    pub prose: u32,
    /// Bytes of that text.
    pub range: Range<usize>,
    /// The source bytes.
    pub span: Span,
    /// The term, the one of the nearest scope.
    pub term: TermId,
    /// Other terms of the same scope that have the name.
    pub others: Vec<TermId>,
    /// The name: an index into `Term::forms`, or their number for a name of the configuration.
    pub form: u32,
    /// How the text comes from the name.
    pub derivation: Derivation,
    /// What it stands in.
    pub place: Place,
    /// What stands around it.
    pub company: Company,
    /// Whether it is meant, and why.
    pub sense: Sense,
}

/// The mentions on a page, in source order; their sense is not judged yet. `pairs` gives the acronym pairs of a
/// prose, `in_scope` says whether a term applies to the page, `is_own` whether a place is that of the term's own entry.
#[must_use]
pub fn find<'a>(
    facts: &Facts,
    matcher: &Matcher,
    glossaries: &Glossaries,
    in_scope: &dyn Fn(TermId) -> bool,
    pairs: &dyn Fn(u32) -> &'a [acronym::Pair],
    is_own: &dyn Fn(TermId, Span) -> bool,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (index, prose) in (0..).zip(facts.prose.iter()) {
        let hits = matcher.find(prose.text, in_scope);
        if hits.is_empty() {
            continue;
        }
        let block = place::Block::of(facts, prose);
        for hit in hits {
            let Some((term, others, form, derivation)) = choose(&hit.readings, glossaries) else { continue };
            let span = prose.span_of(&hit.range);
            if is_own(term, span) {
                continue;
            }
            mentions.push(Mention {
                prose: index,
                place: place::of_mention(facts, prose, &hit.range, span, block),
                company: Company::of(prose, &hit.range, pairs(index)),
                range: hit.range,
                span,
                term,
                others,
                form,
                derivation,
                sense: Sense::default(),
            });
        }
    }
    mentions.shrink_to_fit(); // they are kept, and large
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The same mentions on a page that reads the same, though links or emphasis in it may be others: where they stand now.
#[must_use]
pub fn again(facts: &Facts, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let mut blocks = FxHashMap::default();
    for mention in &mut mentions {
        let Some(prose) = facts.prose.get(mention.prose as usize) else { continue };
        let block = *blocks.entry(mention.prose).or_insert_with(|| place::Block::of(facts, prose));
        mention.span = prose.span_of(&mention.range);
        mention.place = place::of_mention(facts, prose, &mention.range, mention.span, block);
        let in_expansion = mention.company.in_expansion;
        mention.company = Company { in_expansion, ..Company::of(prose, &mention.range, &[]) };
    }
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The term meant among several that share the name: that of the deepest scope; and the others of that scope.
fn choose(
    readings: &[crate::glossary::Reading],
    glossaries: &Glossaries,
) -> Option<(TermId, Vec<TermId>, u32, Derivation)> {
    let depth = |term: TermId| glossaries.term(term).map_or(0, |term| term.scope.dir.as_str().len());
    let deepest = readings.iter().map(|reading| depth(reading.term)).max()?;
    let derivation = readings.iter().filter(|r| depth(r.term) == deepest).map(|r| r.derivation).min()?;
    let mut near = readings.iter().filter(|r| depth(r.term) == deepest && r.derivation == derivation);
    let first = near.next()?;
    let mut others: Vec<TermId> = near.map(|r| r.term).filter(|term| *term != first.term).collect();
    others.dedup();
    Some((first.term, others, first.form, first.derivation))
}

/// The entry that a mention of the terms leads to: the only one that is no mere pointer and has text. None where
/// several could be meant, or none tells a reader anything.
#[must_use]
pub fn entry_meant(glossaries: &Glossaries, terms: &[&Term]) -> Option<EntryId> {
    let mut defined = terms.iter().flat_map(|term| entries_with_text(glossaries, term));
    match (defined.next(), defined.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}
