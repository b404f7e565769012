//! Holds the code to the architecture that `src/lib.rs` describes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use glosslint::rule;

/// The layer of each module, as the code map in `src/lib.rs` says; the entry points use them all.
fn layers() -> BTreeMap<String, usize> {
    let text = include_str!("../../src/lib.rs");
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | ")?.split_once(" | "));
    let rows =
        rows.filter_map(|(layer, rest)| Some((layer.parse::<usize>().ok()?, rest.split(" | ").next()?)));
    let names = rows.flat_map(|(layer, modules)| {
        modules.split('`').skip(1).step_by(2).map(move |name| (name.to_owned(), layer))
    });
    names.chain(["main", "lib"].map(|name| (name.to_owned(), usize::MAX))).collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .map(|entry| (entry.path().to_owned(), std::fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

/// The top module of a source file, and its path below `src` for messages.
fn module(path: &Path) -> (String, String) {
    let relative = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    (first.trim_end_matches(".rs").to_owned(), relative.to_string_lossy().replace('\\', "/"))
}

/// The code of a file without its unit tests, which may use anything.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn offenders(allowed: &[&str], needle: &str) -> Vec<String> {
    let found = sources().into_iter().filter(|(path, text)| {
        let (top, _) = module(path);
        let uses =
            code(text).lines().any(|line| !line.trim_start().starts_with("//") && line.contains(needle));
        uses && !allowed.contains(&top.as_str())
    });
    found.map(|(path, _)| module(&path).1).collect()
}

#[test]
fn one_module_names_comrak() {
    assert_eq!(offenders(&["markdown"], "comrak"), Vec::<String>::new());
}

#[test]
fn one_module_names_miette() {
    assert_eq!(offenders(&["report"], "miette"), Vec::<String>::new());
}

#[test]
fn only_some_modules_touch_the_disk() {
    let allowed = ["discover", "config", "fix", "commands"];
    assert_eq!(offenders(&allowed, "std::fs"), Vec::<String>::new());
    assert_eq!(offenders(&["git"], "std::process::Command"), Vec::<String>::new());
}

#[test]
fn a_module_uses_lower_layers_only() {
    let layer = layers();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let (top, place) = module(&path);
        let own = *layer
            .get(&top)
            .unwrap_or_else(|| panic!("{place}: `{top}` has no layer in the map of src/lib.rs"));
        for used in code(&text).split("crate::").skip(1) {
            let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(&other) = layer.get(&name) else { continue };
            if other > own && name != top && !is_excused(&top, &name) {
                wrong.push(format!("{place} uses {name}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The registry is a list of its rules, the entry points name the layer above them.
fn is_excused(module: &str, used: &str) -> bool {
    matches!((module, used), ("rule", "rules") | ("commands", "cli"))
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut pages: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    pages.sort();
    let mut names: Vec<String> = rule::all().iter().map(|rule| rule.info.name.clone()).collect();
    names.sort();
    assert_eq!(pages, names);
}

#[test]
fn no_code_is_used_twice() {
    let mut codes: Vec<&str> = rule::all().iter().map(|rule| rule.info.code.as_str()).collect();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);
    assert!(codes.iter().all(|code| code.len() == 5 && code.starts_with("GL")), "{codes:?}");
}

#[test]
fn every_page_has_its_form() {
    for rule in rule::all() {
        let page = rule.info.page;
        let mut in_example = false;
        let mut outside = |line: &str| {
            in_example ^= line.starts_with("```");
            !in_example
        };
        let lines = page.lines().filter(|line| outside(line));
        let headings: Vec<&str> = lines.filter(|line| line.starts_with("## ")).collect();
        assert_eq!(
            headings,
            ["## What it checks", "## Why", "## What to do", "## Examples", "## Options"],
            "rules/{}.md",
            rule.info.name
        );
        for key in ["code", "name", "severity", "fixable", "since"] {
            assert!(page.contains(&format!("\n{key}: ")), "rules/{}.md has no `{key}`", rule.info.name);
        }
        assert!(!rule.info.summary().is_empty(), "rules/{}.md says nothing", rule.info.name);
    }
}

#[test]
fn options_of_a_page_are_those_that_the_rule_reads() {
    for rule in rule::all() {
        let section = rule.info.page.split_once("## Options").map_or("", |(_, rest)| rest);
        let mut said: Vec<&str> =
            section.lines().filter_map(|line| line.strip_prefix("- `")?.split('`').next()).collect();
        said.sort_unstable();
        assert_eq!(said, keys(rule), "rules/{}.md", rule.info.name);
    }
}

/// The option keys of a rule: what it lists when it is given one that it does not know.
fn keys(rule: &rule::Registration) -> Vec<String> {
    let mut table = toml::Table::new();
    table.insert("no-such-option".to_owned(), toml::Value::Boolean(true));
    let Err(error) = (rule.build)(table) else {
        panic!("{} takes options that it does not know", rule.info.name);
    };
    let mut keys: Vec<String> = error.message().split('`').skip(3).step_by(2).map(str::to_owned).collect();
    keys.sort();
    keys
}
