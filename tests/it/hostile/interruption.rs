//! `--fix` when the disk is full, when a file changes under it, and when it is killed.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PAGES: usize = 60;

/// A tree of so many pages that all have something to fix, each larger than a block of a disk.
fn tree(pages: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let glossary = "# Glossary\n\n## Work queue\n\nWhere work waits.\n\n## Lease\n\nA promise.\n";
    fs::write(folder.path().join("glossary.md"), glossary).unwrap();
    for page in 0..pages {
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
    let folder = tree(PAGES);
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

/// A tree of large pages that take a moment to write, most of it code that is quickly read.
struct Large {
    folder: tempfile::TempDir,
    old: String,
    new: String,
}

impl Large {
    const PAGES: usize = 5;

    fn new() -> Self {
        let old = format!("# Page\n\nThe work queue is full.\n\n```\n{}```\n", "Some code.\n".repeat(60_000));
        let new = old.replace("The work queue", "The [work queue](glossary.md#work-queue)");
        Self { folder: tree(0), old, new }
    }

    fn page(&self, page: usize) -> PathBuf {
        self.folder.path().join(format!("{page}.md"))
    }

    /// Makes all pages old.
    fn restore(&self) {
        (0..Self::PAGES).for_each(|page| fs::write(self.page(page), &self.old).unwrap());
    }

    /// How many pages are new. All others have to be old.
    fn count_new(&self, when: &str) -> usize {
        let is_new = |page: &usize| {
            let text = fs::read(self.page(*page)).unwrap();
            let new = text == self.new.as_bytes();
            assert!(new || text == self.old.as_bytes(), "{when}, page {page} was {} bytes long", text.len());
            new
        };
        (0..Self::PAGES).filter(is_new).count()
    }

    fn fix(&self) -> Child {
        let mut fix = Command::new(env!("CARGO_BIN_EXE_glosslint"));
        fix.args(FIX).current_dir(self.folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        fix.spawn().unwrap()
    }

    /// How many pages it has begun to write, as far as can be told from what stands in the folder.
    fn count_begun(&self) -> usize {
        let is_old = |page: &usize| fs::metadata(self.page(*page)).unwrap().len() == self.old.len() as u64;
        let old = (0..Self::PAGES).filter(is_old).count();
        Self::PAGES - old + self.count_leftovers()
    }

    /// How many files stand beside the pages and their glossary.
    fn count_leftovers(&self) -> usize {
        fs::read_dir(self.folder.path()).unwrap().count() - Self::PAGES - 1
    }
}

#[test]
fn whenever_it_is_killed_a_page_is_old_or_new() {
    let tree = Large::new();
    let (mut new, mut leftovers) = (BTreeSet::new(), 0);
    for attempt in 0..4 * Large::PAGES {
        tree.restore();
        let mut fix = tree.fix();
        // Each time at a page further on, and a little later after it began to write that.
        while tree.count_begun() <= attempt % Large::PAGES && fix.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(200) * u32::try_from(attempt / Large::PAGES).unwrap());
        fix.kill().unwrap();
        fix.wait().unwrap();
        leftovers += tree.count_leftovers();
        new.insert(tree.count_new(&format!("Killed for the {attempt}th time")));
    }
    assert!(new.len() > 1 && leftovers > 0, "it was never in the middle: {new:?}, {leftovers} files left");
    tree.restore();
    assert!(tree.fix().wait().unwrap().success());
    assert_eq!((tree.count_new("At last"), tree.count_leftovers()), (Large::PAGES, 0));
}

#[test]
fn only_what_a_killed_fix_left_is_removed() {
    let folder = tree(1);
    let write = |name: &str| fs::write(folder.path().join(name), "# Page\n\nThe work").unwrap();
    let kept =
        [".glosslint-backup", ".glosslint-notes.tmp", ".glosslint-a1B2c.tmp", "x.glosslint-a1B2c3.tmp"];
    kept.iter().for_each(|name| write(name));
    [".glosslint-a1B2c3.tmp", ".glosslint-inUse1.tmp"].iter().for_each(|name| write(name));
    std::os::unix::fs::symlink("0.md", folder.path().join(".glosslint-linked.tmp")).unwrap();
    let in_use = fs::File::open(folder.path().join(".glosslint-inUse1.tmp")).unwrap();
    in_use.lock().unwrap();
    let fix = |name: &str| {
        let path = camino::Utf8PathBuf::from_path_buf(folder.path().join(name)).unwrap();
        glosslint::fix::replace_file(&path, &old(0), "new").unwrap();
    };
    glosslint::fix::remove_leftovers(folder.path());
    fix("0.md");
    let mut left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("glosslint"))
        .collect();
    left.sort();
    let mut expected = [&kept[..], &[".glosslint-inUse1.tmp", ".glosslint-linked.tmp"]].concat();
    expected.sort_unstable();
    assert_eq!(left, expected);
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
