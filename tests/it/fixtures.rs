//! The small docs trees in `fixtures/`: found, never listed. Each holds `expected.snap`, the concise output.

use std::path::{Path, PathBuf};

use crate::harness::{Files, check};

#[test]
fn every_fixture_gives_what_it_says() {
    let mut seen = 0;
    for folder in folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")) {
        seen += 1;
        let outcome = check(&read(&folder), &[], false);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        insta::with_settings!({snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true, description => name}, {
            insta::assert_snapshot!("expected", outcome.concise);
        });
    }
    assert!(seen > 0, "there is no fixture");
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root).expect("fixtures/ can be read");
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

fn read(folder: &Path) -> Files {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file() && entry.path().extension().is_none_or(|e| e != "snap"))
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            (path, std::fs::read_to_string(entry.path()).expect("a fixture is UTF-8"))
        })
        .collect()
}
