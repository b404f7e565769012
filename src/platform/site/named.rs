//! What is told by files that are no site's configuration: the host of a repository, and lesson templates.

use camino::Utf8Path;

use super::marker::{Marker, text_at};
use super::{Platform, Site};
use crate::tree::Tree;

/// The platform that shows the pages which no generator builds: GitLab and Azure DevOps leave files of their own.
pub(super) fn host(tree: &Tree) -> Platform {
    let has = |path: &str| tree.listing.has_file(Utf8Path::new(path));
    let github = tree.listing.has_folder(Utf8Path::new(".github"));
    if has(".gitlab-ci.yml") && !github {
        Platform::Gitlab
    } else if has(".order") || tree.listing.has_folder(Utf8Path::new(".attachments")) {
        Platform::Azure
    } else {
        Platform::Github
    }
}

/// The lesson of a Carpentries Workbench `config.yaml`, which Pandoc renders; none where the file is another's.
pub(super) fn carpentries(marker: &Marker<'_>) -> Option<Vec<Site>> {
    let data = marker.data();
    text_at(&data, &["carpentry"])?;
    Some(vec![Site::of(marker, Platform::Pandoc, marker.folder.to_owned())])
}
