//! Configurations that would hurt, and the message that each gives.

use std::process::Command;

use glosslint::config;

/// Why a configuration cannot be used.
fn refused(text: &str) -> String {
    config::parse("glosslint.toml".into(), text).unwrap_err().to_string()
}

#[test]
fn a_pattern_that_grows_without_bound_is_refused_with_its_place() {
    let said = refused("[links]\nextra-anchors = [\n  \"^ok$\",\n  '(\\w{500}){500}',\n]\n");
    assert_eq!(
        said,
        "glosslint.toml:4: `(\\w{500}){500}` cannot be read as a regular expression: it repeats too much; repeat \
         less, or with `*`"
    );
    let nested = format!("[links]\nextra-anchors = ['{}a{}']\n", "(".repeat(5_000), ")".repeat(5_000));
    let said = refused(&nested);
    assert!(
        said.starts_with("glosslint.toml:2: `(((") && said.contains("maximum number of nested"),
        "{said:.200}"
    );
}

#[test]
fn a_pattern_that_means_nothing_is_refused_with_its_place() {
    let said = refused("[links]\nextra-anchors = [\"(open\"]\n");
    assert_eq!(said, "glosslint.toml:2: `(open` cannot be read as a regular expression: unclosed group");
    for setting in [
        "exclude = [\"{a\"]",
        "[[glossary]]\npath = \"{a\"",
        "[[glossary]]\npath = \"a\"\nscope = \"a{b\"",
        "[[overrides]]\npaths = [\"{a\"]",
    ] {
        let said = refused(setting);
        assert!(said.contains("cannot be read as a glob: ") && said.starts_with("glosslint.toml:"), "{said}");
    }
}

#[test]
fn nesting_without_end_is_refused() {
    for text in [format!("a = {}", "[".repeat(50_000)), format!("a = {}", "{b = ".repeat(50_000))] {
        assert!(refused(&text).starts_with("glosslint.toml:1: "));
    }
    for text in [format!("{} = 1", vec!["a"; 50_000].join(".")), format!("[{}]", vec!["a"; 50_000].join("."))]
    {
        assert!(refused(&text).starts_with("glosslint.toml:1: "));
    }
}

/// Runs the program in a folder; gives its exit status and what it says.
fn run(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_glosslint")).current_dir(folder).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

/// A folder with a root, whose configuration is as given, and a page beside the root that must not be read.
fn root_with(configuration: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("root");
    std::fs::create_dir(&root).unwrap();
    std::fs::write(root.join("glosslint.toml"), configuration).unwrap();
    std::fs::write(root.join("a.md"), "# Page\n\nA secret word, see [it](../secret.md#secret).\n").unwrap();
    let secret = "# Glossary\n\n## Secret word\n\nHidden.\n\n## Other\n\nHidden too.\n";
    std::fs::write(folder.path().join("secret.md"), secret).unwrap();
    folder
}

#[test]
fn a_configuration_that_points_out_of_the_root_is_refused() {
    for path in ["../secret.md", "x/../../secret.md", "/etc/passwd", "../*.md"] {
        let folder = root_with(&format!("[[glossary]]\npath = \"{path}\"\n"));
        let (status, said) = run(&folder.path().join("root"), &["check"]);
        assert_eq!(status, Some(2), "{said}");
        let place = format!("glosslint.toml:2: the glossary `{path}` is outside the root; ");
        assert!(said.contains(&place), "{said}");
        assert!(!said.contains("Hidden"), "{said}");
    }
}

#[test]
fn a_link_that_climbs_out_of_the_root_is_not_looked_up() {
    let there = root_with("");
    let gone = root_with("");
    std::fs::remove_file(gone.path().join("secret.md")).unwrap();
    let outcome = |folder: &tempfile::TempDir| {
        run(&folder.path().join("root"), &["check", "--format", "concise", "--select", "all", "--quiet"])
    };
    let said = outcome(&there);
    assert_eq!(said, outcome(&gone), "whether the file exists cannot be told from the output");
    assert!(!said.1.contains("secret.md"), "it is neither found nor missed: {}", said.1);
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_no_input() {
    let folder = root_with("");
    let root = folder.path().join("root");
    let (status, said) = run(&root, &["check", "/dev/zero"]);
    assert_eq!((status, said.as_str()), (Some(2), "glosslint: /dev/zero: is neither a file nor a folder\n"));
    let (status, said) = run(&root, &["check", "--config", "/dev/zero"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("/dev/zero: is larger than 1 MiB, so it is no configuration"), "{said}");
}

#[test]
fn a_baseline_of_any_size_is_read_up_to_a_bound() {
    let folder = root_with("");
    let root = folder.path().join("root");
    // Nothing but a hole: it takes no room on the disk.
    let file = std::fs::File::create(root.join("old.json")).unwrap();
    file.set_len(glosslint::discover::LARGEST_DOCUMENT + 1).unwrap();
    let (status, said) = run(&root, &["check", "--baseline", "old.json"]);
    assert_eq!((status, said.as_str()), (Some(2), "glosslint: old.json: is larger than 256 MiB\n"));
}
