//! The ids that entries without one get where a fix puts an anchor.

use std::collections::{BTreeMap, HashMap, HashSet};

use camino::Utf8Path;

use super::Workspace;
use crate::facts::BlockKind;
use crate::glossary::{EntryId, EntryTarget};
use crate::text::Span;

/// What is known about the anchor that an entry does not have yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewAnchor {
    /// An id made of the entry's name that nothing on its page has; the first of entries with one name gets it plain.
    pub id: String,
    /// Whether the anchor has to stand in a cell of a table.
    pub in_cell: bool,
}

/// The anchors that entries of the tree could be given. All at once: an id depends on the entries before it.
pub(super) fn all(workspace: &Workspace) -> BTreeMap<EntryId, NewAnchor> {
    let mut anchors = BTreeMap::new();
    let mut pages: BTreeMap<&Utf8Path, Page<'_>> = BTreeMap::new();
    let mut same: HashMap<(u32, &Utf8Path, String), (usize, Span)> = HashMap::new();
    for (id, entry) in workspace.glossaries.entries() {
        let base = plain_id(&entry.name);
        let (before, span) = same.entry((id.glossary, &*entry.path, base.clone())).or_insert((0, entry.span));
        if *span != entry.span {
            (*before, *span) = (*before + 1, entry.span);
        }
        if let EntryTarget::None { insert_at: Some(at) } = entry.target {
            let page = pages.entry(&entry.path).or_insert_with(|| Page::new(&entry.path, workspace));
            anchors.insert(id, NewAnchor { id: page.free(&base, *before), in_cell: page.has_cell_at(at) });
        }
    }
    anchors
}

/// What a page has already.
#[derive(Default)]
struct Page<'a> {
    ids: HashSet<&'a str>,
    /// By start; cells hold no others.
    cells: Vec<Span>,
}

impl<'a> Page<'a> {
    fn new(path: &Utf8Path, workspace: &'a Workspace) -> Self {
        let Some((_, document)) = workspace.document(path) else { return Self::default() };
        let anchors = document.anchors.first().into_iter().flat_map(|anchors| anchors.iter());
        let cells = document.facts.blocks.iter().filter(|block| block.kind == BlockKind::Cell);
        let mut cells: Vec<Span> = cells.map(|block| block.span).collect();
        cells.sort_unstable();
        Self { ids: anchors.map(|anchor| anchor.id.as_str()).collect(), cells }
    }

    /// The first of `base-number` and those after it that is free; without a number where that is 0.
    fn free(&self, base: &str, mut number: usize) -> String {
        loop {
            let id = if number == 0 { base.to_owned() } else { format!("{base}-{number}") };
            if !self.ids.contains(id.as_str()) {
                return id;
            }
            number += 1;
        }
    }

    fn has_cell_at(&self, at: u32) -> bool {
        let after = self.cells.partition_point(|cell| cell.start <= at);
        let cell = after.checked_sub(1).and_then(|before| self.cells.get(before));
        cell.is_some_and(|cell| cell.contains(Span::empty(at)))
    }
}

/// Lower case, what is neither letter nor digit one hyphen.
fn plain_id(name: &str) -> String {
    let mut id = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            id.push(c);
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "term".to_owned() } else { id.to_owned() }
}
