//! Pages, names and ids that a build step makes: told by how many of one family are linked to and how few there are.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;

use super::{Doubt, Labels, Target};
use crate::discover::is_document;
use crate::platform::Platform;
use crate::workspace::{Document, DocumentId, Link, Workspace};

/// How many pages or ids of one family have to be asked for in vain before they count as made by a build step.
const FEW_RELATIVES: usize = 6;

/// In Sphinx a destination without a folder may be any name: a label, or code that an extension describes. So it may
/// where a program of the project's own reads the pages first.
pub(super) fn doubt_names(workspace: &Workspace, found: &mut [Vec<(Link, Doubt)>]) {
    let has_names = |document: &Document| {
        let site = workspace.site(document);
        let is_sphinx = site.is_some_and(|site| site.platform() == Platform::Sphinx);
        is_sphinx || workspace.index.includes.has_made_labels(document.site)
    };
    let pages = workspace.documents.iter().zip(found).filter(|(document, _)| has_names(document));
    let links = pages.flat_map(|(_, links)| links).map(|(link, _)| link);
    let is_bare = |link: &&mut Link| {
        matches!(link.target, Target::MissingFile(_)) && !link.destination.contains(['/', ' '])
    };
    let mut missing: Vec<&mut Link> = links.filter(is_bare).collect();
    if missing.is_empty() {
        return;
    }
    let made = families_of_pages(workspace, &missing);
    let has_makers = (0..workspace.sites.len()).any(|site| workspace.index.includes.has_made_labels(site));
    let may_be_elsewhere = has_makers || Labels::may_be_elsewhere(workspace);
    for link in &mut missing {
        let Target::MissingFile(path) = &link.target else { continue };
        let name = link.destination.split('#').next().unwrap_or_default();
        if is_document(Utf8Path::new(name)) {
            let stem = path.file_stem().unwrap_or_default();
            if made.contains(&family(stem)) || made.contains(&format!("{stem}_")) {
                link.target = Target::Unchecked("to pages that a build step makes");
            }
            continue;
        }
        let near = workspace.index.near(workspace);
        let is_code = name.contains('.') && !name.ends_with(".html") || name.contains(char::is_uppercase);
        let is_misspelt = near.file(path).is_some() || !is_code && near.label(name).is_some();
        if may_be_elsewhere && !is_misspelt {
            link.target = Target::Unchecked("to names that the site's generator may know from elsewhere");
        }
    }
}

/// The families of pages (`tool_add.md`, `tool_list.md`) of which many more are linked to by their bare names than the
/// tree has.
fn families_of_pages(workspace: &Workspace, missing: &[&mut Link]) -> BTreeSet<String> {
    let mut wanted: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for link in missing {
        if let Target::MissingFile(path) = &link.target
            && let Some(stem) = path.file_stem()
        {
            wanted.entry(family(stem)).or_default().insert(stem);
        }
    }
    let existing = |family: &str| {
        let names = workspace.documents.iter().filter_map(|document| document.path().file_stem());
        names.filter(|name| name.starts_with(family)).count()
    };
    wanted.retain(|family, names| {
        names.len() >= FEW_RELATIVES && family.len() > 1 && 2 * existing(family) < names.len()
    });
    wanted.into_keys().collect()
}

/// Ids of one family (`builtins-map`, `builtins-head`) of which a page is asked for many more than it has come from
/// a build step.
pub(super) fn doubt_families_of_ids(workspace: &Workspace, found: &mut [Vec<(Link, Doubt)>]) {
    let mut wanted: BTreeMap<(DocumentId, String), BTreeSet<String>> = BTreeMap::new();
    for (link, _) in found.iter().flatten() {
        if let Target::MissingAnchor(id, fragment) = &link.target {
            wanted.entry((*id, family(fragment))).or_default().insert(fragment.clone());
        }
    }
    let existing = |id: DocumentId, family: &str| {
        let anchors = workspace.get(id).and_then(|document| document.anchors.first());
        anchors.map_or(0, |anchors| anchors.iter().filter(|anchor| anchor.id.starts_with(family)).count())
    };
    wanted.retain(|(id, family), ids| {
        ids.len() >= FEW_RELATIVES && family.len() > 1 && 2 * existing(*id, family) < ids.len()
    });
    for (link, _) in found.iter_mut().flatten() {
        if let Target::MissingAnchor(id, fragment) = &link.target
            && wanted.contains_key(&(*id, family(fragment)))
        {
            link.target = Target::Unchecked("to ids that a build step makes");
        }
    }
}

/// How many ids that are there have to be linked to for each that is not, where a preprocessor may make ids.
const RIGHT_PER_WRONG: usize = 10;

/// In a site with a preprocessor of the project's own, missing ids are faults only where they are few: it makes either
/// many or none.
pub(super) fn doubt_ids_of_preprocessors(workspace: &Workspace, found: &mut [Vec<(Link, Doubt)>]) {
    let site_of = |id: DocumentId| {
        let document = workspace.get(id)?;
        workspace.site(document)?.addresses.plugins.labels.then_some(document.site)
    };
    let mut right: BTreeMap<usize, usize> = BTreeMap::new();
    let mut wrong: BTreeMap<usize, BTreeSet<(DocumentId, &str)>> = BTreeMap::new();
    for (link, _) in found.iter().flatten() {
        match &link.target {
            Target::Anchor(id, _) => {
                if let Some(site) = site_of(*id) {
                    *right.entry(site).or_default() += 1;
                }
            }
            Target::MissingAnchor(id, fragment) => {
                if let Some(site) = site_of(*id) {
                    wrong.entry(site).or_default().insert((*id, fragment));
                }
            }
            _ => {}
        }
    }
    wrong.retain(|site, ids| {
        let right = right.get(site).copied().unwrap_or_default();
        ids.len() >= FEW_RELATIVES && ids.len() * RIGHT_PER_WRONG > right
    });
    let makers: BTreeSet<usize> = wrong.into_keys().collect();
    for (link, _) in found.iter_mut().flatten() {
        if let Target::MissingAnchor(id, _) = &link.target
            && site_of(*id).is_some_and(|site| makers.contains(&site))
        {
            link.target = Target::Unchecked("to ids that a build step makes");
        }
    }
}

/// What an id or a name begins with, up to its first mark.
fn family(id: &str) -> String {
    id.split_inclusive(['-', '_', '.', ':'])
        .next()
        .filter(|first| first.len() < id.len())
        .unwrap_or_default()
        .to_owned()
}
