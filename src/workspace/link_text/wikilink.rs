//! What stands between the brackets of a wikilink before its text.

use camino::Utf8Path;

use super::style::Wish;
use crate::facts::IdKind;
use crate::glossary::EntryTarget;

/// The shortest name of the entry's note, and the heading or block in it. None for a place that a wikilink cannot name.
pub(super) fn target(wish: &Wish<'_>) -> Option<String> {
    let entry = wish.workspace.glossaries.entry(wish.entry)?;
    let note = if *entry.path == *wish.document.path() { String::new() } else { note(wish, &entry.path)? };
    let place = match &entry.target {
        EntryTarget::Page => String::new(),
        EntryTarget::Heading(_) => format!("#{}", wish.workspace.entry_anchor(wish.entry)?),
        EntryTarget::Anchor(id) => {
            let (_, page) = wish.workspace.document(&entry.path)?;
            let block = page.facts.ids.iter().any(|own| own.kind == IdKind::Block && own.id == *id);
            block.then(|| format!("#^{id}"))?
        }
        EntryTarget::None { .. } => return None,
    };
    let target = format!("{note}{place}");
    let plain = !target.is_empty() && !target.contains(['[', ']', '|', '\n', '\\', '%']);
    plain.then_some(target)
}

/// The name of a note, where no other of the site has it; else its path.
fn note(wish: &Wish<'_>, path: &Utf8Path) -> Option<String> {
    let top = &wish.workspace.site(wish.document)?.dir;
    let stem = path.file_stem()?;
    let same = |other: &Utf8Path| {
        other.starts_with(top) && other.file_stem().is_some_and(|name| name.eq_ignore_ascii_case(stem))
    };
    let count = wish.workspace.documents.iter().filter(|document| same(document.path())).count();
    if count == 1 {
        Some(stem.to_owned())
    } else {
        Some(path.strip_prefix(top).ok()?.with_extension("").into_string())
    }
}
