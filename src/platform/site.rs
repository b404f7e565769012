//! The sites of a tree: which folder is built by which generator, and what its configuration says.
//!
//! One file per generator in `site/`; this one finds the markers and hands them over.

mod astro;
mod docusaurus;
mod hugo;
mod jekyll;
mod marker;
mod mdbook;
mod mkdocs;
mod named;
mod quarto;
mod script;
mod sphinx;
mod vite;

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::Platform;
use super::slug::SlugOptions;
use crate::markdown::Dialect;
use crate::tree::Tree;
use marker::Marker;

/// A site of the tree: the folder whose pages one generator builds. The root itself is always the last site, with
/// the platform of what no generator builds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// The source folder; empty for the root.
    pub dir: Utf8PathBuf,
    /// The file that gave it away; none for what no generator builds.
    pub marker: Option<Utf8PathBuf>,
    /// The platforms that its pages are checked for; the first is the one in force for links that a fix writes.
    pub platforms: Vec<Platform>,
    /// What its configuration says about heading ids.
    pub slugs: SlugOptions,
    /// What its configuration says about addresses.
    pub addresses: Addresses,
}

/// What the configuration of a site says about the addresses of its pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The folder of the configuration file: `@site` of Docusaurus.
    pub project: Utf8PathBuf,
    /// The path of the whole site's address, without slashes at its ends.
    pub host_path: String,
    /// The path below it at which the pages of the site's folder begin, without slashes at its ends.
    pub base: String,
    /// Folders whose files are at the top of the whole site.
    pub assets: Vec<Utf8PathBuf>,
    /// Paths that lead on to others, without slashes at their ends.
    pub redirects: BTreeSet<String>,
    /// Pages that the navigation names, relative to the root; none where the navigation is not known.
    pub navigation: Option<BTreeSet<Utf8PathBuf>>,
    /// The languages that may begin a path.
    pub languages: Vec<String>,
    /// Patterns of paths of files, and what the paths of their pages are instead, as in `packages/:name/:rest*`.
    pub rewrites: Vec<(String, String)>,
    /// Patterns of the addresses of collections, as in `/:collection/:name/`, by the name of the collection.
    pub permalinks: Vec<(String, String)>,
    /// Files whose text a preprocessor adds to every page: link definitions, abbreviations.
    pub appended: Vec<Utf8PathBuf>,
    /// Folders, and single files, that the text of included files is looked for in.
    pub snippets: Vec<Utf8PathBuf>,
    /// Whether pages are linked by their addresses although the platform, as GitHub, links files.
    pub routed: bool,
    /// Folders whose pages a build step makes.
    pub made: Vec<Utf8PathBuf>,
    /// Whether plugins make ids, pages or text that are not in the tree.
    pub plugins: Plugins,
}

/// What plugins of a site make that is not in the tree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Plugins {
    /// Text of pages: values and calls of a template language, or what a hook makes of comments.
    pub text: bool,
    /// Pages.
    pub pages: bool,
    /// Ids of the titles of tabs (`pymdownx/tabbed.py`, `slugify`).
    pub tabs: bool,
    /// Definitions of labels, for every page.
    pub labels: bool,
    /// References by the ids of headings, and by the names of code that is documented.
    pub headings: bool,
}

impl Site {
    /// The platform in force.
    #[must_use]
    pub fn platform(&self) -> Platform {
        self.platforms.first().copied().unwrap_or(Platform::Github)
    }

    /// How the page at `path` is to be parsed.
    #[must_use]
    pub fn dialect(&self, path: &Utf8Path) -> Dialect {
        let platform = self.platform();
        Dialect {
            mdx: path.extension() == Some("mdx") || platform == Platform::Docusaurus,
            wikilinks: platform == Platform::Obsidian,
            ..Dialect::default()
        }
    }

    /// Whether a generator is known to build it, or the user named the platform.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.marker.is_some()
    }

    /// A site that a marker gives away.
    fn of(marker: &Marker<'_>, platform: Platform, dir: Utf8PathBuf) -> Self {
        let addresses = Addresses { project: marker.folder.to_owned(), ..Addresses::default() };
        Self {
            dir,
            marker: Some(marker.path.to_owned()),
            platforms: vec![platform],
            slugs: SlugOptions::default(),
            addresses,
        }
    }
}

/// The sites of a tree, deepest source folder first, the root last. `configured` platforms hold for every page; what
/// else the configuration files of generators say holds all the same.
#[must_use]
pub fn detect(tree: &Tree, configured: &[Platform]) -> Vec<Site> {
    let folders = marker::folders(tree);
    let files = tree.data.iter().filter_map(|source| Marker::of_file(source, tree));
    let markers = files.chain(folders.iter().map(|path| Marker::of_folder(path, tree)));
    let mut sites: Vec<Site> = markers.flat_map(|marker| read(&marker)).collect();
    sites.sort_by(|a, b| {
        depth(b).cmp(&depth(a)).then_with(|| a.dir.cmp(&b.dir)).then(a.marker.cmp(&b.marker))
    });
    sites.dedup_by(|later, first| later.dir == first.dir);
    if !configured.is_empty() {
        for site in &mut sites {
            site.platforms = configured.to_vec();
        }
    }
    let host = if configured.is_empty() { vec![named::host(tree)] } else { configured.to_vec() };
    sites.push(Site { platforms: host, ..Site::default() });
    sites
}

/// Files that the configuration of sites names and that belong to their pages, whatever their names or folders.
#[must_use]
pub fn companions(tree: &Tree) -> Vec<Utf8PathBuf> {
    let markers = tree.data.iter().filter_map(|source| Marker::of_file(source, tree));
    let sites = markers.filter(|marker| mkdocs::is_config(marker.name)).flat_map(|marker| read(&marker));
    let files: BTreeSet<Utf8PathBuf> = sites.flat_map(|site| site.addresses.appended).collect();
    files.into_iter().filter(|file| tree.listing.has_file(file)).collect()
}

fn depth(site: &Site) -> usize {
    site.dir.components().count()
}

/// The index of the site that builds the page at `path`.
#[must_use]
pub fn site_of(sites: &[Site], path: &Utf8Path) -> usize {
    let found = sites.iter().position(|site| path.starts_with(&site.dir));
    found.unwrap_or(sites.len().saturating_sub(1))
}

fn read(marker: &Marker<'_>) -> Vec<Site> {
    match marker.name {
        "book.toml" => mdbook::read(marker),
        name if mkdocs::is_config(name) => mkdocs::read(marker),
        name if name.starts_with("docusaurus.config.") => docusaurus::read(marker),
        name if name.starts_with("astro.config.") => astro::read(marker),
        "hugo.toml" | "hugo.yaml" | "hugo.yml" | "hugo.json" | "config.toml" | "config.yaml"
        | "config.yml" | "config.json" => named::carpentries(marker).unwrap_or_else(|| hugo::read(marker)),
        name if name.starts_with("quartz.config.") => marker
            .inside("content")
            .map(|dir| Site::of(marker, Platform::Obsidian, dir))
            .into_iter()
            .collect(),
        "conf.py" => sphinx::read(marker),
        "_toc.yml" => sphinx::read_book(marker),
        "myst.yml" => sphinx::read_myst(marker),
        "_quarto.yml" | "_quarto.yaml" => quarto::read(marker),
        "_config.yml" => jekyll::read(marker),
        ".vitepress" => vite::read(marker, Platform::Vitepress),
        ".vuepress" => vite::read(marker, Platform::Vuepress),
        ".obsidian" => vec![Site::of(marker, Platform::Obsidian, marker.folder.to_owned())],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
