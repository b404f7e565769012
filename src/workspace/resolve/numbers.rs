//! Numbers at the start of names, which order files and folders and which generators cut: `02-tour.md` is `tour`.

use std::borrow::Cow;

use camino::Utf8Path;
use rustc_hash::FxHashMap;

use super::folder_of;
use crate::workspace::{DocumentId, Workspace};

/// The pages with a number in their path, by that path without numbers and ending.
#[derive(Debug, Default)]
pub(super) struct Numbered(FxHashMap<String, DocumentId>);

impl Numbered {
    /// The pages of the tree that no known generator builds; of two with the same path the first.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut pages = FxHashMap::default();
        for (number, document) in (0..).zip(&workspace.documents) {
            if workspace.site(document).is_some_and(|site| site.is_known()) {
                continue;
            }
            let path = document.path().with_extension("");
            let is_folder_page = matches!(path.file_name(), Some("index" | "README" | "readme" | "_index"));
            let path = if is_folder_page { folder_of(&path) } else { &path };
            let bare = without_numbers(path);
            if bare != path.as_str() {
                pages.entry(bare.into_owned()).or_insert(DocumentId(number));
            }
        }
        Self(pages)
    }

    /// Whether no page has a number in its path.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The page at an address that leaves the numbers and the ending out.
    pub(super) fn find(&self, place: &Utf8Path) -> Option<DocumentId> {
        self.0.get(&*without_numbers(place)).copied()
    }
}

/// A path without the numbers of its parts.
fn without_numbers(path: &Utf8Path) -> Cow<'_, str> {
    if !path.as_str().contains(|c: char| c.is_ascii_digit()) {
        return Cow::Borrowed(path.as_str());
    }
    let parts: Vec<&str> = path.components().map(|part| without_number(part.as_str())).collect();
    Cow::Owned(parts.join("/"))
}

/// A part of a path without its number: `01-intro` is `intro`; dates and versions stay (Docusaurus 3,
/// `plugin-content-docs/src/numberPrefix.ts`).
pub(in crate::workspace) fn without_number(part: &str) -> &str {
    let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = part.get(digits..).unwrap_or_default();
    let name = rest.trim_start().trim_start_matches(['-', '_', '.']).trim_start();
    let has_mark = digits > 0 && rest.trim_start().starts_with(['-', '_', '.']);
    let is_date_or_version = name.starts_with(|c: char| c.is_ascii_digit());
    if has_mark && !is_date_or_version && !name.is_empty() && !["md", "mdx"].contains(&name) {
        name
    } else {
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_cut_but_not_dates_and_versions() {
        assert_eq!(without_number("01-intro.md"), "intro.md");
        assert_eq!(without_number("2. tour"), "tour");
        assert_eq!(without_number("2024-01-02-news.md"), "2024-01-02-news.md");
        assert_eq!(without_number("7.0-notes.md"), "7.0-notes.md");
    }
}
