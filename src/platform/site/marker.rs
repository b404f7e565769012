//! The files and folders that give a generator away.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::data::{self, Format};
use crate::facts::{Datum, Value};
use crate::text::Source;
use crate::tree::{Listing, Tree, folder_of, join};

/// Folders that give a generator away by their name.
const FOLDERS: [&str; 3] = [".vitepress", ".vuepress", ".obsidian"];

/// A file or folder that gives a generator away.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marker<'a> {
    /// Its name, without the ending of a template.
    pub name: &'a str,
    /// Where it stands.
    pub path: &'a Utf8Path,
    /// The folder that it stands in.
    pub folder: &'a Utf8Path,
    /// Its text; of a folder that of the configuration file in it, empty where there is none.
    pub text: &'a str,
    /// All files of the tree.
    pub listing: &'a Listing,
    /// The other texts of the tree that are no documents.
    others: &'a [Source],
}

impl<'a> Marker<'a> {
    /// A file that may be a marker; `book.toml.in` stands for `book.toml`.
    pub fn of_file(source: &'a Source, tree: &'a Tree) -> Option<Self> {
        let path = source.path();
        let name = path.file_name()?;
        let name = name.strip_suffix(".in").unwrap_or(name);
        let (listing, others) = (&tree.listing, tree.data.as_slice());
        Some(Self { name, path, folder: folder_of(path), text: source.text(), listing, others })
    }

    /// A folder that is a marker.
    pub fn of_folder(path: &'a Utf8Path, tree: &'a Tree) -> Self {
        let is_config = |source: &&Source| {
            let stem = source.path().file_stem().unwrap_or_default();
            folder_of(source.path()) == path && stem.starts_with("config")
                || folder_of(source.path()) == path.join("config") && stem == "index"
        };
        let config = tree.data.iter().find(is_config);
        Self {
            name: path.file_name().unwrap_or_default(),
            path,
            folder: folder_of(path),
            text: config.map_or("", Source::text),
            listing: &tree.listing,
            others: &tree.data,
        }
    }

    /// Its text as data; nothing where it cannot be read.
    pub fn data(&self) -> Datum {
        parse(self.path, self.text)
    }

    /// The file `path`, relative to the folder of the marker, as data; nothing where it is not read or cannot be.
    pub fn data_of(&self, path: &str) -> Datum {
        let place = self.inside(path).unwrap_or_default();
        let index = self.others.binary_search_by(|source| source.path().cmp(&place)).ok();
        let source = index.and_then(|index| self.others.get(index));
        parse(&place, source.map_or("", Source::text))
    }

    /// `path`, relative to the folder of the marker, from the root.
    pub fn inside(&self, path: &str) -> Option<Utf8PathBuf> {
        join(self.folder, path)
    }

    /// Whether a folder of this name stands beside the marker.
    pub fn has_folder(&self, path: &str) -> bool {
        self.inside(path).is_some_and(|path| self.listing.has_folder(&path))
    }
}

fn parse(path: &Utf8Path, text: &str) -> Datum {
    let format = match path.as_str().trim_end_matches(".in").rsplit('.').next() {
        Some("toml") => Format::Toml,
        Some("json") => Format::Json,
        _ => Format::Yaml,
    };
    let empty = Datum { value: Value::Null, span: crate::text::Span::default() };
    data::parse(text, format, 0).unwrap_or(empty)
}

/// The value under a path of keys.
pub(super) fn at<'d>(data: &'d Datum, keys: &[&str]) -> Option<&'d Datum> {
    keys.iter().try_fold(data, |datum, key| datum.get(key))
}

/// The text under a path of keys.
pub(super) fn text_at<'d>(data: &'d Datum, keys: &[&str]) -> Option<&'d str> {
    at(data, keys)?.as_text()
}

/// The pairs of a mapping.
pub(super) fn pairs(data: &Datum) -> &[(Datum, Datum)] {
    match &data.value {
        Value::Map(pairs) => pairs,
        _ => &[],
    }
}

/// An address or a part of one without its scheme, host and the slashes at its ends.
pub(super) fn path_of_address(address: &str) -> String {
    let path = match address.split_once("//") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    };
    path.trim_matches('/').to_owned()
}

/// The folders of the tree that are markers, those of installed packages left out.
pub(super) fn folders(tree: &Tree) -> Vec<Utf8PathBuf> {
    let mut found = BTreeSet::new();
    let is_hidden = |file: &str| file.starts_with('.') || file.contains("/.");
    let hidden = tree.listing.files().filter(|file| is_hidden(file.as_str()));
    for file in hidden.filter(|file| !file.as_str().contains("node_modules")) {
        let marked = file
            .ancestors()
            .skip(1)
            .filter(|folder| folder.file_name().is_some_and(|n| FOLDERS.contains(&n)));
        found.extend(marked.map(Utf8Path::to_owned));
    }
    found.into_iter().collect()
}
