use camino::{Utf8Path, Utf8PathBuf};

use super::{Document, DocumentId, Link, LinkSource, Workspace};
use crate::facts::ReferenceKind;
use crate::tree;

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
    /// It cannot be checked, and why, in a few words.
    Unchecked(&'static str),
    /// Nothing: the path, relative to the root, where it would be.
    MissingFile(Utf8PathBuf),
    /// A page that has no such id.
    MissingAnchor(DocumentId, String),
}

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
    #[must_use]
    pub fn links_of(&self, document: &Document) -> Vec<Link> {
        let mut links = Vec::new();
        for (index, reference) in (0..).zip(&document.facts.references) {
            let own = matches!(
                reference.kind,
                ReferenceKind::Inline | ReferenceKind::Autolink | ReferenceKind::Html | ReferenceKind::Wiki
            );
            if own {
                links.push(Link {
                    source: LinkSource::Reference(index),
                    span: reference.destination_span.unwrap_or(reference.span),
                    destination: reference.destination.clone(),
                    target: self.resolve(document, &reference.destination),
                });
            }
        }
        for (index, definition) in (0..).zip(&document.facts.definitions).filter(|(_, d)| !d.footnote) {
            links.push(Link {
                source: LinkSource::Definition(index),
                span: definition.destination_span,
                destination: definition.destination.clone(),
                target: self.resolve(document, &definition.destination),
            });
        }
        links.sort_by_key(|link| link.span);
        links
    }

    /// Where `destination` leads from a document.
    #[must_use]
    pub fn resolve(&self, document: &Document, destination: &str) -> Target {
        if is_external(destination) {
            return Target::External;
        }
        if destination.contains("{{") || destination.contains("{%") {
            return Target::Unchecked("made by a template");
        }
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (destination, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            let own = self.workspace.document(document.path());
            return own.map_or(Target::External, |(id, _)| self.anchor(id, fragment));
        }
        let path = percent_decode(path);
        let base = if path.starts_with('/') {
            Utf8Path::new("")
        } else {
            document.path().parent().unwrap_or(Utf8Path::new(""))
        };
        let Some(joined) = tree::join(base, &path) else {
            return Target::Unchecked("outside the root");
        };
        match self.file(joined, fragment) {
            Target::MissingFile(_) if path.starts_with('/') => {
                self.below_source_folder(document, &path, fragment)
            }
            Target::MissingFile(_) if is_variable(&path) => Target::Unchecked("begins with a variable"),
            Target::MissingFile(missing) if self.leaves_the_tree(document, &missing) => {
                Target::Unchecked("leads to folders that are not in the tree")
            }
            target => target,
        }
    }

    /// An absolute path that leads nowhere from the root may begin at the site's source folder; where it does not
    /// either, the tree does not show where the site's addresses begin.
    fn below_source_folder(&self, document: &Document, path: &str, fragment: Option<&str>) -> Target {
        let site = self.workspace.site(document);
        let inside = site.and_then(|site| tree::join(&site.dir, path));
        match inside.map(|path| self.file(path, fragment)) {
            Some(Target::MissingFile(_)) | None => Target::Unchecked("begins at the top of the site"),
            Some(target) => target,
        }
    }

    /// Whether a missing path lies above the top folder of the page, among files of which the tree holds none: the
    /// tree is then a part of a repository.
    fn leaves_the_tree(&self, document: &Document, missing: &Utf8Path) -> bool {
        let top = |path: &Utf8Path| {
            path.parent().and_then(|folder| folder.components().next().map(|part| part.to_string()))
        };
        let (Some(own), other) = (top(document.path()), top(missing)) else { return false };
        let listing = &self.workspace.listing;
        match other {
            Some(other) => other != own && !listing.has_folder(Utf8Path::new(&other)),
            None => !listing.files().any(|file| file.components().count() == 1),
        }
    }

    fn file(&self, path: Utf8PathBuf, fragment: Option<&str>) -> Target {
        if let Some((id, _)) = self.workspace.document(&path) {
            return self.anchor(id, fragment);
        }
        let html = path.extension() == Some("html");
        let page = path.with_extension("md");
        if let Some((id, _)) = self.workspace.document(&page).filter(|_| html) {
            return self.anchor(id, fragment);
        }
        let listing = &self.workspace.listing;
        if listing.has_file(&path) || listing.has_folder(&path) {
            return Target::File(path);
        }
        Target::MissingFile(path)
    }

    fn anchor(&self, id: DocumentId, fragment: Option<&str>) -> Target {
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else {
            return Target::Document(id);
        };
        let fragment = percent_decode(fragment);
        if fragment.starts_with(":~:") {
            return Target::Document(id);
        }
        let fragment = fragment.split(":~:").next().unwrap_or_default().to_owned();
        let anchors = self.workspace.get(id).and_then(|document| document.anchors.first());
        let found = anchors.and_then(|anchors| anchors.iter().position(|anchor| anchor.id == fragment));
        match found.and_then(|index| u32::try_from(index).ok()) {
            Some(index) => Target::Anchor(id, index),
            None if fragment == "top" => Target::Document(id),
            None => Target::MissingAnchor(id, fragment),
        }
    }
}

/// Whether the destination has a scheme or a host of its own.
fn is_external(destination: &str) -> bool {
    let scheme = destination.split(':').next().unwrap_or_default();
    let has_scheme = destination.contains(':')
        && scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    has_scheme || destination.starts_with("//")
}

/// Whether a path begins with what a build step replaces: `@docroot@/x`, `$BASE/x`, `<% path %>`.
fn is_variable(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let between_marks = first.len() > 2 && first.starts_with('@') && first.ends_with('@');
    between_marks || first.starts_with('$') || first.starts_with("<%") || first.starts_with("%")
}

/// Resolves percent-encoding; what does not decode to UTF-8 stays as written.
#[must_use]
pub fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        if let Some(value) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            decoded.push(value);
            at += 3;
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}
