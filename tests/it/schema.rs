//! The JSON schema of the configuration, `glosslint.schema.json`: it is the one of today, and it says what the program
//! says.

use std::path::Path;
use std::process::Command;

use glosslint::config;
use glosslint::engine::{Levels, Selection};
use serde_json::Value;

use crate::json_schema;

fn printed() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_glosslint")).args(["config", "--schema"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_schema_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("glosslint.schema.json");
    let current = printed();
    if std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n") != current {
        std::fs::write(&file, current).unwrap();
        panic!("glosslint.schema.json was out of date and was written anew: commit it");
    }
}

/// Whether the schema, and whether the program take a configuration.
fn taken(text: &str) -> (bool, bool) {
    let schema: Value = serde_json::from_str(&printed()).unwrap();
    let by_schema =
        toml::from_str::<Value>(text).map(|value| json_schema::faults(&schema, &value).is_empty());
    let by_program = config::parse("glosslint.toml".into(), text)
        .and_then(|config| Levels::new(&config, &Selection::default()).map(|_| ()));
    (by_schema.unwrap_or(false), by_program.is_ok())
}

#[test]
fn the_schema_takes_every_setting() {
    let text = r#"
        platform = ["mdbook", "github"]
        exclude = ["CHANGELOG.md"]
        [[glossary]]
        path = "docs/glossary.md"
        shape = "headings"
        level = 3
        scope = "docs/**"
        [terms]
        plurals = false
        min-length = 4
        link = "section"
        link-style = "wikilink"
        [terms.overrides."safe"]
        case = "exact"
        not-in = ["type-safe"]
        aliases = ["safety"]
        link = false
        [acronyms]
        scope = "project"
        report = "page"
        well-known = ["URL"]
        forms = ["single-letter", "lower-case"]
        ignore = ["TODO"]
        [links]
        extra-anchors = ["^api-"]
        [rules]
        broken-link = "warning"
        GL302 = "off"
        unlinked-term = { severity = "error", confidence = "low" }
        [[overrides]]
        paths = ["docs/legacy/**"]
        rules = { unlinked-term = "off" }
    "#;
    assert_eq!(taken(text), (true, true));
    assert_eq!(
        taken("platform = \"hugo\"\n[terms]\nplurals = \"en\"\n[acronyms]\nwell-known = \"none\"\n"),
        (true, true)
    );
}

/// The faulty configurations of `tests/cli/config/`, but for what only the program can know.
#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let beyond_it = ["glob", "no-glossary", "option-type", "pattern"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/config");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (by_schema, by_program) = taken(&std::fs::read_to_string(&path).unwrap());
        if beyond_it.contains(&name.as_str()) {
            assert!(by_schema, "{name}");
        } else {
            assert_eq!((by_schema, by_program), (false, false), "{name}");
        }
    }
}
