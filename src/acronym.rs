//! Acronyms in the text of one block: where they stand, and where they are expanded.
//!
//! [`analyse`] takes rendered text (markup gone; code, math and images as U+FFFC) and gives every occurrence of a
//! short form and every pair of a short and a long form. Short forms are found by their shape (`candidates`); where a
//! long form may stand is told by brackets, cue words, signs, or its place beside the short form; whether it is one, by
//! aligning the letters of the short form with its words (`align`). This builds on
//!
//! - A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB
//!   2003: candidates in brackets, the window of words, letters matched in order;
//! - S. Sohn, D. Comeau, W. Kim and W. J. Wilbur, "Abbreviation definition identification based on automatic precision
//!   estimates" (Ab3P), BMC Bioinformatics 9:402, 2008: matching strategies in the order of their precision.
//!
//! All is linear in the length of the text: windows are bounded in words and bytes. One quick pass over the bytes
//! finds the words with capitals; only what stands near them is cut into words, and only as far as a long form may reach.

mod align;
mod apposition;
mod brackets;
mod candidates;
mod costs;
mod cues;
mod expansion;
mod filter;
mod glance;
mod initials;
mod keywords;
mod long_form;
mod names;
mod row;
mod scan;
mod shape;
mod starts;
mod surroundings;
mod tokens;
mod untaken;
mod vocabulary;
mod well_known;
mod window;
mod words;

use std::ops::Range;

pub use expansion::same_expansion;
pub use filter::is_reportable;
pub use glance::Glance;
pub use initials::{initials_fit, letters_of, possible_letters};
pub use shape::{base_form, slash_parts};
pub use untaken::untaken;
pub use well_known::{expansion_of, is_common, is_well_known};

/// Which short forms are considered besides those with capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// One letter in brackets: "control (C)".
    pub single_letter: bool,
    /// Any short word in brackets that fits the words before it: "arginine vasopressin (avp)".
    pub lower_case: bool,
}

/// How a short and a long form stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Long Form (LF), also with more inside: "(LF, see below)", "(or LF)", also in square brackets.
    Paren,
    /// LF (long form).
    ReverseParen,
    /// Side by side: "Long Form, or LF", "Long Form LF", "LF — long form".
    Apposition,
    /// Words that say so: "LF stands for long form", "long form, abbreviated LF".
    Cue,
    /// "LF: long form", "LF = long form".
    Equation,
    /// Elsewhere in the same sentence, where the initials fit surely.
    Initials,
}

impl Pattern {
    /// The pattern's name in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Pattern::Paren => "paren",
            Pattern::ReverseParen => "reverse-paren",
            Pattern::Apposition => "apposition",
            Pattern::Cue => "cue",
            Pattern::Equation => "equation",
            Pattern::Initials => "initials",
        }
    }
}

/// A short form together with its long form; byte ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The short form, with a plural ending but without quotes and brackets.
    pub short: Range<usize>,
    /// The long form.
    pub long: Range<usize>,
    /// How they stand together.
    pub pattern: Pattern,
}

/// One short form in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Byte range of the text.
    pub range: Range<usize>,
    /// Index into [`Analysis::pairs`] where this occurrence is expanded.
    pub pair: Option<usize>,
}

/// What [`analyse`] found; both lists are in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Every short form, expanded or not; those inside a long form are a part of it and not listed.
    pub occurrences: Vec<Occurrence>,
    /// Every pair, repeated definitions too.
    pub pairs: Vec<Pair>,
}

/// Finds the short forms of `text`, the rendered text of one block, and their long forms.
pub fn analyse(text: &str, options: &Options) -> Analysis {
    let shorts = candidates::short_forms(text);
    if shorts.is_empty() && !options.single_letter && !options.lower_case {
        return Analysis::default();
    }
    let mut pairs = Vec::new();
    brackets::find(text, &shorts, options, &mut pairs);
    let mut taken = Taken::default();
    taken.add(&pairs);
    for explain in [beside, initials::find] {
        let found = explain(text, &shorts, &taken, &pairs);
        taken.add(&found);
        pairs.extend(found);
    }
    pairs.sort_by_key(|pair: &Pair| (pair.short.start, pair.short.end, pair.long.start));
    let occurrences = occurrences(text, &shorts, &taken, &pairs);
    Analysis { occurrences, pairs }
}

/// Whether the words of `long` can begin what `short` stands for: a first look that spares most others.
pub fn may_begin(long: &str, short: &str) -> bool {
    initials::first_letter(short).is_some_and(|first| long_form::may_begin(long, first))
}

/// The pairs of the short forms that no bracket explains, with a cue or without one.
fn beside(text: &str, shorts: &[Range<usize>], taken: &Taken, _: &[Pair]) -> Vec<Pair> {
    let free = shorts.iter().filter(|short| !taken.overlaps(short));
    free.filter_map(|short| cues::find(text, short).or_else(|| apposition::find(text, short))).collect()
}

/// The short forms outside of pairs and those of pairs, in order.
fn occurrences(text: &str, shorts: &[Range<usize>], taken: &Taken, pairs: &[Pair]) -> Vec<Occurrence> {
    let free = shorts.iter().filter(|short| !taken.overlaps(short) && !filter::is_word(text, short));
    let mut found: Vec<Occurrence> =
        free.map(|short| Occurrence { range: short.clone(), pair: None }).collect();
    if pairs.is_empty() {
        return found;
    }
    found.extend(
        pairs.iter().enumerate().map(|(i, pair)| Occurrence { range: pair.short.clone(), pair: Some(i) }),
    );
    found.sort_by_key(|occurrence| (occurrence.range.start, occurrence.range.end));
    found
}

/// The stretches of text that pairs take up, in order and merged where they overlap.
#[derive(Debug, Default)]
struct Taken(Vec<Range<usize>>);

impl Taken {
    /// Adds those of more pairs.
    fn add(&mut self, pairs: &[Pair]) {
        if pairs.is_empty() {
            return;
        }
        self.0.extend(pairs.iter().flat_map(|pair| [pair.short.clone(), pair.long.clone()]));
        self.0.sort_by_key(|range| (range.start, range.end));
        self.0.dedup_by(|next, last| {
            let overlaps = next.start < last.end;
            if overlaps {
                last.end = last.end.max(next.end);
            }
            overlaps
        });
    }

    /// Whether a pair takes up a byte of `range`.
    fn overlaps(&self, range: &Range<usize>) -> bool {
        let next = self.0.partition_point(|taken| taken.end <= range.start);
        self.0.get(next).is_some_and(|taken| overlap(taken, range))
    }
}

/// Whether two ranges share a byte.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests;
