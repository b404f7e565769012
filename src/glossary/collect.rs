//! Puts the glossaries of a tree together: folders with a file per entry, pages, and data files.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::find::Found;
use super::settings::Settings;
use super::shape::{Draft, data, files};
use super::{Entry, EntryTarget, Glossaries, Glossary, Page, Scope, Shape, entry, find, scope, term};
use crate::config::Config;
use crate::text::Source;
use crate::tree::folder_of;

/// Finds the glossaries of a tree and reads their entries and terms. `pages` and `data` are in path order.
#[must_use]
pub fn collect(pages: &[Page<'_>], data: &[Source], config: &Config) -> Glossaries {
    let mut collector = Collector {
        pages,
        by_path: pages.iter().map(|page| (page.source.path().as_str(), page)).collect(),
        settings: Settings::new(config),
        list: Vec::new(),
        sections: BTreeSet::new(),
    };
    let folders = collector.folders();
    collector.pages(&folders);
    let of_data: Vec<Glossary> = data.iter().filter_map(|source| collector.of_data(source)).collect();
    collector.list.extend(of_data);
    collector.list.sort_by(|a, b| a.path.cmp(&b.path));
    collector.narrow_sections();
    let mut list = collector.list;
    list.iter_mut().for_each(term::follow_redirects);
    scope::set_apart(&mut list);
    term::group(list)
}

struct Collector<'a> {
    pages: &'a [Page<'a>],
    by_path: FxHashMap<&'a str, &'a Page<'a>>,
    settings: Settings<'a>,
    list: Vec<Glossary>,
    /// Ordinary pages of which a section is a glossary.
    sections: BTreeSet<Utf8PathBuf>,
}

