//! MkDocs: `mkdocs.yml` (MkDocs 1.6, `config/defaults.py`).

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::marker::{Marker, at, pairs, path_of_address, text_at};
use super::{Platform, Site};
use crate::facts::{Datum, Value};
use crate::platform::slug::MkdocsSlugify;
use crate::tree::join;

/// Extensions that read `{#id}`.
const ATTRIBUTE_LISTS: [&str; 6] = [
    "attr_list",
    "markdown.extensions.attr_list",
    "extra",
    "markdown.extensions.extra",
    "pymdownx.extra",
    "markdown_extra",
];

/// The site below `docs_dir`.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    let data = marker.data();
    let Some(dir) = marker.inside(text_at(&data, &["docs_dir"]).unwrap_or("docs")) else { return Vec::new() };
    let mut site = Site::of(marker, Platform::Mkdocs, dir);
    let extensions = names(data.get("markdown_extensions"));
    site.slugs.mkdocs_attr_list = extensions.iter().any(|name| ATTRIBUTE_LISTS.contains(name));
    site.slugs.mkdocs_slugify = slugify(marker.text);
    site.addresses.host_path = text_at(&data, &["site_url"]).map(path_of_address).unwrap_or_default();
    site.addresses.redirects = redirects(&data);
    let plugins = names(data.get("plugins"));
    let nav =
        data.get("nav").filter(|_| !plugins.contains(&"literate-nav") && !plugins.contains(&"awesome-nav"));
    site.addresses.navigation = nav.map(|nav| {
        let mut pages = BTreeSet::new();
        collect_pages(nav, &site.dir, &mut pages);
        pages
    });
    vec![site]
}

/// The names in a list of extensions or plugins, each a name or a name with settings.
fn names(list: Option<&Datum>) -> Vec<&str> {
    let Some(list) = list else { return Vec::new() };
    if let Value::Map(pairs) = &list.value {
        return pairs.iter().filter_map(|(name, _)| name.as_text()).collect();
    }
    list.items()
        .iter()
        .filter_map(|item| {
            item.as_text().or_else(|| pairs(item).first().and_then(|(name, _)| name.as_text()))
        })
        .collect()
}

/// The function that makes ids. Its YAML tag names it, so the text is read.
fn slugify(text: &str) -> MkdocsSlugify {
    let Some((_, setting)) = text.split_once("slugify:") else { return MkdocsSlugify::Ascii };
    let line = setting.lines().next().unwrap_or_default();
    let near: String = setting.lines().take(4).collect::<Vec<_>>().join(" ");
    if line.contains("slugify_unicode") {
        MkdocsSlugify::Unicode
    } else if line.contains("uslugify_cased") {
        MkdocsSlugify::PymdownxKeepCase
    } else if line.contains("pymdownx.slugs") {
        let lower = line.contains("uslugify") || near.contains("lower");
        if lower { MkdocsSlugify::PymdownxLower } else { MkdocsSlugify::PymdownxKeepCase }
    } else {
        MkdocsSlugify::Ascii
    }
}

/// The pages that the plugin `redirects` makes.
fn redirects(data: &Datum) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for plugin in data.get("plugins").map(Datum::items).unwrap_or_default() {
        let maps = at(plugin, &["redirects", "redirect_maps"]).map(pairs).unwrap_or_default();
        found.extend(
            maps.iter().filter_map(|(from, _)| from.as_text()).map(|from| from.trim_matches('/').to_owned()),
        );
    }
    found
}

/// The pages below a node of the navigation, each relative to the folder of the pages.
fn collect_pages(node: &Datum, dir: &Utf8Path, pages: &mut BTreeSet<Utf8PathBuf>) {
    match &node.value {
        Value::Text(path) => pages.extend(join(dir, path)),
        Value::List(items) => items.iter().for_each(|item| collect_pages(item, dir, pages)),
        Value::Map(pairs) => pairs.iter().for_each(|(_, value)| collect_pages(value, dir, pages)),
        Value::Null => {}
    }
}
