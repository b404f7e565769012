//! Docusaurus: `docusaurus.config.*` (Docusaurus 3, `plugin-content-docs/src/options.ts`).

use super::marker::{Marker, path_of_address};
use super::{Platform, Site, script};

/// The docs, their versions, the blog, the translations and the free pages of a site: each folder that the tree has.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    let docs = settings_of(marker.text, "docs");
    let blog = settings_of(marker.text, "blog");
    let docs_dir = script::string(docs, "path").unwrap_or("docs").to_owned();
    let docs_base = script::string(docs, "routeBasePath").unwrap_or("docs");
    let blog_dir = script::string(blog, "path").unwrap_or("blog").to_owned();
    let blog_base = script::string(blog, "routeBasePath").unwrap_or("blog");
    let folders = [
        (docs_dir.as_str(), docs_base),
        ("versioned_docs", docs_base),
        (blog_dir.as_str(), blog_base),
        ("src/pages", ""),
        ("i18n", docs_base),
    ];
    let plugins = plugin_folders(marker.text);
    let plugins = plugins.iter().map(|(path, base)| (*path, *base));
    folders.into_iter().chain(plugins).filter_map(|(folder, base)| site(marker, folder, base)).collect()
}

fn site(marker: &Marker<'_>, folder: &str, base: &str) -> Option<Site> {
    let dir = marker.inside(folder).filter(|dir| marker.listing.has_folder(dir))?;
    let mut site = Site::of(marker, Platform::Docusaurus, dir);
    site.slugs.docusaurus_keep_case = script::word(marker.text, "maintainCase") == Some("true");
    let addresses = &mut site.addresses;
    addresses.host_path = script::string(marker.text, "baseUrl").map(path_of_address).unwrap_or_default();
    base.trim_matches('/').clone_into(&mut addresses.base);
    let mut statics = script::list(marker.text, "staticDirectories");
    if statics.is_empty() {
        statics.push("static");
    }
    addresses.assets = statics.into_iter().filter_map(|folder| marker.inside(folder)).collect();
    addresses.redirects = script::strings(marker.text, "from").map(path_of_address).collect();
    addresses.languages = script::list(marker.text, "locales").into_iter().map(str::to_owned).collect();
    Some(site)
}

/// The text of the object that the preset is given for `docs` or `blog`; empty where there is none.
fn settings_of<'a>(text: &'a str, key: &str) -> &'a str {
    let marked = text.match_indices(key).find_map(|(at, _)| {
        let rest = text.get(at + key.len()..)?.trim_start_matches(['\'', '"']).trim_start();
        rest.strip_prefix(':')?.trim_start().strip_prefix('{')
    });
    marked.map(object).unwrap_or_default()
}

/// The text of an object up to the brace that closes it.
fn object(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        depth = match c {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        };
        if depth == 0 {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// The folders of further docs plugins, each with its path.
fn plugin_folders(text: &str) -> Vec<(&str, &str)> {
    let plugins = text.split("plugin-content-docs").skip(1);
    plugins
        .filter_map(|rest| {
            let settings = object(rest.split_once('{')?.1);
            let path = script::string(settings, "path")?;
            Some((path, script::string(settings, "routeBasePath").unwrap_or(path)))
        })
        .collect()
}
