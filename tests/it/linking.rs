//! Links to entries as the fix writes them: by platform, by style, and where they may not stand.

use crate::harness::{Files, check, files};

const GLOSSARY: &str =
    "# Glossary\n\n## Work queue\n\nA line of jobs.\n\n## Spill file\n\nWhat memory cannot hold.\n";

/// The page at `path` after safe fixes of `unlinked-term`, with `more` files around it.
fn fixed(path: &str, text: &str, more: &[(&str, &str)]) -> String {
    let mut tree: Files = files(more);
    tree.insert(path.to_owned(), text.to_owned());
    check(&tree, &["unlinked-term"], false).fixed.remove(path).unwrap()
}

#[test]
fn the_address_follows_the_platform() {
    let link = |path: &str, more: &[(&str, &str)]| fixed(path, "The work queue is full.\n", more);
    let expect = |address: &str| format!("The [work queue]({address}) is full.\n");
    assert_eq!(
        link("docs/guide/a.md", &[("mkdocs.yml", "site_name: x\n"), ("docs/glossary.md", GLOSSARY)]),
        expect("../glossary.md#work-queue")
    );
    assert_eq!(
        link("src/a.md", &[("book.toml", "[book]\n"), ("src/deep er/glossary.md", GLOSSARY)]),
        expect("deep%20er/glossary.md#work-queue")
    );
    assert_eq!(
        link(
            "docs/a.md",
            &[("docusaurus.config.js", "module.exports = {}\n"), ("docs/glossary.md", GLOSSARY)]
        ),
        expect("glossary.md#work-queue")
    );
    assert_eq!(
        link("a/b.md", &[("_config.yml", "title: x\n"), ("glossary.md", GLOSSARY)]),
        expect("../glossary.md#work-queue")
    );
    assert_eq!(
        link("a.qmd", &[("_quarto.yml", "project:\n  type: website\n"), ("glossary.qmd", GLOSSARY)]),
        expect("glossary.qmd#work-queue")
    );
}

