//! Which places are mentions of a term, and which of them are taken for it.

use glosslint::diagnostic::Diagnostic;

use crate::harness::{check, files};

const GLOSSARY: &str = "# Glossary\n\n\
    ## slipway\n\nWhere hulls are let into the water.\n\n\
    ## vertex\n\nA corner of a hull plan.\n\n\
    ## ROV\n\nRemotely operated vehicle. Dives for us.\n\n\
    ## keel block\n\nCarries the hull on the slipway.\n";

/// The findings of GL102 with a glossary and pages: `path:line term`.
fn found_in(tree: &[(&str, &str)]) -> Vec<String> {
    let outcome = check(&files(tree), &["unlinked-term"], false);
    let at = |d: &Diagnostic| {
        let text = tree.iter().find(|(path, _)| d.at.path.as_str() == *path).unwrap().1;
        text[..d.at.span.start as usize].matches('\n').count() + 1
    };
    let row =
        |d: &Diagnostic| format!("{}:{} {}", d.at.path, at(d), d.data.get("term").unwrap().as_str().unwrap());
    outcome.found.iter().map(row).collect()
}

fn outside_the_glossary(tree: &[(&str, &str)]) -> Vec<String> {
    found_in(tree).into_iter().filter(|row| !row.contains("glossary.md")).collect()
}

/// The terms that are found on one page beside the glossary.
fn on_page(page: &str) -> Vec<String> {
    let rows = found_in(&[("glossary.md", GLOSSARY), ("page.md", page)]);
    rows.iter().filter_map(|row| row.strip_prefix("page.md:")).map(str::to_owned).collect()
}

#[test]
fn plurals_and_possessives_are_mentions_both_ways() {
    assert_eq!(on_page("Two slipways."), ["1 slipway"]);
    assert_eq!(on_page("The slipway's rails."), ["1 slipway"]);
    assert_eq!(on_page("The slipways' rails."), ["1 slipway"]);
    assert_eq!(on_page("All vertices."), ["1 vertex"]);
    assert_eq!(on_page("All ROVs, and a ROV's arm."), ["1 ROV"]);
    let plural = "# Glossary\n\n## Slipways\n\nHulls go down them.\n\n## Gantries\n\nThey lift.\n";
    assert_eq!(
        found_in(&[("glossary.md", plural), ("page.md", "One slipway, one gantry.")]),
        ["page.md:1 Slipways", "page.md:1 Gantries"]
    );
}

#[test]
fn ordinary_words_match_any_case_and_acronyms_their_own() {
    assert_eq!(on_page("Slipways are wet."), ["1 slipway"]);
    assert_eq!(on_page("The rov dives."), Vec::<String>::new());
}

#[test]
fn the_expansion_of_an_acronym_is_a_name_of_its_entry() {
    assert_eq!(on_page("A remotely operated vehicle dives."), ["1 ROV"]);
}

#[test]
fn a_hyphen_makes_another_word() {
    assert_eq!(on_page("A slipway-side crane, a dry-slipway."), Vec::<String>::new());
}

#[test]
fn scripts_without_spaces_need_no_boundaries() {
    let glossary = "# 用語集\n\n## 船台\n\n船体を載せる台。\n\n## 竜骨\n\n船底の骨組み。\n";
    let tree = [("glossary.md", glossary), ("page.md", "新しい船台を使って進水する。")];
    assert_eq!(found_in(&tree), ["page.md:1 船台"]);
}

#[test]
fn the_longest_name_wins() {
    let glossary = "# Glossary\n\n## slipway\n\nLets hulls down.\n\n## slipway cradle\n\nHolds hulls.\n";
    let tree = [("glossary.md", glossary), ("page.md", "A slipway cradle.")];
    assert_eq!(found_in(&tree), ["page.md:1 slipway cradle"]);
}

#[test]
fn own_entries_pages_and_pointers_are_no_mentions() {
    let pointer = "# Glossary\n\n## slipway\n\nA slipway is wet.\n\n## ramp\n\nSee slipway.\n\n## hull\n\nOn a slipway.\n";
    assert_eq!(found_in(&[("glossary.md", pointer)]), ["glossary.md:13 slipway"]);
    let tree = [
        ("glossary/slipway.md", "# Slipway\n\nA slipway is wet.\n"),
        ("glossary/gantry.md", "# Gantry\n\nIt stands on a slipway.\n"),
        ("glossary/bollard.md", "# Bollard\n\nRopes end on it.\n"),
    ];
    assert_eq!(found_in(&tree), ["glossary/gantry.md:3 Slipway"]);
}

#[test]
fn terms_apply_below_their_scope() {
    let config = "[[glossary]]\npath = \"yard/glossary.md\"\nscope = \"yard/**\"\n";
    let tree = [
        ("glosslint.toml", config),
        ("yard/glossary.md", GLOSSARY),
        ("yard/a.md", "A slipway."),
        ("office/a.md", "A slipway."),
    ];
    assert_eq!(outside_the_glossary(&tree), ["yard/a.md:1 slipway"]);
}

#[test]
fn a_glossary_in_a_language_is_for_pages_in_that_language() {
    let tree = [
        (
            "docs/de/glossar.md",
            "# Glossar\n\n## Helling\n\nDort liegt der Rumpf.\n\n## Spant\n\nEine Rippe.\n",
        ),
        ("docs/de/a.md", "Die Helling ist nass."),
        ("docs/en/a.md", "Die Helling is a slipway."),
    ];
    assert_eq!(found_in(&tree), ["docs/de/a.md:1 Helling"]);
}

