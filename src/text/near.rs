//! "Did you mean": the nearest of some names.

use std::collections::{BTreeMap, BTreeSet};

/// The candidate nearest to `name` by edit distance with transpositions (optimal string alignment), where it is
/// near enough to be meant: within a third of the length of `name` in code points, and nearer than every other.
/// Case counts less than other differences.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).clamp(1, 5);
    let wanted: Vec<char> = name.to_lowercase().chars().collect();
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        if candidate.len().abs_diff(name.len()) > 4 * limit {
            continue;
        }
        let found: Vec<char> = candidate.to_lowercase().chars().collect();
        if found.len().abs_diff(wanted.len()) > limit {
            continue;
        }
        let Some(distance) = distance(&wanted, &found, limit) else { continue };
        match best {
            Some((least, known)) if distance == least => tied |= known != candidate,
            Some((least, _)) if distance > least => {}
            _ => {
                best = Some((distance, candidate));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

/// The most names of one first letter that are compared letter by letter: among more, a near one means little.
const MOST_COMPARED: usize = 500;

/// Many names, kept by their first letter, to ask for the nearest of them often.
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_letter: BTreeMap<char, Vec<String>>,
}

impl Names {
    /// Takes the names in; each counts once.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut by_letter: BTreeMap<char, Vec<String>> = BTreeMap::new();
        for name in names.into_iter().collect::<BTreeSet<_>>() {
            by_letter.entry(letter(&name, 0)).or_default().push(name);
        }
        Self { by_letter }
    }

    /// The name nearest to `name`, as [`nearest`] has it, among those that begin with its first or second letter.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let letters = BTreeSet::from([letter(name, 0), letter(name, 1)]);
        let names = letters.iter().filter_map(|letter| self.by_letter.get(letter));
        let compared = names.filter(|names| names.len() <= MOST_COMPARED);
        nearest(name, compared.flatten().map(String::as_str))
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
    distance(&a, &b, longest).map_or(0.0, |distance| 1.0 - distance as f64 / longest as f64)
}

/// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. None where it
/// is more than `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let substituted = at(&last, j) + usize::from(x != y);
            let mut cost = substituted.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
        // A swap takes the row before, so that both have to be too far.
        if before.iter().chain(&last).all(|cost| *cost > limit) {
            return None;
        }
    }
    last.last().copied().filter(|distance| *distance <= limit)
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
}
