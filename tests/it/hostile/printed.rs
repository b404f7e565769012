//! What is printed about a finding must not take longer the more stands before it, in any format, and must not be
//! what a terminal or a build server obeys.

use camino::Utf8PathBuf;
use clap::ValueEnum;
use glosslint::diagnostic::Diagnostic;
use glosslint::engine::{self, Selection};
use glosslint::platform::Platform;
use glosslint::report::{Format, Report, Summary};
use glosslint::workspace::Workspace;

use super::growth::{page, part_grows_with_its_size, repeated};

const LINKS: usize = 800;

/// A page of so many broken links, and what is found in it.
fn broken(links: usize, between: &str) -> (Workspace, Vec<Diagnostic>) {
    let workspace = crate::harness::workspace(&page(repeated(links, |i| format!("[a](b{i}.md){between}"))));
    let selection = Selection { select: vec!["broken-link".to_owned()], ignore: Vec::new() };
    let found = engine::check(&workspace, &selection).unwrap();
    assert_eq!(found.len(), links);
    (workspace, found)
}

fn print((workspace, found): &(Workspace, Vec<Diagnostic>), format: Format) -> usize {
    let report = Report {
        diagnostics: found,
        workspace,
        summary: Summary::new(workspace, found),
        platform: Platform::Github,
        color: false,
        prefix: Utf8PathBuf::new(),
    };
    let mut out = Vec::new();
    report.write(format, &mut out).unwrap();
    out.len()
}

/// Asserts it for links with this between each other.
fn grow(between: &str) {
    let (small, large) = (broken(LINKS, between), broken(4 * LINKS, between));
    let of = |n: usize| if n == LINKS { &small } else { &large };
    for format in Format::value_variants() {
        let name = format!("{format:?} {between:.9}");
        part_grows_with_its_size(&name, LINKS, of, |found| {
            std::hint::black_box(print(found, *format));
        });
        let (few, many) = (print(&small, *format), print(&large, *format));
        assert!(many < 5 * few, "{name}: {many} bytes instead of {few}");
    }
}

#[test]
fn findings_on_lines_of_their_own() {
    grow("\n\n\n\n");
}

#[test]
fn findings_on_one_line() {
    grow(&" some words between".repeat(8));
}

#[test]
fn findings_on_one_line_of_other_letters() {
    grow(&" \u{e9}\u{e8}".repeat(40));
}

/// What begins a line of its own and clears the screen.
const NAME: &str = "x\n::error::y\u{1b}[2J\u{9b}.md";

#[cfg(unix)]
#[test]
fn nothing_that_a_terminal_obeys_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text).unwrap();
    let glossary =
        "# Glossary\n\n## Te\u{1b}[1mrm\n\nA\u{7}b.\n\n## Te\u{1b}[1mrm\n\nB.\n\n## Work queue\n\nC\u{1b}.\n";
    write("glossary.md", glossary.to_owned());
    let links = "[a](gone%0A::error::%1B[2J.md) ".repeat(2);
    write(NAME, format!("# A\u{1b}c\n\nThe work queue, ABCD\u{1b}c and {links}\n\n[b\u{1b}]: \u{9b}c\n"));
    write("bad\n::error::\u{1b}.md", "\0a\0b".to_owned());
    let runs: [&[&str]; 13] = [
        &["check", "--select", "all"],
        &["check", "--select", "all", "--format", "concise"],
        &["check", "--verbose", "--statistics"],
        &["terms"],
        &["terms", "--explain", NAME],
        &["terms", "--explain", "glossary.md"],
        &["acronyms", "--verbose"],
        &["anchors", NAME, "glossary.md"],
        &["anchors", "--platform", "github", "--platform", "gitlab", NAME],
        &["candidates"],
        &["config", "--show", NAME],
        &["check", "no\u{1b}.md"],
        &["check", "--fix", "--select", "unlinked-term"],
    ];
    for arguments in runs {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_glosslint"));
        let output = program.current_dir(folder.path()).args(arguments).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let is_harmless = |c: char| c == '\n' || !c.is_control();
        assert!(!said.is_empty() && said.chars().all(is_harmless), "{arguments:?}: {said:?}");
        assert!(!said.lines().any(|line| line.starts_with("::")), "{arguments:?}: {said}");
    }
}
