//! Sphinx with MyST-Parser (`conf.py`), Jupyter Book 1 (`_toc.yml`) and mystmd (`myst.yml`).

use camino::Utf8PathBuf;

use super::marker::{Marker, text_at};
use super::{Platform, Site, script};
use crate::platform::slug::SphinxSlug;

/// What a `conf.py` of Sphinx sets, one of which it always has.
const SETTINGS: [&str; 5] = ["extensions", "html_theme", "myst_", "master_doc", "source_suffix"];

/// The names of the first page of a site.
const INDEXES: [&str; 3] = ["index.md", "index.rst", "index.ipynb"];

/// Extensions that make pages out of code and other sources.
const PAGE_MAKERS: [&str; 9] = [
    "autoapi",
    "autosummary",
    "autodoc2",
    "apidoc",
    "sphinx_gallery",
    "breathe",
    "exhale",
    "ablog",
    "sphinx_collections",
];

/// The site below a `conf.py` that is Sphinx's.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    if !SETTINGS.iter().any(|name| marker.text.contains(name)) {
        return Vec::new();
    }
    let mut site = Site::of(marker, Platform::Sphinx, pages_of(marker));
    let depth = script::word(marker.text, "myst_heading_anchors").and_then(|depth| depth.parse().ok());
    site.slugs.sphinx_heading_anchors = depth.unwrap_or(0);
    let function = script::word(marker.text, "myst_heading_slug_func").unwrap_or_default();
    site.slugs.sphinx_slug = match function {
        name if name.contains("make_id") || name.contains("docutils") => SphinxSlug::Docutils,
        name if name.contains("gitlab") => SphinxSlug::Gitlab,
        _ => SphinxSlug::Github,
    };
    site.addresses.plugins.pages = PAGE_MAKERS.iter().any(|name| marker.text.contains(name));
    let statics = script::list(marker.text, "html_static_path").into_iter();
    let extra = script::list(marker.text, "html_extra_path").into_iter();
    site.addresses.assets = statics.chain(extra).filter_map(|folder| marker.inside(folder)).collect();
    vec![site]
}

/// The folder of the pages: the one of `conf.py`, or one beside it where the option `-c` of `sphinx-build` names a
/// folder with the configuration alone.
fn pages_of(marker: &Marker<'_>) -> Utf8PathBuf {
    let has_pages =
        |folder: &Utf8PathBuf| INDEXES.iter().any(|name| marker.listing.has_file(&folder.join(name)));
    let folders = ["", "..", "../doc", "../docs", "../source"].iter();
    folders
        .filter_map(|folder| marker.inside(folder))
        .find(has_pages)
        .unwrap_or_else(|| marker.folder.to_owned())
}

/// The book below a `_toc.yml` of Jupyter Book 1, whose MyST-Parser gives anchors to no heading unless told to.
pub(super) fn read_book(marker: &Marker<'_>) -> Vec<Site> {
    let data = marker.data();
    let is_book = text_at(&data, &["format"]).is_some_and(|format| format.starts_with("jb-"));
    if !is_book {
        return Vec::new();
    }
    let mut site = Site::of(marker, Platform::Sphinx, marker.folder.to_owned());
    let config = marker.data_of("_config.yml");
    let depth =
        text_at(&config, &["sphinx", "config", "myst_heading_anchors"]).and_then(|depth| depth.parse().ok());
    site.slugs.sphinx_heading_anchors = depth.unwrap_or(0);
    vec![site]
}

/// The project below a `myst.yml`.
pub(super) fn read_myst(marker: &Marker<'_>) -> Vec<Site> {
    vec![Site::of(marker, Platform::Myst, marker.folder.to_owned())]
}
