//! What the resolution of links needs to know about the tree as a whole, found once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use camino::{Utf8Path, Utf8PathBuf};
use regex::RegexSet;

use super::labels::Labels;
use super::routes::Routes;
use crate::facts::{BlockKind, DirectiveKind, ReferenceKind};
use crate::platform::Platform;
use crate::tree::join;
use crate::workspace::{Document, DocumentId, Workspace};

/// How many links without an ending show that a tree's pages are linked that way.
const FEW_LINKS: usize = 5;

/// Names of shortcodes, tags and directives that put the text of another file in their place.
const INCLUDES: [&str; 10] = [
    "include",
    "#include",
    "#rustdoc_include",
    "#playground",
    "includes",
    "include-markdown",
    "readfile",
    "snippet",
    "include_relative",
    "markdown_include",
];

/// Names of directives that make headings or ids out of what is not in the page.
const MAKERS: [&str; 8] = [
    "eval-rst",
    "automodule",
    "autoclass",
    "autodoc2-object",
    "click",
    "argparse",
    "doxygenclass",
    "tableofcontents",
];

/// What is known of all pages together.
#[derive(Debug, Default)]
pub struct LinkIndex {
    /// The labels of the tree.
    pub labels: Labels,
    pub(super) routes: BTreeMap<Utf8PathBuf, Routes>,
    /// Pages and other files by their lower-cased name, with and without ending.
    pub(super) by_name: HashMap<String, Vec<Utf8PathBuf>>,
    included: BTreeMap<DocumentId, Vec<DocumentId>>,
    open: BTreeSet<DocumentId>,
    is_included: BTreeSet<DocumentId>,
    extra_anchors: Option<RegexSet>,
    leaves_endings_out: bool,
    has_files_at_root: bool,
    learned_top: Option<Utf8PathBuf>,
}

impl LinkIndex {
    /// Reads the tree; its documents must have their anchors.
    #[must_use]
    pub fn build(workspace: &Workspace) -> Self {
        let mut index = Self {
            labels: Labels::of(workspace),
            routes: Routes::of_sites(workspace),
            has_files_at_root: workspace.listing.files().any(|file| file.components().count() == 1),
            leaves_endings_out: leaves_endings_out(workspace),
            learned_top: learned_top(workspace),
            extra_anchors: extra_anchors(workspace),
            ..Self::default()
        };
        for file in workspace.listing.files() {
            let name = file.file_name().unwrap_or_default().to_lowercase();
            if let Some(stem) = name.strip_suffix(".md") {
                index.by_name.entry(stem.to_owned()).or_default().push(file.to_owned());
            }
            index.by_name.entry(name).or_default().push(file.to_owned());
        }
        for (number, document) in (0..).zip(&workspace.documents) {
            index.read_includes(DocumentId(number), document, workspace);
        }
        index
    }

    fn read_includes(&mut self, id: DocumentId, document: &Document, workspace: &Workspace) {
        for path in includes(document) {
            match path.and_then(|path| find_included(&path, document, workspace, &self.by_name)) {
                Some(other) => {
                    self.included.entry(id).or_default().push(other);
                    self.is_included.insert(other);
                }
                None => {
                    self.open.insert(id);
                }
            }
        }
    }

