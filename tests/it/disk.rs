//! What is read from a disk, and what a fix leaves on it.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use glosslint::discover::{self, LARGEST_DOCUMENT, Selection};
use glosslint::fix::{WriteError, replace_file};
use tempfile::TempDir;

pub fn folder() -> (TempDir, Utf8PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap();
    (folder, path)
}

pub fn write(root: &Utf8Path, files: &[(&str, &[u8])]) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

pub fn documents(root: &Utf8Path) -> Vec<String> {
    let tree = discover::read(root, &Selection::default());
    tree.documents.iter().map(|source| source.path().to_string()).collect()
}

/// The problems of a tree as `path: message`.
pub fn problems(root: &Utf8Path) -> Vec<String> {
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
    let files: [(&str, &[u8]); 5] = [
        ("a.md", b"one\ntwo \xFF"),
        ("b.md", b"\xFF\xFEa\0"),
        ("c.md", b"# Fine\n"),
        ("d.md", b"\0#\0 \0P\0a\0g\0e"),
        ("e.md", b"A NUL\0 in text\n"),
    ];
    write(&root, &files);
    assert_eq!(documents(&root), ["c.md", "e.md"]);
    assert_eq!(
        problems(&root),
        [
            "a.md: not checked: line 2 is not valid UTF-8 (byte 8); save it as UTF-8",
            "b.md: not checked: it is UTF-16; save it as UTF-8",
            "d.md: not checked: it is UTF-16; save it as UTF-8",
        ]
    );
}

#[test]
fn a_file_that_no_person_wrote_is_not_read() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"a")]);
    // Nothing but a hole: it takes no room on the disk.
    fs::File::create(root.join("b.md")).unwrap().set_len(LARGEST_DOCUMENT + 1).unwrap();
    assert_eq!(documents(&root), ["a.md"]);
    assert_eq!(problems(&root), ["b.md: not checked: it is larger than 256 MiB"]);
}

#[test]
fn what_a_fix_that_was_killed_leaves_beside_a_page_is_no_page() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"# A\n"), (".glosslint-a1B2c3.tmp", b"# A\n\n[half](")]);
    let tree = discover::read(&root, &Selection::default());
    assert_eq!((tree.documents.len(), tree.data.len()), (1, 0));
    assert_eq!(tree.listing.files().count(), 1, "no link leads to it");
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
    symlink(&outside, root.join("docs/elsewhere")).unwrap();
    symlink(root.join("gone"), root.join("docs/dangling.md")).unwrap();
    assert_eq!(documents(&root), ["docs/a.md", "docs/linked.md"]);
    let listing = discover::read(&root, &Selection::default()).listing;
    assert!(listing.has_file("docs/linked.md".into()));
    assert!(!listing.has_file("docs/elsewhere/secret.md".into()), "no link leads through a link to a folder");
    let problems = problems(&root);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("docs/dangling.md: not checked: it cannot be read"), "{problems:?}");
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

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_itself_is_said_with_its_place() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"a")]);
    std::os::unix::fs::symlink("loop.md", root.join("loop.md")).unwrap();
    assert_eq!(documents(&root), ["a.md"]);
    let problems = problems(&root);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("loop.md: not checked: it cannot be read ("), "{problems:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_valid_utf_8_is_said_with_its_place() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let (_keep, root) = folder();
    write(&root, &[("docs/a.md", b"a")]);
    fs::write(root.as_std_path().join("docs").join(OsStr::from_bytes(b"b\xFF.md")), "a").unwrap();
    fs::write(root.as_std_path().join("docs").join(OsStr::from_bytes(b"c\xFF.png")), "a").unwrap();
    assert_eq!(documents(&root), ["docs/a.md"]);
    let expected = "docs/b\u{FFFD}.md: not checked: its name is not valid UTF-8; rename it";
    assert_eq!(problems(&root), [expected], "a picture is not checked in any case");
}

#[cfg(unix)]
#[test]
fn folders_are_said_where_they_cannot_be_read_and_not_where_they_are_left_out() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let (_keep, root) = folder();
    for path in ["a.md", "closed/b.md", "node_modules/c.md", ".git/d.md", ".hidden/e.md"] {
        write(&root, &[(path, b"# Page\n")]);
    }
    // To root no folder is closed, so root runs a copy of the program as nobody. Another process makes it: what this
    // one holds open for writing, the children of other tests may too, and such a program cannot be run.
    let program = root.join("glosslint");
    let copied = std::process::Command::new("cp").arg(env!("CARGO_BIN_EXE_glosslint")).arg(&program).status();
    assert!(copied.unwrap().success());
    fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(root.join("closed"), fs::Permissions::from_mode(0o000)).unwrap();
    let mut command = std::process::Command::new(&program);
    command.current_dir(&root).args(["check", "--quiet", "--format", "concise", "--select", "GL903"]);
    if fs::metadata(&root).unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    fs::set_permissions(root.join("closed"), fs::Permissions::from_mode(0o755)).unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.starts_with("closed:1:1: warning[GL903]"), "{said}");
    assert!(said.contains("not checked: it cannot be read (permission denied)"), "{said}");
}
