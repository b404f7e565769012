//! `--fix` when the disk is full, when a file changes under it, and when it is killed.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const PAGES: usize = 60;

/// A tree of pages that all have something to fix, each larger than a block of a disk.
fn tree() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let glossary = "# Glossary\n\n## Work queue\n\nWhere work waits.\n\n## Lease\n\nA promise.\n";
    fs::write(folder.path().join("glossary.md"), glossary).unwrap();
    for page in 0..PAGES {
        fs::write(folder.path().join(format!("{page}.md")), old(page)).unwrap();
    }
    folder
}

fn old(page: usize) -> String {
    format!("# Page {page}\n\nThe work queue is full.\n\n{}", "Some words follow.\n".repeat(200))
}

fn read(folder: &Path, page: usize) -> String {
    fs::read_to_string(folder.join(format!("{page}.md"))).unwrap()
}

const FIX: [&str; 4] = ["check", "--fix", "--select", "unlinked-term"];

#[test]
fn a_full_disk_leaves_every_file_as_it_was() {
    let folder = tree();
    // No file may grow beyond one block; the signal that would end the program is ignored, so that writing fails.
    let script = r#"ulimit -f 1; trap "" XFSZ; exec "$0" "$@""#;
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_glosslint")])
        .args(FIX)
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("0.md could not be written (") && said.contains("left as it is"), "{said}");
    for page in 0..PAGES {
        assert_eq!(read(folder.path(), page), old(page));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), PAGES + 1, "nothing is left beside the pages");
}

#[test]
fn at_any_moment_a_page_is_old_or_new() {
    // A kill leaves what stands on the disk at that moment. Large pages take a while to write, so that half of one
    // would be seen.
    let folder = tree();
    let old = old(0) + &"More words follow.\n".repeat(60_000);
    let new = old.replace("The work queue", "The [work queue](glossary.md#work-queue)");
    (0..4).for_each(|page| fs::write(folder.path().join(format!("{page}.md")), &old).unwrap());
    let mut fix = Command::new(env!("CARGO_BIN_EXE_glosslint"));
    fix.args(FIX).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = fix.spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        for page in 0..4 {
            let text = read(folder.path(), page);
            assert!(text == old || text == new, "page {page} was {} bytes long", text.len());
        }
    }
    assert!((0..4).all(|page| read(folder.path(), page) == new));
}

#[test]
fn a_file_that_vanishes_is_not_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = camino::Utf8PathBuf::from_path_buf(folder.path().join("a.md")).unwrap();
    fs::write(&path, "old").unwrap();
    fs::remove_file(&path).unwrap();
    let error = glosslint::fix::replace_file(&path, "old", "new").unwrap_err();
    assert!(error.to_string().contains("a.md could not be written"), "{error}");
    assert!(!path.exists());
    assert_eq!(
        glosslint::discover::read_text(&path).unwrap_err().split(" (").next(),
        Some("not checked: it cannot be read")
    );
}
