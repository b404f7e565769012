//! The absolute addresses of pages that no known generator builds: as the links of the tree write them.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::workspace::resolve::without_number;
use crate::workspace::{DocumentId, Workspace};

/// The addresses, most used ones only.
#[derive(Debug, Clone, Default)]
pub(super) struct Addresses {
    pages: BTreeMap<Utf8PathBuf, String>,
    /// By folder, what stands around the names of its pages: `/learn/` and `/` for `/learn/tour/`.
    around: BTreeMap<Utf8PathBuf, (String, String)>,
}

/// How often each address is used.
#[derive(Debug, Default)]
pub(super) struct Counts<'a> {
    pages: BTreeMap<&'a Utf8Path, BTreeMap<&'a str, usize>>,
    around: BTreeMap<&'a Utf8Path, BTreeMap<(&'a str, &'a str), usize>>,
}

impl<'a> Counts<'a> {
    /// Counts a link to a page.
    pub(super) fn add(&mut self, workspace: &'a Workspace, id: DocumentId, address: &'a str) {
        let Some(path) = workspace.get(id).map(|document| document.path()) else { return };
        *self.pages.entry(path).or_default().entry(address).or_default() += 1;
        let parts = name(path).and_then(|name| address.rsplit_once(name));
        if let Some((before, after)) = parts.filter(|(before, _)| before.ends_with('/')) {
            let around = self.around.entry(folder(path)).or_default();
            *around.entry((before, after)).or_default() += 1;
        }
    }

    pub(super) fn most_used(self) -> Addresses {
        let pages = self.pages.into_iter().filter_map(|(path, counts)| {
            most_used(counts).map(|address| (path.to_owned(), address.to_owned()))
        });
        let around = self.around.into_iter().filter_map(|(folder, counts)| {
            most_used(counts)
                .map(|(before, after)| (folder.to_owned(), (before.to_owned(), after.to_owned())))
        });
        Addresses { pages: pages.collect(), around: around.collect() }
    }
}

impl Addresses {
    /// The address of a page: as links write it, or as they write those of the pages beside it.
    pub(super) fn of(&self, path: &Utf8Path) -> Option<String> {
        let beside = || {
            let (before, after) = self.around.get(folder(path))?;
            Some(format!("{before}{}{after}", name(path)?))
        };
        self.pages.get(path).cloned().or_else(beside)
    }
}

/// The first of those that are counted most.
fn most_used<T>(counts: BTreeMap<T, usize>) -> Option<T> {
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(item, _)| item)
}

/// The name of a page in addresses; none of one that stands for its folder.
fn name(path: &Utf8Path) -> Option<&str> {
    let stem = path.file_stem().map(without_number)?;
    (!matches!(stem, "index" | "_index" | "README" | "readme")).then_some(stem)
}

fn folder(path: &Utf8Path) -> &Utf8Path {
    path.parent().unwrap_or(Utf8Path::new(""))
}