    /// The pages whose text a page shows as its own.
    pub(crate) fn included(&self, id: DocumentId) -> &[DocumentId] {
        self.included.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Whether a page shows text that is not in the tree, so that it may have more ids.
    pub(super) fn has_open_text(&self, id: DocumentId) -> bool {
        self.open.contains(&id)
    }

    /// Whether a page shows text of files that are not documents of the tree, or is shown by other pages.
    pub(crate) fn shares_text(&self, id: DocumentId) -> bool {
        self.open.contains(&id) || self.is_included.contains(&id)
    }

    pub(super) fn is_extra_anchor(&self, fragment: &str) -> bool {
        self.extra_anchors.as_ref().is_some_and(|set| set.is_match(fragment))
    }

    pub(super) fn leaves_endings_out(&self) -> bool {
        self.leaves_endings_out
    }

    pub(super) fn has_files_at_root(&self) -> bool {
        self.has_files_at_root
    }

    /// The folder at which the absolute links of pages without a known generator begin, where it is not the root.
    pub(super) fn learned_top(&self) -> Option<&Utf8Path> {
        self.learned_top.as_deref()
    }
}

fn extra_anchors(workspace: &Workspace) -> Option<RegexSet> {
    let patterns: Vec<&str> =
        workspace.config.links.extra_anchors.iter().map(|pattern| pattern.get_ref().as_str()).collect();
    // A pattern that cannot be read is reported where the configuration is checked.
    (!patterns.is_empty()).then(|| RegexSet::new(patterns).ok()).flatten()
}

/// The destinations of a document's own links.
fn destinations(document: &Document) -> impl Iterator<Item = &str> {
    let inline = document.facts.references.iter().filter(|r| r.kind == ReferenceKind::Inline && !r.embed);
    let defined = document.facts.definitions.iter().filter(|definition| !definition.footnote);
    inline.map(|r| r.destination.as_str()).chain(defined.map(|d| d.destination.as_str()))
}

fn is_unbuilt(document: &Document, workspace: &Workspace) -> bool {
    workspace.site(document).is_some_and(|site| site.marker.is_none() && site.platform() == Platform::Github)
}

/// Whether pages that no known generator builds link to each other without the ending of the file.
fn leaves_endings_out(workspace: &Workspace) -> bool {
    let mut without = 0_usize;
    let mut with = 0_usize;
    for document in workspace.documents.iter().filter(|document| is_unbuilt(document, workspace)) {
        for destination in destinations(document).filter(|d| !d.contains(':')) {
            let path = destination.split(['#', '?']).next().unwrap_or_default();
            if path.is_empty() || path.starts_with('/') {
                continue;
            }
            let place = join(super::folder_of(document.path()), path);
            let has = |path: &Utf8Path| workspace.document(path).is_some();
            with += usize::from(place.as_deref().is_some_and(has));
            without += usize::from(place.is_some_and(|place| has(Utf8Path::new(&format!("{place}.md")))));
        }
    }
    without >= FEW_LINKS && without > with / 4
}

/// The folder below which most absolute links of pages without a known generator lead somewhere.
fn learned_top(workspace: &Workspace) -> Option<Utf8PathBuf> {
    let unbuilt = || workspace.documents.iter().filter(|document| is_unbuilt(document, workspace));
    let paths: BTreeSet<String> = unbuilt()
        .flat_map(destinations)
        .filter(|destination| destination.starts_with('/') && !destination.starts_with("//"))
        .map(|destination| {
            destination.split(['#', '?']).next().unwrap_or_default().trim_end_matches('/').to_owned()
        })
        .filter(|path| !path.is_empty())
        .take(300)
        .collect();
    let folders: BTreeSet<&Utf8Path> = unbuilt()
        .flat_map(|document| document.path().ancestors().skip(1))
        .filter(|folder| folder.components().count() <= 3)
        .take(20_000)
        .collect();
    let leads = |folder: &Utf8Path, path: &str| {
        let Some(place) = join(folder, path) else { return false };
        let has = |ending: &str| workspace.document(Utf8Path::new(&format!("{place}{ending}"))).is_some();
        has("") || has(".md") || has("/index.md") || workspace.listing.has_file(&place)
    };
    let count = |folder: &Utf8Path| paths.iter().filter(|path| leads(folder, path)).count();
    let best =
        folders.into_iter().take(200).max_by_key(|folder| (count(folder), std::cmp::Reverse(*folder)))?;
    (count(best) >= 3 && !best.as_str().is_empty()).then(|| best.to_owned())
}

/// The files whose text a page shows as its own; none for one that the page does not name.
fn includes(document: &Document) -> Vec<Option<String>> {
    let mut found = Vec::new();
    for directive in &document.facts.directives {
        let name = directive.name.as_str();
        let is_template = matches!(directive.kind, DirectiveKind::Shortcode | DirectiveKind::Liquid);
        let is_fence = directive.kind == DirectiveKind::Fenced;
        if INCLUDES.contains(&name) && (is_template || is_fence) {
            found.push(first_path(&directive.argument));
        } else if is_fence && MAKERS.contains(&name) {
            found.push(None);
        }
    }
    let text = document.source.text();
    for (mark, quoted) in [("--8<--", true), ("@include:", false), ("import ", true)] {
        for (at, _) in text.match_indices(mark) {
            let line = text.get(at + mark.len()..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            if mark == "import "
                && !(line.contains(".md")
                    && text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n')))
            {
                continue;
            }
            if !in_code(document, at) {
                found.push(if quoted { first_quoted(line) } else { first_path(line) });
            }
        }
    }
    found
}

fn in_code(document: &Document, at: usize) -> bool {
    let is_code = |kind: &BlockKind| matches!(kind, BlockKind::Code { .. });
    document.facts.blocks.iter().any(|block| is_code(&block.kind) && block.span.range().contains(&at))
}

/// The path that an argument begins with, quotes and the range of lines off.
fn first_path(argument: &str) -> Option<String> {
    if argument.contains(['"', '\'']) {
        return first_quoted(argument);
    }
    let word = argument.split_whitespace().next()?.trim_end_matches("-->");
    let path = word.split(':').next().unwrap_or(word).split('{').next().unwrap_or_default();
    (!path.is_empty()).then(|| path.to_owned())
}

fn first_quoted(text: &str) -> Option<String> {
    let start = text.find(['"', '\''])?;
    let quote = text.get(start..)?.chars().next()?;
    let path = text.get(start + 1..)?.split(quote).next()?;
    let path = path.split(':').next().unwrap_or(path);
    (!path.is_empty()).then(|| path.to_owned())
}

/// The document at an included path: beside the page, from the site's folders or the root, or by its unique name.
fn find_included(
    path: &str,
    document: &Document,
    workspace: &Workspace,
    by_name: &HashMap<String, Vec<Utf8PathBuf>>,
) -> Option<DocumentId> {
    let site = workspace.site(document)?;
    let bases = [super::folder_of(document.path()), &site.dir, &site.addresses.project, Utf8Path::new("")];
    let path = path.strip_prefix("@site/").unwrap_or(path);
    let at = |base: &&Utf8Path| workspace.document(&join(base, path)?).map(|(id, _)| id);
    let name = Utf8Path::new(path).file_name()?.to_lowercase();
    let unique = || match by_name.get(&name).map(Vec::as_slice) {
        Some([only]) => workspace.document(only).map(|(id, _)| id),
        _ => None,
    };
    bases.iter().find_map(at).or_else(unique)
}
