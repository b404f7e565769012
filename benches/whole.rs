//! The figures that glosslint promises, each as a ratio of two measurements made in turn in one run, so that they
//! hold on any machine: `cargo bench` prints them with what they should be.
//!
//! `cargo bench -- formats fix` measures some of them only, by the names in `FIGURES`.
//!
//! `GLOSSLINT_BENCH_TREE=docs:other/docs cargo bench` also compares the whole run over folders of your own with the
//! floor: walking, reading and parsing with comrak alone.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program that prints what it measures"
)]

#[path = "whole/generate.rs"]
mod generate;
#[path = "whole/measure.rs"]
mod measure;
#[path = "whole/program.rs"]
mod program;
#[path = "whole/stages.rs"]
mod stages;

use camino::{Utf8Path, Utf8PathBuf};
use glosslint::engine::{self, Selection};
use glosslint::report::{Format, Report, Summary};
use measure::{in_turn, print, ratio};
use stages::{build, detect, facts, parse_all, read, whole};

/// The name that chooses a figure, and the job that measures it.
type Figure = (&'static str, fn(&Trees));

const FIGURES: [Figure; 10] = [
    ("floor", against_the_floor),
    ("threads", threads),
    ("fix", fixes),
    ("acronyms", detector),
    ("pages", pages),
    ("terms", terms),
    ("links", links),
    ("formats", formats),
    ("start", start),
    ("memory", memory),
];

/// The folder that trees are generated in, and the tree that most figures are about.
struct Trees {
    root: Utf8PathBuf,
    tree: Utf8PathBuf,
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some(program::FLOOR) {
        return stages::floor(Utf8Path::new("."));
    }
    // `cargo bench` itself adds `--bench`.
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    if let Some(other) = named.iter().find(|name| FIGURES.iter().all(|(figure, _)| figure != name)) {
        let known = FIGURES.map(|(figure, _)| figure).join(", ");
        println!("there is no figure `{other}`; the figures are {known}");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = Utf8Path::from_path(folder.path()).expect("a UTF-8 path").to_owned();
    let trees = Trees { tree: root.join("tree"), root };
    generate::tree(&trees.tree, 1_000, 12, 200);
    for (figure, measure) in FIGURES {
        if named.is_empty() || named.iter().any(|name| name == figure) {
            measure(&trees);
        }
    }
}

fn against_the_floor(trees: &Trees) {
    against_floor("generated tree", &trees.tree);
    let own = std::env::var("GLOSSLINT_BENCH_TREE").unwrap_or_default();
    for tree in own.split(':').filter(|path| !path.is_empty()) {
        against_floor(tree, Utf8Path::new(tree));
    }
}

fn against_floor(name: &str, root: &Utf8Path) {
    let (floor, whole) = in_turn(|| program::floor(root), || program::check(root));
    print(&format!("whole run against the floor: {name}"), ratio(whole, floor), 1.5);
}

fn threads(Trees { tree, .. }: &Trees) {
    let (one, two) = in_turn(|| program::check_on(1, tree), || program::check_on(2, tree));
    print("time on two threads, by that on one", ratio(two, one), 1.0 / 1.8);
}

fn fixes(Trees { tree, .. }: &Trees) {
    let (check, fix) =
        in_turn(|| program::check(tree), || program::run(tree, &["check", "--quiet", "--fix", "--diff"]));
    print("--fix --diff, by check", ratio(fix, check), 1.8);
}

fn detector(Trees { tree, .. }: &Trees) {
    let tree = read(tree);
    let facts = facts(&tree);
    let (parse, detect) = in_turn(|| parse_all(&tree), || detect(&facts));
    print("acronym detector, by the parser", ratio(detect, parse), 0.25);
}

fn pages(Trees { root, .. }: &Trees) {
    let sizes = [5_000, 10_000, 20_000];
    let trees = sizes.map(|pages| {
        let tree = root.join(format!("pages-{pages}"));
        generate::tree(&tree, pages, 1, 50);
        tree
    });
    for (pair, pages) in trees.windows(2).zip([10_000, 20_000]) {
        if let [small, large] = pair {
            let (small, large) = in_turn(|| program::check(small), || program::check(large));
            print(&format!("{pages} pages, by half of them"), ratio(large, small), 2.0);
        }
    }
}

fn terms(Trees { root, .. }: &Trees) {
    let (few, many) = (root.join("terms-10"), root.join("terms-10000"));
    generate::tree(&few, 2_000, 6, 10);
    generate::tree(&many, 2_000, 6, 10);
    generate::unmentioned_terms(&many, 10, 9_990);
    let (time_of_few, time_of_many) = in_turn(|| program::check(&few), || program::check(&many));
    print("10,000 terms, by 10", ratio(time_of_many, time_of_few), 1.2);
    generate::notions_without_terms(&few, 9_990);
    let (time_of_few, time_of_many) = in_turn(|| program::check(&few), || program::check(&many));
    print("the same, by 10 with as much text", ratio(time_of_many, time_of_few), 1.2);
}

fn links(Trees { root, .. }: &Trees) {
    let (short, long) = (root.join("links-100"), root.join("links-1000"));
    generate::links(&short, 1_000, 100);
    generate::links(&long, 100, 1_000);
    let (short, long) = in_turn(|| program::check(&short), || program::check(&long));
    print("1,000 links a page, by as many on ten pages", ratio(long, short), 1.2);
}

fn formats(Trees { root, .. }: &Trees) {
    let tree = root.join("findings");
    generate::broken_links(&tree, 200, 50);
    let workspace = build(&tree);
    let found = engine::check(&workspace, &Selection::default()).expect("the configuration is empty");
    assert!(found.len() >= 10_000, "{} findings", found.len());
    let formats = [
        Format::Full,
        Format::Concise,
        Format::Json,
        Format::Jsonl,
        Format::Sarif,
        Format::Github,
        Format::Gitlab,
        Format::Rdjson,
        Format::Junit,
    ];
    for format in formats {
        let write = || {
            let summary = Summary::new(&workspace, &found);
            let platform = glosslint::platform::Platform::Github;
            let (diagnostics, workspace, prefix) = (&*found, &workspace, "".into());
            let report = Report { diagnostics, workspace, summary, platform, color: false, prefix };
            report.write(format, &mut std::io::sink()).expect("a sink takes all");
        };
        let (whole, write) = in_turn(|| whole(&tree), write);
        print(&format!("{} findings as {format:?}, by none", found.len()), 1.0 + ratio(write, whole), 1.3);
    }
}

fn start(Trees { root, .. }: &Trees) {
    let one = root.join("one");
    generate::one_page(&one);
    let time = program::processor_milliseconds(&one, &["check", "--quiet"]);
    print("start on one small file, ms of the processor", time, 10.0);
}

fn memory(Trees { tree, .. }: &Trees) {
    let text: usize = read(tree).documents.iter().map(|source| source.text().len()).sum();
    let text = text as f64 / 1e6;
    let peak = program::peak_megabytes(tree, &["check", "--quiet", "--format", "concise"]);
    print(&format!("peak memory in MB for {text:.1} MB of text"), peak, 3.0 * text + 50.0);
}
