//! Where the references of pages lead.
//!
//! A destination is first read as an address (`address`), then looked for at the places where the site's generator
//! would look (`places`, `routes`, `wiki`). What is found nowhere is judged once all links of the tree are known
//! (`learn`): a convention that the tree does not show is no fault of the link.

mod address;
mod generated;
mod ignored;
mod includes;
mod index;
mod labels;
mod learn;
mod made_ids;
mod near;
mod numbers;
mod places;
mod rewrite;
mod routes;
mod template;
mod test_data;
mod unbuilt;
mod wiki;

pub use address::percent_decode;
pub use index::LinkIndex;
pub use labels::Labels;
pub(super) use learn::settle;
pub(super) use made_ids::QuotedNames;
pub(super) use numbers::without_number;
pub(super) use routes::address_of;

use std::sync::Arc;

use camino::Utf8PathBuf;

use super::anchors::ids_of;
use super::{Document, DocumentId, Link, LinkSource, Workspace};
use crate::facts::ReferenceKind;
use crate::platform::{Platform, Site};
use crate::text::Span;
use crate::tree::folder_of;
use address::Address;

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page as a whole.
    Document(DocumentId),
    /// A place on a page: an index into the anchors of the platform in force.
    Anchor(DocumentId, u32),
    /// A file or a folder that is no page.
    File(Utf8PathBuf),
    /// Another site: not checked.
    External,
    /// It cannot be checked, and why, in words that follow "3 links".
    Unchecked(&'static str),
    /// Nothing: the path, relative to the root, where it would be.
    MissingFile(Utf8PathBuf),
    /// A page that has no such id.
    MissingAnchor(DocumentId, String),
    /// A place on a page whose id differs from the fragment by case only: an index as in `Anchor`.
    OtherCase(DocumentId, u32),
}

/// A link whose convention may be unknown: what it shares with others of which some lead somewhere.
pub(super) type Doubt = Option<String>;

/// Resolves the references of pages.
#[derive(Debug, Clone, Copy)]
pub struct Resolver<'a> {
    workspace: &'a Workspace,
}

impl<'a> Resolver<'a> {
    /// A resolver over the tree; every document's anchors must be known.
    #[must_use]
    pub fn new(workspace: &'a Workspace) -> Self {
        Self { workspace }
    }

    /// Where all references and definitions of a document lead, in source order.
    pub(super) fn links_of(&self, document: &Document) -> Vec<(Link, Doubt)> {
        let mut links = Vec::new();
        for (index, reference) in (0..).zip(&document.facts.references) {
            let span = reference.destination_span.unwrap_or(reference.span);
            let source = LinkSource::Reference(index);
            match reference.kind {
                ReferenceKind::Wiki => {
                    let written = reference.destination_span.map_or("", |span| document.source.slice(span));
                    let destination = reference.destination.clone();
                    let target = self.wiki(document, written);
                    links.push((Link { source, span, destination, target }, None));
                }
                ReferenceKind::Inline | ReferenceKind::Autolink | ReferenceKind::Html => {
                    links.push(self.link(document, source, span, &reference.destination));
                }
                _ => {}
            }
        }
        for (index, definition) in (0..).zip(&document.facts.definitions).filter(|(_, d)| !d.footnote) {
            let source = LinkSource::Definition(index);
            links.push(self.link(document, source, definition.destination_span, &definition.destination));
        }
        self.add_directives(document, &mut links);
        links.sort_by_key(|(link, _)| link.span);
        links
    }

    /// The link that leads to `destination`, which stands at `span`.
    fn link(
        &self,
        document: &Document,
        source: LinkSource,
        span: Span,
        destination: &Arc<str>,
    ) -> (Link, Doubt) {
        let tag = template::read(destination).filter(|_| destination.starts_with('{'));
        let Some(tag) = tag else {
            let (target, doubt) = self.judge(document, destination);
            return (Link { source, span, destination: Arc::clone(destination), target }, doubt);
        };
        let target = self.tag(document, &tag);
        let as_written = document.source.slice(span) == &**destination && tag.rest.is_empty();
        let (span, destination) = if as_written {
            let start = span.start as usize + tag.range.start;
            (Span::new(start, start + tag.range.len()), tag.path.into())
        } else {
            (span, Arc::clone(destination))
        };
        (Link { source, span, destination, target }, None)
    }

    /// Adds the links that stand by themselves as a tag or a role, not as the destination of a link.
    fn add_directives(&self, document: &Document, links: &mut Vec<(Link, Doubt)>) {
        let platform = self.workspace.platform(document);
        let mut taken: Vec<Span> = links.iter().map(|(link, _)| link.span).collect();
        taken.sort();
        for (index, directive) in (0..).zip(&document.facts.directives) {
            let Some(tag) = template::of_directive(directive, platform) else { continue };
            let before = taken.partition_point(|span| span.start < directive.span.end);
            let covering = before.checked_sub(1).and_then(|last| taken.get(last));
            if covering.is_some_and(|span| span.overlaps(directive.span)) {
                continue;
            }
            let start = directive.argument_span.start as usize + tag.range.start;
            let span = Span::new(start, start + tag.range.len());
            let target = self.tag(document, &tag);
            let source = LinkSource::Directive(index);
            links.push((Link { source, span, destination: tag.path.into(), target }, None));
        }
    }

    /// Where `destination` leads from a document, by the conventions of its site.
    #[must_use]
    pub fn resolve(&self, document: &Document, destination: &str) -> Target {
        self.judge(document, destination).0
    }

