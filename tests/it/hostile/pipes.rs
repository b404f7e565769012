//! Pipes and devices where a file should be: what opens one waits for ever.

#![cfg(unix)]

use std::fs;

use camino::Utf8Path;
use glosslint::fix::{WriteError, replace_file};

use crate::disk::{documents, folder, problems, write};

fn make_pipe(path: &Utf8Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// The result of some work, which has to be done in 20 seconds: what opens a pipe waits for ever.
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (send, done) = std::sync::mpsc::channel();
    std::thread::spawn(move || send.send(work()));
    done.recv_timeout(std::time::Duration::from_secs(20)).expect("it waits for a pipe")
}

#[test]
fn a_pipe_is_no_document_and_no_data() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"a"), ("docs/b.md", b"b")]);
    let names = ["pipe.md", "glossary.yml", "mkdocs.yml", "docs/conf.py", "_redirects", "glosslint.toml"];
    names.iter().for_each(|name| make_pipe(&root.join(name)));
    std::os::unix::fs::symlink("/dev/zero", root.join("zero.md")).unwrap();
    let (found, said) = in_time(move || (documents(&root), problems(&root)));
    assert_eq!(found, ["a.md", "docs/b.md"]);
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn a_pipe_in_place_of_a_configuration_is_not_opened() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"# Page\n")]);
    ["glosslint.toml", ".glosslint.toml", "glosslint-baseline.json"]
        .iter()
        .for_each(|name| make_pipe(&root.join(name)));
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_glosslint"));
    command.current_dir(&root).args(["check", "--quiet"]);
    assert!(in_time(move || command.output()).unwrap().status.success());
}

#[test]
fn a_configuration_that_never_ends_is_refused() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"# Page\n")]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_glosslint"));
    command.current_dir(&root).args(["check", "--config", "/dev/zero", "--root", "."]);
    let output = in_time(move || command.output()).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("/dev/zero") && said.contains("so it is no configuration"), "{said}");
}

#[test]
fn a_comparison_with_a_commit_opens_no_pipe_that_took_the_place_of_a_file() {
    let (_keep, root) = folder();
    write(&root, &[("a.md", b"# A\n"), ("b.md", b"# B\n\nSee [a](a.md).\n"), ("glossary.yml", b"- a\n")]);
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
        let mut command = std::process::Command::new("git");
        assert!(command.current_dir(&root).args(who).args(arguments).output().unwrap().status.success());
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "First"]);
    ["a.md", "glossary.yml"].iter().for_each(|name| fs::remove_file(root.join(name)).unwrap());
    ["a.md", "glossary.yml", "new.md", "mkdocs.yml"].iter().for_each(|name| make_pipe(&root.join(name)));
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_glosslint"));
    command.current_dir(&root).args(["check", "--since", "HEAD", "--quiet", "--format", "concise"]);
    let output = in_time(move || command.output()).unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.code().is_some_and(|code| code <= 1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(said, "", "the link leads to a file that is there, whatever it is");
}

#[test]
fn a_folder_whose_ignore_rules_are_a_pipe_is_left_out_and_said() {
    for name in [".gitignore", ".ignore", ".git/info/exclude"] {
        for (folder_name, kept) in [("", None), ("docs/", Some("a.md"))] {
            let (_keep, root) = folder();
            write(&root, &[("a.md", b"a"), ("docs/b.md", b"b")]);
            make_pipe(&root.join(format!("{folder_name}{name}")));
            let (found, said) = in_time(move || (documents(&root), problems(&root)));
            assert_eq!(found, Vec::from_iter(kept), "{folder_name}{name}");
            let expected =
                format!("{folder_name}{name}: its folder is not checked: it is a pipe or a device");
            assert!(said.len() == 1 && said[0].starts_with(&expected), "{said:?}");
        }
    }
}

#[test]
fn a_pipe_above_the_root_and_one_that_a_site_names_are_not_opened() {
    let (_keep, above) = folder();
    let root = above.join("site");
    write(&root, &[("docs/a.md", b"a"), ("mkdocs.yml", SNIPPETS)]);
    make_pipe(&root.join("docs/all.txt"));
    let tree = root.clone();
    assert_eq!(in_time(move || documents(&tree)), ["docs/a.md"]);
    make_pipe(&above.join(".gitignore"));
    let said = in_time(move || problems(&root));
    assert!(said.len() == 1 && said[0].contains(".gitignore: its folder is not checked"), "{said:?}");
}

/// The configuration of a site that adds a file to each of its pages.
const SNIPPETS: &[u8] = b"site_name: a\nmarkdown_extensions:\n  - pymdownx.snippets:\n      base_path: docs\n      auto_append:\n        - all.txt\n";

#[test]
fn a_fix_does_not_open_a_pipe_that_took_the_place_of_a_file() {
    let (_keep, root) = folder();
    make_pipe(&root.join("a.md"));
    let outcome = in_time(move || replace_file(&root.join("a.md"), "old", "new"));
    assert!(matches!(outcome, Err(WriteError::Changed(_))));
}
