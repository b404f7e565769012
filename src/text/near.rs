//! "Did you mean": the nearest of some names.

use std::collections::{BTreeMap, BTreeSet};

/// The candidate nearest to `name` by edit distance with transpositions (optimal string alignment), where it is
/// near enough to be meant: within a third of the length of `name` in code points, and nearer than every other.
/// Case counts less than other differences.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut search = Search::new(name);
    for candidate in candidates {
        if candidate.len().abs_diff(name.len()) <= search.most_bytes {
            search.compare(candidate, &Letters::of(candidate));
        }
    }
    search.found()
}

/// How often each letter comes in a name, case aside; letters share 32 counters by their code point. What two names
/// differ by here, they differ by at least in edit distance: no swap of letters changes it, and no other edit changes
/// more than one letter (the bag distance of Bartolini, Ciaccia and Patella, 2002). Most names are told apart by it
/// at the cost of a few instructions.
#[derive(Debug, Clone, Copy, Default)]
struct Letters([u8; 32]);

impl Letters {
    fn of(name: &str) -> Self {
        let mut letters = Self::default();
        if name.is_ascii() {
            name.bytes().for_each(|byte| letters.add(u32::from(byte.to_ascii_lowercase())));
        } else {
            name.to_lowercase().chars().for_each(|c| letters.add(c.into()));
        }
        letters
    }

    fn add(&mut self, code_point: u32) {
        if let Some(count) = self.0.get_mut(code_point as usize % 32) {
            *count = count.saturating_add(1);
        }
    }

    /// The least that the edit distance can be.
    fn least_distance(&self, other: &Self) -> usize {
        let more = |a: &Self, b: &Self| -> usize {
            a.0.iter().zip(&b.0).map(|(a, b)| u16::from(a.saturating_sub(*b))).sum::<u16>().into()
        };
        more(self, other).max(more(other, self))
    }
}

/// The search for the nearest of some names.
struct Search<'a> {
    wanted: Vec<char>,
    letters: Letters,
    /// By how many bytes the length of a near name can differ at most.
    most_bytes: usize,
    /// The greatest distance that still counts: that of the best so far, as only ties and better ones matter.
    limit: usize,
    best: Option<&'a str>,
    tied: bool,
}

impl<'a> Search<'a> {
    fn new(name: &str) -> Self {
        let limit = (name.chars().count() / 3).clamp(1, 5);
        Self {
            wanted: name.to_lowercase().chars().collect(),
            letters: Letters::of(name),
            most_bytes: 4 * limit,
            limit,
            best: None,
            tied: false,
        }
    }

    fn compare(&mut self, candidate: &'a str, letters: &Letters) {
        if self.letters.least_distance(letters) > self.limit {
            return;
        }
        let found: Vec<char> = candidate.to_lowercase().chars().collect();
        let Some(distance) = distance_within(&self.wanted, &found, self.limit) else { return };
        match self.best {
            Some(known) if distance == self.limit => self.tied |= known != candidate,
            _ => {
                self.best = Some(candidate);
                self.tied = false;
            }
        }
        self.limit = distance;
    }

    fn found(self) -> Option<&'a str> {
        self.best.filter(|_| !self.tied)
    }
}

/// The most names of one first letter that are compared letter by letter: among more, a near one means little.
const MOST_COMPARED: usize = 500;

/// Many names, kept by their first letter, to ask for the nearest of them often.
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_letter: BTreeMap<char, Vec<(String, Letters)>>,
}

impl Names {
    /// Takes the names in; each counts once.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut by_letter: BTreeMap<char, Vec<(String, Letters)>> = BTreeMap::new();
        for name in names.into_iter().collect::<BTreeSet<_>>() {
            let letters = Letters::of(&name);
            by_letter.entry(letter(&name, 0)).or_default().push((name, letters));
        }
        Self { by_letter }
    }

    /// The name nearest to `name`, as [`nearest`] has it, among those that begin with its first or second letter.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let letters = BTreeSet::from([letter(name, 0), letter(name, 1)]);
        let names = letters.iter().filter_map(|letter| self.by_letter.get(letter));
        let mut search = Search::new(name);
        for (candidate, letters) in names.filter(|names| names.len() <= MOST_COMPARED).flatten() {
            search.compare(candidate, letters);
        }
        search.found()
    }
}

