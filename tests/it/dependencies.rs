//! What the dependencies are allowed to be. Advisories need a database from the network: `cargo deny` looks them up
//! in CI.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The packages that the lock file names, as `cargo metadata` has them.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
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
