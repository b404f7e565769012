use std::collections::BTreeSet;

use camino::Utf8Path;
use serde::Deserialize;

use crate::diagnostic::Location;
use crate::platform::Platform;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::{Document, Target, Workspace};

/// Pages that readers get to without a link, by the start of their name in lower case.
const ENTRANCES: [&str; 12] = [
    "readme",
    "index",
    "_index",
    "summary",
    "contributing",
    "changelog",
    "license",
    "code_of_conduct",
    "security",
    "support",
    "404",
    "_",
];

/// GL313
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct OrphanPage {}

impl Rule for OrphanPage {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        let linked = linked_pages(workspace);
        for document in &workspace.documents {
            let path = document.path();
            if linked.contains(path) || is_entrance(path) || has_own_navigation(document, workspace) {
                continue;
            }
            let at = Location::new(path, Span::default());
            let message =
                "no page links to this one, nor does the navigation: readers only find it by searching";
            report.report(
                Finding::new(at, message).help("link to it, or remove it").data("path", path.as_str()),
            );
        }
    }
}

/// The pages that other pages or the navigation of their site lead to.
fn linked_pages(workspace: &Workspace) -> BTreeSet<&Utf8Path> {
    let mut linked: BTreeSet<&Utf8Path> = BTreeSet::new();
    for document in &workspace.documents {
        for link in &document.links {
            let id = match link.target {
                Target::Document(id)
                | Target::Anchor(id, _)
                | Target::OtherCase(id, _)
                | Target::MissingAnchor(id, _) => id,
                _ => continue,
            };
            linked.extend(workspace.get(id).map(Document::path).filter(|path| *path != document.path()));
        }
    }
    let navigations = workspace.sites.iter().filter_map(|site| site.addresses.navigation.as_ref());
    linked.extend(navigations.flatten().map(camino::Utf8PathBuf::as_path));
    linked
}

fn is_entrance(path: &Utf8Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_lowercase();
    ENTRANCES.iter().any(|entrance| name.starts_with(entrance))
}

/// Whether the generator lists all pages by itself, or the text of the page is shown elsewhere.
fn has_own_navigation(document: &Document, workspace: &Workspace) -> bool {
    let Some(site) = workspace.site(document) else { return true };
    let lists_all = match site.platform() {
        Platform::Mkdocs => site.addresses.navigation.is_none(),
        Platform::Hugo
        | Platform::Docusaurus
        | Platform::Jekyll
        | Platform::Sphinx
        | Platform::Myst
        | Platform::Quarto
        | Platform::Azure => true,
        _ => false,
    };
    lists_all || workspace.is_shown_elsewhere(document)
}
