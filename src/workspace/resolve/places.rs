//! The files at which a site's generator looks for the target of a link.

use camino::{Utf8Path, Utf8PathBuf};

use super::address::Address;
use super::{Resolver, Target, folder_of};
use crate::platform::{Platform, Site};
use crate::tree::join;
use crate::workspace::{Document, DocumentId};

/// The endings of pages that an address leaves out.
const PAGE_ENDINGS: [&str; 6] = ["md", "mdx", "qmd", "markdown", "ipynb", "rst"];

/// The names of the page of a folder.
const FOLDER_PAGES: [&str; 10] = [
    "index.md",
    "README.md",
    "_index.md",
    "index.mdx",
    "index.qmd",
    "readme.md",
    "index.html",
    "README.mdx",
    "index.markdown",
    "SUMMARY.md",
];

/// The endings of files that a build step makes another file of.
const TEMPLATES: [&str; 6] = ["in", "j2", "tmpl", "template", "erb", "jinja"];

/// An absolute path below the address of the site and that of its pages.
fn below_base<'p>(site: &Site, path: &'p str) -> Option<&'p str> {
    let strip = |path: &'p str, part: &str| {
        let rest = path.trim_start_matches('/').strip_prefix(part)?;
        (part.is_empty() || rest.is_empty() || rest.starts_with('/')).then_some(rest)
    };
    let addresses = &site.addresses;
    let below_host = strip(path, &addresses.host_path).unwrap_or(path);
    if addresses.base.is_empty() && addresses.host_path.is_empty() {
        return None;
    }
    strip(below_host, &addresses.base)
}

/// Whether a place is an address outside of the site: of another one that the same host shows.
fn leaves_the_site(site: &Site, place: &Utf8Path) -> bool {
    site.is_known() && place.extension() == Some("html") && !place.starts_with(&site.dir)
}

/// What stands at a place.
pub(super) enum Found {
    /// A page.
    Page(DocumentId),
    /// Another file, or a folder.
    File(Utf8PathBuf),
    /// A page that a build step makes, or that is no Markdown: its ids are not known.
    Closed,
}

