//! What the resolution of links needs to know about the tree as a whole, found once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use regex::Regex;
use rustc_hash::FxHashMap;

use super::includes::Includes;
use super::labels::Labels;
use super::near::{NearNames, UniqueIds};
use super::numbers::Numbered;
use super::routes::Routes;
use crate::config::regular_expression;
use crate::facts::ReferenceKind;
use crate::markdown::definition::normalize_label;
use crate::platform::{Platform, Site};
use crate::tree::join;
use crate::workspace::{Document, DocumentId, Workspace};

/// How many links without an ending show that a tree's pages are linked that way.
const FEW_LINKS: usize = 5;

/// How many pages have to use a label that none defines before a plugin counts as its definition.
const FEW_PAGES: usize = 3;

/// What is known of all pages together.
#[derive(Debug, Default)]
pub struct LinkIndex {
    /// The labels of the tree.
    pub labels: Labels,
    pub(super) routes: BTreeMap<Utf8PathBuf, Routes>,
    /// Pages and other files by their lower-cased name, with and without ending.
    pub(super) by_name: FxHashMap<String, Vec<Utf8PathBuf>>,
    /// Which pages show the text of others.
    pub(crate) includes: Includes,
    extra_anchors: Vec<Regex>,
    leaves_endings_out: bool,
    numbered: Numbered,
    has_files_at_root: bool,
    learned_top: Option<Utf8PathBuf>,
    near: OnceLock<NearNames>,
    unique_ids: OnceLock<UniqueIds>,
    /// Labels that several pages of a site use and none defines, by the site.
    wanted_labels: BTreeSet<(usize, String)>,
}

impl LinkIndex {
    /// Reads the tree; its documents must have their anchors.
    #[must_use]
    pub fn build(workspace: &Workspace) -> Self {
        let names_and_includes = || {
            let by_name = by_name(workspace);
            let includes = Includes::of(workspace, &by_name);
            (by_name, includes)
        };
        let others = || {
            let mut index = Self {
                numbered: Numbered::of(workspace),
                routes: Routes::of_sites(workspace),
                has_files_at_root: workspace.listing.files().any(|file| !file.as_str().contains('/')),
                extra_anchors: extra_anchors(workspace),
                wanted_labels: wanted_labels(workspace),
                ..Self::default()
            };
            index.learned_top = learned_top(workspace, &index.numbered);
            index.learn_what_is_left_out(workspace);
            index
        };
        let (labels, ((by_name, includes), others)) =
            rayon::join(|| Labels::of(workspace), || rayon::join(names_and_includes, others));
        Self { labels, by_name, includes, ..others }
    }

    /// Whether several pages of a site whose plugins may define labels for all use this one, and none defines it.
    pub fn is_wanted_label(&self, site: usize, label: &str) -> bool {
        self.wanted_labels.contains(&(site, normalize_label(label)))
    }

    /// The names of the tree, to offer one for what leads nowhere.
    pub fn near(&self, workspace: &Workspace) -> &NearNames {
        self.near.get_or_init(|| NearNames::of(workspace))
    }

    /// The ids that one page only has, gathered when the first is asked for.
    pub fn unique_ids(&self, workspace: &Workspace) -> &UniqueIds {
        self.unique_ids.get_or_init(|| UniqueIds::of(workspace))
    }

    /// The files of this name in any folder, by path.
    pub fn files_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Utf8Path> {
        let files = self.by_name.get(&name.to_lowercase()).map_or(&[][..], Vec::as_slice);
        files.iter().map(Utf8PathBuf::as_path).filter(move |file| file.file_name() == Some(name))
    }

    /// The pages of this name in any folder, whatever their ending and case, by path.
    pub(super) fn files_named_like(&self, stem: &str) -> impl Iterator<Item = &Utf8Path> {
        let stem = stem.to_lowercase();
        let endings = ["md", "markdown", "html"].map(|ending| format!("{stem}.{ending}"));
        let lists = endings.into_iter().filter_map(|name| self.by_name.get(&name));
        lists.flatten().map(Utf8PathBuf::as_path)
    }

    pub(super) fn is_extra_anchor(&self, fragment: &str) -> bool {
        self.extra_anchors.iter().any(|pattern| pattern.is_match(fragment))
    }

    pub(super) fn leaves_endings_out(&self) -> bool {
        self.leaves_endings_out
    }

    /// The page without a known generator whose address leaves out the numbers of names, where links of the tree do.
    pub(super) fn numbered(&self, place: &Utf8Path) -> Option<DocumentId> {
        if self.numbered.is_empty() {
            return None;
        }
        let is_page = |ending: &str| matches!(ending, "md" | "mdx" | "qmd");
        let bare =
            if place.extension().is_some_and(is_page) { place.with_extension("") } else { place.into() };
        self.numbered.find(&bare)
    }

    pub(super) fn has_files_at_root(&self) -> bool {
        self.has_files_at_root
    }

    /// The folder at which the absolute links of pages without a known generator begin, where it is not the root.
    pub(super) fn learned_top(&self) -> Option<&Utf8Path> {
        self.learned_top.as_deref()
    }
}

