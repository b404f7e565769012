//! The output is the same, byte for byte, at any number of threads and on any order of the file system.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The files of all fixtures and the pages of the rules.
fn files() -> BTreeMap<PathBuf, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["fixtures", "rules"].map(|folder| walkdir::WalkDir::new(root.join(folder)));
    let entries = folders.into_iter().flatten().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let path = entry.path().strip_prefix(root).unwrap().to_owned();
        (path, std::fs::read(entry.path()).unwrap())
    });
    files.collect()
}

/// A folder in which the files were created in the order of `key`.
fn tree<K: Ord>(key: impl Fn(&Path) -> K) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<_> = files().into_iter().collect();
    files.sort_by_key(|(path, _)| key(path));
    for (path, content) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder
}

/// What a check of a folder prints and the changes that it proposes.
fn output(folder: &TempDir, threads: &str) -> (String, String) {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_glosslint"))
            .args(["check", "--isolated", "--quiet", "--threads", threads])
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    (run(&["--format", "json"]), run(&["--diff", "--unsafe-fixes"]))
}

/// A number that orders paths as nothing else does: FNV-1a of the reversed path.
fn shuffled(path: &Path) -> u64 {
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes.iter().rev().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[test]
fn neither_threads_nor_the_order_of_files_change_the_output() {
    let in_order = tree(Path::to_owned);
    let expected = output(&in_order, "1");
    assert!(expected.0.len() > 1_000 && expected.1.len() > 100, "the fixtures have findings and fixes");
    let others = [
        output(&in_order, "2"),
        output(&in_order, "7"),
        output(&tree(|path| std::cmp::Reverse(path.to_owned())), "2"),
        output(&tree(shuffled), "3"),
    ];
    for other in others {
        assert!(other == expected, "the output differs");
    }
}
