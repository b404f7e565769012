//! What is read from a disk, and what a fix leaves on it.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use glosslint::discover::{self, Selection};
use glosslint::fix::{WriteError, replace_file};
use tempfile::TempDir;

fn folder() -> (TempDir, Utf8PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap();
    (folder, path)
}

fn write(root: &Utf8Path, files: &[(&str, &[u8])]) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn documents(root: &Utf8Path) -> Vec<String> {
    let tree = discover::read(root, &Selection::default());
    tree.documents.iter().map(|source| source.path().to_string()).collect()
}

/// The problems of a tree as `path: message`.
fn problems(root: &Utf8Path) -> Vec<String> {
    let tree = discover::read(root, &Selection::default());
    tree.problems.iter().map(|(path, problem)| format!("{path}: {}", problem.message)).collect()
}

#[test]
fn documents_are_found_by_extension_and_ignore_rules() {
    let (_keep, root) = folder();
    let files: [(&str, &[u8]); 8] = [
        ("a.md", b"a"),
        ("b/c.QMD", b"a"),
        ("b/d.mdx", b"a"),
        ("b/e.txt", b"a"),
        (".hidden/f.md", b"a"),
        ("node_modules/g.md", b"a"),
        ("built/h.md", b"a"),
        (".gitignore", b"built/\n"),
    ];
    write(&root, &files);
    assert_eq!(documents(&root), ["a.md", "b/c.QMD", "b/d.mdx"]);
    let tree = discover::read(&root, &Selection { exclude: vec!["b/**"], ..Selection::default() });
    assert_eq!(tree.documents.len(), 1);
    assert!(tree.listing.has_file("b/e.txt".into()), "a link may lead to what is no document");
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let (_keep, root) = folder();
    let files: [(&str, &[u8]); 3] =
        [("a.md", b"one\ntwo \xFF"), ("b.md", b"\xFF\xFEa\0"), ("c.md", b"# Fine\n")];
    write(&root, &files);
    assert_eq!(documents(&root), ["c.md"]);
    assert_eq!(
        problems(&root),
        [
            "a.md: not checked: line 2 is not valid UTF-8 (byte 8); save it as UTF-8",
            "b.md: not checked: it is UTF-16; save it as UTF-8",
        ]
    );
}

#[test]
fn an_empty_folder_is_a_tree() {
    let (_keep, root) = folder();
    assert_eq!(documents(&root), Vec::<String>::new());
    assert_eq!(problems(&root), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_root_only() {
    use std::os::unix::fs::symlink;
    let (_keep, root) = folder();
    let (_keep_too, outside) = folder();
    write(&root, &[("docs/a.md", b"a")]);
    write(&outside, &[("secret.md", b"a")]);
    symlink(root.join("docs/a.md"), root.join("docs/linked.md")).unwrap();
    symlink(outside.join("secret.md"), root.join("docs/outside.md")).unwrap();
    symlink(&root, root.join("docs/loop")).unwrap();
    symlink(root.join("gone"), root.join("docs/dangling.md")).unwrap();
    assert_eq!(documents(&root), ["docs/a.md", "docs/linked.md"]);
    let problems = problems(&root);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("docs/dangling.md: not checked: it cannot be read"), "{problems:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_document() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"a")]);
    let made = std::process::Command::new("mkfifo").arg(root.join("pipe.md")).status();
    assert!(made.unwrap().success());
    assert_eq!(documents(&root), ["a.md"]);
}

#[test]
fn a_file_that_changed_meanwhile_is_left() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"newer")]);
    let outcome = replace_file(&root.join("a.md"), "older", "fixed");
    assert!(matches!(outcome, Err(WriteError::Changed(_))));
    assert_eq!(fs::read_to_string(root.join("a.md")).unwrap(), "newer");
    assert_eq!(fs::read_dir(&root).unwrap().count(), 1, "nothing is left beside the file");
}

#[cfg(unix)]
#[test]
fn a_fix_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"old")]);
    fs::set_permissions(root.join("a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink(root.join("a.md"), root.join("link.md")).unwrap();
    replace_file(&root.join("link.md"), "old", "new").unwrap();
    assert_eq!(fs::read_to_string(root.join("a.md")).unwrap(), "new");
    assert!(root.join("link.md").is_symlink());
    assert_eq!(fs::metadata(root.join("a.md")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"old")]);
    fs::set_permissions(root.join("a.md"), fs::Permissions::from_mode(0o444)).unwrap();
    assert!(matches!(replace_file(&root.join("a.md"), "old", "new"), Err(WriteError::Io(..))));
    assert_eq!(fs::read_to_string(root.join("a.md")).unwrap(), "old");
}
