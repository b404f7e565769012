//! Pages that show the text of others as their own: `{{#include a.md}}`, `--8<-- "a.md"`, `{{< include a.qmd >}}`.

mod made;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::workspace::{DocumentId, Workspace};
use made::{has_values, makes_ids, sites_with_made_labels};
use read::{Found, Include, read};

/// A page that more others show than this is taken as shown anywhere.
const MANY: usize = 50;

/// Which pages show the text of which.
#[derive(Debug, Default)]
pub(crate) struct Includes {
    /// The pages whose text a page shows.
    below: BTreeMap<DocumentId, Vec<DocumentId>>,
    /// The pages that show the text of a page.
    above: BTreeMap<DocumentId, Vec<DocumentId>>,
    /// Pages that show text which is not in the tree.
    open: BTreeSet<DocumentId>,
    /// Pages that have ids which a plugin makes.
    made: BTreeSet<DocumentId>,
    /// Sites whose own preprocessor defines labels, as their pages show.
    labelled: BTreeSet<usize>,
}

impl Includes {
    /// Reads what the pages of a tree include. `by_name` gives the files of a lower-cased name.
    pub(super) fn of(workspace: &Workspace, by_name: &FxHashMap<String, Vec<Utf8PathBuf>>) -> Self {
        let mut includes = Self { labelled: sites_with_made_labels(workspace), ..Self::default() };
        let read: Vec<Vec<Include>> = workspace.documents.par_iter().map(read).collect();
        for ((number, document), read) in (0..).zip(&workspace.documents).zip(read) {
            let id = DocumentId(number);
            let Some(site) = workspace.site(document) else { continue };
            let appended = site.addresses.appended.iter().filter(|path| *path != document.path());
            for (page, _) in appended.filter_map(|path| workspace.document(path)) {
                includes.below.entry(id).or_default().push(page);
                includes.above.entry(page).or_default().push(id);
            }
            let is_labelled = includes.labelled.contains(&document.site);
            if is_labelled || site.addresses.plugins.text && has_values(document) {
                includes.open.insert(id);
            }
            let mut directives = document.facts.directives.iter();
            let has_tabs = site.addresses.plugins.tabs && document.source.text().contains("=== \"");
            if has_tabs || directives.any(|directive| makes_ids(directive, document, site.platform())) {
                includes.made.insert(id);
            }
            for include in read {
                match include.find(document, workspace, by_name) {
                    Found::Page(page) => {
                        includes.below.entry(id).or_default().push(page);
                        includes.above.entry(page).or_default().push(id);
                    }
                    Found::Data => {}
                    Found::Nothing => {
                        includes.open.insert(id);
                    }
                }
            }
        }
        includes
    }

    /// The pages whose text a page shows as its own.
    pub(crate) fn below(&self, id: DocumentId) -> &[DocumentId] {
        self.below.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The other pages whose text readers see together with that of a page: those that it shows, those that show it,
    /// and what these show. None where they are too many.
    pub(crate) fn together(&self, id: DocumentId) -> Option<Vec<DocumentId>> {
        let above = self.above.get(&id).map_or(&[][..], Vec::as_slice);
        if above.len() > MANY {
            return None;
        }
        let beside = above.iter().flat_map(|page| self.below(*page));
        let all: BTreeSet<DocumentId> = above.iter().chain(beside).chain(self.below(id)).copied().collect();
        Some(all.into_iter().filter(|page| *page != id).collect())
    }

    /// Whether a page shows text that is not in the tree, so that it may have more ids and labels.
    pub(crate) fn is_open(&self, id: DocumentId) -> bool {
        self.open.contains(&id)
    }

    /// Whether a plugin makes ids of a page: of the code that it documents, of what a shortcode renders.
    pub(crate) fn has_made_ids(&self, id: DocumentId) -> bool {
        self.made.contains(&id)
    }

    /// Whether a preprocessor defines labels for all pages of a site: many use what none defines.
    pub(super) fn has_made_labels(&self, site: usize) -> bool {
        self.labelled.contains(&site)
    }

    /// Whether other pages show the text of a page.
    pub(crate) fn is_shown_elsewhere(&self, id: DocumentId) -> bool {
        self.above.contains_key(&id)
    }
}
