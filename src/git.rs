//! What changed since another commit. The only module that runs git.

mod command;

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::discover::is_document;
use crate::text::{Source, reason};
use crate::tree::Tree;
use command::{Change, changes, merge_base, texts_at};

/// Why the base of a comparison cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no git to ask.
    #[error("--since needs git, which cannot be run: {reason}", reason = reason(.0))]
    NoGit(std::io::Error),
    /// The root is in no repository.
    #[error("--since compares with a commit, but {0} is in no git repository")]
    NoRepository(Utf8PathBuf),
    /// The name is no commit of this clone.
    #[error("--since {0}: this clone has no such commit; fetch it first, as in `git fetch origin {1}`")]
    NoCommit(String, String),
    /// The commit where the histories part is missing.
    #[error(
        "--since {0}: this clone is shallow, and the commit at which the two histories part is missing; fetch more \
         of it with `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout"
    )]
    Shallow(String),
    /// The histories share nothing.
    #[error("--since {0}: it shares no commit with what is checked out")]
    Unrelated(String),
    /// Git said no.
    #[error("git {0}: {1}")]
    Failed(&'static str, String),
}

/// A docs tree as it was at another commit, and what differs.
#[derive(Debug)]
pub struct Base {
    /// The tree at that commit.
    pub tree: Tree,
    /// The texts at that commit of the files that differ, by their present path; empty for a new file.
    pub texts: BTreeMap<Utf8PathBuf, String>,
    /// The present path of each file that was renamed, by its old one.
    pub renames: BTreeMap<Utf8PathBuf, Utf8PathBuf>,
}

/// Reads the tree below `root` as it was at the merge base of `reference` and the commit that is checked out.
/// `current` is the tree as it is now, files that git does not track included; what did not change is taken from it.
///
/// # Errors
/// Where there is no such commit, repository or git.
pub fn base(root: &Utf8Path, reference: &str, current: &Tree) -> Result<Base, GitError> {
    let commit = merge_base(root, reference)?;
    let changes = changes(root, &commit)?;
    let old: Vec<&Utf8Path> = changes.iter().filter_map(|change| change.old.as_deref()).collect();
    let old = texts_at(root, &commit, &old)?;
    Ok(assemble(current, &changes, &old))
}

/// The tree as it is, with what differs put back.
fn assemble(current: &Tree, changes: &[Change], old: &BTreeMap<Utf8PathBuf, String>) -> Base {
    let mut tree = unchanged(current, changes);
    let (mut texts, mut renames) = (BTreeMap::new(), BTreeMap::new());
    for change in changes {
        let now = change.new.as_deref().and_then(|path| find(current, path));
        let before = change.old.as_ref().and_then(|path| Some((path, old.get(path)?)));
        if let Some((path, text)) = before {
            let text = with_line_ends_of(text, now);
            let group = if is_document(path) { &mut tree.documents } else { &mut tree.data };
            group.push(Source::new(path.as_path(), text.as_str()));
            texts.extend(change.new.clone().map(|new| (new, text)));
        } else if let Some(new) = &change.new {
            texts.insert(new.clone(), String::new());
        }
        if let (Some(old), Some(new)) = (&change.old, &change.new)
            && old != new
        {
            renames.insert(old.clone(), new.clone());
        }
    }
    tree.documents.sort_by(|a, b| a.path().cmp(b.path()));
    tree.data.sort_by(|a, b| a.path().cmp(b.path()));
    Base { tree, texts, renames }
}

/// The tree without the files that differ, and with the names that they had.
fn unchanged(current: &Tree, changes: &[Change]) -> Tree {
    let gone: BTreeSet<&Utf8Path> = changes.iter().filter_map(|change| change.new.as_deref()).collect();
    let is_kept = |path: &Utf8Path| !gone.contains(path);
    let kept = |sources: &[Source]| sources.iter().filter(|source| is_kept(source.path())).cloned().collect();
    let files = current.listing.files().filter(|path| is_kept(path));
    let before = changes.iter().filter_map(|change| change.old.as_deref());
    Tree {
        documents: kept(&current.documents),
        data: kept(&current.data),
        listing: files.chain(before).map(Utf8Path::to_owned).collect(),
        problems: current.problems.iter().filter(|(path, _)| is_kept(path)).cloned().collect(),
    }
}

fn find<'a>(tree: &'a Tree, path: &Utf8Path) -> Option<&'a Source> {
    [&tree.documents, &tree.data].into_iter().find_map(|sources| {
        let index = sources.binary_search_by(|source| source.path().cmp(path)).ok()?;
        sources.get(index)
    })
}

/// A repository keeps `\n` where a checkout may have `\r\n`: that is no change.
fn with_line_ends_of(text: &str, now: Option<&Source>) -> String {
    let crlf = now.is_some_and(|now| now.text().contains("\r\n")) && !text.contains("\r\n");
    if crlf { text.replace('\n', "\r\n") } else { text.to_owned() }
}
