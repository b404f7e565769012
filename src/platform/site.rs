use camino::{Utf8Path, Utf8PathBuf};

use super::Platform;
use super::slug::SlugOptions;
use crate::markdown::Dialect;
use crate::tree::Tree;

/// A site of the tree: the folder whose pages one generator builds. The root itself is always the last site, with
/// the platform of what no generator builds.
#[derive(Debug, Clone)]
pub struct Site {
    /// The source folder; empty for the root.
    pub dir: Utf8PathBuf,
    /// The file that gave it away; none for what no generator builds.
    pub marker: Option<Utf8PathBuf>,
    /// The platforms that its pages are checked for; the first is the one in force for links that a fix writes.
    pub platforms: Vec<Platform>,
    /// What its configuration says about heading ids.
    pub slugs: SlugOptions,
}

impl Site {
    /// The platform in force.
    #[must_use]
    pub fn platform(&self) -> Platform {
        self.platforms.first().copied().unwrap_or(Platform::Github)
    }

    /// How the page at `path` is to be parsed.
    #[must_use]
    pub fn dialect(&self, path: &Utf8Path) -> Dialect {
        let platform = self.platform();
        Dialect {
            mdx: path.extension() == Some("mdx") || platform == Platform::Docusaurus,
            wikilinks: platform == Platform::Obsidian,
            ..Dialect::default()
        }
    }
}

/// The sites of a tree, deepest source folder first, the root last. `configured` platforms hold for every page.
#[must_use]
pub fn detect(tree: &Tree, configured: &[Platform]) -> Vec<Site> {
    let root = |platforms: &[Platform]| Site {
        dir: Utf8PathBuf::new(),
        marker: None,
        platforms: platforms.to_vec(),
        slugs: SlugOptions::default(),
    };
    if !configured.is_empty() {
        return vec![root(configured)];
    }
    let mut sites: Vec<Site> =
        tree.data.iter().filter_map(|source| read_marker(source.path(), source.text())).collect();
    sites.sort_by(|a, b| (b.dir.as_str().len(), &a.marker).cmp(&(a.dir.as_str().len(), &b.marker)));
    sites.push(root(&[Platform::Github]));
    sites
}

/// The index of the site that builds the page at `path`.
#[must_use]
pub fn site_of(sites: &[Site], path: &Utf8Path) -> usize {
    let found = sites.iter().position(|site| path.starts_with(&site.dir));
    found.unwrap_or(sites.len().saturating_sub(1))
}

fn read_marker(path: &Utf8Path, text: &str) -> Option<Site> {
    let folder = path.parent().unwrap_or(Utf8Path::new(""));
    let (platform, dir) = match path.file_name()? {
        "book.toml" => (Platform::Mdbook, folder.join(setting(text, "src", '=').unwrap_or("src"))),
        "_quarto.yml" | "_quarto.yaml" => (Platform::Quarto, folder.to_owned()),
        "mkdocs.yml" | "mkdocs.yaml" => {
            (Platform::Mkdocs, folder.join(setting(text, "docs_dir", ':').unwrap_or("docs")))
        }
        _ => return None,
    };
    Some(Site {
        dir: crate::tree::join(Utf8Path::new(""), dir.as_str())?,
        marker: Some(path.to_owned()),
        platforms: vec![platform],
        slugs: SlugOptions::default(),
    })
}

/// The value of a top-level `key` in TOML or YAML, quotes off.
fn setting<'a>(text: &'a str, key: &str, separator: char) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let value = line.strip_prefix(key)?.trim_start().strip_prefix(separator)?;
        Some(value.trim().trim_matches(['"', '\'']))
    })
}
