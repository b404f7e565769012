//! Lists of acronyms, and glossaries in whatever notation: what stands first on a line of one is explained there, for
//! the whole tree.

use std::ops::Range;

use super::page::part_text;
use crate::facts::{BlockKind, Facts};
use crate::glossary::names_a_list;
use crate::text::{Prose, Span, squeeze};
use crate::workspace::Document;

/// The parts of a page that are lists, in order and apart from each other.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<Span>);

impl Lists {
    /// The whole page where its name or title is that of a list, else its sections that are called so.
    pub(super) fn of(document: &Document) -> Self {
        let facts = &document.facts;
        let end = document.source.text().len();
        let stem = document.path().file_stem().unwrap_or_default();
        if names_a_list(stem) {
            return Self(vec![Span::new(0, end)]);
        }
        let mut sections: Vec<Span> = Vec::new();
        for (index, heading) in facts.headings.iter().enumerate() {
            if sections.last().is_some_and(|last| heading.span.start < last.end) {
                continue;
            }
            let text: String = heading.parts.iter().map(part_text).collect();
            if !names_a_list(&text) {
                continue;
            }
            let rest = facts.headings.get(index + 1..).unwrap_or_default();
            let next = rest.iter().find(|next| next.level <= heading.level);
            let end = next.map_or(end, |next| next.span.start as usize);
            sections.push(Span::new(heading.span.start as usize, end));
        }
        Self(sections)
    }

    /// Whether a place of the source stands in one.
    pub(super) fn hold(&self, at: u32) -> bool {
        let after = self.0.partition_point(|list| list.start <= at);
        after.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|list| at < list.end)
    }
}

/// What the line of a list says about the acronym that it begins or ends with: the rest of the line, or the cell, the
/// definition or the text below that belongs to it. Several acronyms may stand together: "FN / FP | false negative".
pub(super) fn listed(facts: &Facts, index: usize, range: &Range<usize>) -> Option<String> {
    let own = facts.prose.get(index)?;
    let before = last_line(own.text.get(..range.start)?)?;
    let after = first_line(own.text.get(range.end..)?);
    if is_head(before) {
        return words(after).or_else(|| words(neighbour(facts, index, own)?));
    }
    let is_last = after.trim().is_empty() && before.trim_end().ends_with([':', '-', '–', '—', '=', '|']);
    is_last.then(|| words(before)).flatten()
}

/// As much of a line, in bytes, as is looked at: it is read again for every acronym in it.
const LONGEST: usize = 200;

/// What stands on the last line of a text; none where that is long.
fn last_line(text: &str) -> Option<&str> {
    let from = text.len().saturating_sub(LONGEST);
    match memchr::memrchr(b'\n', text.as_bytes().get(from..)?) {
        Some(at) => text.get(from + at + 1..),
        None if from == 0 => Some(text),
        None => None,
    }
}

/// The beginning of the first line of a text.
fn first_line(text: &str) -> &str {
    let most = (0..=LONGEST.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let text = text.get(..most).unwrap_or_default();
    text.split('\n').next().unwrap_or(text)
}

/// Whether what stands before an acronym on its line names the same entry: nothing, other acronyms, or the words of
/// a question.
fn is_head(before: &str) -> bool {
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
            || matches!(
                word.to_lowercase().as_str(),
                "or" | "and" | "what" | "is" | "are" | "a" | "an" | "the"
            )
    })
}

/// The words of a text without the marks around them, where there are any.
fn words(text: &str) -> Option<String> {
    let said = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '"' | '”'));
    said.contains(char::is_lowercase).then(|| squeeze(said))
}

/// The text that belongs to a cell, a term or a heading: the other cell of its row, the text below it.
fn neighbour<'a>(facts: &'a Facts, index: usize, own: Prose<'_>) -> Option<&'a str> {
    let block = |prose: Prose<'_>| facts.blocks.get(prose.block as usize);
    let kind = &block(own)?.kind;
    let belongs = |other: &Prose<'_>| match kind {
        BlockKind::Cell => block(*other).is_some_and(|other| {
            other.kind == BlockKind::Cell && block(own).is_some_and(|own| own.parent == other.parent)
        }),
        BlockKind::DescriptionTerm => true,
        BlockKind::Heading(_) => block(*other).is_some_and(|other| other.kind == BlockKind::Paragraph),
        _ => false,
    };
    let next = facts.prose.get(index + 1).filter(belongs);
    let last = || facts.prose.get(index.checked_sub(1)?).filter(|_| *kind == BlockKind::Cell).filter(belongs);
    next.or_else(last).map(|prose| first_line(prose.text))
}
