//! Judges the links that lead nowhere by all links of the tree: what a build step makes or another repository
//! holds is no fault of a link.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::ignored::Ignored;
use super::{Doubt, Target, folder_of, generated, test_data, unbuilt};
use crate::platform::Platform;
use crate::platform::slug::SlugOptions;
use crate::text::Source;
use crate::tree::join;
use crate::workspace::anchors::ids_of;
use crate::workspace::{AnchorSource, Document, DocumentId, Link, Workspace};

/// How many pages of a folder that is not in the tree have to be linked to before the folder counts as made by a
/// build step rather than as misspelt.
const FEW_PAGES: usize = 3;

/// How many ids of a page that a list of redirects leads to have to be linked to before the page counts as made.
const FEW_IDS: usize = 6;

/// How many fragments have to be another platform's before the pages count as shown by that platform.
const FEW_FRAGMENTS: usize = 2;

/// Platforms that may show pages of which no marker tells the generator.
const OTHER_PLATFORMS: [Platform; 8] = [
    Platform::Mkdocs,
    Platform::Mdbook,
    Platform::Hugo,
    Platform::Docusaurus,
    Platform::Jekyll,
    Platform::Pandoc,
    Platform::Vitepress,
    Platform::Myst,
];

/// A platform on which a page has an id: the index of the heading, and whether its source gives the id.
type Answer = (Platform, u32, bool);

/// Settles the links of all documents, in document order.
pub(crate) fn settle(workspace: &Workspace, found: Vec<Vec<(Link, Doubt)>>) -> Vec<Vec<Link>> {
    let mut found = found;
    test_data::leave_alone(workspace, &mut found);
    let made = made_places(workspace, &found);
    let patterns = folders_of_patterns(workspace);
    let ignored = LazyCell::new(|| Ignored::of(workspace));
    for (document, links) in workspace.documents.iter().zip(&mut found) {
        let is_vite = workspace.site(document).is_some_and(|site| site.platform() == Platform::Vitepress);
        let plugins = workspace.site(document).is_some_and(|site| site.addresses.plugins.pages);
        let by_site = workspace.site(document).map_or(&[][..], |site| site.addresses.made.as_slice());
        for (link, _) in links {
            let Target::MissingFile(path) = &link.target else { continue };
            let by_plugin = || plugins && workspace.index.near(workspace).file(path).is_none();
            let by_plugin = || by_plugin() || is_vite && patterns.contains(folder_of(path));
            let is_made = made.contains(path.as_str())
                || made.contains(folder_of(path).as_str())
                || by_site.iter().any(|folder| path.starts_with(folder))
                || ignored.hold(path);
            if is_made || by_plugin() {
                link.target = Target::Unchecked("to pages that a build step makes");
            }
        }
    }
    generated::doubt_names(workspace, &mut found);
    unbuilt::doubt(workspace, &mut found);
    doubt_conventions(&mut found);
    accept_other_platforms(workspace, &mut found);
    generated::doubt_families_of_ids(workspace, &mut found);
    generated::doubt_ids_of_preprocessors(workspace, &mut found);
    let certain = |links: Vec<(Link, Doubt)>| {
        let mut certain: Vec<Link> = links.into_iter().map(|(link, _)| link).collect();
        certain.shrink_to_fit();
        certain
    };
    found.into_iter().map(certain).collect()
}

/// The folders with pages such as `[name].md`, which in `VitePress` stand for pages that a script names.
fn folders_of_patterns(workspace: &Workspace) -> BTreeSet<&Utf8Path> {
    let pages = workspace.documents.iter().map(Document::path);
    pages.filter(|path| path.file_name().is_some_and(|name| name.starts_with('['))).map(folder_of).collect()
}

/// Of links that share a convention, those that lead nowhere are faults only where as many lead somewhere.
fn doubt_conventions(found: &mut [Vec<(Link, Doubt)>]) {
    let mut counts: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for (link, doubt) in found.iter().flatten() {
        let Some(doubt) = doubt else { continue };
        let (right, wrong) = counts.entry(doubt.clone()).or_default();
        match &link.target {
            Target::MissingFile(path) => wrong.insert(path.to_string()),
            Target::Unchecked(_) | Target::External => false,
            _ => right.insert(link.destination.split('#').next().unwrap_or_default().to_owned()),
        };
    }
    for (link, doubt) in found.iter_mut().flatten() {
        let known = doubt.as_ref().and_then(|doubt| counts.get(doubt));
        let unsure = known.is_some_and(|(right, wrong)| 2 * right.len() < wrong.len());
        if unsure && matches!(link.target, Target::MissingFile(_)) {
            link.target = Target::Unchecked("by addresses of which the tree does not show where they begin");
        }
    }
}

