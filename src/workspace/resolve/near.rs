//! Names of files and labels, to find the one that a link meant. Built when the first broken link asks.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::FxHashMap;

use crate::text::Names;
use crate::workspace::{DocumentId, Workspace};

/// The names of a tree by the folder of the files.
#[derive(Debug, Default)]
pub struct NearNames {
    folders: HashMap<Utf8PathBuf, Names>,
    notes: Names,
    labels: Names,
}

/// The page of each id that one page only has.
#[derive(Debug, Default)]
pub struct UniqueIds(FxHashMap<String, Option<DocumentId>>);

impl UniqueIds {
    /// Takes in the ids of all pages.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut ids: FxHashMap<String, Option<DocumentId>> = FxHashMap::default();
        for (number, document) in (0..).zip(&workspace.documents) {
            let page = Some(DocumentId(number));
            for anchor in document.anchors.first().into_iter().flat_map(|anchors| anchors.iter()) {
                match ids.get_mut(&anchor.id) {
                    Some(known) if *known == page => {}
                    Some(known) => *known = None,
                    None => {
                        ids.insert(anchor.id.clone(), page);
                    }
                }
            }
        }
        Self(ids)
    }

    /// The only page that has an id.
    #[must_use]
    pub fn page_with(&self, id: &str) -> Option<DocumentId> {
        self.0.get(id).copied().flatten()
    }
}

impl NearNames {
    /// Takes in the names of all files, pages and labels.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut folders: HashMap<&Utf8Path, Vec<String>> = HashMap::new();
        for file in workspace.listing.files() {
            let names = folders.entry(super::folder_of(file)).or_default();
            names.extend(file.file_name().map(str::to_owned));
        }
        let stems = workspace.documents.iter().filter_map(|page| page.path().file_stem());
        Self {
            folders: folders
                .into_iter()
                .map(|(folder, names)| (folder.to_owned(), Names::new(names)))
                .collect(),
            notes: Names::new(stems.map(str::to_owned)),
            labels: Names::new(workspace.index.labels.names().iter().cloned()),
        }
    }

    /// The file of the folder that `path` names whose name is nearest to the one in `path`; where that has no ending,
    /// the page whose name without its ending is nearest.
    #[must_use]
    pub fn file(&self, path: &Utf8Path) -> Option<Utf8PathBuf> {
        let folder = super::folder_of(path);
        let names = self.folders.get(folder)?;
        if path.extension().is_some() {
            return names.nearest(path.file_name()?).map(|name| folder.join(name));
        }
        let near = |ending: &str| names.nearest(&format!("{}.{ending}", path.file_name()?));
        ["md", "mdx", "qmd"].into_iter().find_map(near).map(|name| folder.join(name))
    }

    /// The page whose name, without its ending, is nearest.
    #[must_use]
    pub fn note(&self, name: &str) -> Option<&str> {
        self.notes.nearest(name)
    }

    /// The label that is nearest.
    #[must_use]
    pub fn label(&self, name: &str) -> Option<&str> {
        self.labels.nearest(name)
    }
}
