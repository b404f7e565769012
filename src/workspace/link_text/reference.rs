//! Link reference definitions at the end of a page.

use crate::diagnostic::Edit;
use crate::facts::{Block, BlockKind, ReferenceKind};
use crate::markdown::definition::normalize_label;
use crate::text::Span;
use crate::workspace::Document;

/// A label to link by.
pub(super) struct Label {
    pub name: String,
    /// Whether the page does not define it yet.
    pub is_new: bool,
}

/// The label that leads to `destination`: one that the page defines, else the entry's name, where nothing on the page
/// would be read as it.
pub(super) fn label(document: &Document, name: &str, destination: &str) -> Option<Label> {
    let definitions = document.facts.definitions.iter().filter(|definition| !definition.footnote);
    let known = definitions.clone().find(|definition| *definition.destination == *destination);
    if let Some(known) = known {
        return Some(Label { name: known.label.clone(), is_new: false });
    }
    let name = name.to_lowercase();
    let plain = !name.contains(['[', ']', '\\', '`', '<', '^', '*', '_']);
    let taken = |label: &str| {
        let label = normalize_label(label);
        let defined = definitions.clone().any(|definition| normalize_label(&definition.label) == label);
        defined
            || document.facts.references.iter().any(|reference| {
                let open =
                    matches!(reference.kind, ReferenceKind::Undefined | ReferenceKind::UndefinedShortcut);
                open && [reference.label.as_deref().unwrap_or_default(), document.facts.text_of(reference)]
                    .iter()
                    .any(|written| normalize_label(written) == label)
            })
    };
    let candidates = [name.clone(), format!("{name} (glossary)")];
    let free = candidates.into_iter().find(|candidate| plain && !taken(candidate))?;
    Some(Label { name: free, is_new: true })
}

/// The edits that put a definition behind the page's last line, with an empty line before the first one. None where
/// the page ends in a block that would take it for its own text.
pub(super) fn definition(document: &Document, definition: &str) -> Option<Vec<Edit>> {
    let text = document.source.text();
    let last = document.facts.blocks.iter().rfind(|block| block.parent.is_none());
    if last.is_some_and(|block| is_open(block, document)) {
        return None;
    }
    let end = Span::new(0, text.len()).end;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let path = document.path();
    if !text.ends_with('\n') {
        return Some(vec![Edit::insert(path, end, format!("{line_end}{line_end}{definition}"))]);
    }
    let whole = Edit::insert(path, end, format!("{definition}{line_end}"));
    let own = document.facts.definitions.iter().map(|definition| definition.span.end).max().unwrap_or(0);
    let after_definition = text.get(own as usize..).is_some_and(|rest| own > 0 && rest.trim().is_empty());
    let blank = text.strip_suffix(line_end).is_some_and(|rest| rest.ends_with('\n'));
    if after_definition || blank {
        return Some(vec![whole]);
    }
    let before = end - u32::try_from(line_end.len()).unwrap_or(1);
    Some(vec![Edit::insert(path, before, line_end), whole])
}

/// Whether what is put behind the block may belong to it: a fence that is not closed, HTML.
fn is_open(block: &Block, document: &Document) -> bool {
    let text = document.source.slice(block.span).trim_end();
    let closing = text.lines().skip(1).last().unwrap_or_default().trim_start();
    match block.kind {
        BlockKind::Code => !closing.starts_with("```") && !closing.starts_with("~~~"),
        BlockKind::Html => true,
        _ => false,
    }
}