/// The folders that are not in the tree though several of their pages are linked to, and the pages that a list of
/// redirects leads to and of which many ids are linked to.
fn made_places(workspace: &Workspace, found: &[Vec<(Link, Doubt)>]) -> FxHashSet<String> {
    let mut pages: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    let mut ids: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for (link, _) in found.iter().flatten() {
        if let Target::MissingFile(path) = &link.target {
            pages.entry(folder_of(path).as_str()).or_default().insert(path.as_str());
            let fragment = link.destination.split_once('#').map(|(_, fragment)| fragment);
            ids.entry(without_ending(path)).or_default().extend(fragment);
        }
    }
    ids.retain(|_, ids| ids.len() >= FEW_IDS);
    let mut made = FxHashSet::default();
    if !ids.is_empty() {
        let targets = redirect_targets(workspace).filter(|path| ids.contains_key(without_ending(path)));
        made.extend(targets.map(Utf8PathBuf::into_string));
    }
    let holding_pages = LazyCell::new(|| -> FxHashSet<&str> {
        workspace.documents.iter().map(|document| folder_of(document.path()).as_str()).collect()
    });
    for (folder, pages) in pages {
        if pages.len() >= FEW_PAGES && !folder.is_empty() && !holding_pages.contains(folder) {
            made.insert(folder.to_owned());
        }
    }
    made
}

/// The Markdown pages for the `.html` pages that lists of redirects lead to, below any site.
fn redirect_targets(workspace: &Workspace) -> impl Iterator<Item = Utf8PathBuf> {
    let is_list = |source: &&Source| {
        source.path().file_stem().is_some_and(|stem| stem.trim_start_matches('_') == "redirects")
    };
    let lists = workspace.data.iter().filter(is_list);
    let words = lists.flat_map(|source| source.text().split(['"', '\'', ' ', '\n', '\t']));
    words.filter(|word| word.contains(".html")).flat_map(|word| {
        let page = word.split('#').next().unwrap_or_default().trim_matches('/');
        let pages = [page.to_owned(), format!("{}.md", without_ending(Utf8Path::new(page)))];
        let sites = workspace.sites.iter();
        sites.flat_map(move |site| pages.clone().into_iter().filter_map(|page| join(&site.dir, &page)))
    })
}

/// A path without the ending of the file.
fn without_ending(path: &Utf8Path) -> &str {
    let ending = path.extension().map_or(0, |ending| ending.len() + 1);
    path.as_str().get(..path.as_str().len() - ending).unwrap_or_default()
}

/// Where no marker tells the generator, ids of the platform that the tree's own links go by count too.
fn accept_other_platforms(workspace: &Workspace, found: &mut [Vec<(Link, Doubt)>]) {
    let mut wanted: BTreeMap<DocumentId, BTreeSet<&str>> = BTreeMap::new();
    for (link, _) in found.iter().flatten() {
        if let Target::MissingAnchor(id, fragment) = &link.target
            && is_unbuilt(workspace, *id)
        {
            wanted.entry(*id).or_default().insert(fragment);
        }
    }
    let answers: BTreeMap<DocumentId, BTreeMap<String, Vec<Answer>>> =
        wanted.into_par_iter().map(|(id, wanted)| (id, ids_elsewhere(workspace, id, &wanted))).collect();
    let mut votes: BTreeMap<Platform, usize> = BTreeMap::new();
    for (platform, _, _) in answers.values().flat_map(BTreeMap::values).flatten() {
        *votes.entry(*platform).or_default() += 1;
    }
    let most = votes
        .iter()
        .max_by_key(|(_, count)| **count)
        .filter(|(_, count)| **count >= FEW_FRAGMENTS)
        .map(|(p, _)| *p);
    for (link, _) in found.iter_mut().flatten() {
        let Target::MissingAnchor(id, fragment) = &link.target else { continue };
        let Some(answer) = answers.get(id).and_then(|page| page.get(fragment)) else { continue };
        let accepted = answer.iter().find(|(platform, _, explicit)| *explicit || Some(*platform) == most);
        if let Some((_, heading, _)) = accepted {
            link.target = heading_target(workspace, *id, *heading);
        }
    }
}

fn is_unbuilt(workspace: &Workspace, id: DocumentId) -> bool {
    let site = workspace.get(id).and_then(|document| workspace.site(document));
    site.is_some_and(|site| site.marker.is_none()) && workspace.config.platform.is_empty()
}

/// Which of the `wanted` ids a page has on other platforms: for each platform the first heading of the id, and whether
/// its source gives it.
fn ids_elsewhere(
    workspace: &Workspace,
    id: DocumentId,
    wanted: &BTreeSet<&str>,
) -> BTreeMap<String, Vec<Answer>> {
    let mut answers: BTreeMap<String, Vec<Answer>> = BTreeMap::new();
    let Some(document) = workspace.get(id) else { return answers };
    let slugs = SlugOptions { mkdocs_attr_list: true, ..SlugOptions::default() };
    for platform in OTHER_PLATFORMS {
        for (heading, (id, explicit)) in (0..).zip(ids_of(document, platform, &slugs)) {
            let Some(id) = id.filter(|id| wanted.contains(id.as_str())) else { continue };
            let known = answers.entry(id).or_default();
            if known.last().is_none_or(|(last, _, _)| *last != platform) {
                known.push((platform, heading, explicit));
            }
        }
    }
    answers
}

pub(super) fn heading_target(workspace: &Workspace, id: DocumentId, heading: u32) -> Target {
    let anchors = workspace.get(id).and_then(|document| document.anchors.first());
    let found = anchors.and_then(|anchors| {
        anchors.iter().position(|anchor| anchor.source == AnchorSource::Heading(heading))
    });
    match found.and_then(|index| u32::try_from(index).ok()) {
        Some(index) => Target::Anchor(id, index),
        None => Target::Document(id),
    }
}
