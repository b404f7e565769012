//! What is told by files that are no site's configuration: the host of a repository, and lesson templates.

use camino::Utf8Path;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::marker::{Marker, text_at};
use super::{Platform, Site};
use crate::text::Source;
use crate::tree::Tree;

/// The platform that shows the pages which no generator builds: GitLab and Azure DevOps leave files of their own.
pub(super) fn host(tree: &Tree) -> Platform {
    let has = |path: &str| tree.listing.has_file(Utf8Path::new(path));
    let github = tree.listing.has_folder(Utf8Path::new(".github"));
    if has(".gitlab-ci.yml") && !github {
        Platform::Gitlab
    } else if has(".order") || tree.listing.has_folder(Utf8Path::new(".attachments")) {
        Platform::Azure
    } else if is_vault(tree) {
        Platform::Obsidian
    } else {
        Platform::Github
    }
}

/// How many links have to be wikilinks to notes of the tree before the tree counts as a vault.
const FEW_WIKILINKS: usize = 5;

/// Whether the pages link to each other by wikilinks mostly: a vault whose settings are not in the repository.
fn is_vault(tree: &Tree) -> bool {
    let texts = tree.documents.par_iter().map(Source::text);
    let with_wikilinks: Vec<&str> = texts.filter(|text| text.contains("[[")).collect();
    if with_wikilinks.is_empty() {
        return false;
    }
    let stems = tree.documents.iter().filter_map(|source| source.path().file_stem());
    let stems: FxHashSet<String> = stems.map(str::to_lowercase).collect();
    let (mut right, mut others) = (0_usize, 0_usize);
    for text in with_wikilinks {
        for name in wikilinks(text) {
            let is_note = stems.contains(&name.to_lowercase());
            right += usize::from(is_note);
            others += usize::from(!is_note);
        }
        others += text.matches(".md)").count() + text.matches(".md#").count();
    }
    right >= FEW_WIKILINKS && right > others
}

/// The names of the notes that the wikilinks of a text lead to, without folders, headings and endings.
fn wikilinks(text: &str) -> impl Iterator<Item = &str> {
    text.split("[[").skip(1).filter_map(|rest| {
        let (inner, _) = rest.split_once("]]")?;
        let name = inner.split(['|', '#', '^']).next()?.trim();
        let last = name.rsplit('/').next()?;
        let last = last.strip_suffix(".md").unwrap_or(last);
        (!last.is_empty() && !inner.contains(['\n', ':'])).then_some(last)
    })
}

/// The lesson of a Carpentries Workbench `config.yaml`, which Pandoc renders; none where the file is another's.
pub(super) fn carpentries(marker: &Marker<'_>) -> Option<Vec<Site>> {
    let data = marker.data();
    text_at(&data, &["carpentry"])?;
    Some(vec![Site::of(marker, Platform::Pandoc, marker.folder.to_owned())])
}
