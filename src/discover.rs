//! Walks a root once and reads what is in it: the documents, the data that may matter, and the names of all files.

mod ignore_files;
mod kinds;

pub use kinds::{UNFINISHED, is_document, is_relevant_data, is_unfinished};

use std::collections::BTreeSet;
use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rayon::prelude::*;

use crate::facts::Problem;
use crate::platform::companions;
use crate::text::{Source, Span, reason};
use crate::tree::{Listing, Tree, order};

/// The largest document that is read. Offsets have to fit 32 bits, and a page that no person reads is no docs page.
pub const LARGEST_DOCUMENT: u64 = 256 * 1024 * 1024;

/// What to read of a root.
#[derive(Debug, Clone, Default)]
pub struct Selection<'a> {
    /// Globs of files that are no part of the tree, as in `.gitignore`.
    pub exclude: Vec<&'a str>,
    /// Files that are documents or data whatever their name, relative to the root.
    pub named: BTreeSet<Utf8PathBuf>,
    /// Files, folders and globs, relative to the root, in which every data file may be a glossary.
    pub glossaries: Vec<&'a str>,
}

/// The files, folders and globs that a configuration names as glossaries, relative to the root.
#[derive(Debug, Clone)]
pub struct GlossaryPaths(Gitignore);

impl GlossaryPaths {
    /// A path that cannot be read as a glob holds nothing; the check of the configuration reports it.
    #[must_use]
    pub fn new(paths: &[&str]) -> Self {
        let mut builder = GitignoreBuilder::new("");
        for path in paths {
            let _ = builder.add_line(None, &format!("/{}", path.trim_start_matches("./")));
        }
        Self(builder.build().unwrap_or_else(|_| Gitignore::empty()))
    }

    /// Whether a path is that of a data file which one of them names or holds.
    #[must_use]
    pub fn hold(&self, path: &Utf8Path) -> bool {
        kinds::is_data(path) && self.0.matched_path_or_any_parents(path, false).is_ignore()
    }
}

/// Reads the tree below `root`. Hidden folders, what `.gitignore` excludes, and folders of installed packages are
/// left out; a symlink is followed where it leads to a file inside the root. A file that cannot be read is a
/// problem of the tree, never a failure.
#[must_use]
pub fn read(root: &Utf8Path, selection: &Selection<'_>) -> Tree {
    let excluded = exclusions(root, &selection.exclude);
    let mut problems = Vec::new();
    let read_all = || {
        let wanted = walk_documents(root, &excluded, selection, &mut problems);
        wanted.into_par_iter().map(|path| read_one(root, path)).collect::<Vec<_>>()
    };
    let (mut read, listing) = rayon::join(read_all, || list(root));
    read.sort_by(|a, b| order(&a.0, &b.0));
    let mut tree = Tree { listing, ..Tree::default() };
    for (path, outcome) in read {
        match outcome {
            Ok(source) => {
                let is_data =
                    !is_document(&path) && (kinds::is_data(&path) || !selection.named.contains(&path));
                let group = if is_data { &mut tree.data } else { &mut tree.documents };
                group.push(source);
            }
            Err(message) => problems.push((path, Problem { span: Span::default(), message })),
        }
    }
    for path in unread_companions(&tree) {
        if let (_, Ok(source)) = read_one(root, path) {
            tree.documents.push(source);
        }
    }
    tree.documents.sort_by(|a, b| order(a.path(), b.path()));
    problems.sort_by(|a, b| a.0.cmp(&b.0));
    tree.problems = problems;
    tree
}

/// Files that the configuration of a site adds to its pages, and that are not read for their names or folders.
#[must_use]
pub fn unread_companions(tree: &Tree) -> Vec<Utf8PathBuf> {
    let is_read = |path: &Utf8Path| tree.documents.iter().any(|source| source.path() == path);
    companions(tree).into_iter().filter(|path| !is_read(path)).collect()
}

fn exclusions(root: &Utf8Path, globs: &[&str]) -> Gitignore {
    let mut builder = GitignoreBuilder::new(root);
    for glob in globs {
        // A glob that cannot be read is reported where the configuration is checked.
        let _ = builder.add_line(None, glob);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// The paths of documents and of relevant data, in no order.
fn walk_documents(
    root: &Utf8Path,
    excluded: &Gitignore,
    selection: &Selection<'_>,
    problems: &mut Vec<(Utf8PathBuf, Problem)>,
) -> Vec<Utf8PathBuf> {
    let mut found = Vec::new();
    let glossaries = GlossaryPaths::new(&selection.glossaries);
    let inside = root.as_std_path().canonicalize().unwrap_or_else(|_| root.as_std_path().to_owned());
    if let Some(path) = ignore_files::endless_above(root) {
        problems.push(ignore_files::problem(root, &path));
        return found;
    }
    let excluded = excluded.clone();
    let (endless, left_out) = std::sync::mpsc::channel();
    let walk = ignore::WalkBuilder::new(root)
        .require_git(false)
        .hidden(false)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let name = entry.file_name().to_string_lossy();
            let skipped = is_folder && entry.depth() > 0 && kinds::is_skipped_folder(&name);
            let kept = !skipped && !excluded.matched_path_or_any_parents(entry.path(), is_folder).is_ignore();
            let stop = if kept && is_folder { ignore_files::endless_in(entry.path()) } else { None };
            // Fails only where nobody listens any more.
            kept && stop.map(|path| endless.send(path)).is_none()
        })
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let Some(path) = relative_name(root, entry.path()) else {
                    problems.extend(name_problem(root, &entry));
                    continue;
                };
                let named = selection.named.contains(&path) || glossaries.hold(&path);
                if (named || is_document(&path) || is_relevant_data(&path)) && leads_inside(&entry, &inside) {
                    found.push(path);
                }
            }
            Err(error) => problems.push(walk_problem(root, &error)),
        }
    }
    problems.extend(left_out.try_iter().map(|path| ignore_files::problem(root, &path)));
    found
}

