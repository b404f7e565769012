//! Files that a program makes or copies for pages of which no known generator is told: pages of code, images.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::{Doubt, Target, folder_of};
use crate::workspace::{Document, Link, Workspace};

/// How many files have to be asked for in vain before a program counts as their maker.
const FEW_FILES: usize = 6;

/// Doubts the links of pages that no known generator builds.
pub(super) fn doubt(workspace: &Workspace, found: &mut [Vec<(Link, Doubt)>]) {
    let is_missing = |(link, _): &&(Link, Doubt)| matches!(link.target, Target::MissingFile(_));
    let has_modules = workspace.index.files_named("mix.exs").next().is_some();
    let least = if has_modules { 1 } else { FEW_FILES };
    if found.iter().flatten().filter(is_missing).count() < least {
        return;
    }
    let is_unbuilt = |document: &Document| workspace.site(document).is_some_and(|site| !site.is_known());
    let pages = workspace.documents.iter().zip(found).filter(|(document, _)| is_unbuilt(document));
    let links = pages.flat_map(|(_, links)| links).map(|(link, _)| link);
    let (html, others): (Vec<_>, Vec<_>) = links.partition(|link| ending(link) == Some("html"));
    if are_mostly_missing(&html) {
        let near = workspace.index.near(workspace);
        leave_alone(html, |path| near.file(path).is_none());
    } else if has_modules {
        leave_alone(html, is_of_a_module);
    }
    let images = others.into_iter().filter(|link| ending(link).is_some_and(is_image));
    let bare: Vec<_> = images.filter(|link| !link.destination.contains('/')).collect();
    if are_mostly_missing(&bare) {
        leave_alone(bare, |path| is_in_a_folder_below(workspace, path));
    }
}

/// Whether a page is one that ExDoc makes of a module: `Kernel.SpecialForms.html`.
fn is_of_a_module(page: &Utf8Path) -> bool {
    page.file_name().is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
}

fn ending(link: &Link) -> Option<&str> {
    Utf8Path::new(link.destination.split(['#', '?']).next().unwrap_or_default()).extension()
}

fn is_image(ending: &str) -> bool {
    matches!(ending, "png" | "svg" | "jpg" | "jpeg" | "gif" | "webp")
}

/// Whether many more of the files that are linked to are missing than there.
fn are_mostly_missing(links: &[&mut Link]) -> bool {
    let (mut missing, mut present) = (BTreeSet::new(), BTreeSet::new());
    for link in links {
        match &link.target {
            Target::MissingFile(path) => missing.insert(path.as_str()),
            Target::External | Target::Unchecked(_) => false,
            _ => present.insert(&*link.destination),
        };
    }
    missing.len() >= FEW_FILES && missing.len() >= 2 * present.len()
}

fn leave_alone(links: Vec<&mut Link>, is_made: impl Fn(&Utf8Path) -> bool) {
    for link in links {
        if let Target::MissingFile(path) = &link.target
            && is_made(path)
        {
            link.target = Target::Unchecked("to files that a build step makes");
        }
    }
}

/// Whether a folder below the one of a missing file has one of this name: a program puts all images beside the pages.
fn is_in_a_folder_below(workspace: &Workspace, missing: &Utf8Path) -> bool {
    let mut same = missing.file_name().into_iter().flat_map(|name| workspace.index.files_named(name));
    same.any(|file| file.starts_with(folder_of(missing)))
}
