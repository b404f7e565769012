//! The README is true: its commands run, and the output and the list of rules that it shows are those of today. What
//! is out of date is written anew, and the test fails so that someone reads it.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

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
        let fix = if info.fixable { "yes" } else { "" };
        let (code, name, summary) = (&info.code, &info.name, info.summary.replace('|', "\\|"));
        let _ = writeln!(list, "| {code} | [{name}](rules/{name}.md) | {severity} | {fix} | {summary} |");
    }
    format!("{head}in rules/ -->\n{list}\n<!-- end of rules -->{tail}")
}

/// Runs the commands of `sh` and `console` blocks, in order and in one scratch repository, and puts the output of the
/// latter after them.
fn with_outputs(text: &str) -> String {
    let scratch = scratch();
    let mut result = String::new();
    let mut block = "";
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if let Some(info) = bare.strip_prefix("```") {
            block = if block.is_empty() { info } else { "" };
        }
        match block {
            "console" => {
                let Some(arguments) = bare.strip_prefix("$ glosslint ") else {
                    if bare.starts_with("```") {
                        result.push_str(line);
                    }
                    continue;
                };
                let _ = writeln!(result, "{line}{}", run(scratch.path(), arguments).trim_end());
                continue;
            }
            "sh" => {
                let arguments =
                    bare.strip_prefix("glosslint ").or_else(|| bare.strip_prefix("cargo run -- "));
                if let Some(arguments) = arguments {
                    run(scratch.path(), arguments);
                }
            }
            _ => {}
        }
        result.push_str(line);
    }
    result
}

/// A repository with the fixture of the README, as a clone of it would be.
fn scratch() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/ml-glossary");
    for entry in walkdir::WalkDir::new(&fixture).into_iter().map(Result::unwrap) {
        let relative = entry.path().strip_prefix(&fixture).unwrap();
        let target = folder.path().join("fixtures/ml-glossary").join(relative);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
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

/// Runs the program; gives its stdout. Wrong usage fails the test.
fn run(folder: &Path, arguments: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_glosslint"))
        .current_dir(folder)
        .args(arguments.split_whitespace())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "`glosslint {arguments}`: {said}");
    String::from_utf8(output.stdout).unwrap()
}
