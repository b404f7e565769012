//! The whole run against the floor: walking, reading and parsing with comrak alone, on all cores.
//!
//! `cargo bench` measures a generated tree; `GLOSSLINT_BENCH_TREE=docs cargo bench` a folder of your own too. Every
//! figure is the median of some runs, and what is compared is measured in turn in one process, so that ratios hold
//! on any machine.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program that prints what it measures"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use comrak::{Arena, Options, parse_document};
use glosslint::config::Config;
use glosslint::discover::{self, Selection as Files};
use glosslint::engine::{self, Selection};
use glosslint::tree::Tree;
use glosslint::workspace::Workspace;
use glosslint::{acronym, markdown};
use rayon::prelude::*;

const RUNS: usize = 7;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = Utf8Path::from_path(folder.path()).expect("a UTF-8 path");
    println!("{:28} {:>6} {:>7} {:>9} {:>9} {:>6}", "tree", "files", "MB", "floor ms", "whole ms", "ratio");
    let generated = root.join("generated");
    generate(&generated, 2_000, 200);
    against_floor("generated", &generated);
    if let Ok(tree) = std::env::var("GLOSSLINT_BENCH_TREE") {
        against_floor(&tree, Utf8Path::new(&tree));
    }
    growth_with_pages(root);
    growth_with_terms(root);
    detector(&generated);
}

fn against_floor(name: &str, root: &Utf8Path) {
    let (floor, whole) = in_turn(|| floor(root), || whole(root));
    let tree = discover::read(root, &Files::default());
    let bytes: usize = tree.documents.iter().map(|source| source.text().len()).sum();
    println!(
        "{name:28} {:>6} {:>7.1} {:>9.1} {:>9.1} {:>6.2}",
        tree.documents.len(),
        bytes as f64 / 1e6,
        milliseconds(floor),
        milliseconds(whole),
        ratio(whole, floor)
    );
}

fn growth_with_pages(root: &Utf8Path) {
    let (small, large) = (root.join("pages-2000"), root.join("pages-4000"));
    generate(&small, 2_000, 50);
    generate(&large, 4_000, 50);
    let (small, large) = in_turn(|| whole(&small), || whole(&large));
    println!("twice the pages: {:.2} times the time", ratio(large, small));
}

fn growth_with_terms(root: &Utf8Path) {
    let (few, many) = (root.join("terms-10"), root.join("terms-10000"));
    generate(&few, 1_000, 10);
    generate(&many, 1_000, 10);
    let mut glossary = glossary(10);
    for term in 0..9_990 {
        let _ = write!(glossary, "## Unmentioned notion {term}\n\nSomething else.\n\n");
    }
    std::fs::write(many.join("glossary.md"), glossary).expect("the file can be written");
    let (few, many) = in_turn(|| whole(&few), || whole(&many));
    println!("10,000 terms instead of 10: {:.2} times the time", ratio(many, few));
}

/// The acronym detector against the parser, on one thread.
fn detector(root: &Utf8Path) {
    let tree = discover::read(root, &Files::default());
    let facts: Vec<_> =
        tree.documents.iter().map(|source| markdown::parse(source, &markdown::Dialect::default())).collect();
    let options = acronym::Options::default();
    let detect = || {
        for prose in facts.iter().flat_map(|facts| &facts.prose) {
            black_box(acronym::analyse(&prose.text, &options));
        }
    };
    let parse = || tree.documents.iter().for_each(|source| parse(source.text()));
    let (parse, detect) = in_turn(parse, detect);
    println!("acronym detector: {:.2} of the time to parse", ratio(detect, parse));
}

/// Walking, reading, and parsing every document.
fn floor(root: &Utf8Path) {
    let tree: Tree = discover::read(root, &Files::default());
    tree.documents.par_iter().for_each(|source| parse(source.text()));
}

fn parse(text: &str) {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    black_box(parse_document(&arena, text, &options));
}

/// All that `glosslint check` does but for printing.
fn whole(root: &Utf8Path) {
    let tree = discover::read(root, &Files::default());
    let workspace = Workspace::build(tree, Config::default());
    black_box(engine::check(&workspace, &Selection::default()).expect("the configuration is empty"));
}

/// The median times of two jobs, run in turn.
fn in_turn(first: impl Fn(), second: impl Fn()) -> (Duration, Duration) {
    let mut times = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        times.0.push(time(&first));
        times.1.push(time(&second));
    }
    (median(times.0), median(times.1))
}

fn time(job: &impl Fn()) -> Duration {
    let start = Instant::now();
    job();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

/// Writes a tree of pages that use and link the terms of a glossary.
fn generate(root: &Utf8PathBuf, pages: usize, terms: usize) {
    std::fs::create_dir_all(root.join("guide")).expect("the folder can be made");
    std::fs::write(root.join("glossary.md"), glossary(terms)).expect("the file can be written");
    for page in 0..pages {
        let mut text = format!("# Page {page}\n\n");
        for part in 0..12 {
            let (term, other) = ((page + part) % terms, (page * 7 + part) % pages);
            let _ = write!(
                text,
                "## Part {part}\n\nThe build step {part} hands its *result* to the work queue {term}, which `serves` it \
                 over HTTP.\nSee [page {other}](page-{other}.md#part-{part}) for how a Remote Call Broker (RCB) is \
                 set up; the RCB\nlogs to [the notes][notes].\n\n- one item with **bold** text\n- another item, \
                 see <https://example.org/{part}>\n\n| a | b |\n|---|---|\n| {part} | text in a cell |\n\n"
            );
        }
        text.push_str("[notes]: ../glossary.md\n");
        std::fs::write(root.join(format!("guide/page-{page}.md")), text).expect("the file can be written");
    }
}

fn glossary(terms: usize) -> String {
    let mut glossary = "# Glossary\n\n".to_owned();
    for term in 0..terms {
        let _ = write!(glossary, "## Work queue {term}\n\nA place where work {term} waits its turn.\n\n");
    }
    glossary
}
