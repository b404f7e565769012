//! Lists of acronyms, and glossaries in whatever notation: what stands first on a line of one is explained there, for
//! the whole tree.

use std::ops::Range;

use super::page::part_text;
use crate::facts::{BlockKind, Facts};
use crate::glossary::names_a_list;
use crate::text::{Prose, Span, squeeze};
use crate::workspace::Document;

/// The parts of a page that are lists.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<Span>);

impl Lists {
    /// The whole page where its name or title is that of a list, else its sections that are called so.
    pub(super) fn of(document: &Document) -> Self {
        let facts = &document.facts;
        let end = document.source.text().len();
        let stem = document.path().file_stem().unwrap_or_default();
        let mut sections: Vec<Span> = Vec::new();
        for (index, heading) in facts.headings.iter().enumerate() {
            let text: String = heading.parts.iter().map(part_text).collect();
            if !names_a_list(&text) {
                continue;
            }
            let rest = facts.headings.get(index + 1..).unwrap_or_default();
            let next = rest.iter().find(|next| next.level <= heading.level);
            let end = next.map_or(end, |next| next.span.start as usize);
            sections.push(Span::new(heading.span.start as usize, end));
        }
        let whole = names_a_list(stem);
        Self(if whole { vec![Span::new(0, end)] } else { sections })
    }

    /// Whether a place of the source stands in one.
    pub(super) fn hold(&self, at: u32) -> bool {
        self.0.iter().any(|list| list.start <= at && at < list.end)
    }
}

/// What the line of a list says about the acronym that it begins or ends with: the rest of the line, or the cell, the
/// definition or the text below that belongs to it. Several acronyms may stand together: "FN / FP | false negative".
pub(super) fn listed(facts: &Facts, index: usize, range: &Range<usize>) -> Option<String> {
    let own = facts.prose.get(index)?;
    let start = own.text.get(..range.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = own.text.get(range.end..)?.find('\n').map_or(own.text.len(), |at| range.end + at);
    let before = own.text.get(start..range.start)?;
    let after = own.text.get(range.end..end)?;
    if is_head(before) {
        return words(after).or_else(|| words(neighbour(facts, index, own)?));
    }
    let is_last = after.trim().is_empty() && before.trim_end().ends_with([':', '-', '–', '—', '=', '|']);
    is_last.then(|| words(before)).flatten()
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
    next.or_else(last).map(|prose| prose.text)
}