impl Collector<'_> {
    /// Reads the folders with a file per entry. Gives the folders and the pages in them that are entries.
    fn folders(&mut self) -> Folders {
        let named = |folder: &Utf8Path| {
            let setting = self.settings.of(folder);
            setting.is_some_and(|setting| setting.shape.is_none_or(|shape| shape == Shape::Files))
        };
        let mut folders = Folders::default();
        for (folder, drafts) in files::folders(self.pages, &named) {
            folders.entries.extend(drafts.iter().map(|draft| draft.path.to_path_buf()));
            folders.folders.insert(folder.clone());
            let entries = self.finish(drafts);
            self.add(folder, Shape::Files, entries);
        }
        folders
    }

    /// Reads the pages that are no entries of a folder.
    fn pages(&mut self, folders: &Folders) {
        let mut spec_up: BTreeMap<Utf8PathBuf, Vec<Draft>> = BTreeMap::new();
        for (page, found) in self.pages.iter().zip(self.found(folders)) {
            let path = page.source.path();
            if let [only] = found.as_slice()
                && is_spec_up_entry(only)
            {
                let folder = folder_of(path).to_owned();
                spec_up.entry(folder).or_default().extend(only.reading.drafts.iter().cloned());
                continue;
            }
            found.into_iter().for_each(|found| self.add_page(page, found));
        }
        for (folder, drafts) in spec_up {
            let entries = self.finish(drafts);
            self.add(folder, Shape::Directive, entries);
        }
    }

    /// What each page has, in the order of the pages.
    fn found(&self, folders: &Folders) -> Vec<Vec<Found>> {
        let read = |page: &Page<'_>| {
            let path = page.source.path();
            let setting = self.settings.of_file(path);
            let ordinary = setting.is_none_or(|setting| setting.shape == Some(Shape::Files));
            if ordinary && folders.hold(path) {
                return Vec::new();
            }
            find::on_page(*page, setting).unwrap_or_default()
        };
        self.pages.par_iter().map(read).collect()
    }

    fn add_page(&mut self, page: &Page<'_>, found: Found) {
        let path = page.source.path();
        if found.is_section {
            self.sections.insert(path.to_owned());
        }
        let on_page_only = found.shape == Shape::Abbr && !is_shared(page, &found.reading.drafts);
        let entries = self.finish(found.reading.drafts);
        self.add(path.to_owned(), found.shape, entries);
        if let Some(glossary) = self.list.last_mut().filter(|_| on_page_only)
            && glossary.path == path
            && !glossary.configured
        {
            // The abbreviations of an ordinary page hold on that page only.
            path.clone_into(&mut glossary.scope.dir);
        }
    }

    fn add(&mut self, path: Utf8PathBuf, shape: Shape, entries: Vec<Entry>) {
        if entries.is_empty() {
            return;
        }
        let is_folder = !self.by_path.contains_key(path.as_str());
        let scope = self.settings.scope(&path, is_folder, self.pages);
        let configured = self.settings.of_file(&path).is_some();
        let is_section = self.sections.contains(&path);
        self.list.push(Glossary { path, shape, scope, entries, configured, is_section });
    }

    fn finish(&self, drafts: Vec<Draft>) -> Vec<Entry> {
        let finish = |draft: Draft| {
            let page = self.by_path.get(draft.path.as_str()).copied();
            entry::finish(draft, page)
        };
        drafts.into_par_iter().filter_map(finish).collect()
    }

    fn of_data(&self, source: &Source) -> Option<Glossary> {
        let path = source.path();
        if self.by_path.contains_key(path.as_str()) {
            // Text that a site adds to its pages is read as a page.
            return None;
        }
        let configured = self.settings.of_file(path).is_some();
        let sure = data::sureness(path).filter(|_| !configured);
        if sure.is_none() && !configured {
            return None;
        }
        let (shape, drafts) = data::read(source, sure.unwrap_or(data::Sureness::Named))?;
        let entries: Vec<_> = drafts.into_iter().filter_map(|draft| entry::finish(draft, None)).collect();
        if entries.is_empty() || (entries.len() < 2 && !configured) {
            return None;
        }
        let scope = self.settings.scope(path, false, self.pages);
        let path = path.to_owned();
        Some(Glossary { path, shape, scope, entries, configured, is_section: false })
    }

    /// The terms of a section of an ordinary page hold on that page, unless it is the only glossary.
    fn narrow_sections(&mut self) {
        let several = self.list.len() > 1;
        for glossary in self.list.iter_mut().filter(|glossary| several && !glossary.configured) {
            if glossary.is_section {
                glossary.scope = Scope { dir: glossary.path.clone(), ..scope::of(&glossary.path, false) };
            }
        }
    }
}

/// The folders with a file per entry.
#[derive(Default)]
struct Folders {
    folders: BTreeSet<Utf8PathBuf>,
    entries: BTreeSet<Utf8PathBuf>,
}

impl Folders {
    /// Whether a page is an entry, or lies beside the entries of a folder.
    fn hold(&self, path: &Utf8Path) -> bool {
        self.entries.contains(path) || path.parent().is_some_and(|parent| self.folders.contains(parent))
    }
}

/// Whether a page has one definition of Spec-Up: those of a folder are one glossary.
fn is_spec_up_entry(found: &Found) -> bool {
    let [draft] = found.reading.drafts.as_slice() else { return false };
    matches!(&draft.target, EntryTarget::Anchor(id) if id.starts_with("term:"))
}

/// Whether abbreviations are there for other pages: their page is named or placed as one to include, or holds hardly
/// anything else.
fn is_shared(page: &Page<'_>, drafts: &[Draft]) -> bool {
    const FOLDERS: [&str; 7] =
        ["includes", "_includes", "include", "snippets", "_snippets", "partials", "_partials"];
    let path = page.source.path();
    let stem = path.file_stem().unwrap_or_default();
    let in_folder =
        path.parent().is_some_and(|parent| parent.components().any(|part| FOLDERS.contains(&part.as_str())));
    let covered: usize = drafts.iter().map(|draft| draft.span.len() + 1).sum();
    in_folder || super::vocabulary::is_name(stem) || 10 * covered > 8 * page.source.text().len()
}