fn letter(name: &str, place: usize) -> char {
    name.to_lowercase().chars().nth(place).unwrap_or_default()
}

/// How alike two texts are, from 0 (nothing in common) to 1 (equal): one less the edit distance over the longer
/// length in code points. Texts of very different lengths are not compared letter by letter.
pub fn similarity(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(200).collect(), b.chars().take(200).collect());
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 1.0;
    }
    if a.len().abs_diff(b.len()) * 2 > longest {
        return 0.0;
    }
    1.0 - distance_within(&a, &b, longest).unwrap_or(longest) as f64 / longest as f64
}

/// The optimal string alignment distance (insertions, deletions, substitutions and swaps of neighbours), where it is
/// at most `limit`. Only a band of that width around the diagonal is looked at (Ukkonen, 1985).
fn distance_within(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let far = limit + 1;
    let mut before = vec![far; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = before.clone();
    for (i, x) in a.iter().enumerate() {
        let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(far);
        row.fill(far);
        let mut left = i + 1;
        set(&mut row, 0, left);
        let start = i.saturating_sub(limit);
        if start > 0 {
            left = far;
        }
        for (j, y) in b.iter().enumerate().take(i + limit + 1).skip(start) {
            let substituted = at(&last, j) + usize::from(x != y);
            let mut cost = substituted.min(at(&last, j + 1) + 1).min(left + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            set(&mut row, j + 1, cost);
            left = cost;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
        if before.iter().chain(&last).all(|cost| *cost > limit) {
            return None;
        }
    }
    last.last().copied().filter(|distance| *distance <= limit)
}

fn set(row: &mut [usize], index: usize, cost: usize) {
    if let Some(cell) = row.get_mut(index) {
        *cell = cost;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_of_letters_is_one_step() {
        assert_eq!(nearest("severtiy", ["severity", "since"]), Some("severity"));
    }

    #[test]
    fn many_names_are_found_by_their_first_letters() {
        let names = Names::new(["guide.md", "index.md", "setup.md"].map(str::to_owned));
        assert_eq!(names.nearest("giude.md"), Some("guide.md"));
        assert_eq!(names.nearest("estup.md"), Some("setup.md"));
        assert_eq!(names.nearest("other.md"), None);
    }

    #[test]
    fn what_is_far_or_tied_is_not_offered() {
        assert_eq!(nearest("exclude", ["platform"]), None);
        assert_eq!(nearest("set-a", ["set-b", "set-c"]), None);
    }

    /// The distance by its definition, letter by letter from the start.
    fn defined(a: &[char], b: &[char]) -> usize {
        let ([.., x], [.., y]) = (a, b) else { return a.len().max(b.len()) };
        let (a_rest, b_rest) = (&a[..a.len() - 1], &b[..b.len() - 1]);
        let mut cost = defined(a_rest, b_rest) + usize::from(x != y);
        cost = cost.min(defined(a_rest, b) + 1).min(defined(a, b_rest) + 1);
        if let ([.., v, _], [.., w, _]) = (a, b)
            && v == y
            && w == x
        {
            cost = cost.min(defined(&a[..a.len() - 2], &b[..b.len() - 2]) + 1);
        }
        cost
    }

    proptest::proptest! {
        #[test]
        fn the_band_changes_no_distance(a in "[abc]{0,6}", b in "[abc]{0,6}", limit in 0_usize..7) {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let distance = defined(&x, &y);
            assert_eq!(distance_within(&x, &y, limit), Some(distance).filter(|distance| *distance <= limit));
            assert!(Letters::of(&a).least_distance(&Letters::of(&b)) <= distance);
        }
    }
}