/// The files of the tree by their lower-cased name, pages also by their name without its ending.
fn by_name(workspace: &Workspace) -> FxHashMap<String, Vec<Utf8PathBuf>> {
    let mut by_name: FxHashMap<String, Vec<Utf8PathBuf>> = FxHashMap::default();
    for file in workspace.listing.files() {
        let name = file.file_name().unwrap_or_default().to_lowercase();
        if let Some(stem) = name.strip_suffix(".md") {
            by_name.entry(stem.to_owned()).or_default().push(file.to_owned());
        }
        by_name.entry(name).or_default().push(file.to_owned());
    }
    by_name
}

/// The labels without a definition that many pages of a site share.
fn wanted_labels(workspace: &Workspace) -> BTreeSet<(usize, String)> {
    let mut pages: BTreeMap<(usize, String), BTreeSet<&Utf8Path>> = BTreeMap::new();
    for document in &workspace.documents {
        if !workspace.site(document).is_some_and(|site| site.is_known() && may_define_labels(site)) {
            continue;
        }
        let undefined = document.facts.references.iter().filter(|r| r.kind == ReferenceKind::Undefined);
        for label in undefined.filter_map(|reference| reference.label.as_deref()) {
            pages.entry((document.site, normalize_label(label))).or_default().insert(document.path());
        }
    }
    pages.into_iter().filter(|(_, pages)| pages.len() >= FEW_PAGES).map(|(label, _)| label).collect()
}

/// Whether plugins of the generator may add definitions to every page.
fn may_define_labels(site: &Site) -> bool {
    matches!(
        site.platform(),
        Platform::Mkdocs
            | Platform::Docusaurus
            | Platform::Vitepress
            | Platform::Vuepress
            | Platform::Sphinx
            | Platform::Myst
    )
}

/// A pattern that cannot be read is an error of the configuration, told where it is read.
fn extra_anchors(workspace: &Workspace) -> Vec<Regex> {
    let patterns = workspace.config.links.extra_anchors.iter();
    patterns.filter_map(|pattern| regular_expression(pattern.get_ref()).ok()).collect()
}

/// The destinations of a document's own links.
fn destinations(document: &Document) -> impl Iterator<Item = &str> {
    let inline = document.facts.references.iter().filter(|r| r.kind == ReferenceKind::Inline && !r.embed);
    let defined = document.facts.definitions.iter().filter(|definition| !definition.footnote);
    inline.map(|r| &*r.destination).chain(defined.map(|d| &*d.destination))
}

fn is_unbuilt(document: &Document, workspace: &Workspace) -> bool {
    workspace.site(document).is_some_and(|site| site.marker.is_none() && site.platform() == Platform::Github)
}

impl LinkIndex {
    /// Learns from the links of pages that no known generator builds whether they leave out the endings of files, and
    /// the numbers that names begin with.
    fn learn_what_is_left_out(&mut self, workspace: &Workspace) {
        let (mut whole, mut bare) = (0_usize, 0_usize);
        let (mut with_number, mut without_number) = (0_usize, 0_usize);
        for document in workspace.documents.iter().filter(|document| is_unbuilt(document, workspace)) {
            for destination in destinations(document).filter(|d| !d.contains(':')) {
                let path = destination.split(['#', '?']).next().unwrap_or_default();
                let is_absolute = path.starts_with('/');
                let top = self.learned_top().unwrap_or(Utf8Path::new(""));
                let base = if is_absolute { top } else { super::folder_of(document.path()) };
                let Some(place) = join(base, path).filter(|_| !path.is_empty()) else { continue };
                let exact = workspace.document(&place).is_some();
                let named = !exact && workspace.document(Utf8Path::new(&format!("{place}.md"))).is_some();
                let numbered = self.numbered(&place).is_some();
                whole += usize::from(exact);
                bare += usize::from(named || !exact && numbered && place.extension().is_none());
                with_number += usize::from(numbered && (exact || named));
                without_number += usize::from(numbered && !exact && !named);
            }
        }
        self.leaves_endings_out = bare >= FEW_LINKS && bare > whole / 4;
        if without_number < FEW_LINKS || without_number < with_number {
            self.numbered = Numbered::default();
        }
    }
}

/// How many absolute links have to lead somewhere below a folder before they are taken to begin there.
const FEW_PATHS: usize = 3;

/// The folder below which most absolute links of pages without a known generator lead somewhere.
fn learned_top(workspace: &Workspace, numbered: &Numbered) -> Option<Utf8PathBuf> {
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
    if paths.len() < FEW_PATHS {
        return None;
    }
    let folders: BTreeSet<&Utf8Path> = unbuilt()
        .flat_map(|document| document.path().ancestors().skip(1))
        .filter(|folder| folder.components().count() <= 3)
        .take(20_000)
        .collect();
    let leads = |folder: &Utf8Path, path: &str| {
        let Some(place) = join(folder, path) else { return false };
        let has = |ending: &str| workspace.document(Utf8Path::new(&format!("{place}{ending}"))).is_some();
        has("")
            || has(".md")
            || has("/index.md")
            || workspace.listing.has_file(&place)
            || numbered.find(&place).is_some()
    };
    let count = |folder: &Utf8Path| paths.iter().filter(|path| leads(folder, path)).count();
    let best =
        folders.into_iter().take(200).max_by_key(|folder| (count(folder), std::cmp::Reverse(*folder)))?;
    (count(best) >= FEW_PATHS && !best.as_str().is_empty()).then(|| best.to_owned())
}
