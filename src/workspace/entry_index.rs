//! Which entry a place of the tree belongs to, and which entry a link leads to.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::link_text::relref;
use super::new_anchor::{self, NewAnchor};
use super::resolve::percent_decode;
use super::{Anchor, AnchorSource, Document, DocumentId, Target, Workspace};
use crate::glossary::{Entry, EntryId, EntryTarget};
use crate::text::Span;
use crate::tree::join;

/// The entries of the tree by place.
#[derive(Debug, Default)]
pub struct EntryIndex {
    by_path: FxHashMap<String, Vec<Place>>,
    /// The names of the files that have entries, with and without `.md`.
    file_names: FxHashSet<String>,
    by_anchor: FxHashMap<DocumentId, FxHashMap<String, EntryId>>,
    by_page: FxHashMap<DocumentId, EntryId>,
    /// What fixes could give, gathered when it is first asked for.
    new_anchors: OnceLock<BTreeMap<EntryId, NewAnchor>>,
    /// The fragments of all links of the tree, gathered when they are first asked for.
    fragments: OnceLock<FxHashSet<String>>,
}

/// Where an entry stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    span: Span,
    entry: EntryId,
    /// How far this entry and those before it reach: what ends behind that byte is in none of them.
    reach: u32,
}

impl EntryIndex {
    /// Reads the entries; the anchors of all pages must be known.
    pub(super) fn new(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        let mut pages: FxHashMap<DocumentId, PageAnchors<'_>> = FxHashMap::default();
        for (id, entry) in workspace.glossaries.entries() {
            let place = Place { span: entry.span, entry: id, reach: 0 };
            match index.by_path.get_mut(entry.path.as_str()) {
                Some(places) => places.push(place),
                None => index.add_file(place, entry),
            }
            if let Some((page, document)) = workspace.document(&entry.path) {
                let anchors = pages.entry(page).or_insert_with(|| PageAnchors::new(document));
                index.add_target(id, entry, page, anchors);
            }
        }
        for places in index.by_path.values_mut() {
            places.sort_unstable();
            let mut reach = 0;
            for place in places {
                reach = place.span.end.max(reach);
                place.reach = reach;
            }
        }
        index
    }

    /// Takes in a file by its first entry.
    fn add_file(&mut self, place: Place, entry: &Entry) {
        let name = entry.path.file_name().unwrap_or_default();
        self.file_names.extend([name, name.strip_suffix(".md").unwrap_or(name)].map(str::to_owned));
        self.by_path.insert(entry.path.to_string(), vec![place]);
    }

    fn add_target(&mut self, id: EntryId, entry: &Entry, page: DocumentId, anchors: &PageAnchors<'_>) {
        if entry.target == EntryTarget::Page {
            self.by_page.entry(page).or_insert(id);
        }
        let written = match &entry.target {
            EntryTarget::Anchor(anchor) => Some(anchor),
            _ => None,
        };
        let by_anchor = self.by_anchor.entry(page).or_default();
        for anchor in written.into_iter().chain(anchors.of(entry).map(|anchor| &anchor.id)) {
            by_anchor.entry(anchor.clone()).or_insert(id);
        }
    }

    /// The entry that holds a place of a file: the innermost one.
    #[must_use]
    pub fn at(&self, path: &camino::Utf8Path, span: Span) -> Option<EntryId> {
        let places = self.by_path.get(path.as_str())?;
        let before = places.partition_point(|place| place.span.start <= span.start);
        let near = places.get(..before)?.iter().rev().take(64).take_while(|place| place.reach >= span.end);
        let around = near.filter(|place| place.span.contains(span));
        around.min_by_key(|place| place.span.len()).map(|place| place.entry)
    }

    /// Whether a page has entries.
    #[must_use]
    pub fn is_glossary(&self, path: &camino::Utf8Path) -> bool {
        self.by_path.contains_key(path.as_str())
    }

    /// The anchor that an entry without one could be given.
    pub(super) fn new_anchor(&self, id: EntryId, workspace: &Workspace) -> Option<&NewAnchor> {
        self.new_anchors.get_or_init(|| new_anchor::all(workspace)).get(&id)
    }

