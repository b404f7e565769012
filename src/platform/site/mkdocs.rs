//! MkDocs: `mkdocs.yml` (MkDocs 1.6, `config/defaults.py`), and its successors that read the same keys: Zensical
//! (`zensical.toml`, `zensical.yml`) and `ProperDocs` (`properdocs.yml`).

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::marker::{Marker, pairs, path_of_address, text_at};
use super::{Addresses, Platform, Site};
use crate::facts::{Datum, Value};
use crate::platform::slug::MkdocsSlugify;
use crate::tree::{Listing, join};

/// Extensions that read `{#id}`.
const ATTRIBUTE_LISTS: [&str; 6] = [
    "attr_list",
    "markdown.extensions.attr_list",
    "extra",
    "markdown.extensions.extra",
    "pymdownx.extra",
    "markdown_extra",
];

/// Plugins that make pages out of what is not in the folder of the pages.
const PAGE_MAKERS: [&str; 8] =
    ["gen-files", "monorepo", "multirepo", "monorepo-include", "api-autonav", "mkdoxy", "gallery", "autoapi"];

/// Plugins that put values into the text of pages.
const TEXT_MAKERS: [&str; 4] = ["macros", "markdownextradata", "mkdocs-simple-hooks", "jinja2"];

/// Whether a file of this name is a configuration: `mkdocs.yml`, and variants such as `mkdocs.insiders.yml`.
pub(super) fn is_config(name: &str) -> bool {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let family = stem.split('.').next().unwrap_or_default();
    matches!(family, "mkdocs" | "zensical" | "properdocs") && matches!(ending, "yml" | "yaml" | "toml")
}

/// The site below `docs_dir`.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    let whole = marker.data();
    // Zensical's TOML has the same keys in a table.
    let data = whole.get("project").filter(|_| marker.path.extension() == Some("toml")).unwrap_or(&whole);
    let parent = text_at(data, &["INHERIT"]).map(|path| marker.data_of(path));
    let inherited = |key: &str| data.get(key).or_else(|| parent.as_ref()?.get(key));
    let Some(dir) = marker.inside(inherited("docs_dir").and_then(Datum::as_text).unwrap_or("docs")) else {
        return Vec::new();
    };
    let mut site = Site::of(marker, Platform::Mkdocs, dir);
    let extensions = names(inherited("markdown_extensions"));
    site.slugs.mkdocs_attr_list = extensions.iter().any(|name| ATTRIBUTE_LISTS.contains(name));
    site.slugs.mkdocs_slugify = slugify(marker.text);
    let host = inherited("site_url").and_then(Datum::as_text);
    site.addresses.host_path = host.map(path_of_address).unwrap_or_default();
    site.addresses.redirects = redirects(inherited("plugins"));
    let plugins = names(inherited("plugins"));
    let has = |makers: &[&str]| plugins.iter().any(|plugin| makers.contains(plugin));
    site.addresses.plugins.pages = has(&PAGE_MAKERS);
    site.addresses.plugins.headings = has(&["autorefs", "mkdocstrings"]);
    let tabs = settings(inherited("markdown_extensions"), "pymdownx.tabbed");
    site.addresses.plugins.tabs = tabs.is_some_and(|settings| settings.get("slugify").is_some());
    site.addresses.plugins.text = has(&TEXT_MAKERS) || inherited("hooks").is_some();
    site.addresses.languages = languages(inherited("plugins"));
    snippets(marker, inherited("markdown_extensions"), &mut site.addresses);
    let nav =
        inherited("nav").filter(|_| !has(&["literate-nav", "awesome-nav", "awesome-pages", "gen-files"]));
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

/// The function that makes ids, a setting of the extension `toc`. Its YAML tag names it, so the text is read.
fn slugify(text: &str) -> MkdocsSlugify {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text.lines().skip_while(|line| line.trim_start_matches([' ', '-']).trim_end() != "toc:");
    let depth = lines.next().map_or(0, indent);
    let of_toc = lines.take_while(|line| line.trim().is_empty() || indent(line) > depth);
    let settings = of_toc.collect::<Vec<_>>().join("\n");
    let Some((_, setting)) = settings.split_once("slugify:") else { return MkdocsSlugify::Ascii };
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

/// The settings of an extension or plugin in a list of them, or in a mapping.
fn settings<'d>(list: Option<&'d Datum>, name: &str) -> Option<&'d Datum> {
    let list = list?;
    list.get(name).or_else(|| list.items().iter().find_map(|item| item.get(name)))
}

/// The folders of snippets, and the files that are added to every page (`pymdownx/snippets.py`).
fn snippets(marker: &Marker<'_>, extensions: Option<&Datum>, addresses: &mut Addresses) {
    let Some(settings) = settings(extensions, "pymdownx.snippets") else { return };
    let texts =
        |key: &str| settings.get(key).map(Datum::items).unwrap_or_default().iter().filter_map(Datum::as_text);
    let written: Vec<&str> = texts("base_path").collect();
    let bases = if written.is_empty() { vec!["."] } else { written };
    addresses.snippets = bases.iter().filter_map(|base| marker.inside(base)).collect();
    for name in texts("auto_append") {
        let found = addresses.snippets.iter().find_map(|base| snippet(base, name, marker.listing));
        addresses.plugins.labels |= found.is_none();
        addresses.appended.extend(found);
    }
}

/// The file that a snippet is, in a folder or as the base itself.
fn snippet(base: &Utf8Path, name: &str, listing: &Listing) -> Option<Utf8PathBuf> {
    let itself = || (base.file_name() == Some(name)).then(|| base.to_owned());
    join(base, name)
        .filter(|path| listing.has_file(path))
        .or_else(itself)
        .filter(|path| listing.has_file(path))
}

/// The languages of the plugin `i18n`, which files name in their ending: `page.fr.md`.
fn languages(plugins: Option<&Datum>) -> Vec<String> {
    let Some(languages) = settings(plugins, "i18n").and_then(|settings| settings.get("languages")) else {
        return Vec::new();
    };
    let listed = languages.items().iter().filter_map(|item| item.get("locale").or(Some(item))?.as_text());
    let keyed = pairs(languages).iter().filter_map(|(name, _)| name.as_text());
    listed.chain(keyed).map(str::to_owned).collect()
}

/// The pages that the plugin `redirects` makes.
fn redirects(plugins: Option<&Datum>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let redirects = settings(plugins, "redirects");
    if let Some(maps) = redirects.and_then(|redirects| redirects.get("redirect_maps")).map(pairs) {
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
