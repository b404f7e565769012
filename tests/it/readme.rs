//! The README is true: its commands run, and the output and the list of rules that it shows are those of today. What
//! is out of date is written anew, and the test fails so that someone reads it.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use glosslint::config;
use glosslint::engine::{Levels, Selection};
use glosslint::rule;

#[test]
fn the_readme_is_true() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    let current = with_outputs(&with_rules(&text));
    if current != text {
        std::fs::write(&file, current).unwrap();
        panic!("README.md was out of date and was written anew: read it and commit it");
    }
}

/// Puts the list of the rules between its comments.
fn with_rules(text: &str) -> String {
    let (head, rest) = text.split_once("in rules/ -->\n").expect("README.md marks the list of rules");
    let (_, tail) = rest.split_once("<!-- end of rules -->").expect("README.md marks the end of the rules");
    let mut list =
        String::from("\n| code | name | severity | fix | what |\n| --- | --- | --- | --- | --- |\n");
    for rule in rule::all() {
        let info = &rule.info;
        let severity = info.severity.map_or("off", |severity| severity.name());
        let fix = if info.fixable.is_some() { "yes" } else { "" };
        let (code, name, summary) = (&info.code, &info.name, info.summary().replace('|', "\\|"));
        let _ = writeln!(list, "| {code} | [{name}](rules/{name}.md) | {severity} | {fix} | {summary} |");
    }
    format!("{head}in rules/ -->\n{list}\n<!-- end of rules -->{tail}")
}

/// Runs the commands of `sh` and `console` blocks, in order and in one scratch repository, and puts the output of the
/// latter after them.
fn with_outputs(text: &str) -> String {
    let scratch = scratch();
    let mut folder = scratch.path().to_owned();
    let mut result = String::new();
    let mut block = "";
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if let Some(info) = bare.strip_prefix("```") {
            block = if block.is_empty() { info } else { "" };
        } else if block == "console" {
            // What a command printed on another day is left out.
            if let Some(said) = bare.strip_prefix("$ ") {
                let _ = writeln!(result, "{line}{}", run(&folder, said).trim_end());
            }
            continue;
        } else if block == "sh" {
            match bare.strip_prefix("cd ") {
                Some(name) => folder = scratch.path().join(name),
                None => drop(run(&folder, bare)),
            }
        }
        result.push_str(line);
    }
    result
}

#[test]
fn its_settings_are_settings() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    let blocks: Vec<&str> =
        text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 2);
    for block in blocks {
        let config = config::parse("glosslint.toml".into(), block).unwrap();
        Levels::new(&config, &Selection::default()).unwrap();
    }
}

/// A repository with the fixture of the README, as a clone of it would be, and a docs tree without settings.
fn scratch() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ml-glossary");
    copy(&fixture, &folder.path().join("fixtures/ml-glossary"));
    copy(&fixture, &folder.path().join("my-docs"));
    std::fs::remove_file(folder.path().join("my-docs/glosslint.toml")).unwrap();
    let identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"];
    let steps: [&[&str]; 4] = [
        &["init", "--quiet", "--initial-branch=main"],
        &["add", "--all"],
        &["commit", "--quiet", "--no-gpg-sign", "--message=Docs"],
        &["update-ref", "refs/remotes/origin/main", "HEAD"],
    ];
    for step in steps {
        let mut git = Command::new("git");
        git.current_dir(folder.path()).env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE");
        assert!(git.args(identity).args(step).status().unwrap().success(), "git {step:?}");
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs a command of the README with the program of today; gives its stdout. Wrong usage fails the test.
fn run(folder: &Path, command: &str) -> String {
    if command == "cargo install --path ." {
        return String::new();
    }
    let arguments = command.strip_prefix("glosslint").or_else(|| command.strip_prefix("cargo run --"));
    let arguments =
        arguments.unwrap_or_else(|| panic!("README.md has a command of another program: {command}"));
    let output = Command::new(env!("CARGO_BIN_EXE_glosslint"))
        .current_dir(folder)
        .args(arguments.split_whitespace())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "`{command}`: {said}");
    String::from_utf8(output.stdout).unwrap()
}
