//! A docs tree as it was read: texts and the names of all other files. Built from the disk, from a git commit or in
//! a test alike; nothing here touches a disk.

use std::cmp::Ordering;
use std::hash::BuildHasher;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::facts::Problem;
use crate::text::{Filter, Source};

/// All that is known of a docs tree. Paths are relative to its root, `/`-separated.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The Markdown documents, by path.
    pub documents: Vec<Source>,
    /// Other texts that were read: configuration files of site generators, data that may be a glossary; by path.
    pub data: Vec<Source>,
    /// Every file.
    pub listing: Listing,
    /// Files that could not be read, and why; by path.
    pub problems: Vec<(Utf8PathBuf, Problem)>,
}

/// The names of all files of a tree, for the targets of links.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// In the order of [`order`].
    files: Vec<Utf8PathBuf>,
    /// Most links are looked for at several places of which one is a file.
    filter: Filter,
    folders: FxHashSet<String>,
    /// The files by their lower-cased path, to find a target that differs by case only; gathered when one is missed.
    by_lower_case: OnceLock<FxHashMap<String, Vec<Utf8PathBuf>>>,
}

impl Listing {
    /// Whether there is a file of exactly this name.
    #[must_use]
    pub fn has_file(&self, path: &Utf8Path) -> bool {
        self.filter.may_have(hash(path)) && self.files.binary_search_by(|file| order(file, path)).is_ok()
    }

    /// Whether there is a folder of exactly this name. The root, written as an empty path, is one.
    #[must_use]
    pub fn has_folder(&self, path: &Utf8Path) -> bool {
        path.as_str().is_empty() || self.folders.contains(path.as_str())
    }

    /// The files whose path differs from this one by case at most.
    pub fn ignoring_case(&self, path: &Utf8Path) -> &[Utf8PathBuf] {
        let gather = || {
            let mut files: FxHashMap<String, Vec<Utf8PathBuf>> = FxHashMap::default();
            for file in &self.files {
                files.entry(file.as_str().to_lowercase()).or_default().push(file.clone());
            }
            files
        };
        let files = self.by_lower_case.get_or_init(gather);
        files.get(&path.as_str().to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// All files, by path.
    pub fn files(&self) -> impl Iterator<Item = &Utf8Path> {
        self.files.iter().map(Utf8PathBuf::as_path)
    }
}

impl FromIterator<Utf8PathBuf> for Listing {
    fn from_iter<I: IntoIterator<Item = Utf8PathBuf>>(paths: I) -> Self {
        let mut files: Vec<Utf8PathBuf> = paths.into_iter().collect();
        files.sort_unstable_by(|a, b| order(a, b));
        files.dedup();
        let mut filter = Filter::default();
        let mut folders: FxHashSet<String> = FxHashSet::default();
        for file in &files {
            filter.insert(hash(file));
            let mut path = file.as_str();
            while let Some((folder, _)) = path.rsplit_once('/') {
                if folders.contains(folder) {
                    break;
                }
                folders.insert(folder.to_owned());
                path = folder;
            }
        }
        Self { files, filter, folders, by_lower_case: OnceLock::new() }
    }
}

/// The order of paths, which compares them part by part: that of [`Utf8Path`], sooner found. It is that of their bytes,
/// but that a separator comes before all that can stand in a name.
#[must_use]
pub fn order(a: &Utf8Path, b: &Utf8Path) -> Ordering {
    let (a, b) = (a.as_str().as_bytes(), b.as_str().as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rank = |path: &[u8]| path.get(same).map(|byte| if *byte == b'/' { 0 } else { *byte });
    rank(a).cmp(&rank(b))
}

fn hash(path: &Utf8Path) -> u64 {
    FxBuildHasher.hash_one(path.as_str())
}

/// The folder of a path; empty for the root.
#[must_use]
pub fn folder_of(path: &Utf8Path) -> &Utf8Path {
    path.parent().unwrap_or(Utf8Path::new(""))
}

/// Joins `path` to the folder `base` and resolves `.` and `..`, by names alone. None where it climbs out of the
/// root.
#[must_use]
pub fn join(base: &Utf8Path, path: &str) -> Option<Utf8PathBuf> {
    let mut joined = String::with_capacity(base.as_str().len() + 1 + path.len());
    joined.push_str(base.as_str().trim_matches('/'));
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if joined.is_empty() => return None,
            ".." => joined.truncate(joined.rfind('/').unwrap_or_default()),
            name => push_part(&mut joined, name),
        }
    }
    Some(Utf8PathBuf::from(joined))
}

/// The path that leads from the folder `from` to the file `to`, `/`-separated.
#[must_use]
pub fn relative(from: &Utf8Path, to: &Utf8Path) -> String {
    let shared = parts(from).zip(parts(to)).take_while(|(a, b)| a == b).count();
    let mut path = String::with_capacity(to.as_str().len());
    parts(from).skip(shared).for_each(|_| push_part(&mut path, ".."));
    parts(to).skip(shared).for_each(|part| push_part(&mut path, part));
    path
}

fn parts(path: &Utf8Path) -> impl Iterator<Item = &str> {
    path.as_str().split('/').filter(|part| !part.is_empty())
}

fn push_part(path: &mut String, part: &str) {
    if !path.is_empty() {
        path.push('/');
    }
    path.push_str(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_climbs_out_of_the_root_is_none() {
        assert_eq!(join("a/b".into(), "../c.md"), Some("a/c.md".into()));
        assert_eq!(join("a".into(), "../../c.md"), None);
    }

    #[test]
    fn the_relative_path_climbs_to_the_shared_folder() {
        assert_eq!(relative("a/b".into(), "a/c/d.md".into()), "../c/d.md");
        assert_eq!(relative("".into(), "a.md".into()), "a.md");
    }

    #[test]
    fn folders_are_known_from_their_files() {
        let listing: Listing = [Utf8PathBuf::from("a/b/c.md")].into_iter().collect();
        assert!(listing.has_folder("a/b".into()) && listing.has_folder("".into()));
        assert!(!listing.has_folder("a/b/c.md".into()));
        assert_eq!(listing.ignoring_case("A/B/C.md".into()), ["a/b/c.md"]);
    }
}