    /// Whether a link of the tree has this fragment, on whatever page.
    pub(super) fn is_linked(&self, fragment: &str, workspace: &Workspace) -> bool {
        let fragments = || {
            let references = workspace.documents.iter().flat_map(|document| &document.facts.references);
            let fragments = references.filter_map(|reference| reference.destination.rsplit_once('#'));
            fragments.map(|(_, fragment)| fragment.to_owned()).collect()
        };
        self.fragments.get_or_init(fragments).contains(fragment)
    }

    /// The entry that a link leads to.
    #[must_use]
    pub fn of_target(&self, target: &Target, workspace: &Workspace) -> Option<EntryId> {
        match target {
            Target::Document(page) => self.by_page.get(page).copied(),
            Target::Anchor(page, index) | Target::OtherCase(page, index) => {
                let anchors = workspace.get(*page)?.anchors.first()?;
                let anchor = anchors.get(*index as usize)?;
                self.of_anchor(*page, &anchor.id).or_else(|| self.by_page.get(page).copied())
            }
            Target::MissingAnchor(page, id) => self.of_anchor(*page, id),
            _ => None,
        }
    }

    /// The entry with this id on a page.
    fn of_anchor(&self, page: DocumentId, id: &str) -> Option<EntryId> {
        self.by_anchor.get(&page)?.get(id).copied()
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
        if !self.may_have_entries(from, path) {
            return None;
        }
        let folder = from.parent().unwrap_or(camino::Utf8Path::new(""));
        let (_, own) = workspace.document(from)?;
        let top = workspace.site(own).map_or(camino::Utf8Path::new(""), |site| &site.dir);
        let base = if path.starts_with('/') { top } else { folder };
        let path = if path.is_empty() { from.to_owned() } else { join(base, &percent_decode(path))? };
        let with_ending = || camino::Utf8PathBuf::from(format!("{path}.md"));
        let (page, _) = workspace.document(&path).or_else(|| workspace.document(&with_ending()))?;
        let own = self.of_anchor(page, &percent_decode(fragment));
        own.or_else(|| self.by_page.get(&page).copied())
    }

    /// Whether a path on the page `from` may be that of a file with entries, by its last part.
    fn may_have_entries(&self, from: &camino::Utf8Path, path: &str) -> bool {
        let last = path.rsplit('/').next().unwrap_or_default();
        match last {
            "" if path.is_empty() => self.is_glossary(from),
            "" | "." | ".." => true,
            _ => last.contains('%') || self.file_names.contains(last),
        }
    }
}

/// The anchors of a page, on all its platforms, by place.
struct PageAnchors<'a> {
    by_start: Vec<&'a Anchor>,
    by_heading: FxHashMap<u32, Vec<&'a Anchor>>,
}

impl<'a> PageAnchors<'a> {
    fn new(document: &'a Document) -> Self {
        let all = || document.anchors.iter().flat_map(|anchors| anchors.iter());
        let mut by_start: Vec<&Anchor> = all().collect();
        by_start.sort_by_key(|anchor| anchor.span.start);
        let mut by_heading: FxHashMap<u32, Vec<&Anchor>> = FxHashMap::default();
        for anchor in all() {
            if let Some(heading) = heading_of(anchor) {
                by_heading.entry(heading).or_default().push(anchor);
            }
        }
        Self { by_start, by_heading }
    }

    /// Those of an entry: of its heading, and those that stand in its head.
    fn of(&self, entry: &Entry) -> impl Iterator<Item = &'a Anchor> {
        let head = Span { start: entry.span.start, end: entry.headword_span.end.max(entry.span.start + 1) };
        let first = self.by_start.partition_point(|anchor| anchor.span.start < head.start);
        let near = self.by_start.get(first..).unwrap_or_default().iter().copied();
        let inside = near.take_while(move |anchor| head.contains(Span::empty(anchor.span.start)));
        let heading = match entry.target {
            EntryTarget::Heading(heading) => Some(heading),
            _ => None,
        };
        let others = inside.filter(move |anchor| heading.is_none() || heading_of(anchor).is_none());
        heading.and_then(|heading| self.by_heading.get(&heading)).into_iter().flatten().copied().chain(others)
    }
}

fn heading_of(anchor: &Anchor) -> Option<u32> {
    match anchor.source {
        AnchorSource::Heading(heading) | AnchorSource::HeadingId(heading) => Some(heading),
        AnchorSource::Explicit(_) | AnchorSource::Term => None,
    }
}
