//! Which files are documents, which data may matter, which folders hold nothing that a docs team wrote.

use camino::Utf8Path;

/// The extensions of Markdown documents, lower case.
const DOCUMENT_EXTENSIONS: [&str; 5] = ["md", "markdown", "mdx", "qmd", "mdown"];

/// Folders of installed packages and of build results.
const SKIPPED_FOLDERS: [&str; 7] =
    ["node_modules", "bower_components", "vendor", "__pycache__", "venv", "site-packages", "_site"];

/// Hidden folders that hold documents or the configuration of a site.
const SHOWN_HIDDEN_FOLDERS: [&str; 5] = [".github", ".vitepress", ".vuepress", ".obsidian", ".sphinx"];

/// Data that may be a glossary.
const DATA_EXTENSIONS: [&str; 8] = ["yml", "yaml", "json", "csv", "tsv", "html", "htm", "txt"];

/// Words in the name of a data file that may be a glossary.
const GLOSSARY_WORDS: [&str; 9] =
    ["glossar", "glosario", "term", "acronym", "abbrev", "definition", "dictionary", "vocab", "lexicon"];

/// Configuration files of site generators, by the start of their name.
const SITE_FILE_FAMILIES: [&str; 6] =
    ["mkdocs.", "zensical.", "properdocs.", "docusaurus.config.", "quartz.config.", "astro.config."];

/// Configuration files of site generators, and what tells which files a build step makes, by name.
const SITE_FILES: [&str; 18] = [
    "book.toml",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "conf.py",
    "myst.yml",
    "_quarto.yml",
    "_quarto.yaml",
    "_config.yml",
    "_toc.yml",
    "redirects.json",
    "_redirects",
    ".gitignore",
];

/// How the names of files that a fix has begun to write start and end.
pub const UNFINISHED: (&str, &str) = (".glosslint-", ".tmp");

/// How many letters and digits stand between.
const UNFINISHED_LETTERS: usize = 6;

/// Whether a file of this name is one that a fix has begun to write, or has left where it was killed.
#[must_use]
pub fn is_unfinished(name: &str) -> bool {
    let (before, after) = UNFINISHED;
    let middle = name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
    middle.is_some_and(|middle| {
        middle.len() == UNFINISHED_LETTERS && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Whether a file of this name is a Markdown document.
#[must_use]
pub fn is_document(path: &Utf8Path) -> bool {
    path.extension().is_some_and(|extension| {
        DOCUMENT_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Whether a file of this name is read though it is no document: a site's configuration, or data that may be a
/// glossary.
#[must_use]
pub fn is_relevant_data(path: &Utf8Path) -> bool {
    let Some(name) = path.file_name() else { return false };
    let name = name.strip_suffix(".in").unwrap_or(name);
    let in_site_folder = path.parent().is_some_and(|folder| {
        matches!(folder.file_name(), Some(".vitepress" | ".vuepress" | ".obsidian" | "_default"))
            || folder.ends_with(".vitepress/config")
            || folder.ends_with(".vuepress/config")
    });
    let is_site_file =
        SITE_FILES.contains(&name) || SITE_FILE_FAMILIES.iter().any(|family| name.starts_with(family));
    is_site_file && is_small_text(path) || in_site_folder && is_small_text(path) || may_be_glossary(path)
}

fn is_small_text(path: &Utf8Path) -> bool {
    let known = ["json", "toml", "yaml", "yml", "js", "ts", "mjs", "mts", "cjs", "cts", "py", "in"];
    path.extension().is_none_or(|ending| known.contains(&ending))
}

/// Whether a file of this name holds data: YAML, JSON, CSV or HTML.
pub(super) fn is_data(path: &Utf8Path) -> bool {
    path.extension()
        .is_some_and(|extension| DATA_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn may_be_glossary(path: &Utf8Path) -> bool {
    let is_data = is_data(path);
    let stem = path.file_stem().unwrap_or_default().to_lowercase();
    // `glossaries/external.yml`
    let folder = path.parent().and_then(Utf8Path::file_name).filter(|_| !stem.is_empty());
    let in_glossary = folder.is_some_and(|folder| folder.to_lowercase().contains("glossar"));
    let is_page = path.extension().is_some_and(|extension| extension.starts_with("htm"));
    is_data && in_glossary && !is_page || is_data && GLOSSARY_WORDS.iter().any(|word| stem.contains(word))
}

/// Whether a folder of this name is left out: hidden, or of packages and build results.
pub(super) fn is_skipped_folder(name: &str) -> bool {
    let hidden = name.starts_with('.') && !SHOWN_HIDDEN_FOLDERS.contains(&name);
    hidden || SKIPPED_FOLDERS.contains(&name)
}
