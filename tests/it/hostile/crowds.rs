//! Thousands of one thing on a page, each of which has to do with all the others: what rules ask of each of them must
//! not look at all of them.

use camino::{Utf8Path, Utf8PathBuf};
use glosslint::engine::{self, Selection};
use glosslint::glossary::Scope;

use super::growth::{page, part_grows_with_its_size, repeated, word};
use crate::harness::{Files, files, workspace};

/// Asserts that the rule alone takes about four times as long on `tree(4 * n)` as on `tree(n)`.
fn rule_grows_with_its_size(rule: &str, name: &str, n: usize, tree: impl Fn(usize) -> Files) {
    let selection = Selection { select: vec![rule.to_owned()], ignore: Vec::new() };
    let built = |n: usize| workspace(&tree(n));
    part_grows_with_its_size(&format!("{rule}: {name}"), n, built, |workspace| {
        engine::check(workspace, &selection).unwrap();
    });
}

#[test]
fn comments_that_silence() {
    let both = |comment: &str, link: &str, n: usize| page(format!("{}{}", comment.repeat(n), link.repeat(n)));
    rule_grows_with_its_size("broken-link", "comments that never end", 2_000, |n| {
        both("<!-- glosslint-disable GL301 -->\n", "[a](no.md)\n", n)
    });
    rule_grows_with_its_size("broken-link", "comments that end", 2_000, |n| {
        both("<!-- glosslint-disable a -->\n", "<!-- glosslint-enable b -->\n", n)
    });
    rule_grows_with_its_size("broken-link", "pages with a comment", 300, |n| {
        let text = format!("{}<!-- glosslint-disable-line -->\n", "[a](no.md)\n".repeat(10));
        (0..n).map(|i| (format!("docs/{i}.md"), text.clone())).collect()
    });
}

#[test]
fn links_in_one_paragraph() {
    rule_grows_with_its_size("overlinked-term", "links", 1_000, |n| {
        page("The [work queue](glossary.md#work-queue) is full. ".repeat(n))
    });
    rule_grows_with_its_size("overlinked-term", "roles", 2_000, |n| {
        page("A {term}`work queue` is. ".repeat(n))
    });
}

#[test]
fn entries_of_one_name() {
    rule_grows_with_its_size("ambiguous-term", "uses", 400, |n| {
        let entries = repeated(n, |i| format!("## Node (in {})\n\nA machine.\n\n", word(i)));
        files(&[("glossary.md", &format!("# Glossary\n\n{entries}")), ("a.md", &"A node is one. ".repeat(n))])
    });
}

#[test]
fn abbreviations_in_one_paragraph() {
    let tree = |n: usize| page(repeated(n, |i| format!("*[AB{i}]: Something {i} big\n")));
    part_grows_with_its_size("abbreviations", 3_000, tree, |files| {
        workspace(files);
    });
}

#[test]
fn glossaries_of_one_page_each() {
    let paths = |n: usize| -> Vec<Utf8PathBuf> { (0..n).map(|i| format!("docs/{i:06}.md").into()).collect() };
    part_grows_with_its_size("scopes", 2_000, paths, |paths| {
        let pages: Vec<&Utf8Path> = paths.iter().map(Utf8PathBuf::as_path).collect();
        for dir in paths {
            assert_eq!(Scope { dir: dir.clone(), ..Scope::default() }.reach(&pages), 1);
        }
    });
}
