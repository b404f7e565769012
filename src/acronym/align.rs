//! Alignment of a short form with the words of a long form.
//!
//! Schwartz and Hearst (2003, "A simple algorithm for identifying abbreviation definitions in biomedical text")
//! match the letters of the short form from right to left and take the first fit, however far inside words. Here all
//! left edges are aligned at once by dynamic programming; each step has a cost (`costs`), and the caller takes the
//! cheapest edge if its cost is within what it can bear.

use std::ops::Range;

use super::candidates::without_plural;
use super::costs::*;
use super::letters::{Break, Part, Word, read_words};
use super::row::{MOST_LETTERS, Row};
use super::tokens::fold;
use super::vocabulary::{is_function_word, is_grammar};

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
    letters: Vec<char>,
    plural: bool,
}

impl Short {
    /// The letters and digits of `short`, folded.
    pub fn new(short: &str) -> Self {
        let letters = short.chars().filter(|c| c.is_alphanumeric()).map(fold).collect();
        Short { letters, plural: without_plural(short).len() < short.len() }
    }

    /// Number of letters and digits.
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// The first letter or digit, folded.
    pub fn first(&self) -> Option<char> {
        self.letters.first().copied()
    }

    /// The last letter or digit, folded.
    pub fn last(&self) -> Option<char> {
        self.letters.last().copied()
    }
}

/// The costs of all left edges in `window`, from left to right: the alignment of `short` with the text from the edge
/// to the end of the window. Takes time in proportion to the length of the window times that of the short form;
/// gives nothing for a short form of more than [`MOST_LETTERS`] letters.
pub(super) fn edges(short: &Short, text: &str, window: Range<usize>) -> Vec<Edge> {
    if short.len() > MOST_LETTERS {
        return Vec::new();
    }
    let mut row = Row::new(&short.letters, short.plural);
    let mut found = Vec::new();
    for word in read_words(text, window).iter().rev() {
        found.extend(add_word(&mut row, word));
        row.cross(break_cost(word.break_before));
    }
    found.reverse();
    found
}

/// Takes in one more word to the left, and gives the cheapest edge in it.
fn add_word(row: &mut Row<'_>, word: &Word<'_>) -> Option<Edge> {
    let mut best: Option<Edge> = None;
    for (index, part) in word.parts.iter().enumerate().rev() {
        let cost = row.add_part(&part.letters, skip_cost(word, index));
        let Some(edge) = start_at(word, index, part).filter(|_| cost < NEVER) else { continue };
        let edge = Edge { cost: cost + edge.cost, ..edge };
        if best.is_none_or(|best| edge.cost <= best.cost) {
            best = Some(edge);
        }
    }
    best
}

/// What it costs to leave out a part of a word.
fn skip_cost(word: &Word<'_>, index: usize) -> Cost {
    let after_letters = word.parts.iter().take(index).any(|part| !part.is_number());
    let number = word.parts.get(index).is_some_and(Part::is_number);
    match () {
        () if number && word.parts.len() > 1 => NUMBER_PART,
        () if after_letters => HYPHEN_PART,
        () if number => NUMBER_WORD,
        () if is_function_word(word.text) => FUNCTION_WORD,
        () if is_grammar(word.text) => GRAMMAR_WORD,
        () => CONTENT_WORD,
    }
}

/// Where a long form starts that begins to match in a part of a word, and what that costs. Earlier parts belong to it
/// if they only locate what follows ("1,2-diacylglycerol", "alpha-tocopherol"), and stay outside before a slash or if they
/// negate it ("non-HIV").
fn start_at(word: &Word<'_>, index: usize, part: &Part<'_>) -> Option<Edge> {
    let lead = word.parts.get(..index)?;
    match () {
        () if index == 0 && is_grammar(word.text) => Some(Edge { start: word.start, cost: GRAMMAR_WORD }),
        () if index == 0 && is_function_word(word.text) => {
            Some(Edge { start: word.start, cost: FUNCTION_START })
        }
        () if index == 0 => Some(Edge { start: word.start, cost: 0 }),
        () if lead.iter().all(|part| is_locant(part.text)) => {
            Some(Edge { start: word.start, cost: LOCANT_START })
        }
        () if part.after_slash || lead.iter().all(|part| is_negation(part.text)) => {
            Some(Edge { start: part.start, cost: PART_START })
        }
        () => None,
    }
}

/// Whether a part of a word only locates what follows.
fn is_locant(part: &str) -> bool {
    const PREFIXES: &[&str] =
        &["alpha", "beta", "gamma", "delta", "omega", "cis", "trans", "di", "tri", "ortho", "meta", "para"];
    part.chars().count() == 1
        || (part.len() <= 4 && part.starts_with(|c: char| c.is_ascii_digit()))
        || PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(part))
}

fn is_negation(part: &str) -> bool {
    part.eq_ignore_ascii_case("non") || part.eq_ignore_ascii_case("anti")
}

/// What crossing a break costs.
fn break_cost(between: Break) -> Cost {
    match between {
        Break::Space => 0,
        Break::Comma => COMMA,
        Break::Bracket => BRACKET,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cheapest<'a>(short: &str, text: &'a str) -> (&'a str, Cost) {
        let edges = edges(&Short::new(short), text, 0..text.len());
        let best = edges.iter().rev().min_by_key(|edge| edge.cost).expect("an edge");
        (&text[best.start..], best.cost)
    }

    #[test]
    fn initials_cost_nothing() {
        assert_eq!(cheapest("PTS", "the pony transport service"), ("pony transport service", 0));
        assert_eq!(cheapest("PTSs", "the pony transport services"), ("pony transport services", 0));
    }

    #[test]
    fn the_edge_with_the_best_initials_wins_not_the_nearest() {
        let (long, _) = cheapest("STA", "simple tree adjustment");
        assert_eq!(long, "simple tree adjustment");
        let (long, cost) = cheapest("DoB", "date of birth");
        assert_eq!((long, cost), ("date of birth", 0));
    }

    #[test]
    fn doubtful_steps_cost_in_order() {
        let exact = cheapest("AB", "apple basket").1;
        let adjacent = cheapest("ABa", "apple basket").1;
        let inner = cheapest("ABk", "apple basket").1;
        let left_out = cheapest("AB", "apple picking basket").1;
        let grammar = cheapest("AB", "apple would basket").1;
        assert!(exact < adjacent && adjacent < inner && inner < left_out && left_out < grammar);
    }

    #[test]
    fn numbers_and_locants() {
        assert_eq!(cheapest("P2P", "from peer to peer").0, "peer to peer");
        assert_eq!(cheapest("DMB", "some 2,3-dimethylbutane").0, "2,3-dimethylbutane");
        assert_eq!(cheapest("MFT", "a non-mutual fund").0, "mutual fund");
    }

    #[test]
    fn more_letters_than_can_be_aligned_give_nothing() {
        assert!(edges(&Short::new("ABCDEFGHIJKLMNOPQ"), "a b c", 0..5).is_empty());
        assert!(edges(&Short::new(""), "a b c", 0..5).is_empty());
    }
}
