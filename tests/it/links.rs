//! Where links lead in trees whose conventions only their files show.

use crate::harness::{check, files};

/// The broken links of some files, one a line, without their help.
fn broken(list: &[(&str, &str)]) -> Vec<String> {
    let outcome = check(&files(list), &["broken-link", "broken-anchor"], false);
    let links = outcome.concise.lines().filter_map(|line| line.split('`').nth(1));
    links.map(str::to_owned).collect()
}

#[test]
fn what_git_ignores_is_made_by_a_build_step() {
    let page = "[Cart](../reference/cart.md), [Basket](../reference/notes.md), [log](../CHANGELOG.md)\n";
    let ignored = "/reference/*\n!/reference/notes.md\nCHANGELOG.md\n";
    let found = broken(&[("docs/guide/a.md", page), ("docs/.gitignore", ignored)]);
    assert_eq!(found, ["../reference/notes.md"]);
}

#[test]
fn pages_of_code_are_made_by_quartodoc() {
    let page = "[Cart](api/cart.qmd#add), [the tour](tour.qmd)\n";
    let config = "project:\n  type: website\nquartodoc:\n  package: shop\n  dir: api\n";
    let found = broken(&[("index.qmd", page), ("api/index.qmd", "# API\n"), ("_quarto.yml", config)]);
    assert_eq!(found, ["tour.qmd"]);
}

#[test]
fn addresses_may_leave_out_the_numbers_of_names() {
    let start =
        "[Tour](./tour), [oven](/docs/baking/oven#heat-it), [all](/docs/baking), [rest](baking/rest)\n";
    let tour = "[start](./start), [oven](./baking/oven), [salt](/docs/baking/salt)\n";
    let tree = [
        ("docs/01-start.mdx", start),
        ("docs/02-tour.mdx", tour),
        ("docs/03-baking/00-oven.mdx", "# Oven\n\n## Heat it\n"),
        ("docs/03-baking/index.mdx", "[rest](./rest), [oven](./oven#cool-it)\n"),
        ("docs/03-baking/10-rest.mdx", "# Rest\n"),
    ];
    assert_eq!(broken(&tree), ["/docs/baking/salt", "#cool-it"]);
    // A tree that names the files as they are called has no such convention.
    let plain = [
        ("docs/01-start.md", "[Tour](tour.md), [tour](02-tour.md)\n"),
        ("docs/02-tour.md", "[start](01-start.md)\n"),
    ];
    assert_eq!(broken(&plain), ["tour.md"]);
}

#[test]
fn a_page_that_is_still_to_be_filled_may_have_any_id() {
    let page = "[size](made.mdx#size), [size](written.mdx#size)\n";
    let made = "---\nsource: other\n---\n\n{/* Filled from the source above. */}\n";
    let tree = [("a.mdx", page), ("made.mdx", made), ("written.mdx", "---\ntitle: b\n---\n\nText.\n")];
    assert_eq!(broken(&tree), ["#size"]);
}

#[test]
fn components_give_ids_to_what_they_are_told_the_names_of() {
    let page = "[done](api.mdx#on-done), [fail](api.mdx#on-fail)\n";
    let api = "# API\n\n<Table\n  rows={[\n    { name: 'onDone', type: 'function' },\n  ]}\n/>\n\n```js\nf('onFail')\n```\n";
    assert_eq!(broken(&[("a.mdx", page), ("api.mdx", api)]), ["#on-fail"]);
}

#[test]
fn a_configuration_in_json_tells_hugo() {
    let tree = [
        ("config.json", "{\"baseURL\": \"https://bread.example/\", \"languageCode\": \"en\"}"),
        ("content/docs.md", "# Docs\n\n## Rest {#rest}\n"),
        ("content/tour.md", "[rest](/docs/#rest), [heat](/docs/#heat)\n"),
        ("README.md", "# Bread\n"),
    ];
    assert_eq!(broken(&tree), ["#heat"]);
}

#[test]
fn pages_in_folders_of_tests_are_data() {
    let page = "# Page\n\n![no image](image.png) and [none](none.md)\n";
    let tree = [("tests/docs_plain/index.md", page), ("tests/README.md", "[none](none.md)\n")];
    assert_eq!(broken(&tree), ["none.md"]);
}

#[test]
fn a_preprocessor_of_the_project_excuses_what_it_makes() {
    let config = "[book]\ntitle = \"x\"\n\n[preprocessor.schema]\ncommand = \"./schema.py\"\n";
    let page = "# Rest\n\n[heat](#heat)\n";
    let tree =
        |page: &str| broken(&[("book.toml", config), ("src/SUMMARY.md", "[a](a.md)\n"), ("src/a.md", page)]);
    assert_eq!(tree(page), ["#heat"]);
    let rules: String = (1..8).map(|number| format!("[rule {number}](#r{number})\n")).collect();
    assert!(tree(&format!("# Rest\n\n{rules}")).is_empty());
}

#[test]
fn starlight_links_pages_by_their_addresses() {
    let config =
        "export default defineConfig({ base: '/manual', integrations: [starlight({ title: 'x' })] });\n";
    let start = "[tour](/manual/guides/tour/#heat), [rest](./guides/rest/), [tour](/manual/guides/tuor/)\n";
    let tour = "[start](/manual/), [rest](../rest/#none), [oven](../oven/)\n\n## Heat\n";
    let tree = [
        ("site/astro.config.mjs", config),
        ("site/src/content/docs/index.mdx", start),
        ("site/src/content/docs/guides/tour.md", tour),
        ("site/src/content/docs/guides/rest.md", "Text.\n"),
    ];
    assert_eq!(broken(&tree), ["#none", "../oven/", "/manual/guides/tuor/"]);
}

#[test]
fn links_in_the_titles_of_callouts_are_read() {
    let page = "> [!note]- Title with [a](a.md)\n> and [b](b.md)\n\n> [!TIP]\n> [c](c.md)\n\n> > [!warning] [d](d.md)\n";
    assert_eq!(broken(&[("page.md", page)]), ["a.md", "b.md", "c.md", "d.md"]);
}

#[test]
fn a_name_with_a_bracket_is_asked_for_but_not_written_into_a_link() {
    let names = [("a.md", "See [the list](glossary.md).\n"), ("glossary)ismd", "")];
    let outcome = check(&files(&names), &["broken-link"], true);
    assert!(outcome.concise.contains("did you mean `glossary)ismd`?"), "{}", outcome.concise);
    assert_eq!(outcome.fixed, files(&names));
}

#[test]
fn a_page_with_a_section_of_terms_has_other_places_too() {
    let terms = "**lathe**: Turns wood.\n\n**chisel**: Cuts wood.\n\n**vice**: Holds wood.\n";
    let page = format!(
        "# Workshop\n\nSee [safety](#saftey) first.\n\n## Terminology\n\n{terms}\n## Safety\n\nEyes!\n"
    );
    let outcome = check(&files(&[("workshop.md", &page)]), &["undefined-term", "broken-anchor"], false);
    let found: Vec<&str> = outcome.found.iter().map(|finding| finding.rule.code.as_str()).collect();
    assert_eq!(found, ["GL302"]);
}
