//! The formats for other programs: what their readers rely on.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use glosslint::engine::{self, Selection};
use glosslint::platform::Platform;
use glosslint::report::{Format, Report, Summary};
use serde_json::Value;

use crate::harness::{Files, files, workspace};
use crate::json_schema;

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
    let select = ["broken-link", "broken-anchor", "duplicate-id"].map(str::to_owned).to_vec();
    let selection = Selection { select, ignore: Vec::new() };
    let found = engine::check(&workspace, &selection).unwrap();
    let report = Report {
        diagnostics: &found,
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

#[test]
fn sarif_keeps_to_its_schema() {
    let twice = "# Set up\n\n## Use\n\n<a id=\"x\"></a><a id=\"x\"></a>[a](#set-upp), [b](nowhere.md)\n";
    for files in [faulty(), files(&[("a.md", twice)])] {
        let log: Value = serde_json::from_str(&written(&files, Format::Sarif)).unwrap();
        assert_eq!(json_schema::faults(&sarif_schema(), &log), Vec::<String>::new());
        let mut without_text = log.clone();
        without_text["runs"][0]["results"][0]["message"] = serde_json::json!({});
        assert_eq!(json_schema::faults(&sarif_schema(), &without_text).len(), 1, "the schema tells a fault");
    }
    let log = written(&files(&[("a.md", twice)]), Format::Sarif);
    assert!(log.contains("\"fixes\"") && log.contains("\"relatedLocations\""), "{log}");
}

/// What the schema of SARIF 2.1.0 says of the objects that are written here, in words of our own: which properties an
/// object may have (no others), of which kind, and which it needs.
/// Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json>
fn sarif_schema() -> Value {
    use serde_json::json;
    let (text, number, flag) =
        (json!({ "type": "string" }), json!({ "type": "integer" }), json!({ "type": "boolean" }));
    let from = |least: i64| json!({ "type": "integer", "minimum": least });
    let of = |name: &str| json!({ "$ref": format!("#/definitions/{name}") });
    let list = |name: &str| json!({ "type": "array", "items": of(name) });
    let some = |name: &str| json!({ "type": "array", "items": of(name), "minItems": 1 });
    let object = |required: &[&str], properties: Value| json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false });
    let level = json!({ "enum": ["none", "note", "warning", "error"] });
    json!({
        "$ref": "#/definitions/log",
        "definitions": {
            "log": object(&["version", "runs"], json!({ "$schema": text, "version": { "enum": ["2.1.0"] }, "runs": list("run") })),
            "run": object(&["tool"], json!({
                "tool": of("tool"), "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                "invocations": list("invocation"), "results": list("result"),
            })),
            "tool": object(&["driver"], json!({ "driver": of("component") })),
            "component": object(&["name"], json!({
                "name": text, "version": text, "semanticVersion": text, "informationUri": text, "rules": list("rule"),
            })),
            "rule": object(&["id"], json!({
                "id": text, "name": text, "shortDescription": of("shown"), "fullDescription": of("shown"), "help": of("shown"),
                "helpUri": text, "defaultConfiguration": of("configuration"), "properties": { "type": "object" },
            })),
            "shown": object(&["text"], json!({ "text": text, "markdown": text })),
            "configuration": object(&[], json!({ "enabled": flag, "level": level })),
            "invocation": object(&["executionSuccessful"], json!({
                "executionSuccessful": flag, "toolExecutionNotifications": list("notification"),
            })),
            "notification": object(&["message"], json!({ "level": level, "message": of("message"), "locations": list("location") })),
            "result": object(&["message"], json!({
                "ruleId": text, "ruleIndex": from(-1), "level": level, "message": of("message"),
                "locations": list("location"), "relatedLocations": list("location"), "fixes": list("fix"),
                "partialFingerprints": { "type": "object", "additionalProperties": text },
            })),
            "message": object(&["text"], json!({ "text": text, "markdown": text })),
            "location": object(&[], json!({ "id": from(-1), "physicalLocation": of("place"), "message": of("message") })),
            "place": object(&["artifactLocation"], json!({ "artifactLocation": of("artifact"), "region": of("region") })),
            "artifact": object(&[], json!({ "uri": text, "uriBaseId": text, "index": number })),
            "region": object(&[], json!({
                "startLine": from(1), "startColumn": from(1), "endLine": from(1), "endColumn": from(1),
                "byteOffset": from(-1), "byteLength": from(0),
            })),
            "fix": object(&["artifactChanges"], json!({ "description": of("message"), "artifactChanges": some("change") })),
            "change": object(&["artifactLocation", "replacements"], json!({
                "artifactLocation": of("artifact"), "replacements": some("replacement"),
            })),
            "replacement": object(&["deletedRegion"], json!({ "deletedRegion": of("region"), "insertedContent": of("content") })),
            "content": object(&[], json!({ "text": text, "binary": text })),
        },
    })
}

/// What the schema cannot say: references between the parts, and places as readers of the log see them.
#[test]
fn sarif_fits_together() {
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