/// The problem of a document whose name is not valid UTF-8: no link or setting could name it.
fn name_problem(root: &Utf8Path, entry: &ignore::DirEntry) -> Option<(Utf8PathBuf, Problem)> {
    let relative = entry.path().strip_prefix(root.as_std_path()).unwrap_or(entry.path());
    let path = Utf8PathBuf::from(relative.to_string_lossy().into_owned());
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    let message = "not checked: its name is not valid UTF-8; rename it".to_owned();
    (is_file && is_document(&path)).then_some((path, Problem { span: Span::default(), message }))
}

/// Whether the entry is a file, or a symlink to what is no folder; a link that leads out of the root is left out.
fn leads_inside(entry: &ignore::DirEntry, root: &Path) -> bool {
    match entry.file_type() {
        Some(kind) if kind.is_file() => true,
        Some(kind) if kind.is_symlink() => match entry.path().canonicalize() {
            Ok(target) => target.is_file() && target.starts_with(root),
            Err(_) => true,
        },
        _ => false,
    }
}

fn walk_problem(root: &Utf8Path, error: &ignore::Error) -> (Utf8PathBuf, Problem) {
    let place = match error {
        ignore::Error::WithPath { path, .. } => relative_name(root, path),
        ignore::Error::WithDepth { err, .. } => match err.as_ref() {
            ignore::Error::WithPath { path, .. } => relative_name(root, path),
            _ => None,
        },
        _ => None,
    };
    // The kind alone: the whole error names the absolute path.
    let reason = error.io_error().map_or_else(|| error.to_string(), reason);
    let message = format!("not checked: it cannot be read ({reason})");
    (place.unwrap_or_default(), Problem { span: Span::default(), message })
}

fn read_one(root: &Utf8Path, path: Utf8PathBuf) -> (Utf8PathBuf, Result<Source, String>) {
    let outcome = read_text(&root.join(&path)).map(|text| Source::new(path.as_path(), text));
    (path, outcome)
}

/// The text of a file, or why it is not read, as a sentence without its full stop.
///
/// # Errors
/// Where the file cannot be read, is too large, or is no UTF-8.
pub fn read_text(path: &Utf8Path) -> Result<String, String> {
    let unreadable = |error: std::io::Error| format!("not checked: it cannot be read ({})", reason(&error));
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err("not checked: it is no file".to_owned());
    }
    if metadata.len() > LARGEST_DOCUMENT {
        return Err(format!("not checked: it is larger than {} MiB", LARGEST_DOCUMENT >> 20));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    if is_utf16(&bytes) {
        return Err("not checked: it is UTF-16; save it as UTF-8".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| not_utf8(error.as_bytes(), error.utf8_error().valid_up_to()))
}

fn not_utf8(bytes: &[u8], valid: usize) -> String {
    let line = bytes.iter().take(valid).filter(|&&byte| byte == b'\n').count() + 1;
    format!("not checked: line {line} is not valid UTF-8 (byte {valid}); save it as UTF-8")
}

/// Whether the bytes begin with the byte-order mark of UTF-16, or lack one but have a NUL in each of the first pairs,
/// as ASCII has in UTF-16.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(32)).unwrap_or_default();
    let is_pair = |pair: &[u8]| matches!(pair, [a, b] if (*a == 0) != (*b == 0));
    matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
        || (start.len() >= 4 && start.chunks_exact(2).all(is_pair))
}

/// The names of all files below the root, ignore rules aside: a link may lead to any of them but what a fix left.
fn list(root: &Utf8Path) -> Listing {
    walkdir::WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| entry.file_name() != ".git" && entry.file_name() != "node_modules")
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_type().is_dir())
        .filter(|entry| !entry.file_name().to_str().is_some_and(is_unfinished))
        .filter_map(|entry| relative_name(root, entry.path()))
        .collect()
}

/// The path relative to the root with `/`, or none where it is not valid UTF-8.
fn relative_name(root: &Utf8Path, path: &Path) -> Option<Utf8PathBuf> {
    let path = path.to_str()?;
    let name = path
        .strip_prefix(root.as_str())
        .map_or(path, |name| name.trim_start_matches(std::path::is_separator));
    Some(Utf8PathBuf::from(if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() }))
}
