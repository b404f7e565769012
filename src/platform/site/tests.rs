use super::*;
use crate::text::Source;

fn tree(files: &[(&str, &str)]) -> Tree {
    let mut data: Vec<Source> = files.iter().map(|(path, text)| Source::new(*path, *text)).collect();
    data.sort_by(|a, b| a.path().cmp(b.path()));
    let listing = files.iter().map(|(path, _)| Utf8PathBuf::from(*path)).collect();
    Tree { data, listing, ..Tree::default() }
}

fn sites(files: &[(&str, &str)]) -> Vec<String> {
    let sites = detect(&tree(files), &[]);
    sites.iter().map(|site| format!("{}:{}:{}", site.dir, site.platform(), site.addresses.base)).collect()
}

#[test]
fn a_tree_may_hold_several_sites() {
    let found = sites(&[
        ("guide/book.toml", "[book]\nsrc = \"text\""),
        ("guide/text/a.md", ""),
        ("manual/mkdocs.yml", "site_name: x"),
        ("README.md", ""),
    ]);
    assert_eq!(found, ["guide/text:mdbook:", "manual/docs:mkdocs:", ":github:"]);
}

#[test]
fn a_config_is_hugos_only_where_it_looks_like_it() {
    let hugo = [("config.toml", "baseURL = \"https://x.org/\""), ("content/a.md", "")];
    assert_eq!(sites(&hugo), ["content:hugo:", ":github:"]);
    assert_eq!(sites(&[("config.toml", "baseURL = \"https://x.org/\""), ("a.md", "")]), [":github:"]);
    assert_eq!(sites(&[("config.toml", "[server]\nport = 1"), ("content/a.md", "")]), [":github:"]);
}

#[test]
fn languages_of_hugo_are_folders_of_their_own() {
    let config = "contentDir = \"content/en\"\n[languages.en]\ntitle = \"a\"\n[languages.es]\ncontentDir = \"content/es\"";
    let found = sites(&[("hugo.toml", config), ("content/en/a.md", ""), ("content/es/a.md", "")]);
    assert_eq!(found, ["content/en:hugo:", "content/es:hugo:es", ":github:"]);
}

#[test]
fn docusaurus_has_a_site_per_folder() {
    let config = "presets: [['classic', { docs: { path: 'pages', routeBasePath: '/guide' }, blog: false }]]";
    let found = sites(&[("web/docusaurus.config.js", config), ("web/pages/a.md", ""), ("web/blog/b.md", "")]);
    assert_eq!(found, ["web/blog:docusaurus:blog", "web/pages:docusaurus:guide", ":github:"]);
}

#[test]
fn settings_for_ids_are_read() {
    let mkdocs = "markdown_extensions:\n  - attr_list\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds:\n          case: lower\n";
    let tree = tree(&[
        ("mkdocs.yml", mkdocs),
        ("docs/a.md", ""),
        ("py/conf.py", "extensions = []\nmyst_heading_anchors = 3\n"),
    ]);
    let sites = detect(&tree, &[]);
    let of = |platform| sites.iter().find(|site| site.platform() == platform).unwrap();
    assert!(of(Platform::Mkdocs).slugs.mkdocs_attr_list);
    assert_eq!(
        of(Platform::Mkdocs).slugs.mkdocs_slugify,
        crate::platform::slug::MkdocsSlugify::PymdownxLower
    );
    assert_eq!(of(Platform::Sphinx).slugs.sphinx_heading_anchors, 3);
}

#[test]
fn folders_and_templates_are_markers() {
    let found = sites(&[
        ("notes/.obsidian/app.json", "{}"),
        ("notes/a.md", ""),
        ("doc/book.toml.in", ""),
        ("doc/source/SUMMARY.md.in", ""),
    ]);
    assert_eq!(found, ["doc/source:mdbook:", "notes:obsidian:", ":github:"]);
}

#[test]
fn pages_that_link_by_wikilinks_are_a_vault() {
    let documents =
        [("a.md", "[[b]] [[B#x|y]] [[c]] ![[d]] [[sub/c]]"), ("b.md", ""), ("c.md", ""), ("d.md", "")];
    let documents = documents.map(|(path, text)| Source::new(path, text)).to_vec();
    let vault = Tree { documents, ..Tree::default() };
    assert_eq!(detect(&vault, &[]).last().unwrap().platform(), Platform::Obsidian);
    let shell = Tree { documents: vec![Source::new("a.md", "`[[ -f x ]]` ".repeat(9))], ..Tree::default() };
    assert_eq!(detect(&shell, &[]).last().unwrap().platform(), Platform::Github);
}

#[test]
fn successors_and_variants_of_configuration_files_are_known() {
    let found = sites(&[
        ("a/zensical.toml", "[project]\nsite_name = \"x\"\ndocs_dir = \"text\""),
        ("b/mkdocs.yaml", "INHERIT: ../base.yml\nsite_name: x"),
        ("c/.vitepress/config/index.ts", "export default { srcDir: 'src' }"),
        ("d/docusaurus.config.cjs", "module.exports = {}"),
        ("d/docs/a.md", ""),
        ("e/quartz.config.ts", "const config = {}"),
    ]);
    let expected = [
        "a/text:mkdocs:",
        "b/docs:mkdocs:",
        "c/src:vitepress:",
        "d/docs:docusaurus:docs",
        "e/content:obsidian:",
    ];
    assert_eq!(found.get(..5).unwrap(), expected);
}

#[test]
fn languages_of_hugo_may_stand_in_a_file_of_their_own() {
    let found = sites(&[
        ("config/_default/hugo.toml", "baseURL = 'https://x.org/'\ndefaultContentLanguage = 'en'"),
        (
            "config/_default/languages.toml",
            "[en]\ncontentDir = 'content/en'\n[fr]\ncontentDir = 'content/fr'",
        ),
        ("content/en/a.md", ""),
        ("content/fr/a.md", ""),
    ]);
    assert_eq!(found.get(..2).unwrap(), ["content/en:hugo:", "content/fr:hugo:fr"]);
    let found = sites(&[
        ("hugo.toml", "baseURL = 'https://x.org/'"),
        ("config/_default/languages.toml", "[en]\ncontentDir = 'content/en'"),
        ("content/en/a.md", ""),
    ]);
    assert_eq!(found.first().unwrap(), "content/en:hugo:");
}

#[test]
fn preprocessors_of_the_project_may_make_labels() {
    let makes = |command: &str| {
        let config = format!("[preprocessor.x]\ncommand = \"{command}\"");
        detect(&tree(&[("book.toml", &config), ("src/a.md", "")]), &[])[0].addresses.plugins.labels
    };
    assert!(makes("cargo run --manifest-path tools/Cargo.toml") && makes("./links.py"));
    assert!(!makes("mdbook-mermaid"));
}

#[test]
fn content_of_hugo_may_be_mounted() {
    let config = "[[module.mounts]]\nsource = 'text'\ntarget = 'content'\n\
                  [[module.mounts]]\nsource = 'texte'\ntarget = 'content'\nlang = 'fr'";
    let found = sites(&[("hugo.toml", config), ("text/a.md", ""), ("texte/a.md", ""), ("content/b.md", "")]);
    assert_eq!(found, ["content:hugo:", "text:hugo:", "texte:hugo:fr", ":github:"]);
}
