//! The formats for other programs: what their readers rely on.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use glosslint::engine::{self, Selection};
use glosslint::platform::Platform;
use glosslint::report::{Format, Report, Summary};
use serde_json::Value;

use crate::harness::{Files, files, workspace};

/// Pages with a broken link, a broken anchor, and more links to nowhere than GitHub shows.
fn faulty() -> Files {
    let many: String = (0..15).map(|n| format!("[{n}](page-{n}.md)\n")).collect();
    files(&[
        ("docs/é page.md", "# Café, 100 %\n\nÜber [one](none.md) and [two](#cafe).\n"),
        ("docs/many.md", &many),
    ])
}

fn written(files: &Files, format: Format) -> String {
    let workspace = workspace(files);
    let select = vec!["broken-link".to_owned(), "broken-anchor".to_owned()];
    let selection = Selection { select, ignore: Vec::new() };
    let found = engine::check(&workspace, &selection).unwrap();
    let report = Report {
        diagnostics: &found,
        keys: &engine::keys(&found),
        workspace: &workspace,
        summary: Summary::new(&workspace, &found),
        platform: Platform::Github,
        color: false,
        prefix: Utf8PathBuf::from("site"),
    };
    let mut out = Vec::new();
    report.write(format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn json(format: Format) -> Value {
    serde_json::from_str(&written(&faulty(), format)).unwrap()
}

/// What sections 3.13 to 3.58 of the SARIF 2.1.0 standard ask of the objects that are written here.
#[test]
fn sarif_has_what_the_standard_asks_for() {
    let log = json(Format::Sarif);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "rule ids are unique");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 17);
    let mut fingerprints = BTreeSet::new();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("site/docs/") && uri.is_ascii() && !uri.contains(' '), "{uri}");
        for (key, least) in
            [("startLine", 1), ("startColumn", 1), ("endLine", 1), ("endColumn", 1), ("byteOffset", 0)]
        {
            assert!(place["region"][key].as_u64().unwrap() >= least, "{key}");
        }
        fingerprints.insert(result["partialFingerprints"]["glosslint/v1"].as_str().unwrap());
    }
    assert_eq!(fingerprints.len(), results.len(), "fingerprints tell the findings apart");
}

#[test]
fn a_fingerprint_of_sarif_is_the_key_of_the_baseline() {
    let log = json(Format::Sarif);
    let first = log["runs"][0]["results"][0]["partialFingerprints"]["glosslint/v1"].as_str().unwrap();
    assert_eq!(first, "docs/many.md broken-link page-0.md 0");
}

#[test]
fn github_shows_ten_annotations_of_a_kind_and_escapes_them() {
    let out = written(&faulty(), Format::Github);
    assert_eq!(out.lines().filter(|line| line.starts_with("::error ")).count(), 10);
    let one = written(&files(&[("a, b.md", "[x](100%.md)\n")]), Format::Github);
    assert!(one.starts_with("::error file=site/a%2C b.md,line=1,endLine=1,col=5,"), "{one}");
    assert!(one.contains("100%25.md"), "{one}");
}

#[test]
fn gitlab_gives_every_entry_a_severity_and_a_fingerprint_of_its_own() {
    let entries = json(Format::Gitlab);
    let entries = entries.as_array().unwrap();
    let severities = ["info", "minor", "major", "critical", "blocker"];
    for entry in entries {
        assert!(severities.contains(&entry["severity"].as_str().unwrap()));
        assert!(entry["description"].is_string() && entry["check_name"].is_string());
        assert!(entry["location"]["path"].as_str().unwrap().starts_with("site/docs/"));
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
    }
    let fingerprints: BTreeSet<&str> =
        entries.iter().map(|entry| entry["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(fingerprints.len(), entries.len());
}

#[test]
fn columns_of_reviewdog_count_bytes() {
    let report = json(Format::Rdjson);
    let last = report["diagnostics"].as_array().unwrap().iter();
    let page: Vec<&Value> = last.filter(|entry| entry["location"]["path"] == "site/docs/é page.md").collect();
    assert_eq!(page.len(), 2);
    // "Über [one](": ten characters of twelve bytes before the destination.
    assert_eq!(page[0]["location"]["range"]["start"], serde_json::json!({ "line": 3, "column": 13 }));
    assert_eq!(page[0]["severity"], "ERROR");
}

#[test]
fn junit_counts_what_it_holds() {
    let out = written(&faulty(), Format::Junit);
    assert_eq!(out.matches("<testcase ").count(), 17);
    assert_eq!(out.matches("<failure ").count(), 17);
    assert!(out.contains(r#"<testsuites name="glosslint" tests="17" failures="17" errors="0">"#), "{out}");
    let clean = written(&files(&[("a.md", "# A\n")]), Format::Junit);
    assert!(clean.contains(r#"<testcase name="no findings""#), "{clean}");
}