    fn judge(&self, document: &Document, destination: &str) -> (Target, Doubt) {
        let platform = self.workspace.platform(document);
        let address = match address::read(destination, platform) {
            Ok(address) => address,
            Err(target) => return (target, None),
        };
        if address.path.is_empty() {
            return (self.own_page(document, &address), None);
        }
        let target = self.look(document, &address);
        if matches!(target, Target::MissingFile(_))
            && let Some(page) = self.label(&address, platform)
        {
            return (Target::Document(page), None);
        }
        let doubt = address.doubt().filter(|_| !self.is_sure(document, &target));
        let doubt = doubt.map(|doubt| format!("{} {doubt}", document.site));
        (target, doubt)
    }

    /// Whether a page that is missing surely should be there: its folder is one of a known site's pages.
    fn is_sure(&self, document: &Document, target: &Target) -> bool {
        let Target::MissingFile(path) = target else { return false };
        let Some(site) = self.workspace.site(document).filter(|site| site.marker.is_some()) else {
            return false;
        };
        let folder = folder_of(path);
        folder != site.dir && folder.starts_with(&site.dir) && self.workspace.listing.has_folder(folder)
    }

    /// A fragment alone: a place on the page, or for MyST a label anywhere in the project.
    fn own_page(&self, document: &Document, address: &Address<'_>) -> Target {
        let Some((id, _)) = self.workspace.document(document.path()) else { return Target::External };
        let target = self.anchor(id, address.fragment);
        let Target::MissingAnchor(_, fragment) = &target else { return target };
        let site = self.workspace.site(document);
        let Some(together) = self.workspace.index.includes.together(id) else {
            return Target::Unchecked("to ids of pages that include text from elsewhere");
        };
        if let Some(found) =
            together.into_iter().find_map(|other| self.included_anchor(other, fragment, site))
        {
            return found;
        }
        let project_wide =
            matches!(self.workspace.platform(document), Platform::Myst | Platform::Sphinx | Platform::Quarto);
        match project_wide.then(|| self.workspace.index.labels.find(fragment)).flatten() {
            Some(page) => Target::Document(page),
            None => target,
        }
    }

    /// The page with the label that the destination is: `[text](label)` of `MyST`.
    fn label(&self, address: &Address<'_>, platform: Platform) -> Option<DocumentId> {
        let has_labels = matches!(platform, Platform::Sphinx | Platform::Myst);
        has_labels.then(|| self.workspace.index.labels.find(&address.path)).flatten()
    }

    /// The place on a page that a fragment leads to.
    fn anchor(&self, id: DocumentId, fragment: Option<&str>) -> Target {
        let Some(fragment) = fragment.map(without_directive).filter(|fragment| !fragment.is_empty()) else {
            return Target::Document(id);
        };
        let Some(document) = self.workspace.get(id) else { return Target::Document(id) };
        let fragment = percent_decode(fragment);
        let Some(anchors) = document.anchors.first() else { return Target::Document(id) };
        if let Some(first) = anchors.find(&fragment).next() {
            return Target::Anchor(id, first);
        }
        let index = &self.workspace.index;
        if is_of_the_viewer(&fragment) || index.is_extra_anchor(&fragment) {
            return Target::Document(id);
        }
        let site = self.workspace.site(document);
        let below = index.includes.below(id).iter();
        if let Some(found) = below.copied().find_map(|other| self.included_anchor(other, &fragment, site)) {
            return found;
        }
        if index.includes.is_open(id) {
            return Target::Unchecked("to ids of pages that include text from elsewhere");
        }
        if index.includes.has_made_ids(id) {
            return Target::Unchecked("to ids of pages whose ids a plugin makes");
        }
        if made_ids::is_to_be_filled(document) {
            return Target::Unchecked("to ids of pages whose text a build step makes");
        }
        let similar = anchors.similar(&fragment).next();
        match similar {
            Some(other) => Target::OtherCase(id, other),
            None if document.quoted_names().have(&fragment) => {
                Target::Unchecked("to ids that components of pages make")
            }
            None => Target::MissingAnchor(id, fragment),
        }
    }

    /// The place in a page that another one shows as its own, by the ids that the page has on the platform of the
    /// one that shows it.
    fn included_anchor(&self, id: DocumentId, fragment: &str, site: Option<&Site>) -> Option<Target> {
        let document = self.workspace.get(id)?;
        let own = self.workspace.platform(document);
        if let Some(found) = document.anchors.first()?.find(fragment).next() {
            return Some(Target::Anchor(id, found));
        }
        let site = site.filter(|site| site.platform() != own)?;
        let ids = ids_of(document, site.platform(), &site.slugs);
        let (heading, _) = (0..).zip(ids).find(|(_, (own, _))| own.as_deref() == Some(fragment))?;
        Some(learn::heading_target(self.workspace, id, heading))
    }
}

/// A fragment without the text directive of browsers, `:~:text=…`.
fn without_directive(fragment: &str) -> &str {
    fragment.split(":~:").next().unwrap_or_default()
}

/// Whether the fragment is one that every page or viewer has: its top, a line of source, a footnote.
fn is_of_the_viewer(fragment: &str) -> bool {
    let line = fragment.strip_prefix('L').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, 'L' | 'C' | '-'))
    });
    // Footnotes of Python-Markdown (`fn:1`), of Pandoc and mdBook (`fn1`), of GitHub (`user-content-fn-1`).
    let note = fragment.trim_start_matches("user-content-").trim_start_matches('_');
    let is_note = ["fn", "fnref"].iter().any(|mark| {
        let rest = note.strip_prefix(mark).map(|rest| rest.trim_start_matches([':', '-', '_']));
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    fragment == "top" || line || is_note
}
