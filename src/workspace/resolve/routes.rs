//! The addresses that a generator gives to pages, for links that are addresses rather than paths of files.

mod docusaurus;
mod hugo;
mod jekyll;

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::FxHashMap;

use super::address::Address;
use super::places::Found;
use super::{Resolver, folder_of};
use crate::discover::is_document;
use crate::facts::{Datum, FrontMatter};
use crate::platform::{Platform, Site};
use crate::tree::join;
use crate::workspace::{Document, DocumentId, Workspace};

/// The addresses of the pages that one configuration builds, without slashes at their ends, in lower case.
#[derive(Debug, Default)]
pub(super) struct Routes {
    pages: FxHashMap<String, DocumentId>,
    /// Addresses that exist but are no page of the tree: redirects, pages in other languages than Markdown.
    others: BTreeSet<String>,
    /// The first parts of the addresses of pages.
    tops: BTreeSet<String>,
}

impl Routes {
    /// The addresses of all sites, by the file that gave them away.
    pub(super) fn of_sites(workspace: &Workspace) -> BTreeMap<Utf8PathBuf, Self> {
        let mut all: BTreeMap<Utf8PathBuf, Self> = BTreeMap::new();
        for (number, document) in (0..).zip(&workspace.documents) {
            let Some(site) = workspace.site(document) else { continue };
            let routes = all.entry(site.marker.clone().unwrap_or_default()).or_default();
            let addresses = addresses_of(document, site);
            for address in addresses.iter().map(|address| normal(address)) {
                routes.tops.insert(address.split('/').next().unwrap_or_default().to_owned());
                routes.pages.entry(address).or_insert(DocumentId(number));
            }
        }
        for site in &workspace.sites {
            let routes = all.entry(site.marker.clone().unwrap_or_default()).or_default();
            routes.others.extend(site.addresses.redirects.iter().map(|address| normal(address)));
            routes.add_scripted_pages(site, workspace);
        }
        all
    }

    /// Pages of Docusaurus that are components rather than Markdown.
    fn add_scripted_pages(&mut self, site: &Site, workspace: &Workspace) {
        if site.platform() != Platform::Docusaurus || !site.dir.ends_with("src/pages") {
            return;
        }
        for file in workspace.listing.files().filter(|file| file.starts_with(&site.dir)) {
            if matches!(file.extension(), Some("js" | "jsx" | "ts" | "tsx")) {
                let inside = file.strip_prefix(&site.dir).unwrap_or(file).with_extension("");
                self.others.insert(normal(inside.as_str()));
            }
        }
    }

    fn find(&self, address: &str) -> Option<Found> {
        let address = normal(address);
        match self.pages.get(&address) {
            Some(id) => Some(Found::Page(*id)),
            None => (self.others.contains(&address) || is_list_of_pages(&address)).then_some(Found::Closed),
        }
    }
}

/// Whether generators make a list of pages at an address: of a category, of a tag, of all posts.
fn is_list_of_pages(address: &str) -> bool {
    let mut parts = address.split('/').rev();
    let last = parts.next().unwrap_or_default();
    matches!(
        last,
        "tags" | "categories" | "archive" | "authors" | "feed.xml" | "rss.xml" | "atom.xml" | "sitemap.xml"
    ) || parts
        .next()
        .is_some_and(|folder| matches!(folder, "category" | "tags" | "categories" | "authors" | "page"))
}

/// An address without what generators leave out: slashes at its ends, `index.html`, `.html`; lower case.
fn normal(address: &str) -> String {
    let address = address.trim_matches('/').to_lowercase();
    let address = address.strip_suffix(".html").unwrap_or(&address);
    let address = address
        .strip_suffix("index")
        .filter(|rest| rest.is_empty() || rest.ends_with('/'))
        .unwrap_or(address);
    address.trim_matches('/').to_owned()
}