#[test]
fn terms_of_one_site_do_not_reach_the_pages_of_another() {
    let tree = [
        ("yard/book.toml", "[book]\ntitle = \"Yard\"\n"),
        ("yard/src/SUMMARY.md", "- [Glossary](glossary.md)\n- [A](a.md)\n"),
        ("yard/src/glossary.md", GLOSSARY),
        ("yard/src/a.md", "A slipway.\n"),
        ("crew/book.toml", "[book]\ntitle = \"Crew\"\n"),
        ("crew/src/SUMMARY.md", "- [A](a.md)\n"),
        ("crew/src/a.md", "A slipway.\n"),
        ("notes.md", "A slipway.\n"),
    ];
    assert_eq!(outside_the_glossary(&tree), ["notes.md:1 slipway", "yard/src/a.md:1 slipway"]);
}

#[test]
fn the_configuration_decides_by_hand() {
    let with = |settings: &str, page: &str| {
        let config = format!("[terms.overrides.\"slipway\"]\n{settings}\n");
        let tree = [("glosslint.toml", config.as_str()), ("glossary.md", GLOSSARY), ("page.md", page)];
        let rows = found_in(&tree);
        rows.iter().filter(|row| row.starts_with("page.md")).count()
    };
    assert_eq!(with("link = false", "A slipway."), 0);
    assert_eq!(with("not-in = [\"slipway road\"]", "The slipway road."), 0);
    assert_eq!(with("case = \"exact\"", "Slipways, Slipway."), 0);
    assert_eq!(with("aliases = [\"launching ramp\"]", "The launching ramp."), 1);
    assert_eq!(with("case = \"any\"", "Slipway: dry."), 0);
    assert_eq!(with("link = true", "Slipway: dry."), 1);
}

#[test]
fn a_comment_decides_by_hand_and_the_next_mention_is_the_first() {
    let page =
        "<!-- glosslint-disable-next-line unlinked-term -->\nSlipway Road is near.\n\nThe slipway is wet.\n";
    assert_eq!(on_page(page), ["4 slipway"]);
    let page = "<!-- glosslint-disable-file unlinked-term -->\n\nThe slipway is wet.\n";
    assert_eq!(on_page(page), Vec::<String>::new());
}

#[test]
fn changelogs_and_licences_stay_unlinked() {
    let tree = [
        ("CHANGELOG.md", "A slipway."),
        ("docs/release-notes/2.md", "A slipway."),
        ("glossary.md", GLOSSARY),
    ];
    assert_eq!(found_in(&tree), ["glossary.md:17 slipway"]);
    assert_eq!(found_in(&[("docs/security.md", "A slipway."), ("docs/glossary.md", GLOSSARY)]).len(), 2);
}

#[test]
fn what_the_whole_tree_is_about_stays_unlinked() {
    let glossary = "# Glossary\n\n## Slipworks\n\nThis program.\n\n## keel block\n\nHolds the hull.\n";
    let pages: Vec<String> = (0..10).map(|page| format!("p{page}.md")).collect();
    let mut tree = vec![("glossary.md", glossary)];
    tree.extend(pages.iter().map(|path| (path.as_str(), "Slipworks runs. A keel block stands.\n")));
    let rows = found_in(&tree);
    assert!(rows.len() == 10 && rows.iter().all(|row| row.ends_with("keel block")), "{rows:?}");
}

#[test]
fn a_link_by_address_stays_in_the_language_of_its_page() {
    let config = "baseURL = \"https://example.org/\"\ndefaultContentLanguage = \"en\"\ncontentDir = \"content/en\"\n\
        [languages.en]\ntitle = \"Yard\"\n[languages.es]\ncontentDir = \"content/es\"\n";
    let entry = |name: &str, text: &str| format!("---\ntitle: {name}\n---\n\n{text}\n");
    let tree = [
        ("config.toml", config.to_owned()),
        ("content/en/slipway.md", entry("Slipway", "It is wet.")),
        ("content/en/keel.md", entry("Keel", "It is dry. See [the slipway](/slipway/).")),
        ("content/en/hull.md", entry("Hull", "It floats.")),
        ("content/es/slipway.md", entry("Grada naval", "Es húmeda. Véase [quilla](/es/keel/).")),
        ("content/es/keel.md", entry("Quilla", "Es seca. La grada naval es grande. [Casco](/es/hull/).")),
        ("content/es/hull.md", entry("Casco", "Flota.")),
        ("glosslint.toml", "[[glossary]]\npath = \"content/es\"\nshape = \"files\"\n".to_owned()),
    ];
    let tree: Vec<(&str, &str)> = tree.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let outcome = check(&files(&tree), &["unlinked-term"], false);
    let page = &outcome.fixed["content/es/keel.md"];
    assert!(page.contains("La [grada naval](/es/slipway/) es grande."), "{page}");
}

#[test]
fn words_of_grammar_are_no_mentions_though_a_standard_defines_them() {
    let standard = "# Glossary\n\n## must\n\nWhoever builds a hull to the standard is bound to it.\n\n\
        ## may\n\nWhoever builds a hull to the standard is free to do it.\n\n\
        ## hull plate\n\nA plate of the hull that the standard measures.\n";
    let page =
        "A hull plate of the standard must be measured. Who builds a hull may do so twice, or must say why.";
    assert_eq!(found_in(&[("glossary.md", standard), ("page.md", page)]), ["page.md:1 hull plate"]);
}

#[test]
fn the_glossary_of_a_version_applies_to_that_version_however_it_is_called() {
    let tree = [
        ("docusaurus.config.js", "export default {};"),
        ("versioned_docs/version-v0.x/glossary.md", GLOSSARY),
        ("versioned_docs/version-v0.x/page.md", "Mind the slipway."),
        ("versioned_docs/version-spring/page.md", "Mind the slipway."),
    ];
    let rows = outside_the_glossary(&tree);
    assert_eq!(rows, ["versioned_docs/version-v0.x/page.md:1 slipway"]);
}