impl Resolver<'_> {
    /// Looks for the target at all its places.
    pub(super) fn look(&self, document: &Document, address: &Address<'_>) -> Target {
        let Some(site) = self.workspace.site(document) else { return Target::External };
        let absolute = address.path.starts_with('/');
        let bases = if absolute { self.tops(site, address) } else { self.bases(document, site) };
        let original = self.untranslated(document, site).filter(|_| !absolute);
        let bases = bases.into_iter().chain(original.as_deref());
        let mut first = None;
        for base in bases {
            let Some(place) = join(base, &address.path) else { continue };
            if let Some(found) = self.at(&place, site) {
                return self.target(found, address.fragment);
            }
            first.get_or_insert(place);
        }
        if absolute && let Some(inside) = below_base(site, &address.path) {
            let place = join(&site.dir, inside).unwrap_or_default();
            if let Some(found) = self.at(&place, site) {
                return self.target(found, address.fragment);
            }
            first = Some(place);
        }
        if let Some(found) = self.by_route(document, site, address) {
            return self.target(found, address.fragment);
        }
        if address.variable.is_none() && !absolute && site.platform() == Platform::Obsidian {
            return self
                .wiki(document, &format!("{}#{}", address.path, address.fragment.unwrap_or_default()));
        }
        match first {
            Some(place) if self.leaves_the_tree(document, &place) => {
                Target::Unchecked("into folders that are not in the tree")
            }
            Some(place) if leaves_the_site(site, &place) => {
                Target::Unchecked("to other sites beside this one")
            }
            Some(place) => Target::MissingFile(place),
            None => Target::Unchecked("out of the root"),
        }
    }

    pub(super) fn target(&self, found: Found, fragment: Option<&str>) -> Target {
        match found {
            Found::Page(id) => self.anchor(id, fragment),
            Found::File(path) => Target::File(path),
            Found::Closed => Target::Unchecked("to pages that a build step makes"),
        }
    }

    /// The folders that a relative address may begin at, the one of the page first.
    fn bases<'s>(&'s self, document: &'s Document, site: &'s Site) -> Vec<&'s Utf8Path> {
        let own = folder_of(document.path());
        match site.platform() {
            Platform::Docusaurus | Platform::Obsidian | Platform::Azure => vec![own, &site.dir],
            _ => vec![own],
        }
    }

    /// The folder of the page that a page of Docusaurus in `i18n/LANGUAGE/…/current` translates: a link to what is not
    /// translated leads there (`docusaurus-utils`, `markdownLinks.ts`).
    fn untranslated(&self, document: &Document, site: &Site) -> Option<Utf8PathBuf> {
        if site.platform() != Platform::Docusaurus || site.dir.file_name() != Some("i18n") {
            return None;
        }
        let (plugin, inside) =
            document.path().as_str().split_once("/docusaurus-plugin-content-")?.1.split_once('/')?;
        let kind = plugin.split('-').next()?;
        let is_source = |other: &&Site| {
            let name = other.dir.file_name().unwrap_or_default();
            other.marker == site.marker
                && match inside.split_once('/') {
                    Some((version, _)) if version.starts_with("version-") => name == "versioned_docs",
                    _ if kind == "docs" => !matches!(name, "versioned_docs" | "blog" | "pages" | "i18n"),
                    _ => name == kind,
                }
        };
        let source = self.workspace.sites.iter().find(is_source)?;
        let inside = inside.strip_prefix("current/").unwrap_or(inside);
        Some(source.dir.join(folder_of(Utf8Path::new(inside))))
    }

    /// The folders that an absolute address, or one behind a variable, may begin at.
    fn tops<'s>(&'s self, site: &'s Site, address: &Address<'_>) -> Vec<&'s Utf8Path> {
        let mut tops: Vec<&Utf8Path> = Vec::new();
        if address.variable.as_deref() == Some("@site") {
            return vec![&site.addresses.project];
        }
        tops.push(&site.dir);
        tops.extend(site.addresses.assets.iter().map(Utf8PathBuf::as_path));
        if site.marker.is_some() {
            tops.push(&site.addresses.project);
        }
        tops.push(Utf8Path::new(""));
        tops.extend(self.workspace.index.learned_top());
        tops
    }

    /// What stands at `place`, by the endings that the site's addresses may leave out.
    pub(super) fn at(&self, place: &Utf8Path, site: &Site) -> Option<Found> {
        let listing = &self.workspace.listing;
        if let Some((id, _)) = self.workspace.document(place) {
            return Some(Found::Page(id));
        }
        if listing.has_file(place) {
            return Some(Found::File(place.to_owned()));
        }
        if let Some(found) = self.page_in_language(place, site) {
            return Some(found);
        }
        if place.extension().is_some_and(|ending| matches!(ending, "html" | "htm")) {
            let stem = place.with_extension("");
            let folder_page = place.file_stem() == Some("index");
            let found = self
                .page_named(&stem)
                .or_else(|| self.page_of_folder(folder_of(place)).filter(|_| folder_page));
            return found;
        }
        if self.leaves_endings_out(site) {
            let named = self.page_named(place).or_else(|| self.page_with_spaces(place, site));
            if named.is_some() {
                return named;
            }
        }
        let numbered = self.workspace.index.numbered(place).filter(|_| !site.is_known());
        if let Some(page) = numbered {
            return Some(Found::Page(page));
        }
        if listing.has_folder(place) {
            return Some(self.page_of_folder(place).unwrap_or_else(|| Found::File(place.to_owned())));
        }
        let made =
            TEMPLATES.iter().any(|ending| listing.has_file(Utf8Path::new(&format!("{place}.{ending}"))));
        made.then_some(Found::Closed)
    }

    /// The page at `stem` with any of the endings of pages.
    fn page_named(&self, stem: &Utf8Path) -> Option<Found> {
        PAGE_ENDINGS.iter().find_map(|ending| {
            let path = Utf8PathBuf::from(format!("{stem}.{ending}"));
            let page = self.workspace.document(&path).map(|(id, _)| Found::Page(id));
            page.or_else(|| self.workspace.listing.has_file(&path).then_some(Found::Closed))
        })
    }

    /// The page `a.fr.md` or `a.en.md` for `a.md`, where files have the languages of the site in their names.
    fn page_in_language(&self, place: &Utf8Path, site: &Site) -> Option<Found> {
        let ending = place.extension().filter(|ending| PAGE_ENDINGS.contains(ending))?;
        site.addresses.languages.iter().find_map(|language| {
            let path = place.with_extension(format!("{language}.{ending}"));
            self.workspace.document(&path).map(|(id, _)| Found::Page(id))
        })
    }

    /// In wikis of Azure a hyphen of an address is a space or a hyphen of the file, which is percent-encoded.
    fn page_with_spaces(&self, place: &Utf8Path, site: &Site) -> Option<Found> {
        if site.platform() != Platform::Azure {
            return None;
        }
        let stem = place.as_str().strip_suffix(".md").unwrap_or(place.as_str());
        self.page_named(Utf8Path::new(&stem.replace(' ', "-")))
    }

    /// The page of a folder.
    pub(super) fn page_of_folder(&self, folder: &Utf8Path) -> Option<Found> {
        FOLDER_PAGES.iter().find_map(|name| {
            let path = folder.join(name);
            let page = self.workspace.document(&path).map(|(id, _)| Found::Page(id));
            page.or_else(|| self.workspace.listing.has_file(&path).then_some(Found::Closed))
        })
    }

    fn leaves_endings_out(&self, site: &Site) -> bool {
        match site.platform() {
            Platform::Mdbook | Platform::Gitlab | Platform::Quarto | Platform::Pandoc | Platform::Mkdocs => {
                false
            }
            Platform::Github => site.addresses.routed || self.workspace.index.leaves_endings_out(),
            _ => true,
        }
    }

    /// Whether a missing path lies above the top folder of the page, among files of which the tree holds none: the
    /// tree is then a part of a repository.
    fn leaves_the_tree(&self, document: &Document, missing: &Utf8Path) -> bool {
        let top = |path: &Utf8Path| folder_of(path).components().next().map(|part| part.to_string());
        let (Some(own), other) = (top(document.path()), top(missing)) else { return false };
        match other {
            Some(other) => other != own && !self.workspace.listing.has_folder(Utf8Path::new(&other)),
            None => !self.workspace.index.has_files_at_root(),
        }
    }
}
