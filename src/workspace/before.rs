use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::Workspace;

/// What the pages that a change touches were like before it. Known with `--since` only.
#[derive(Debug, Clone, Default)]
pub struct Before {
    pages: BTreeMap<Utf8PathBuf, PageBefore>,
}

/// A page before a change.
#[derive(Debug, Clone)]
pub struct PageBefore {
    /// Its text.
    pub text: String,
    /// The ids that a fragment could lead to on the platform in force, in document order.
    pub ids: Vec<PastId>,
}

/// An id that a page had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastId {
    /// As a fragment gives it, before percent-encoding.
    pub id: String,
    /// The 0-based line on which it stood.
    pub line: usize,
}

impl Before {
    /// Takes the pages that differ out of the tree before the change. `texts` holds their texts before it by their
    /// present path, empty for a new page; `renames` the present path of each renamed page by its old one.
    #[must_use]
    pub fn new(
        base: &Workspace,
        texts: &BTreeMap<Utf8PathBuf, String>,
        renames: &BTreeMap<Utf8PathBuf, Utf8PathBuf>,
    ) -> Self {
        let old_path: BTreeMap<&Utf8Path, &Utf8Path> =
            renames.iter().map(|(old, new)| (new.as_path(), old.as_path())).collect();
        let page = |(path, text): (&Utf8PathBuf, &String)| {
            let old = old_path.get(path.as_path()).copied().unwrap_or(path);
            let (_, document) = base.document(old)?;
            let anchors = document.anchors.first()?;
            let line = |at| document.source.line_of(at) - 1;
            let ids =
                anchors.iter().map(|anchor| PastId { id: anchor.id.clone(), line: line(anchor.span.start) });
            Some((path.clone(), PageBefore { text: text.clone(), ids: ids.collect() }))
        };
        Self { pages: texts.iter().filter(|(_, text)| !text.is_empty()).filter_map(page).collect() }
    }

    /// The page that now stands at `path`, where it existed and differs.
    #[must_use]
    pub fn page(&self, path: &Utf8Path) -> Option<&PageBefore> {
        self.pages.get(path)
    }
}
