//! The places of a page that have ids: headings, terms, and what its source gives an id.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use camino::Utf8PathBuf;

use super::{Anchor, AnchorSource, Anchors};
use crate::facts::{BlockKind, IdKind, Part};
use crate::glossary::{EntryTarget, Glossaries};
use crate::platform::slug::{HeadingSource, SlugOptions, heading_ids};
use crate::platform::{Platform, Site};
use crate::text::{Prose, Span};
use crate::workspace::Document;

/// The terms of the tree whose names their generators give ids, by page: the id and where the name stands.
pub(in crate::workspace) type TermIds = BTreeMap<Utf8PathBuf, Vec<(String, Span)>>;

/// The ids of terms.
pub(in crate::workspace) fn term_ids(glossaries: &Glossaries) -> TermIds {
    let mut ids = TermIds::new();
    for (_, entry) in glossaries.entries() {
        if let EntryTarget::Anchor(id) = &entry.target {
            ids.entry(entry.path.to_path_buf()).or_default().push((id.clone(), entry.name_span));
        }
    }
    ids
}

/// The anchors of a document for each platform of its site.
pub(in crate::workspace) fn of(document: &Document, sites: &[Site], terms: &TermIds) -> Vec<Anchors> {
    let Some(site) = sites.get(document.site) else { return Vec::new() };
    let terms = terms.get(document.path()).map_or(&[][..], Vec::as_slice);
    site.platforms
        .iter()
        .map(|&platform| Anchors::new(platform, list(document, platform, &site.slugs, terms)))
        .collect()
}

fn list(
    document: &Document,
    platform: Platform,
    slugs: &SlugOptions,
    terms: &[(String, Span)],
) -> Vec<Anchor> {
    let of_headings: HashSet<u32> = ids_below(document, platform).into_values().collect();
    let mut anchors: Vec<Anchor> = Vec::new();
    for named in named_places(document, platform, slugs) {
        anchors.extend(named.id.map(|id| Anchor { id, source: named.source, span: named.span }));
    }
    for (index, id) in (0..).zip(&document.facts.ids).filter(|(index, _)| !of_headings.contains(index)) {
        anchors.push(Anchor { id: id.id.clone(), source: AnchorSource::Explicit(index), span: id.span });
    }
    if !terms.is_empty() {
        let known: HashSet<&str> = anchors.iter().map(|anchor| &*anchor.id).collect();
        let new = terms.iter().filter(|(id, _)| !known.contains(id.as_str()));
        let new = new.map(|(id, span)| Anchor { id: id.clone(), source: AnchorSource::Term, span: *span });
        anchors.extend(new.collect::<Vec<_>>());
    }
    anchors.sort_by_key(|anchor| anchor.span);
    anchors
}

/// What a generator gives an id by its text.
struct Named<'a> {
    source: AnchorSource,
    span: Span,
    level: u8,
    raw: Cow<'a, str>,
    parts: Cow<'a, [Part]>,
    id: Option<String>,
}

/// The headings of a document, and the terms of definition lists where mdBook gives them ids, each with its id.
fn named_places<'a>(document: &'a Document, platform: Platform, slugs: &SlugOptions) -> Vec<Named<'a>> {
    let below = ids_below(document, platform);
    let headings = (0..).zip(&document.facts.headings).map(|(index, heading)| {
        let raw = document.source.slice(heading.raw);
        let id = below.get(&index).and_then(|id| document.facts.ids.get(*id as usize));
        let raw = id.map_or(Cow::Borrowed(raw), |id| Cow::Owned(format!("{raw} {{#{}}}", id.id)));
        let parts = Cow::Borrowed(heading.parts.as_slice());
        Named {
            source: AnchorSource::Heading(index),
            span: heading.raw,
            level: heading.level,
            raw,
            parts,
            id: None,
        }
    });
    let mut places: Vec<Named<'_>> = headings.collect();
    if platform == Platform::Mdbook {
        places.extend(described_terms(document));
        places.sort_by_key(|place| place.span);
    }
    let sources: Vec<HeadingSource<'_>> = places
        .iter()
        .map(|place| HeadingSource { level: place.level, raw: &place.raw, parts: &place.parts })
        .collect();
    let ids = heading_ids(platform, slugs, &sources);
    for (place, id) in places.iter_mut().zip(ids) {
        if let (AnchorSource::Heading(index), true) = (place.source, id.explicit) {
            place.source = AnchorSource::HeadingId(index);
        }
        place.id = id.id;
    }
    places
}

/// The terms of definition lists, which mdBook 0.5 gives ids as it does headings.
fn described_terms(document: &Document) -> impl Iterator<Item = Named<'_>> {
    let blocks = &document.facts.blocks;
    let terms = (0..).zip(blocks).filter(|(_, block)| block.kind == BlockKind::DescriptionTerm);
    terms.filter_map(|(index, block)| {
        let child = blocks.get(index + 1).filter(|child| child.parent.is_some_and(|own| own.get() == index));
        let content = if block.prose.is_some() { block } else { child? };
        let prose = document.facts.prose.get(content.prose?.get())?;
        let span = prose.span_of(&(0..prose.text.len()));
        let raw = document.source.slice(span).trim();
        let is_plain = !prose.text.contains(Prose::OPAQUE);
        let text = if is_plain { prose.text.to_string() } else { raw.replace('`', "") };
        let parts = Cow::Owned(vec![Part::Text(text)]);
        Some(Named {
            source: AnchorSource::Term,
            span: content.span,
            level: 6,
            raw: Cow::Borrowed(raw),
            parts,
            id: None,
        })
    })
}

/// The headings whose id kramdown reads on the line below, `{: #id}`: an index into `Facts::ids` each.
fn ids_below(document: &Document, platform: Platform) -> BTreeMap<u32, u32> {
    let has_attributes = document.facts.ids.iter().any(|id| id.kind == IdKind::Attribute);
    if platform != Platform::Jekyll || !has_attributes {
        return BTreeMap::new();
    }
    let line = |at: u32| document.source.line_of(at);
    let ids: HashMap<usize, u32> = (0..)
        .zip(&document.facts.ids)
        .filter(|(_, id)| id.kind == IdKind::Attribute)
        .map(|(index, id)| (line(id.span.start), index))
        .collect();
    let starts_line = |id: u32| {
        let span = document.facts.ids.get(id as usize).map(|id| id.span).unwrap_or_default();
        let before = Span { start: document.source.line_start(line(span.start)), end: span.start };
        document.source.slice(before).trim_start().starts_with("{:")
    };
    (0..)
        .zip(&document.facts.headings)
        .filter_map(|(index, heading)| {
            let last = heading.span.end.saturating_sub(1).max(heading.span.start);
            let id = *ids.get(&(line(last) + 1))?;
            starts_line(id).then_some((index, id))
        })
        .collect()
}

/// The id of each heading of a document on a platform, and whether its source gives it.
pub(in crate::workspace) fn ids_of(
    document: &Document,
    platform: Platform,
    slugs: &SlugOptions,
) -> Vec<(Option<String>, bool)> {
    let headings =
        named_places(document, platform, slugs).into_iter().filter_map(|place| match place.source {
            AnchorSource::Heading(_) => Some((place.id, false)),
            AnchorSource::HeadingId(_) => Some((place.id, true)),
            AnchorSource::Explicit(_) | AnchorSource::Term => None,
        });
    headings.collect()
}
