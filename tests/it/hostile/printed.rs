//! What is printed about a finding must not take longer the more stands before it, in any format.

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
