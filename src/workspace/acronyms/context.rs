//! What the block around an acronym says against asking for an expansion.

use super::Use;
use super::gloss::named_by_code;
use super::people::names_a_person;
use crate::acronym;
use crate::facts::{BlockKind, Facts, Index};
use crate::text::{InlineKind, Prose};
use crate::workspace::Document;

/// Fewest words of a link that is called by the title of a page rather than by a name.
const FEWEST_TITLE_WORDS: usize = 3;

/// Fewest digits of the number of an issue.
const FEWEST_DIGITS: usize = 2;

/// Words that begin a quote which is a remark of the page itself.
const REMARKS: &[&str] =
    &["note", "notes", "tip", "hint", "important", "warning", "caution", "attention", "todo"];

/// Whether a use may be asked an expansion for at all; `only` is whether the tree has no other use.
///
/// # Errors
/// Why it may not, to go after "it is" or "it stands".
pub(super) fn reportable(place: &Use, document: &Document, only: bool) -> Result<(), &'static str> {
    let Some(prose) = document.facts.prose.get(place.prose as usize) else { return Ok(()) };
    let short = prose.text.get(place.range.clone()).unwrap_or_default();
    match () {
        () if names_a_person(prose.text, short) => Err("a name in a list of people"),
        () if is_change(prose.text) => Err("in a list of changes"),
        () if named_by_code(prose, &place.range) => Err("the name of a value that the code before it spells"),
        () if named_by_cell(&document.facts, place) => Err("the name of a value that its row is about"),
        () if in_column_of_names(&document.facts, place) => Err("in a column of names"),
        () if in_title(&document.facts, prose, place) => Err("in the title of a page elsewhere"),
        () if only && is_quoted(document, prose) => Err("in a quotation"),
        () => acronym::is_reportable(prose.text, &place.range),
    }
}

/// Whether a block ends with the number of an issue, as the entries of a list of changes do: "Speed up QXR (#123)".
pub(super) fn is_change(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '.' | ','));
    let rest = end.trim_end_matches(|c: char| c.is_ascii_digit());
    rest.len() + FEWEST_DIGITS <= end.len() && rest.ends_with('#')
}

/// Whether the first cell of the row is one name of which the acronym is a part, in any case: `| qxr_cache | QXR cache |`.
fn named_by_cell(facts: &Facts, place: &Use) -> bool {
    let Some(own) = facts.prose.get(place.prose as usize) else { return false };
    let cell = facts.blocks.get(own.block as usize).filter(|block| block.kind == BlockKind::Cell);
    let Some(row) = cell.and_then(|cell| cell.parent) else { return false };
    let mut cells = facts.blocks.iter().skip(row.get() + 1).take_while(|cell| cell.parent == Some(row));
    let first = cells.find_map(|cell| cell.prose).filter(|first| first.get() < place.prose as usize);
    let Some(first) = first.and_then(|first| facts.prose.get(first.get())) else { return false };
    let name = first.text.trim();
    let short = acronym::base_form(own.text.get(place.range.clone()).unwrap_or_default());
    name.contains(|c: char| c.is_ascii_lowercase())
        && !name.contains(char::is_whitespace)
        && name.split(['_', '-', '.', ':']).any(|part| part.eq_ignore_ascii_case(short))
}

/// How many cells before and after one are looked at for identifiers.
const NEAR_CELLS: usize = 40;

/// Whether it is the whole of a row's first cell, and a row near it begins with an identifier: `| SYS_NICE | …`.
fn in_column_of_names(facts: &Facts, place: &Use) -> bool {
    let block = |prose: Prose<'_>| facts.blocks.get(prose.block as usize);
    let row_of = |prose: Prose<'_>| block(prose).filter(|block| block.kind == BlockKind::Cell)?.parent;
    let table_of = |row: Index| facts.blocks.get(row.get())?.parent;
    let index = place.prose as usize;
    let Some((own, row)) = facts.prose.get(index).and_then(|own| Some((own, row_of(own)?))) else {
        return false;
    };
    let row_before = |at: usize| at.checked_sub(1).and_then(|before| row_of(facts.prose.get(before)?));
    if own.text.trim().len() != place.range.len() || row_before(index) == Some(row) {
        return false;
    }
    (index.saturating_sub(NEAR_CELLS)..index + NEAR_CELLS).any(|at| {
        let Some((cell, of_cell)) = facts.prose.get(at).and_then(|cell| Some((cell, row_of(cell)?))) else {
            return false;
        };
        is_identifier(cell.text.trim())
            && row_before(at) != Some(of_cell)
            && table_of(of_cell) == table_of(row)
    })
}

/// Whether a word is written in capitals with underscores.
fn is_identifier(word: &str) -> bool {
    word.contains('_') && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// Whether it stands in a link that leads to another site and is called by the title of what is there: some words, the
/// first with a capital.
fn in_title(facts: &Facts, prose: Prose<'_>, place: &Use) -> bool {
    prose.inlines_over(place.range.clone()).any(|inline| {
        let InlineKind::Link(index) = inline.kind else { return false };
        let reference = facts.references.get(index as usize);
        let text = prose.text.get(inline.range.start as usize..inline.range.end as usize).unwrap_or_default();
        reference.is_some_and(|reference| reference.destination.contains("://"))
            && text.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && text.split_whitespace().count() >= FEWEST_TITLE_WORDS
    })
}

/// Whether the block stands in a quote of somebody's words: one that does not begin with a label, as remarks do.
fn is_quoted(document: &Document, prose: Prose<'_>) -> bool {
    let blocks = &document.facts.blocks;
    let mut block = blocks.get(prose.block as usize);
    while let Some(inner) = block {
        if inner.kind == BlockKind::Quote {
            return !is_remark(document.source.slice(inner.span));
        }
        block = inner.parent.and_then(|parent| blocks.get(parent.get()));
    }
    false
}

/// Whether the source of a quote begins with a label: "> [!NOTE]", "> **Tip**", "> Important: …", a picture.
fn is_remark(source: &str) -> bool {
    let text = source.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
    let text = text.strip_prefix("- ").unwrap_or(text).trim_start();
    let first = text.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '\''))
        || first.ends_with(':')
        || REMARKS.contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    use super::{is_change, is_remark};

    #[test]
    fn entries_of_a_list_of_changes_end_with_a_number() {
        assert!(is_change("Speed up QXR (#1234)") && is_change("doc: fix QXR (Jo Roe) #98"));
        assert!(
            !is_change("Speed up QXR, see #1234 for more") && !is_change("PKCS#1") && !is_change("QXR 1234")
        );
    }

    #[test]
    fn remarks_have_a_label() {
        for remark in ["> [!NOTE]\n> a", "> **Tip** a", "> Important: a", "> Note that a", "> ⚠ a"] {
            assert!(is_remark(remark), "{remark}");
        }
        for quote in ["> The engine runs.", "> - made a change", "> \"We did.\""] {
            assert!(!is_remark(quote), "{quote}");
        }
    }
}
