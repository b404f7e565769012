//! What the dependencies are allowed to be. Advisories need a database from the network: `cargo deny` looks them up
//! in CI.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn cargo(arguments: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    let output = cargo.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The packages that are built on this system, as `cargo metadata` has them. Those for others alone were not downloaded;
/// `cargo deny` looks at them in CI.
fn packages() -> Vec<Value> {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let arguments = ["--format-version", "1", "--locked", "--offline", "--filter-platform", host];
    let metadata: Value = serde_json::from_str(&cargo(&[&["metadata"], &arguments[..]].concat())).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// The licences that `deny.toml` allows.
fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml")).unwrap();
    let settings: toml::Table = text.parse().unwrap();
    settings["licenses"]["allow"].clone().try_into().unwrap()
}

/// Whether a licence expression can be met with the allowed licences: one of each `OR`, all of each `AND`.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let is_allowed = |name: &str| allowed.iter().any(|allowed| allowed == name.trim_matches(['(', ')', ' ']));
    let alternatives = expression.replace('/', " OR ");
    alternatives.split(" AND ").all(|part| part.split(" OR ").any(is_allowed))
}

#[test]
fn every_dependency_has_an_allowed_licence_and_comes_from_a_registry() {
    let allowed = allowed();
    let mut wrong = Vec::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or("no licence");
        let source = package["source"].as_str().unwrap_or_default();
        if !is_met(licence, &allowed) || (name != "glosslint" && !source.starts_with("registry+")) {
            wrong.push(format!("{name}: {licence}, from {source}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_licence_has_to_be_met_in_all_its_parts() {
    let allowed = ["MIT".to_owned(), "Zlib".to_owned()];
    for expression in ["MIT", "GPL-3.0 OR MIT", "GPL-3.0/MIT", "(GPL-3.0 OR MIT) AND Zlib"] {
        assert!(is_met(expression, &allowed), "{expression}");
    }
    for expression in ["GPL-3.0", "MIT AND GPL-3.0", "GPL-3.0 OR ISC", "no licence"] {
        assert!(!is_met(expression, &allowed), "{expression}");
    }
}