#[test]
fn the_address_follows_the_links_of_the_tree() {
    let vitepress = [
        ("docs/.vitepress/config.js", "export default {}\n"),
        ("docs/b.md", "[c](/guide/c) and [d](/guide/d)\n"),
        ("docs/guide/c.md", "# C\n"),
        ("docs/guide/d.md", "# D\n"),
        ("docs/glossary.md", GLOSSARY),
    ];
    assert_eq!(
        fixed("docs/guide/a.md", "The work queue is full.\n", &vitepress),
        "The [work queue](/glossary#work-queue) is full.\n"
    );
    let hugo = [
        ("hugo.toml", "baseURL = 'https://example.org/'\n"),
        ("content/b.md", "[c](/guide/c/) and [d](/guide/d/)\n"),
        ("content/guide/c.md", "# C\n"),
        ("content/guide/d.md", "# D\n"),
        ("content/glossary.md", GLOSSARY),
    ];
    assert_eq!(
        fixed("content/guide/a.md", "The work queue is full.\n", &hugo),
        "The [work queue](/glossary/#work-queue) is full.\n"
    );
    let jekyll = [
        ("_config.yml", "title: x\n"),
        ("b.md", "[c](guide/c.html) and [d](guide/d.html#d)\n"),
        ("guide/c.md", "# C\n"),
        ("guide/d.md", "# D\n"),
        ("glossary.md", GLOSSARY),
    ];
    assert_eq!(
        fixed("guide/a.md", "The work queue is full.\n", &jekyll),
        "The [work queue](../glossary.html#work-queue) is full.\n"
    );
    let starlight = [
        ("astro.config.mjs", "export default defineConfig({ base: '/manual' });\n"),
        ("src/content/docs/b.md", "[c](/manual/guide/c/) and [d](/manual/guide/d/)\n"),
        ("src/content/docs/guide/c.md", "# C\n"),
        ("src/content/docs/guide/d.md", "# D\n"),
        ("src/content/docs/glossary.md", GLOSSARY),
    ];
    assert_eq!(
        fixed("src/content/docs/guide/a.md", "The work queue is full.\n", &starlight),
        "The [work queue](/manual/glossary/#work-queue) is full.\n"
    );
    let site = ("hugo.toml", "baseURL = 'https://example.org/'\n");
    let moved = format!("---\nslug: words\n---\n{GLOSSARY}");
    let others = [("content/guide/c.md", "# C\n"), ("content/b.md", "[c](/guide/c/)\n")];
    assert_eq!(
        fixed(
            "content/a.md",
            "The work queue is full.\n",
            &[site, others[0], others[1], ("content/glossary.md", &moved)]
        ),
        "The [work queue](/words/#work-queue) is full.\n"
    );
    // To a browser, `guide/a.md` is the folder `guide/a/`.
    let relative =
        [site, others[0], ("content/guide/d.md", "[c](../c/)\n"), ("content/glossary.md", GLOSSARY)];
    assert_eq!(
        fixed("content/guide/a.md", "The work queue is full.\n", &relative),
        "The [work queue](../../glossary/#work-queue) is full.\n"
    );
    assert_eq!(
        fixed("content/guide/a.md", "The work queue is full.\n", &[site, ("content/glossary.md", GLOSSARY)]),
        "The [work queue]({{< relref \"/glossary.md#work-queue\" >}}) is full.\n"
    );
    let relref = [
        ("hugo.toml", "baseURL = 'https://example.org/'\n"),
        ("content/b.md", "[c]({{< relref \"/guide/c.md\" >}}) and [d]({{< relref \"/guide/d.md\" >}})\n"),
        ("content/guide/c.md", "# C\n"),
        ("content/guide/d.md", "# D\n"),
        ("content/glossary.md", GLOSSARY),
    ];
    assert_eq!(
        fixed("content/guide/a.md", "The work queue is full.\n", &relref),
        "The [work queue]({{< relref \"/glossary.md#work-queue\" >}}) is full.\n"
    );
}

#[test]
fn a_vault_gets_wikilinks() {
    let vault = [(".obsidian/app.json", "{}"), ("Glossary.md", GLOSSARY)];
    assert_eq!(
        fixed("notes/a.md", "The work queue is full.\n", &vault),
        "The [[Glossary#Work queue|work queue]] is full.\n"
    );
    let cell = "| a |\n|---|\n| The work queue is full |\n";
    assert!(!fixed("notes/a.md", cell, &vault).contains('\\'), "a pipe would end the cell");
    let plain = [
        (".obsidian/app.json", "{}"),
        ("Glossary.md", GLOSSARY),
        ("b.md", "[c](c.md) and [d](d.md)\n"),
        ("c.md", "C\n"),
        ("d.md", "D\n"),
    ];
    assert_eq!(
        fixed("notes/a.md", "The spill file is full.\n", &plain),
        "The [spill file](../Glossary.md#Spill%20file) is full.\n"
    );
}

#[test]
fn wikilinks_can_be_asked_for() {
    let tree = [("glosslint.toml", "[terms]\nlink-style = \"wikilink\"\n"), ("Glossary.md", GLOSSARY)];
    let text = fixed("a.md", "The work queue is full.\n", &tree);
    assert!(text.starts_with("The [[Glossary#"), "{text}");
}

#[test]
fn sphinx_gets_roles() {
    let glossary = "# Terms\n\n:::{glossary}\nWork queue\n: A line of jobs.\n\nSpill file\n: What memory cannot hold.\n:::\n";
    let tree = [("conf.py", "extensions = ['myst_parser']\n"), ("glossary.md", glossary)];
    assert_eq!(
        fixed("a.md", "A work queue needs a *spill file*, and the Spill file a disk.\n", &tree),
        "A {term}`work queue <Work queue>` needs a *{term}`spill file <Spill file>`*, and the Spill file a disk.\n"
    );
}

