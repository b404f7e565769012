//! Which inline elements lie over a place of a text, found without looking at all of them.
//!
//! A block of many elements has an augmented tree of their ranges (Cormen et al., Introduction to Algorithms, 17.3). It is
//! the list itself, sorted by start: the root of a stretch is its middle, and each element knows how far the elements of
//! the stretch that it is the root of reach.

use std::ops::Range;

use super::Inline;

/// A block of fewer elements is looked through.
const MANY: usize = 16;

/// How far each stretch reaches, by its root; empty where there are too few elements for it to matter.
pub(super) fn reaches(inlines: &[Inline]) -> Vec<u32> {
    debug_assert!(
        inlines.is_sorted_by_key(|inline| inline.range.start),
        "elements are listed by their start"
    );
    let mut reaches = Vec::new();
    if inlines.len() >= MANY {
        reaches.resize(inlines.len(), 0);
        fill(inlines, &mut reaches);
    }
    reaches
}

fn fill(inlines: &[Inline], reaches: &mut [u32]) -> u32 {
    let middle = inlines.len() / 2;
    let Some(own) = inlines.get(middle).map(|inline| inline.range.end) else { return 0 };
    let (Some((before, after)), Some((left, right))) =
        (inlines.split_at_checked(middle), reaches.split_at_mut_checked(middle))
    else {
        return own;
    };
    let Some((root, right)) = right.split_first_mut() else { return own };
    let reach = own.max(fill(before, left)).max(fill(after.get(1..).unwrap_or_default(), right));
    *root = reach;
    reach
}

/// The first element from index `from` on that covers any byte of `range`.
pub(super) fn first_over(
    inlines: &[Inline],
    reaches: &[u32],
    from: usize,
    range: &Range<usize>,
) -> Option<usize> {
    if reaches.is_empty() {
        let after = inlines.get(from..)?.iter().position(|inline| covers(inline, range))?;
        return Some(from + after);
    }
    let middle = inlines.len() / 2;
    let is_reached = reaches.get(middle).is_some_and(|reach| *reach as usize > range.start);
    if from >= inlines.len() || !is_reached {
        return None;
    }
    let (before, left) = (inlines.get(..middle)?, reaches.get(..middle)?);
    if let Some(found) = in_part(before, left, from, range) {
        return Some(found);
    }
    let root = inlines.get(middle)?;
    if root.range.start as usize >= range.end {
        return None;
    }
    if middle >= from && covers(root, range) {
        return Some(middle);
    }
    let (after, right) = (inlines.get(middle + 1..)?, reaches.get(middle + 1..)?);
    in_part(after, right, from.saturating_sub(middle + 1), range).map(|found| middle + 1 + found)
}

/// As [`first_over`] for a part of a list, which may be empty.
fn in_part(inlines: &[Inline], reaches: &[u32], from: usize, range: &Range<usize>) -> Option<usize> {
    if inlines.is_empty() { None } else { first_over(inlines, reaches, from, range) }
}

fn covers(inline: &Inline, range: &Range<usize>) -> bool {
    (inline.range.start as usize) < range.end && range.start < inline.range.end as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{InlineKind, Span};

    proptest! {
        #[test]
        fn it_finds_what_a_look_at_all_finds(
            mut ranges in prop::collection::vec((0..60_u32, 0..20_u32), 0..80),
            start in 0..70_usize,
            length in 0..5_usize,
        ) {
            ranges.sort_unstable();
            let inline = |(start, length): &(u32, u32)| Inline {
                kind: InlineKind::Strong,
                range: *start..start + length,
                span: Span::default(),
            };
            let inlines: Vec<Inline> = ranges.iter().map(inline).collect();
            let range = start..start + length;
            let reaches = reaches(&inlines);
            let mut found = Vec::new();
            while let Some(next) = first_over(&inlines, &reaches, found.last().map_or(0, |last| last + 1), &range) {
                found.push(next);
            }
            let all: Vec<usize> = (0..inlines.len()).filter(|index| covers(&inlines[*index], &range)).collect();
            prop_assert_eq!(found, all);
        }
    }
}
