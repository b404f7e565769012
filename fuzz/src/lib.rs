//! What the fuzz targets share. They hold the program to what the tests hold it to: the harness is the same.

#[path = "../../tests/it/harness.rs"]
pub mod harness;

use harness::Files;

/// A tree of files out of one text: a line `@@ path` begins the file at `path`; what stands before the first such
/// line is the page `a.md`. Paths are as the walk over a disk gives them: relative, without `.` and `..`.
#[must_use]
pub fn tree(text: &str) -> Files {
    let mut files = Files::new();
    let mut path = "a.md".to_owned();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("@@ ").map(str::trim) {
            Some(name) if is_path(name) => path = name.to_owned(),
            _ => files.entry(path.clone()).or_default().push_str(line),
        }
    }
    files
}

fn is_path(name: &str) -> bool {
    !name.contains('\0') && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Whether a tree's own configuration can be used, rules and patterns included.
#[must_use]
pub fn has_valid_configuration(files: &Files) -> bool {
    let Some(text) = files.get("glosslint.toml") else { return true };
    let Ok(config) = glosslint::config::parse("glosslint.toml".into(), text) else { return false };
    let empty = glosslint::workspace::Workspace::build(glosslint::tree::Tree::default(), config);
    glosslint::engine::check(&empty, &glosslint::engine::Selection::default()).is_ok()
}
