//! Alignment of a short form with the words of a long form.
//!
//! Schwartz and Hearst (2003, "A simple algorithm for identifying abbreviation definitions in biomedical text")
//! match the letters of the short form from right to left and take the first fit. Sohn et al. (2008,
//! "Abbreviation definition identification based on automatic precision estimates", Ab3P) order matching
//! strategies (word initials first, then initials with skipped words, then inner letters) by the precision
//! that each is estimated to have. Here all left edges are aligned at once by dynamic programming; each kind
//! of match has a cost in the order of those strategies, and the cheapest edge is taken if its cost is within
//! what the length of the short form can bear.

use std::ops::Range;

use super::letters::{Letter, Letters, Start};
use super::tokens::{is_function_word, is_grammar};

/// A cost; 10 is about one doubtful step.
pub(super) type Cost = u32;

/// The cost of what cannot be.
const NEVER: Cost = 1 << 20;

/// What each step of an alignment costs.
pub(super) struct Costs {
    /// A letter that continues the one matched before it ("Re" of ReLU in "Rectified").
    pub adjacent: Cost,
    /// A letter further inside a word whose first letter is matched ("EEG": *e*lectro*e*ncephalo*g*ram).
    pub inner: Cost,
    /// A letter inside a word whose first letter is not matched.
    pub orphan: Cost,
    /// A word left out that acronyms commonly leave out.
    pub function_word: Cost,
    /// A word at the start that acronyms commonly leave out.
    pub function_start: Cost,
    /// Another word left out.
    pub content_word: Cost,
    /// A word left out that belongs to the grammar of a sentence.
    pub grammar_word: Cost,
    /// A part of a hyphenated word left out.
    pub hyphen_part: Cost,
    /// A number left out.
    pub number_word: Cost,
    /// A number before a hyphen left out.
    pub number_part: Cost,
    /// A word left out at the end, after the last matched letter.
    pub trailing_word: Cost,
    /// A comma between matched words.
    pub comma: Cost,
    /// A bracket or another break between matched words.
    pub bracket: Cost,
    /// A letter of the short form without a match.
    pub unmatched: Cost,
    /// A digit of the short form without a match.
    pub unmatched_digit: Cost,
}

/// The costs for text in which a bracket or a cue announces a definition.
pub(super) const USUAL: Costs = Costs {
    adjacent: 3,
    inner: 5,
    orphan: 14,
    function_word: 1,
    function_start: 6,
    content_word: 9,
    grammar_word: 40,
    hyphen_part: 4,
    number_word: 5,
    number_part: 1,
    trailing_word: 10,
    comma: 3,
    bracket: 20,
    unmatched: 30,
    unmatched_digit: 8,
};

impl Costs {
    /// What a part after the last matched letter costs, if leaving it out between others costs `skip`.
    fn trailing(&self, skip: Cost) -> Cost {
        if skip == self.content_word { self.trailing_word } else { skip }
    }
}

/// A left edge and what the alignment from it to the end of the window costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    /// Byte offset where the long form starts.
    pub start: usize,
    /// Cost of the alignment.
    pub cost: Cost,
}

/// The letters of a short form, prepared for alignment.
pub(super) struct Short {
    chars: Vec<char>,
    plural: bool,
}

impl Short {
    /// The letters and digits of `short`, folded.
    pub fn new(short: &str) -> Self {
        let letters = Letters::new(short, 0..short.len());
        let chars = letters.letters().iter().map(|letter| letter.folded).collect();
        Short { chars, plural: super::candidates::without_plural(short).len() < short.len() }
    }

    /// The short form with its letters spelled differently.
    pub fn with_chars(&self, chars: Vec<char>) -> Self {
        Short { chars, plural: self.plural }
    }

