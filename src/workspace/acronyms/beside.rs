//! Acronyms that stand alone in a cell, a term or a heading, with the expansion in the text that follows.

use crate::acronym::{self, Options};
use crate::facts::{BlockKind, Facts};
use crate::text::Prose;

/// What the prose after the one with this index says that it stands for, where the whole of it is one acronym:
/// the next cell of a row, the definition of a term, the first words below a heading.
pub(super) fn expansion_beside(facts: &Facts, index: usize, short: &str) -> Option<String> {
    let own = facts.prose.get(index)?;
    let next = facts.prose.get(index + 1)?;
    if own.text.trim() != short || !belong_together(facts, own, next) {
        return None;
    }
    if acronym::initials_fit(short, next.text.trim()) {
        return Some(next.text.trim().to_owned());
    }
    at_start(short, next.text)
}

/// Whether the letters of `short` stand for all the words of `long`.
pub(super) fn aligned(short: &str, long: &str) -> bool {
    long.contains(' ')
        && acronym::may_begin(long, short)
        && at_start(short, long).is_some_and(|found| found == long)
}

/// The words at the start of `text` that the letters of `short` stand for.
fn at_start(short: &str, text: &str) -> Option<String> {
    let joined = format!("{short}: {}", beginning(text));
    let analysis = acronym::analyse(&joined, &Options::default());
    let pair = analysis.pairs.iter().find(|pair| pair.short == (0..short.len()))?;
    joined.get(pair.long.clone()).map(str::to_owned)
}

/// As much of the text as an expansion can take.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).nth(200).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

fn belong_together(facts: &Facts, own: Prose<'_>, next: Prose<'_>) -> bool {
    let block = |prose: Prose<'_>| facts.blocks.get(prose.block as usize);
    let (Some(own), Some(next)) = (block(own), block(next)) else { return false };
    match own.kind {
        BlockKind::Cell => next.kind == BlockKind::Cell && own.parent == next.parent,
        BlockKind::DescriptionTerm => true,
        BlockKind::Heading(_) => next.kind == BlockKind::Paragraph,
        _ => false,
    }
}