impl Resolver<'_> {
    /// Looks an address up among those of the site's pages.
    pub(super) fn by_route(&self, document: &Document, site: &Site, address: &Address<'_>) -> Option<Found> {
        let routes = self.workspace.index.routes.get(site.marker.as_deref().unwrap_or(Utf8Path::new("")))?;
        if site.marker.is_none() && site.platform() != Platform::Jekyll {
            return None;
        }
        if address.path.starts_with('/') {
            return self.absolute(routes, site, &address.path);
        }
        if address.variable.is_some() {
            return None;
        }
        let own = Utf8PathBuf::from(address_of(document, site));
        let bases = [own.as_path(), folder_of(&own)];
        let page = |base: &&Utf8Path| routes.find(join(base, &address.path)?.as_str());
        bases.iter().find_map(page).or_else(|| self.asset(site, bases.first()?, &address.path))
    }

    /// A file of the site that is no page, by its address relative to that of a page.
    fn asset(&self, site: &Site, page: &Utf8Path, path: &str) -> Option<Found> {
        let below = join(page, path).filter(|below| below.extension().is_some() && !is_document(below))?;
        let below = below.strip_prefix(&site.addresses.base).unwrap_or(&below);
        let tops = site.addresses.assets.iter().map(Utf8PathBuf::as_path).chain([site.dir.as_path()]);
        let file = tops.map(|top| top.join(below)).find(|file| self.workspace.listing.has_file(file))?;
        Some(Found::File(file))
    }

    fn absolute(&self, routes: &Routes, site: &Site, path: &str) -> Option<Found> {
        let path = path.trim_matches('/');
        let host = &site.addresses.host_path;
        let below = path
            .strip_prefix(host.as_str())
            .filter(|rest| rest.is_empty() || rest.starts_with('/') || host.is_empty());
        let language = path.split_once('/').filter(|(first, _)| {
            site.addresses.languages.iter().any(|l| l == first) && !routes.tops.contains(*first)
        });
        let candidates = [Some(path), below, language.map(|(_, rest)| rest)];
        let base = (!site.addresses.base.is_empty()).then(|| format!("{}/{path}", site.addresses.base));
        candidates.into_iter().flatten().find_map(|path| routes.find(path)).or_else(|| routes.find(&base?))
    }
}

/// The address of a page, without slashes at its ends: the one that links on it are relative to.
pub(in crate::workspace) fn address_of(document: &Document, site: &Site) -> String {
    let own = addresses_of(document, site).into_iter().next().unwrap_or_default();
    own.trim_matches('/').to_owned()
}

/// The addresses of a page, the one that links are relative to first.
fn addresses_of(document: &Document, site: &Site) -> Vec<String> {
    let path = document.path().strip_prefix(&site.dir).unwrap_or(document.path());
    let matter = document.facts.front_matter.as_ref();
    match site.platform() {
        Platform::Docusaurus => docusaurus::addresses(path, site, matter),
        Platform::Hugo => hugo::addresses(path, site, matter),
        Platform::Jekyll => jekyll::addresses(path, site, matter),
        _ => {
            let mut addresses: Vec<String> = text(matter, "permalink").into_iter().collect();
            let rewritten =
                super::rewrite::apply(path.as_str(), &site.addresses.rewrites).map(Utf8PathBuf::from);
            addresses.extend(rewritten.map(|path| joined(&site.addresses.base, &plain(&path))));
            addresses.push(joined(&site.addresses.base, &plain(path)));
            addresses
        }
    }
}

fn text(matter: Option<&FrontMatter>, key: &str) -> Option<String> {
    matter?.data.get(key)?.as_text().map(str::to_owned)
}

fn joined(base: &str, path: &str) -> String {
    format!("{}/{}", base.trim_matches('/'), path.trim_matches('/')).trim_matches('/').to_owned()
}

/// A path without its ending and the name of a folder's page.
fn plain(path: &Utf8Path) -> String {
    let stem = path.with_extension("");
    match stem.file_name() {
        Some("index" | "_index" | "README" | "readme") => folder_of(&stem).to_string(),
        _ => stem.into_string(),
    }
}

/// The date of a blog post and its name, both as in its address.
fn blog_date(path: &Utf8Path) -> Option<(String, String)> {
    let name = path.file_name().filter(|name| *name != "index").or_else(|| folder_of(path).file_name())?;
    let date = name.get(..10)?;
    let is_date = date
        .bytes()
        .enumerate()
        .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let rest = name.get(11..)?;
    is_date.then(|| (date.replace('-', "/"), rest.to_owned()))
}

fn aliases(matter: Option<&FrontMatter>) -> Vec<String> {
    let keys = ["aliases", "redirect_from", "alias"];
    let data = matter.map(|matter| &matter.data);
    let lists = keys.iter().filter_map(|key| data?.get(key));
    lists.flat_map(Datum::items).filter_map(|item| item.as_text().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_without_what_is_left_out() {
        assert_eq!(normal("/Docs/index.html"), "docs");
        assert_eq!(normal("a/reindex/"), "a/reindex");
    }
}