    /// Letters and digits, folded.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    fn unmatched(&self, at: usize, costs: &Costs) -> Cost {
        match self.chars.get(at) {
            _ if self.plural && at + 1 == self.chars.len() => 0,
            Some(c) if c.is_ascii_digit() => costs.unmatched_digit,
            _ => costs.unmatched,
        }
    }
}

/// The costs of all left edges in `window`, from left to right: the alignment of `short` with the text from
/// the edge to the end of the window. Linear in the window's length times that of the short form.
pub(super) fn edges(short: &Short, text: &str, window: Range<usize>, costs: &Costs) -> Vec<Edge> {
    let letters = Letters::new(text, window);
    let n = short.chars.len();
    let mut row = Row::new(short, costs);
    let mut found = Vec::new();
    for word in (0..letters.word_count()).rev() {
        let parts = letters.parts(word);
        let mut best: Option<Edge> = None;
        for (index, part) in parts.iter().enumerate().rev() {
            let cost = row.add_part(letters.slice(part), skip_cost(&letters, word, index, costs));
            let lead = parts.get(..index).unwrap_or_default();
            if cost < NEVER
                && let Some(edge) = edge_at(costs, &letters, word, lead, part, cost)
                && best.is_none_or(|best| edge.cost <= best.cost)
            {
                best = Some(edge);
            }
        }
        found.extend(best);
        row.cross(letters.break_before(word).cost(costs));
    }
    found.reverse();
    found
}

/// What it costs to leave out a part of a word.
fn skip_cost(letters: &Letters<'_>, word: usize, index: usize, costs: &Costs) -> Cost {
    let parts = letters.parts(word);
    let is_number =
        |part: &Range<usize>| letters.slice(part).iter().all(|letter| letter.folded.is_ascii_digit());
    let later = parts.iter().take(index).any(|part| !is_number(part));
    match parts.get(index) {
        Some(part) if parts.len() > 1 && is_number(part) => costs.number_part,
        _ if later => costs.hyphen_part,
        Some(part) if is_number(part) => costs.number_word,
        _ if is_function_word(letters.text_of(word)) => costs.function_word,
        _ if is_grammar(letters.text_of(word)) => costs.grammar_word,
        _ => costs.content_word,
    }
}

/// The edge for an alignment that begins in `part` of a word, after the parts in `lead`: these belong to the long
/// form if they only locate what follows ("1,2-diacylglycerol", "alpha-tocopherol"), and stay outside if they
/// negate it ("non-HIV").
fn edge_at(
    costs: &Costs,
    letters: &Letters<'_>,
    word: usize,
    lead: &[Range<usize>],
    part: &Range<usize>,
    cost: Cost,
) -> Option<Edge> {
    if lead.is_empty() {
        let word_text = letters.text_of(word);
        let unlikely = match () {
            () if is_grammar(word_text) => costs.grammar_word,
            () if is_function_word(word_text) => costs.function_start,
            () => 0,
        };
        return Some(Edge { start: letters.start_of(word), cost: cost + unlikely });
    }
    let texts = || lead.iter().map(|part| letters.folded(part));
    if texts().all(|text| is_locant(&text)) {
        return Some(Edge { start: letters.start_of(word), cost: cost + 2 });
    }
    if letters.after_slash(part) {
        return Some(Edge { start: letters.start_of_part(part), cost: cost + 4 });
    }
    if texts().all(|text| matches!(text.as_str(), "non" | "anti")) {
        return Some(Edge { start: letters.start_of_part(part), cost: cost + 4 });
    }
    None
}

/// Whether a part of a word only locates what follows.
fn is_locant(part: &str) -> bool {
    const GREEK: &[&str] =
        &["alpha", "beta", "gamma", "delta", "omega", "cis", "trans", "di", "tri", "ortho", "meta", "para"];
    part.chars().count() == 1
        || part.len() <= 4 && part.starts_with(|c: char| c.is_ascii_digit())
        || GREEK.contains(&part)
}