#[test]
fn shortcodes_are_written_as_the_tree_writes_them() {
    let entry = |name: &str| format!("---\ntitle: {name}\nid: {name}\n---\nA thing of the cluster.\n");
    let entries = ["pod", "kubelet", "etcd"].map(|name| (format!("content/terms/{name}.md"), entry(name)));
    let mut tree: Vec<(&str, &str)> =
        entries.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    tree.push(("hugo.toml", "baseURL = 'https://example.org/'\n"));
    tree.push(("glosslint.toml", "[[glossary]]\npath = \"content/terms\"\n"));
    tree.push(("content/b.md", "A {{< glossary_tooltip text=\"pods\" term_id=\"pod\" >}} b.\n"));
    assert_eq!(
        fixed("content/a.md", "Then kubelets start.\n", &tree),
        "Then {{< glossary_tooltip text=\"kubelets\" term_id=\"kubelet\" >}} start.\n"
    );
}

#[test]
fn quarto_names_entries_of_a_data_file() {
    let tree = [
        ("_quarto.yml", "project:\n  type: website\n"),
        ("glossary.yml", "Work queue: A line of jobs.\nSpill file: What memory cannot hold.\n"),
        ("b.qmd", "The {{< glossary \"Spill file\" display=\"spill file\" >}} grows.\n"),
    ];
    assert_eq!(
        fixed("a.qmd", "The work queue is full.\n", &tree),
        "The {{< glossary \"Work queue\" display=\"work queue\" >}} is full.\n"
    );
    assert_eq!(fixed("a.qmd", "The work queue is full.\n", &tree[..2]), "The work queue is full.\n");
}

#[test]
fn references_share_one_definition() {
    let tree = [
        ("glosslint.toml", "[terms]\nlink-style = \"reference\"\nlink = \"all\"\n"),
        ("glossary.md", GLOSSARY),
    ];
    let text = "The work queue is full.\r\nA spill file helps the work queue.\r\n";
    assert_eq!(
        fixed("a.md", text, &tree),
        "The [work queue][work queue] is full.\r\nA [spill file][spill file] helps the [work queue][work queue].\r\n\r\n\
         [spill file]: glossary.md#spill-file\r\n[work queue]: glossary.md#work-queue\r\n"
    );
    let known = "The work queue is full.\n\n[q]: glossary.md#work-queue\n";
    assert_eq!(fixed("a.md", known, &tree), "The [work queue][q] is full.\n\n[q]: glossary.md#work-queue\n");
    let taken = "The work queue [work queue].\n\n```\ncode\n```";
    let text = fixed("a.md", taken, &tree);
    assert!(text.contains("[work queue][work queue (glossary)] [work queue]."), "{text}");
    let open = fixed("a.md", "The work queue.\n\n```\ncode\n", &tree);
    assert!(open.starts_with("The [work queue](glossary.md#work-queue)."), "{open}");
}

#[test]
fn a_mention_across_a_line_end_stays_on_its_lines() {
    let tree = [("glossary.md", GLOSSARY)];
    assert_eq!(
        fixed("a.md", "> The work\n> queue is full.\n", &tree),
        "> The [work\n> queue](glossary.md#work-queue) is full.\n"
    );
}

#[test]
fn no_link_stands_where_none_belongs() {
    let tree = [("glossary.md", GLOSSARY)];
    for text in [
        "# The work queue\n",
        "`work queue`\n",
        "[the work queue](b.md)\n",
        "![a work queue](b.png)\n",
        "<button>work queue</button>\n",
        "---\ntitle: work queue\n---\n",
        "    work queue\n",
        "$work queue$\n",
        "{{< x \"work queue\" >}}\n",
        "a[^work queue]\n",
        "| work queue |\n|---|\n",
        "Figure 1: the work queue\n",
        "![work queue][work queue]\n\n[work queue]: a.png \"work queue\"\n",
    ] {
        assert_eq!(fixed("a.md", text, &tree), text);
    }
}

