//! The small docs trees in `fixtures/`: found, never listed. Each holds `expected.snap`, the concise output; those of
//! glossaries, `glossary-…`, also `terms.snap`, what is read from them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use glosslint::glossary::EntryId;
use glosslint::workspace::Workspace;

use crate::harness::{Files, check, workspace};

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

#[test]
fn glossaries_are_read_as_their_fixtures_say() {
    for folder in folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("glossary-") {
            let read = terms(&workspace(&read(&folder)));
            insta::with_settings!({snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true, description => name}, {
                insta::assert_snapshot!("terms", read);
            });
        }
    }
}

/// A shape is one file, one line and one fixture.
#[test]
fn every_shape_has_a_fixture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shapes = std::fs::read_dir(root.join("src/glossary/shape")).expect("the shapes can be read");
    for shape in shapes {
        let path = shape.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().replace('_', "-");
        let fixture = root.join("fixtures").join(format!("glossary-{stem}"));
        assert!(fixture.is_dir(), "the shape {stem} has no fixture: {}", fixture.display());
    }
}

/// The glossaries, each with its scope and its entries: name, other names, anchor, and what it says.
fn terms(workspace: &Workspace) -> String {
    let mut text = String::new();
    for (glossary, index) in workspace.glossaries.list.iter().zip(0..) {
        let scope = &glossary.scope;
        let parts = [Some(scope.dir.as_str()), scope.language.as_deref(), scope.version.as_deref()];
        let scope: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let _ = writeln!(text, "{} {:?} [{}]", glossary.path, glossary.shape, scope.join(" "));
        for (entry, position) in glossary.entries.iter().zip(0..) {
            let names: Vec<&str> = entry.forms.iter().map(|form| form.text.as_str()).collect();
            let qualifier = entry.qualifier.as_ref().map(|sense| format!(" ({sense})")).unwrap_or_default();
            let anchor = workspace.entry_anchor(EntryId { glossary: index, entry: position });
            let anchor = anchor.map(|id| format!(" #{id}")).unwrap_or_default();
            let redirect = entry.redirect.as_ref().map(|name| format!(" → {name}")).unwrap_or_default();
            let status =
                entry.status.as_ref().map(|status| format!(" [{}]", status.word)).unwrap_or_default();
            let _ = writeln!(
                text,
                "  {}{qualifier}{anchor}{redirect}{status}: {}",
                names.join(" = "),
                entry.definition
            );
        }
    }
    text
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