/// Costs of aligning each suffix of the short form with the text to the right of the current place.
struct Row<'a> {
    short: &'a Short,
    costs: &'a Costs,
    /// By the number of letters of the short form that are still to match from the left: `after[i]` aligns
    /// `short[i..]`.
    after: Vec<Cost>,
}

/// Costs inside a word, by what was matched of it before.
#[derive(Clone)]
struct Inside {
    /// The letter just before is matched.
    adjacent: Vec<Cost>,
    /// An earlier letter is matched.
    gap: Vec<Cost>,
    /// No letter of this part is matched yet.
    none: Vec<Cost>,
}

impl<'a> Row<'a> {
    fn new(short: &'a Short, costs: &'a Costs) -> Self {
        let n = short.chars.len();
        let mut row = Row { short, costs, after: vec![NEVER; n + 1] };
        if let Some(end) = row.after.last_mut() {
            *end = 0;
        }
        row.leave_unmatched();
        row
    }

    /// Lets letters of the short form go without a match.
    fn leave_unmatched(&mut self) {
        for i in (1..self.short.chars.len()).rev() {
            let skipped = self.get(i + 1) + self.short.unmatched(i, self.costs);
            self.after[i] = self.after[i].min(skipped).min(NEVER);
        }
    }

    fn get(&self, i: usize) -> Cost {
        self.after.get(i).copied().unwrap_or(NEVER)
    }

    /// Adds a break between this place and the text before it.
    fn cross(&mut self, cost: Cost) {
        if cost > 0 {
            self.after.iter_mut().for_each(|value| *value = (*value + cost).min(NEVER));
        }
    }

    /// Takes in one more part of a word to the left, and gives the cost of an edge right at its start.
    fn add_part(&mut self, part: &[Letter], skip: Cost) -> Cost {
        let n = self.short.chars.len();
        let mut none: Vec<Cost> = self.after.iter().map(|value| (value + skip).min(NEVER)).collect();
        if let Some(all_matched) = none.get_mut(n) {
            *all_matched = (self.get(n) + self.costs.trailing(skip)).min(NEVER);
        }
        let mut inside = Inside { adjacent: self.after.clone(), gap: self.after.clone(), none };
        let mut edge = NEVER;
        for (index, letter) in part.iter().enumerate().rev() {
            if index == 0 {
                edge = self.edge_at(letter, &inside);
            }
            inside = self.step(letter, index, &inside);
        }
        self.after = inside.none;
        self.leave_unmatched();
        edge
    }

    fn edge_at(&self, letter: &Letter, inside: &Inside) -> Cost {
        match self.short.chars.first() {
            Some(&c) if letter.matches(c, true) => inside.adjacent.get(1).copied().unwrap_or(NEVER),
            _ => NEVER,
        }
    }

    /// One letter to the left: match it, or pass it by.
    fn step(&self, letter: &Letter, index: usize, next: &Inside) -> Inside {
        let mut here = Inside { adjacent: next.gap.clone(), gap: next.gap.clone(), none: next.none.clone() };
        let initial = index == 0 || letter.start == Start::Capital;
        for (i, &c) in self.short.chars.iter().enumerate() {
            if !letter.matches(c, index == 0) {
                continue;
            }
            let rest = next.adjacent.get(i + 1).copied().unwrap_or(NEVER);
            let costs = self.costs;
            let (adjacent, gap, none) = match () {
                () if initial || letter.start == Start::Digit => {
                    (0, 1, if index == 0 { 0 } else { 4.min(costs.orphan) })
                }
                () => (costs.adjacent, costs.inner, costs.orphan),
            };
            lower(&mut here.adjacent, i, rest + adjacent);
            lower(&mut here.gap, i, rest + gap);
            lower(&mut here.none, i, rest + none);
        }
        here
    }
}

fn lower(values: &mut [Cost], at: usize, value: Cost) {
    if let Some(current) = values.get_mut(at) {
        *current = (*current).min(value).min(NEVER);
    }
}
