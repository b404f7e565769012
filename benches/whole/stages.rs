//! The whole run, and the parts of it that it is compared with.

use std::hint::black_box;

use camino::Utf8Path;
use comrak::{Arena, Options, parse_document};
use glosslint::config::Config;
use glosslint::discover::{self, Selection as Files};
use glosslint::engine::{self, Selection};
use glosslint::facts::Facts;
use glosslint::tree::Tree;
use glosslint::workspace::Workspace;
use glosslint::{acronym, markdown};
use rayon::prelude::*;

/// Walks and reads a tree.
pub fn read(root: &Utf8Path) -> Tree {
    discover::read(root, &Files::default())
}

/// Walks, reads, and parses every document.
pub fn floor(root: &Utf8Path) {
    read(root).documents.par_iter().for_each(|source| parse(source.text()));
}

/// Parses every document, one after the other.
pub fn parse_all(tree: &Tree) {
    tree.documents.iter().for_each(|source| parse(source.text()));
}

/// Reads and resolves a tree.
pub fn build(root: &Utf8Path) -> Workspace {
    Workspace::build(read(root), Config::default())
}

/// All that `glosslint check` does but for printing.
pub fn whole(root: &Utf8Path) {
    let workspace = build(root);
    black_box(engine::check(&workspace, &Selection::default()).expect("the configuration is empty"));
}

/// What the documents say.
pub fn facts(tree: &Tree) -> Vec<Facts> {
    let read = |source| markdown::parse(source, &markdown::Dialect::default());
    tree.documents.iter().map(read).collect()
}

/// Finds the acronyms of all documents, one after the other.
pub fn detect(facts: &[Facts]) {
    let options = acronym::Options::default();
    for prose in facts.iter().flat_map(|facts| facts.prose.iter()) {
        black_box(acronym::analyse(prose.text, &options));
    }
}

fn parse(text: &str) {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    black_box(parse_document(&arena, text, &options));
}
