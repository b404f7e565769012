//! The dynamic programme under [`super::align`]: costs of aligning every suffix of a short form with the text to the
//! right of a place that moves left, letter by letter.

use super::costs::{
    ADJACENT, CONTENT_WORD, Cost, INNER, INNER_START, NEVER, ORPHAN, ORPHAN_START, TRAILING_WORD, UNMATCHED,
    UNMATCHED_DIGIT,
};
use super::letters::Letter;

/// Most letters of a short form.
pub(super) const MOST_LETTERS: usize = 16;

/// `suffixes[i]` is the cost of aligning the letters of the short form from number `i` on.
type Suffixes = [Cost; MOST_LETTERS + 1];

/// Costs at a place between two parts of words.
pub(super) struct Row<'a> {
    short: &'a [char],
    plural: bool,
    after: Suffixes,
}

/// Costs at a place inside a part of a word, by what is matched of the part to the left of it.
struct Inside {
    /// The letter just before is matched.
    adjacent: Suffixes,
    /// An earlier letter is matched.
    gap: Suffixes,
    /// No letter of this part is matched.
    none: Suffixes,
}

impl<'a> Row<'a> {
    /// The costs at the end of the text. Of `short`, at most [`MOST_LETTERS`] folded letters are aligned; with
    /// `plural` the last one may go without a match.
    pub fn new(short: &'a [char], plural: bool) -> Self {
        let short = short.get(..MOST_LETTERS).unwrap_or(short);
        let mut row = Row { short, plural, after: [NEVER; MOST_LETTERS + 1] };
        lower(&mut row.after, short.len(), 0);
        row.leave_unmatched();
        row
    }

    /// Adds a break between this place and the text to the left.
    pub fn cross(&mut self, cost: Cost) {
        self.after = self.after.map(|value| (value + cost).min(NEVER));
    }

    /// Takes in one more part of a word to the left, which costs `skip` to leave out. Gives the cost of an alignment
    /// that begins with the first letter of the part.
    pub fn add_part(&mut self, part: &[Letter], skip: Cost) -> Cost {
        let mut none = self.after.map(|value| (value + skip).min(NEVER));
        if skip == CONTENT_WORD
            && let Some(trailing) = none.get_mut(self.short.len())
        {
            *trailing = (get(&self.after, self.short.len()) + TRAILING_WORD).min(NEVER);
        }
        let mut inside = Inside { adjacent: self.after, gap: self.after, none };
        let mut edge = NEVER;
        for (index, letter) in part.iter().enumerate().rev() {
            if index == 0 && self.short.first().is_some_and(|&c| letter.matches(c, true)) {
                edge = get(&inside.adjacent, 1);
            }
            inside = self.step(letter, index == 0, &inside);
        }
        self.after = inside.none;
        self.leave_unmatched();
        edge
    }

    /// One letter to the left: match it, or pass it by.
    fn step(&self, letter: &Letter, initial: bool, next: &Inside) -> Inside {
        let mut here = Inside { adjacent: next.gap, gap: next.gap, none: next.none };
        let (adjacent, gap, none) = match () {
            () if initial => (0, 0, 0),
            () if letter.stands_out => (0, INNER_START, ORPHAN_START),
            () => (ADJACENT, INNER, ORPHAN),
        };
        for (i, &c) in self.short.iter().enumerate() {
            if letter.matches(c, initial) {
                let rest = get(&next.adjacent, i + 1);
                lower(&mut here.adjacent, i, rest + adjacent);
                lower(&mut here.gap, i, rest + gap);
                lower(&mut here.none, i, rest + none);
            }
        }
        here
    }

    /// Lets letters of the short form after the first go without a match.
    fn leave_unmatched(&mut self) {
        for (i, c) in self.short.iter().enumerate().skip(1).rev() {
            let cost = match () {
                () if self.plural && i + 1 == self.short.len() => 0,
                () if c.is_ascii_digit() => UNMATCHED_DIGIT,
                () => UNMATCHED,
            };
            let skipped = get(&self.after, i + 1) + cost;
            lower(&mut self.after, i, skipped);
        }
    }
}

fn get(values: &Suffixes, at: usize) -> Cost {
    values.get(at).copied().unwrap_or(NEVER)
}

fn lower(values: &mut Suffixes, at: usize, value: Cost) {
    if let Some(current) = values.get_mut(at) {
        *current = (*current).min(value);
    }
}
