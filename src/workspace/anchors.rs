use std::collections::HashMap;
use std::ops::Deref;

use super::{Document, Workspace};
use crate::platform::Platform;
use crate::platform::slug::{HeadingSource, SlugOptions, fragment_key, heading_ids};
use crate::text::Span;

/// Something on a page that a fragment can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The id, as a fragment has to give it before percent-encoding.
    pub id: String,
    /// Where it comes from.
    pub source: AnchorSource,
    /// The heading, or the id.
    pub span: Span,
}

/// Where an anchor comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnchorSource {
    /// The heading with this index, by its text.
    Heading(u32),
    /// The heading with this index, by an id that its source gives.
    HeadingId(u32),
    /// The explicit id with this index in `Facts::ids`.
    Explicit(u32),
}

/// What a fragment can lead to on one page and platform, in document order, and found by fragment.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    list: Vec<Anchor>,
    /// By the lower-cased key of the id.
    by_key: HashMap<String, Vec<u32>>,
}

impl Anchors {
    fn new(platform: Platform, list: Vec<Anchor>) -> Self {
        let mut by_key: HashMap<String, Vec<u32>> = HashMap::new();
        for (index, anchor) in (0..).zip(&list) {
            by_key.entry(key(platform, &anchor.id).to_lowercase()).or_default().push(index);
        }
        Self { list, by_key }
    }

    /// The anchors that a decoded fragment leads to: more than one where several places share the id.
    #[must_use]
    pub fn find(&self, platform: Platform, fragment: &str) -> Vec<u32> {
        let wanted = key(platform, fragment);
        let is_same = |index: &&u32| {
            self.list.get(**index as usize).is_some_and(|anchor| key(platform, &anchor.id) == wanted)
        };
        self.similar(platform, fragment).iter().filter(is_same).copied().collect()
    }

    /// The same, case aside.
    #[must_use]
    pub fn similar(&self, platform: Platform, fragment: &str) -> &[u32] {
        self.by_key.get(&key(platform, fragment).to_lowercase()).map_or(&[], Vec::as_slice)
    }
}

impl Deref for Anchors {
    type Target = [Anchor];

    fn deref(&self) -> &[Anchor] {
        &self.list
    }
}

/// What an id and a fragment are compared by.
fn key(platform: Platform, fragment: &str) -> String {
    match platform {
        // The ids of Azure are percent-encoded, and so are links to them, or not.
        Platform::Azure => super::resolve::percent_decode(fragment),
        _ => fragment_key(platform, fragment),
    }
}

/// The anchors of a document for each platform of its site.
pub(super) fn of(document: &Document, workspace: &Workspace) -> Vec<Anchors> {
    let Some(site) = workspace.site(document) else { return Vec::new() };
    site.platforms
        .iter()
        .map(|&platform| Anchors::new(platform, list(document, platform, &site.slugs)))
        .collect()
}

fn list(document: &Document, platform: Platform, slugs: &SlugOptions) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for (index, (id, heading)) in
        (0..).zip(ids_of(document, platform, slugs).into_iter().zip(&document.facts.headings))
    {
        let source = if id.1 { AnchorSource::HeadingId(index) } else { AnchorSource::Heading(index) };
        anchors.extend(id.0.map(|id| Anchor { id, source, span: heading.raw }));
    }
    for (index, id) in (0..).zip(&document.facts.ids) {
        anchors.push(Anchor { id: id.id.clone(), source: AnchorSource::Explicit(index), span: id.span });
    }
    anchors.sort_by_key(|anchor| anchor.span);
    anchors
}

/// The id of each heading of a document on a platform, and whether its source gives it.
pub(super) fn ids_of(
    document: &Document,
    platform: Platform,
    slugs: &SlugOptions,
) -> Vec<(Option<String>, bool)> {
    let headings: Vec<HeadingSource<'_>> = document
        .facts
        .headings
        .iter()
        .map(|heading| HeadingSource {
            level: heading.level,
            raw: document.source.slice(heading.raw),
            parts: &heading.parts,
        })
        .collect();
    heading_ids(platform, slugs, &headings).into_iter().map(|id| (id.id, id.explicit)).collect()
}
