//! Alignment of a short form with the words of a long form.
//!
//! Schwartz and Hearst (2003, "A simple algorithm for identifying abbreviation definitions in biomedical text")
//! match the letters of the short form from right to left and take the first fit, however far inside words. Here all
//! left edges are aligned at once by dynamic programming; each step has a cost (`costs`), and the caller takes the
//! cheapest edge if its cost is within what it can bear.

use std::ops::Range;

use super::costs::*;
use super::row::{MOST_LETTERS, Row};
use super::shape::without_plural;
use super::tokens::fold;
use super::words::{Break, Kind, Part, Word, Words};

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
    /// As many as can be aligned.
    letters: [char; MOST_LETTERS],
    len: usize,
    plural: bool,
}

impl Short {
    /// The letters and digits of `short`, folded.
    pub fn new(short: &str) -> Self {
        let mut letters = ['\0'; MOST_LETTERS];
        let folded = || short.chars().filter(|c| c.is_alphanumeric()).map(fold);
        letters.iter_mut().zip(folded()).for_each(|(letter, c)| *letter = c);
        Short { letters, len: folded().count(), plural: without_plural(short).len() < short.len() }
    }

    /// Number of letters and digits.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The letters and digits, where they are few enough to be aligned.
    fn letters(&self) -> Option<&[char]> {
        self.letters.get(..self.len)
    }

    /// The first letter or digit, folded.
    pub fn first(&self) -> Option<char> {
        self.letters()?.first().copied()
    }

    /// The last letter or digit, folded.
    pub fn last(&self) -> Option<char> {
        self.letters()?.last().copied()
    }
}

/// The cheapest left edge in `window`, the nearest of several, if it costs `limit` at most: the alignment of `short`
/// with the text from the edge to the end of the window. Takes time in proportion to the length of the window times
/// that of the short form at most, and stops where nothing cheaper can follow; gives nothing for a short form of more
/// than [`MOST_LETTERS`] letters.
pub(super) fn cheapest(short: &Short, text: &str, window: Range<usize>, limit: Cost) -> Option<Edge> {
    let mut best: Option<Edge> = None;
    each_edge(short, text, window, |edge| {
        if edge.is_some_and(|edge| edge.cost < best.map_or(limit + 1, |best| best.cost)) {
            best = edge;
        }
        best.map_or(limit + 1, |best| best.cost)
    });
    best
}

/// What the alignment of `short` with the whole of `text[range]` costs, if that is `limit` at most.
pub(super) fn cost_of(short: &Short, text: &str, range: Range<usize>, limit: Cost) -> Option<Cost> {
    let mut first: Option<Edge> = None;
    let whole = each_edge(short, text, range.clone(), |edge| {
        first = edge;
        limit + 1
    });
    first.filter(|edge| whole && edge.start == range.start && edge.cost <= limit).map(|edge| edge.cost)
}

/// Gives `take` the cheapest edge in each word of the window, from right to left, as long as one may follow that costs
/// less than what `take` gives back. Says whether all words were looked at.
fn each_edge(
    short: &Short,
    text: &str,
    window: Range<usize>,
    mut take: impl FnMut(Option<Edge>) -> Cost,
) -> bool {
    let Some(letters) = short.letters() else { return false };
    let mut row = Row::new(letters, short.plural);
    let mut parts = Vec::new();
    let mut bound = NEVER;
    for word in Words::back(text, window) {
        row.cross(break_cost(word.break_after));
        if row.least() >= bound {
            return false;
        }
        word.read_parts(&mut parts);
        bound = take(add_word(&mut row, &word, &parts));
    }
    true
}

