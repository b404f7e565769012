//! The dynamic programme under [`super::align`]: costs of aligning every suffix of a short form with the text to the
//! right of a place that moves left, letter by letter.

use super::costs::{
    ADJACENT, CONTENT_WORD, Cost, INNER, INNER_START, NEVER, ORPHAN, ORPHAN_START, TRAILING_WORD, UNMATCHED,
    UNMATCHED_DIGIT,
};
use super::tokens::fold;

/// Words that digits (and the letter x) of a short form stand for, as in P2P, 3D and UX.
#[rustfmt::skip]
const NUMBERS: &[(&str, char)] = &[
    ("one", '1'), ("first", '1'), ("single", '1'), ("two", '2'), ("second", '2'), ("to", '2'), ("too", '2'),
    ("double", '2'), ("three", '3'), ("third", '3'), ("triple", '3'), ("four", '4'), ("fourth", '4'), ("for", '4'),
    ("five", '5'), ("fifth", '5'), ("six", '6'), ("sixth", '6'), ("seven", '7'), ("eight", '8'), ("nine", '9'),
    ("cross", 'x'), ("extensible", 'x'), ("trans", 'x'),
];

/// Most letters of a short form.
pub(super) const MOST_LETTERS: usize = 16;

/// `suffixes[i]` is the cost of aligning the letters of the short form from number `i` on.
type Suffixes = [Cost; MOST_LETTERS + 1];

/// Costs at a place between two parts of words.
pub(super) struct Row<'a> {
    short: &'a [char],
    plural: bool,
    /// The small letters of ASCII in the short form, one bit each: most letters of a text are none of them.
    letters: u32,
    /// Whether a word may stand for a letter of the short form: see [`NUMBERS`].
    numbers: bool,
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
        let letters = short.iter().fold(0, |letters, &c| letters | bit(c));
        let numbers = short.iter().any(|&c| c.is_ascii_digit() || c == 'x');
        let mut row = Row { short, plural, letters, numbers, after: [NEVER; MOST_LETTERS + 1] };
        lower(&mut row.after, short.len(), 0);
        row.leave_unmatched();
        row
    }

    /// The least that an alignment can cost which goes on to the left of this place.
    pub fn least(&self) -> Cost {
        let open = self.after.get(1..=self.short.len()).unwrap_or_default();
        open.iter().copied().min().unwrap_or(NEVER)
    }

    /// Adds a break between this place and the text to the left.
    pub fn cross(&mut self, cost: Cost) {
        if cost > 0 {
            self.after = plus(&self.after, cost);
        }
    }

    /// Takes in one more part of a word to the left, which costs `skip` to leave out. Gives the cost of an alignment
    /// that begins with the first letter of the part.
    pub fn add_part(&mut self, part: &str, skip: Cost) -> Cost {
        let mut none = plus(&self.after, skip);
        if skip == CONTENT_WORD
            && let Some(trailing) = none.get_mut(self.short.len())
        {
            *trailing = get(&self.after, self.short.len()) + TRAILING_WORD;
        }
        let mut inside = Inside { adjacent: self.after, gap: self.after, none };
        let mut edge = NEVER;
        let mut letters = part.char_indices().rev().peekable();
        while let Some((at, c)) = letters.next() {
            let folded = fold(c);
            let number = if at == 0 && self.numbers { number(part) } else { None };
            if !self.has(folded) && number.is_none() {
                inside.adjacent = inside.gap;
                continue;
            }
            let before = letters.peek().map(|&(_, before)| before);
            let first = self.short.first().copied();
            if at == 0 && (first == Some(folded) || (number.is_some() && first == number)) {
                edge = get(&inside.adjacent, 1);
            }
            self.step(&mut inside, [Some(folded), number], step_costs(c, before));
        }
        self.after = inside.none;
        self.leave_unmatched();
        edge
    }

    /// Whether the folded letter is in the short form.
    fn has(&self, folded: char) -> bool {
        match bit(folded) {
            0 => self.short.contains(&folded),
            bit => self.letters & bit != 0,
        }
    }

    /// One letter to the left: match what it stands for, or pass it by.
    fn step(&self, inside: &mut Inside, stands_for: [Option<char>; 2], costs: [Cost; 3]) {
        let rest = std::mem::replace(&mut inside.adjacent, inside.gap);
        let [adjacent, gap, none] = costs;
        for (i, &c) in self.short.iter().enumerate() {
            if stands_for.contains(&Some(c)) {
                let rest = get(&rest, i + 1);
                lower(&mut inside.adjacent, i, rest + adjacent);
                lower(&mut inside.gap, i, rest + gap);
                lower(&mut inside.none, i, rest + none);
            }
        }
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

/// What it costs to match the letter `c` after the letter `before` of the same part, by what is matched before it: the
/// letter itself, another one of the part, none. A capital after a small letter ("HyperText") and the first digit of a
/// number stand out.
fn step_costs(c: char, before: Option<char>) -> [Cost; 3] {
    let Some(before) = before else { return [0, 0, 0] };
    let stands_out =
        (c.is_uppercase() && !before.is_uppercase()) || (c.is_ascii_digit() && !before.is_ascii_digit());
    if stands_out { [0, INNER_START, ORPHAN_START] } else { [ADJACENT, INNER, ORPHAN] }
}

/// What a part stands for besides its first letter ("two": 2).
fn number(part: &str) -> Option<char> {
    NUMBERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(part)).map(|&(_, digit)| digit)
}

/// The bit of a small letter of ASCII; none for other characters.
fn bit(c: char) -> u32 {
    if c.is_ascii_lowercase() { 1 << (u32::from(c) - u32::from('a')) } else { 0 }
}

/// All values and a cost more. They stay far below the bounds of the type, since windows are short.
fn plus(values: &Suffixes, cost: Cost) -> Suffixes {
    values.map(|value| value + cost)
}

fn get(values: &Suffixes, at: usize) -> Cost {
    values.get(at).copied().unwrap_or(NEVER)
}

fn lower(values: &mut Suffixes, at: usize, value: Cost) {
    if let Some(current) = values.get_mut(at) {
        *current = (*current).min(value);
    }
}
