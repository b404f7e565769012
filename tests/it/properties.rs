//! What holds for any text and any glossary.

use proptest::prelude::*;

use crate::harness::{check, files};

/// Pieces that a page is made of: names of terms, and whatever may stand around or within them.
fn piece() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "](x.md)",
        "![",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "|",
        "\n",
        "\n\n",
        "\r\n",
        "\n> ",
        "\n- ",
        "\n    ",
        "\n# ",
        "\n```\n",
        "\n| a |\n|---|\n| ",
        "$",
        "$$",
        "{{< x >}}",
        "{term}`",
        "{#a}",
        "\\",
        "&amp;",
        "[^1]",
        "[[",
        "]]",
        "~~",
        ":::",
        "\n---\n",
        " ",
        ". ",
        "s ",
        "-",
        "\u{FEFF}",
        "é",
        "漢字",
    ]);
    let words =
        prop::sample::select(vec!["work queue", "Spill file", "HEAP", "heap page", "the", "uses", "of", "a"]);
    prop_oneof![3 => words.prop_map(str::to_owned), 3 => marks.prop_map(str::to_owned), 1 => "\\PC{0,4}"]
}

fn page() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.join(""))
}

fn glossary() -> impl Strategy<Value = String> {
    let entry = prop::sample::select(vec![
        "## Work queue\n\nA line of jobs.\n\n",
        "## Spill file\n\nDeprecated: use heap page instead.\n\n",
        "## HEAP\n\nSee heap page.\n\n",
        "## Heap page (HP)\n\nA part of the work queue.\n\n",
        "**Heap page**: a leaf.\n\n",
        "| Term | Text |\n|---|---|\n| HEAP | a tree |\n\n",
        "- Work queue\n\n",
    ]);
    prop::collection::vec(entry, 0..5).prop_map(|entries| format!("# Glossary\n\n{}", entries.concat()))
}

fn settings() -> impl Strategy<Value = String> {
    let styles = ["inline", "reference", "wikilink", "myst-term", "shortcode", "spec-up"];
    let scopes = ["page", "section", "all"];
    (prop::sample::select(styles.to_vec()), prop::sample::select(scopes.to_vec())).prop_map(|(style, scope)| {
        format!("[terms]\nlink = \"{scope}\"\nlink-style = \"{style}\"\n[rules]\nunlinked-term = {{ confidence = \"low\" }}\n")
    })
}

/// What the page says without the marks of the links that a fix of inline links writes.
fn is_only_longer(before: &str, after: &str) -> bool {
    let mut rest = after.chars();
    before.chars().all(|wanted| rest.any(|found| found == wanted))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// The harness asserts that nothing panics, that spans lie on character boundaries, that edits are disjoint, that
    /// the output is the same on one thread, and that a second fix changes nothing.
    #[test]
    fn links_are_only_put_in(text in page(), glossary in glossary(), settings in settings()) {
        let tree = files(&[("a.md", &text), ("glossary.md", &glossary), ("glosslint.toml", &settings)]);
        let outcome = check(&tree, &["unlinked-term"], true);
        for (path, before) in &tree {
            let after = &outcome.fixed[path];
            prop_assert!(is_only_longer(before, after), "{path}: {before:?} became {after:?}");
        }
    }

    #[test]
    fn every_rule_bears_any_text(text in page(), glossary in glossary()) {
        check(&files(&[("a.md", &text), ("b/c.md", &text), ("b/glossary.md", &glossary)]), &["all"], true);
    }
}