/// Takes in one more word to the left, and gives the cheapest edge in it.
fn add_word(row: &mut Row<'_>, word: &Word<'_>, parts: &[Part<'_>]) -> Option<Edge> {
    let mut best: Option<Edge> = None;
    for (index, part) in parts.iter().enumerate().rev() {
        let cost = row.add_part(part.text, skip_cost(word, parts, index));
        let Some(edge) = (if cost < NEVER { start_at(word, parts, index) } else { None }) else { continue };
        let edge = Edge { cost: cost + edge.cost, ..edge };
        if best.is_none_or(|best| edge.cost <= best.cost) {
            best = Some(edge);
        }
    }
    best
}

/// What it costs to leave out a part of a word.
fn skip_cost(word: &Word<'_>, parts: &[Part<'_>], index: usize) -> Cost {
    let after_letters = parts.iter().take(index).any(|part| !part.is_number());
    let number = parts.get(index).is_some_and(Part::is_number);
    match word.kind {
        _ if number && parts.len() > 1 => NUMBER_PART,
        _ if after_letters => HYPHEN_PART,
        _ if number => NUMBER_WORD,
        Kind::Function => FUNCTION_WORD,
        Kind::Grammar => GRAMMAR_WORD,
        Kind::Content => CONTENT_WORD,
    }
}

/// Where a long form starts that begins to match in a part of a word, and what that costs. Earlier parts belong to it
/// if they only locate what follows ("1,2-diacylglycerol", "alpha-tocopherol"), and stay outside before a slash or if they
/// negate it ("non-HIV").
fn start_at(word: &Word<'_>, parts: &[Part<'_>], index: usize) -> Option<Edge> {
    let (lead, part) = (parts.get(..index)?, parts.get(index)?);
    let cost = match word.kind {
        Kind::Grammar => GRAMMAR_WORD,
        Kind::Function => FUNCTION_START,
        Kind::Content => 0,
    };
    match () {
        () if index == 0 => Some(Edge { start: word.start, cost }),
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

    fn best<'a>(short: &str, text: &'a str) -> (&'a str, Cost) {
        let best = cheapest(&Short::new(short), text, 0..text.len(), NEVER).expect("an edge");
        (&text[best.start..], best.cost)
    }

    #[test]
    fn initials_cost_nothing() {
        assert_eq!(best("PTS", "the pony transport service"), ("pony transport service", 0));
        assert_eq!(best("PTSs", "the pony transport services"), ("pony transport services", 0));
    }

    #[test]
    fn the_edge_with_the_best_initials_wins_not_the_nearest() {
        let (long, _) = best("STA", "simple tree adjustment");
        assert_eq!(long, "simple tree adjustment");
        let (long, cost) = best("DoB", "date of birth");
        assert_eq!((long, cost), ("date of birth", 0));
    }

    #[test]
    fn doubtful_steps_cost_in_order() {
        let exact = best("AB", "apple basket").1;
        let adjacent = best("ABa", "apple basket").1;
        let inner = best("ABk", "apple basket").1;
        let left_out = best("AB", "apple picking basket").1;
        let grammar = best("AB", "apple would basket").1;
        assert!(exact < adjacent && adjacent < inner && inner < left_out && left_out < grammar);
    }

    #[test]
    fn numbers_and_locants() {
        assert_eq!(best("P2P", "from peer to peer").0, "peer to peer");
        assert_eq!(best("DMB", "some 2,3-dimethylbutane").0, "2,3-dimethylbutane");
        assert_eq!(best("MFT", "a non-mutual fund").0, "mutual fund");
    }

    #[test]
    fn more_letters_than_can_be_aligned_give_nothing() {
        assert_eq!(cheapest(&Short::new("ABCDEFGHIJKLMNOPQ"), "a b c", 0..5, NEVER), None);
        assert_eq!(cheapest(&Short::new(""), "a b c", 0..5, NEVER), None);
    }

    #[test]
    fn the_whole_of_a_range_is_aligned_or_nothing() {
        let cost = |short: &str, text: &str| cost_of(&Short::new(short), text, 0..text.len(), 9);
        assert_eq!(cost("PTS", "pony transport service"), Some(0));
        assert_eq!(
            cost("PTS", "the pony transport service"),
            None,
            "it does not begin with the first letter"
        );
        assert_eq!(cost("PTS", "pony transport for all of us"), None, "it costs more");
    }
}
