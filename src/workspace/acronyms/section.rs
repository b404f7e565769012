//! Sections: the text from a heading to the next one of its level or above.

use crate::facts::Facts;

/// The heading that a place of the source stands under: an index into `Facts::headings`. A heading stands under
/// itself.
pub(super) fn section_of(facts: &Facts, byte: u32) -> Option<u32> {
    let after = facts.headings.partition_point(|heading| heading.span.start <= byte);
    after.checked_sub(1).and_then(|index| u32::try_from(index).ok())
}

/// Whether the section of the heading `inner` is that of `outer` or lies in it. The text above the first heading
/// lies in no section but its own, and reaches over the whole page.
pub(super) fn is_within(facts: &Facts, inner: Option<u32>, outer: Option<u32>) -> bool {
    let Some(outer) = outer else { return true };
    let Some(inner) = inner.filter(|&inner| inner >= outer) else { return false };
    let level = |index: u32| facts.headings.get(index as usize).map(|heading| heading.level);
    (outer + 1..=inner).all(|between| level(between) > level(outer))
}
