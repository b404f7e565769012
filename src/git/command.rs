//! The questions that git answers.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use camino::{Utf8Path, Utf8PathBuf};

use super::GitError;
use crate::discover::{is_document, is_relevant_data};

/// A file that differs: its path at the base and now, where it has one.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) old: Option<Utf8PathBuf>,
    pub(super) new: Option<Utf8PathBuf>,
}

/// The commit at which the histories of `reference` and of what is checked out part.
pub(super) fn merge_base(root: &Utf8Path, reference: &str) -> Result<String, GitError> {
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

/// What differs from a commit, files that git does not track included.
pub(super) fn changes(root: &Utf8Path, commit: &str) -> Result<Vec<Change>, GitError> {
    let listed = ask(
        root,
        "diff",
        &["--name-status", "--find-renames", "--relative", "--no-ext-diff", "-z", commit, "--", "."],
    )?;
    let mut changes = tracked(&listed);
    let untracked = ask(root, "ls-files", &["--others", "--exclude-standard", "-z", "--", "."])?;
    let untracked = untracked.split('\0').filter(|path| !path.is_empty());
    changes.extend(untracked.map(|path| Change { old: None, new: Some(path.into()) }));
    Ok(changes)
}

/// Reads what `git diff --name-status -z` prints: a status and a path, or two where a file has moved.
fn tracked(listed: &str) -> Vec<Change> {
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
    changes
}

/// The texts of documents and data at a commit, by path; what is no UTF-8 is left out.
pub(super) fn texts_at(
    root: &Utf8Path,
    commit: &str,
    paths: &[&Utf8Path],
) -> Result<BTreeMap<Utf8PathBuf, String>, GitError> {
    let prefix = ask(root, "rev-parse", &["--show-prefix"])?;
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

/// What a command of git prints; an error where it fails.
fn ask(root: &Utf8Path, name: &'static str, arguments: &[&str]) -> Result<String, GitError> {
    let output = run(root, &[&[name], arguments].concat())?;
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(GitError::Failed(name, text(&output.stderr).trim().to_owned()))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
