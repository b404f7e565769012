use super::{Document, Workspace};
use crate::platform::slug::{HeadingSource, heading_ids};
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

/// The anchors of a document for each platform of its site, in document order.
pub(super) fn of(document: &Document, workspace: &Workspace) -> Vec<Vec<Anchor>> {
    let Some(site) = workspace.site(document) else { return Vec::new() };
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
    let of_platform = |&platform| {
        let ids = heading_ids(platform, &site.slugs, &headings);
        let mut anchors: Vec<Anchor> = Vec::new();
        for (index, (id, heading)) in (0..).zip(ids.into_iter().zip(&document.facts.headings)) {
            let source =
                if id.explicit { AnchorSource::HeadingId(index) } else { AnchorSource::Heading(index) };
            anchors.extend(id.id.map(|id| Anchor { id, source, span: heading.raw }));
        }
        for (index, id) in (0..).zip(&document.facts.ids) {
            anchors.push(Anchor { id: id.id.clone(), source: AnchorSource::Explicit(index), span: id.span });
        }
        anchors.sort_by_key(|anchor| anchor.span);
        anchors
    };
    site.platforms.iter().map(of_platform).collect()
}
