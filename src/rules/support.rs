//! What several rules about links share.

mod scope;
pub(super) mod silenced;
pub(super) mod suggest;
mod swallowed;
pub(super) mod wording;

pub(super) use scope::{Scope, Scopes};
pub(super) use swallowed::swallowed_definitions;

use crate::workspace::{Document, Workspace};

/// Whether a link to a place that a page does not have is a matter of `undefined-term`: the page is a glossary, and
/// the place would be an entry. A page with a section of terms has other places too.
pub(super) fn is_undefined_term(page: &Document, workspace: &Workspace) -> bool {
    workspace.glossaries.list.iter().any(|glossary| glossary.path == page.path() && !glossary.is_section)
}

/// Whether a fragment is an id of a page on another of its platforms: then it is a matter of `nonportable-anchor`.
pub(super) fn leads_on_another_platform(page: &Document, fragment: &str) -> bool {
    page.anchors.iter().skip(1).any(|anchors| anchors.find(fragment).next().is_some())
}

/// Pages that only list other pages: the navigation of mdBook, GitBook and docsify.
pub(super) fn is_navigation(document: &Document) -> bool {
    matches!(document.path().file_name(), Some("SUMMARY.md" | "_sidebar.md" | "_navbar.md" | "_coverpage.md"))
}