#[test]
fn a_page_that_links_to_the_entry_is_satisfied() {
    let tree = [("glossary.md", GLOSSARY)];
    for link in [
        "See [it](glossary.md#work-queue).",
        "See [it][q].\n\n[q]: glossary.md#work-queue",
        "See [it](./glossary.md#Work-Queue).",
        "See <a href=\"glossary.md#work-queue\">it</a>.",
    ] {
        let text = format!("The work queue is full.\n\n{link}\n");
        assert_eq!(fixed("a.md", &text, &tree), text);
    }
    let book = [("book.toml", "[book]\n"), ("src/glossary.md", GLOSSARY)];
    let html = "The work queue is full.\n\nSee [it](glossary.html#work-queue).\n";
    assert_eq!(fixed("src/a.md", html, &book), html);
}

#[test]
fn a_link_serves_all_names_of_an_entry() {
    let glossary = "# Glossary\n\n## Overflow\n\nSee spill file.\n\n## Backfile\n\nSee spill file.\n\n\
        ## Spill file\n\nWhat memory cannot hold.\n";
    let page = "The backfile, or overflow, grows.\n";
    let once = fixed("a.md", page, &[("glossary.md", glossary)]);
    assert_eq!(once, "The [backfile](glossary.md#spill-file), or overflow, grows.\n");
    assert_eq!(fixed("a.md", &once, &[("glossary.md", glossary)]), once);
}

#[test]
fn the_scope_decides_how_often_a_term_is_linked() {
    let page = "# A\n\nA work queue, the work queue.\n\n# B\n\nThe work queue.\n";
    let links = |scope: &str| {
        let config = format!("[terms]\nlink = \"{scope}\"\n");
        fixed("a.md", page, &[("glossary.md", GLOSSARY), ("glosslint.toml", &config)]).matches("](").count()
    };
    assert_eq!((links("page"), links("section"), links("all")), (1, 2, 3));
}

#[test]
fn a_glossary_links_each_entry_by_itself() {
    let glossary = "# Glossary\n\n## Work queue\n\nA line of jobs.\n\n## Spill file\n\nHolds a work queue.\n\n## Heap page\n\nA page of a work queue.\n";
    let text = fixed("glossary.md", glossary, &[]);
    assert_eq!(text.matches("[work queue](#work-queue)").count(), 2, "{text}");
}

#[test]
fn text_beside_a_role_is_linked() {
    let tree = [("glossary.md", GLOSSARY)];
    assert_eq!(
        fixed("a.md", "As {ref}`x` says, the work queue is full.\n", &tree),
        "As {ref}`x` says, the [work queue](glossary.md#work-queue) is full.\n"
    );
}

#[test]
fn a_mark_at_a_name_says_what_to_prefer() {
    let glossary = "# Glossary\n\n## Spill file\n\nWhat memory cannot hold.\n\n## Swap dump 👎\n\nAn old name. Prefer spill file.\n\n## Work queue\n\nA line of jobs.\n";
    let tree = files(&[("a.md", "The swap dump grows.\n"), ("glossary.md", glossary)]);
    let outcome = check(&tree, &["deprecated-term"], true);
    assert!(outcome.concise.contains("write `spill file` instead"), "{}", outcome.concise);
    assert_eq!(outcome.fixed["a.md"], "The spill file grows.\n");
}

#[test]
fn two_entries_at_one_address_are_not_linked_in_turn() {
    let glossary = "A node is here.\n\n*[X{:#a}]:\nNode\n: A machine.\n";
    let outcome = check(&files(&[("glossary.md", glossary), ("a.md", "# Page\n")]), &["all"], true);
    assert_eq!(outcome.fixed["glossary.md"], glossary.replace("A node", "A [node](#a)"));
}
