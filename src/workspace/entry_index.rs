//! Which entry a place of the tree belongs to, and which entry a link leads to.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use super::link_text::relref;
use super::resolve::percent_decode;
use super::{AnchorSource, DocumentId, Target, Workspace};
use crate::glossary::{Entry, EntryId, EntryTarget};
use crate::text::Span;
use crate::tree::join;

/// The entries of the tree by place.
#[derive(Debug, Default)]
pub struct EntryIndex {
    by_path: BTreeMap<Utf8PathBuf, Vec<(Span, EntryId)>>,
    by_anchor: BTreeMap<(DocumentId, String), EntryId>,
    by_page: BTreeMap<DocumentId, EntryId>,
}

impl EntryIndex {
    /// Reads the entries; the anchors of all pages must be known.
    pub(super) fn new(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        for (id, entry) in workspace.glossaries.entries() {
            index.by_path.entry(entry.path.clone()).or_default().push((entry.span, id));
            if let Some((document, _)) = workspace.document(&entry.path) {
                index.add_target(id, entry, document, workspace);
            }
        }
        for entries in index.by_path.values_mut() {
            entries.sort_unstable();
        }
        index
    }

    fn add_target(&mut self, id: EntryId, entry: &Entry, page: DocumentId, workspace: &Workspace) {
        if entry.target == EntryTarget::Page {
            self.by_page.entry(page).or_insert(id);
        }
        if let EntryTarget::Anchor(anchor) = &entry.target {
            self.by_anchor.entry((page, anchor.clone())).or_insert(id);
        }
        let head = Span { start: entry.span.start, end: entry.headword_span.end.max(entry.span.start + 1) };
        let Some(document) = workspace.get(page) else { return };
        for anchor in document.anchors.iter().flat_map(|anchors| anchors.iter()) {
            let own = match (anchor.source, &entry.target) {
                (
                    AnchorSource::Heading(heading) | AnchorSource::HeadingId(heading),
                    EntryTarget::Heading(own),
                ) => heading == *own,
                _ => head.contains(Span::empty(anchor.span.start)),
            };
            if own {
                self.by_anchor.entry((page, anchor.id.clone())).or_insert(id);
            }
        }
    }

    /// The entry that holds a place of a file: the innermost one.
    #[must_use]
    pub fn at(&self, path: &camino::Utf8Path, span: Span) -> Option<EntryId> {
        let entries = self.by_path.get(path)?;
        let before = entries.partition_point(|(own, _)| own.start <= span.start);
        let near = entries.get(..before)?.iter().rev().take(64);
        near.filter(|(own, _)| own.contains(span)).min_by_key(|(own, _)| own.len()).map(|(_, id)| *id)
    }

    /// Whether a page has entries.
    #[must_use]
    pub fn is_glossary(&self, path: &camino::Utf8Path) -> bool {
        self.by_path.contains_key(path)
    }

    /// The entry that a link leads to.
    #[must_use]
    pub fn of_target(&self, target: &Target, workspace: &Workspace) -> Option<EntryId> {
        match target {
            Target::Document(page) => self.by_page.get(page).copied(),
            Target::Anchor(page, index) | Target::OtherCase(page, index) => {
                let anchors = workspace.get(*page)?.anchors.first()?;
                let anchor = anchors.get(*index as usize)?;
                let own = self.by_anchor.get(&(*page, anchor.id.clone()));
                own.or_else(|| self.by_page.get(page)).copied()
            }
            Target::MissingAnchor(page, id) => self.by_anchor.get(&(*page, id.clone())).copied(),
            _ => None,
        }
    }

    /// The entry that a destination on the page `from` leads to when it is read as the path of a file and an id: for
    /// links which the addresses of the site leave unchecked.
    #[must_use]
    pub fn of_destination(
        &self,
        from: &camino::Utf8Path,
        destination: &str,
        workspace: &Workspace,
    ) -> Option<EntryId> {
        let destination = relref::read(destination).map_or(destination, |(_, path)| path);
        let (path, fragment) = destination.split_once('#').unwrap_or((destination, ""));
        let folder = from.parent().unwrap_or(camino::Utf8Path::new(""));
        let (_, own) = workspace.document(from)?;
        let top = workspace.site(own).map_or(camino::Utf8Path::new(""), |site| &site.dir);
        let base = if path.starts_with('/') { top } else { folder };
        let path = if path.is_empty() { from.to_owned() } else { join(base, &percent_decode(path))? };
        let with_ending = || camino::Utf8PathBuf::from(format!("{path}.md"));
        let (page, _) = workspace.document(&path).or_else(|| workspace.document(&with_ending()))?;
        let own = self.by_anchor.get(&(page, percent_decode(fragment)));
        own.or_else(|| self.by_page.get(&page)).copied()
    }
}
