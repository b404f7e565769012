//! Pages that are data of tests: their links need not lead anywhere.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Doubt, Target};
use crate::workspace::{Document, Link, Workspace};

/// Folders of data of tests.
const DATA: [&str; 4] = ["__tests__", "__fixtures__", "testdata", "test-fixtures"];

/// Folders of tests: a site in one of them is data of a test.
const TESTS: [&str; 5] = ["test", "tests", "testsuite", "fixtures", "e2e"];

/// What folders of data are called, in part, that stand in a folder of tests.
const TESTED: [&str; 9] =
    ["docs", "site", "data", "fixture", "example", "sample", "input", "expected", "vault"];

/// How many links that lead somewhere have to stand against each that does not before pages that are data of tests
/// are judged as all others: copies of real pages.
const RIGHT_PER_WRONG: usize = 10;

/// Leaves the links of test data to missing files alone, where more than few of them lead nowhere.
pub(super) fn leave_alone(workspace: &Workspace, found: &mut [Vec<(Link, Doubt)>]) {
    let folders: Vec<Option<Utf8PathBuf>> =
        workspace.documents.iter().map(|document| folder(document, workspace)).collect();
    let mut counts: BTreeMap<&Utf8Path, (usize, usize)> = BTreeMap::new();
    for (folder, links) in folders.iter().zip(&*found) {
        let Some(folder) = folder else { continue };
        let (right, wrong) = counts.entry(folder).or_default();
        *wrong += links.iter().filter(|(link, _)| leads_nowhere(link)).count();
        *right += links.iter().filter(|(link, _)| leads_somewhere(link)).count();
    }
    for (folder, links) in folders.iter().zip(found) {
        let unsure = folder.as_deref().and_then(|folder| counts.get(folder));
        if unsure.is_none_or(|(right, wrong)| *right >= wrong * RIGHT_PER_WRONG) {
            continue;
        }
        for (link, _) in links.iter_mut().filter(|(link, _)| matches!(link.target, Target::MissingFile(_))) {
            link.target = Target::Unchecked("in test data");
        }
    }
}

fn leads_nowhere(link: &Link) -> bool {
    matches!(link.target, Target::MissingFile(_) | Target::MissingAnchor(..))
}

fn leads_somewhere(link: &Link) -> bool {
    matches!(link.target, Target::Document(_) | Target::Anchor(..) | Target::File(_))
}

/// The folder of test data that a page belongs to: one test's among others.
fn folder(document: &Document, workspace: &Workspace) -> Option<Utf8PathBuf> {
    let path = document.path();
    let parts: Vec<&str> = path.components().map(|part| part.as_str()).collect();
    if let Some(last) = parts.iter().rposition(|part| DATA.contains(part)) {
        let inside = parts.get(..(last + 2).min(parts.len() - 1))?;
        return Some(Utf8PathBuf::from(inside.join("/")));
    }
    let tested = parts.iter().rposition(|part| TESTS.contains(part)).and_then(|tests| {
        let below = parts.get(tests + 1).filter(|_| tests + 2 < parts.len())?.to_lowercase();
        TESTED.iter().any(|word| below.contains(word)).then(|| parts.get(..tests + 2))?
    });
    if let Some(inside) = tested {
        return Some(Utf8PathBuf::from(inside.join("/")));
    }
    let site = workspace.site(document).filter(|site| site.is_known())?;
    let is_test = site.addresses.project.components().any(|part| TESTS.contains(&part.as_str()));
    is_test.then(|| site.addresses.project.clone())
}
