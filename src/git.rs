//! What changed since another commit. The only module that runs git.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Output, Stdio};

use camino::{Utf8Path, Utf8PathBuf};

use crate::discover::{is_document, is_relevant_data};
use crate::text::Source;
use crate::tree::Tree;

/// Why the base of a comparison cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no git to ask.
    #[error("--since needs git, which cannot be run: {0}")]
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

/// A file that differs: its path at the base and now, where it has one.
#[derive(Debug)]
struct Change {
    old: Option<Utf8PathBuf>,
    new: Option<Utf8PathBuf>,
}

fn merge_base(root: &Utf8Path, reference: &str) -> Result<String, GitError> {
    if !run(root, &["rev-parse", "--git-dir"])?.status.success() {
        return Err(GitError::NoRepository(root.to_owned()));
    }
    let commit = format!("{reference}^{{commit}}");
    if !run(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?.status.success() {
        let branch = reference.strip_prefix("origin/").unwrap_or(reference);
        return Err(GitError::NoCommit(reference.to_owned(), branch.to_owned()));
    }
    let found = run(root, &["merge-base", "--end-of-options", reference, "HEAD"])?;
    if found.status.success() {
        return Ok(text(&found.stdout).trim().to_owned());
    }
    let shallow = run(root, &["rev-parse", "--is-shallow-repository"])?;
    Err(match text(&shallow.stdout).trim() {
        "true" => GitError::Shallow(reference.to_owned()),
        _ => GitError::Unrelated(reference.to_owned()),
    })
}

fn changes(root: &Utf8Path, commit: &str) -> Result<Vec<Change>, GitError> {
    let listed = succeed(
        "diff",
        run(
            root,
            &[
                "diff",
                "--name-status",
                "--find-renames",
                "--relative",
                "--no-ext-diff",
                "-z",
                commit,
                "--",
                ".",
            ],
        )?,
    )?;
    let mut changes = Vec::new();
    let mut fields = listed.split('\0').filter(|field| !field.is_empty());
    while let (Some(status), Some(path)) = (fields.next(), fields.next()) {
        let path = Utf8PathBuf::from(path);
        let change = match status.as_bytes().first() {
            Some(b'A') => Change { old: None, new: Some(path) },
            Some(b'D') => Change { old: Some(path), new: None },
            Some(b'R' | b'C') => {
                let Some(new) = fields.next() else { break };
                Change { old: Some(path), new: Some(new.into()) }
            }
            _ => Change { old: Some(path.clone()), new: Some(path) },
        };
        changes.push(change);
    }
    let untracked =
        succeed("ls-files", run(root, &["ls-files", "--others", "--exclude-standard", "-z", "--", "."])?)?;
    let untracked = untracked.split('\0').filter(|path| !path.is_empty());
    changes.extend(untracked.map(|path| Change { old: None, new: Some(path.into()) }));
    Ok(changes)
}

/// The texts of documents and data at a commit, by path; what is no UTF-8 is left out.
fn texts_at(
    root: &Utf8Path,
    commit: &str,
    paths: &[&Utf8Path],
) -> Result<BTreeMap<Utf8PathBuf, String>, GitError> {
    let prefix = succeed("rev-parse", run(root, &["rev-parse", "--show-prefix"])?)?;
    let wanted: Vec<&Utf8Path> = paths
        .iter()
        .copied()
        .filter(|path| (is_document(path) || is_relevant_data(path)) && !path.as_str().contains('\n'))
        .collect();
    let names: String =
        wanted.iter().map(|path| format!("{commit}:{}{path}\n", prefix.trim_end_matches('\n'))).collect();
    let mut child = command(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(GitError::NoGit)?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // Written beside the reading: git stops to read names once nobody takes its answers. A pipe that breaks shows
        // in the answers.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(names.as_bytes())));
        child.wait_with_output()
    });
    let output = output.map_err(GitError::NoGit)?;
    Ok(read_batch(&output.stdout, &wanted))
}

/// Reads what `git cat-file --batch` answers: `<id> blob <size>`, the content, a line end; or `<name> missing`.
fn read_batch(mut answer: &[u8], paths: &[&Utf8Path]) -> BTreeMap<Utf8PathBuf, String> {
    let mut texts = BTreeMap::new();
    for path in paths {
        let Some(end) = answer.iter().position(|&byte| byte == b'\n') else { break };
        let (head, rest) = answer.split_at(end);
        let rest = rest.get(1..).unwrap_or_default();
        let size = text(head).rsplit_once(' ').and_then(|(_, size)| size.parse::<usize>().ok());
        let Some(size) = size else {
            answer = rest;
            continue;
        };
        let content = rest.get(..size).unwrap_or_default();
        answer = rest.get(size + 1..).unwrap_or_default();
        if let Ok(content) = std::str::from_utf8(content) {
            texts.insert((*path).to_owned(), content.to_owned());
        }
    }
    texts
}

/// The tree as it is, with what differs put back.
fn assemble(current: &Tree, changes: &[Change], old: &BTreeMap<Utf8PathBuf, String>) -> Base {
    let gone: BTreeSet<&Utf8Path> = changes.iter().filter_map(|change| change.new.as_deref()).collect();
    let added: Vec<&Utf8Path> = changes.iter().filter_map(|change| change.old.as_deref()).collect();
    let files = current.listing.files().filter(|path| !gone.contains(path));
    let listing = files.chain(added.iter().copied()).map(Utf8Path::to_owned).collect();
    let kept = |sources: &[Source]| -> Vec<Source> {
        sources.iter().filter(|source| !gone.contains(source.path())).cloned().collect()
    };
    let mut tree = Tree {
        documents: kept(&current.documents),
        data: kept(&current.data),
        listing,
        problems: current
            .problems
            .iter()
            .filter(|(path, _)| !gone.contains(path.as_path()))
            .cloned()
            .collect(),
    };
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

fn command(root: &Utf8Path) -> Command {
    let mut command = Command::new("git");
    // Inside a hook git says where its repository is by a path that holds for its own folder only.
    command.arg("-C").arg(root).env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_PREFIX");
    command.env("GIT_OPTIONAL_LOCKS", "0");
    command
}

fn run(root: &Utf8Path, arguments: &[&str]) -> Result<Output, GitError> {
    command(root).args(arguments).stdin(Stdio::null()).output().map_err(GitError::NoGit)
}

fn succeed(what: &'static str, output: Output) -> Result<String, GitError> {
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(GitError::Failed(what, text(&output.stderr).trim().to_owned()))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
