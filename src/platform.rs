//! The site generators and hosts that glosslint knows, by name.

mod site;
pub mod slug;

pub use site::{Addresses, Plugins, Site, companions, detect, site_of};

use std::fmt;
use std::str::FromStr;

/// What turns a project's Markdown into pages, and with it decides the ids of headings.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Deserialize,
    serde::Serialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// Markdown as github.com shows it.
    Github,
    /// Markdown as GitLab (17.0 and later) shows it.
    Gitlab,
    /// mdBook, 0.5 and later.
    Mdbook,
    /// MkDocs, which is Python-Markdown.
    Mkdocs,
    /// Hugo, which is goldmark.
    Hugo,
    /// Docusaurus 3.
    Docusaurus,
    /// VitePress 1.
    Vitepress,
    /// VuePress 2.
    Vuepress,
    /// Sphinx, with MyST-Parser for its Markdown files.
    Sphinx,
    /// mystmd, also known as MyST Markdown or Jupyter Book 2.
    Myst,
    /// Quarto, which is Pandoc.
    Quarto,
    /// Pandoc.
    Pandoc,
    /// Jekyll (GitHub Pages), which is kramdown.
    Jekyll,
    /// Obsidian.
    Obsidian,
    /// Wikis and repositories of Azure DevOps.
    Azure,
}

impl Platform {
    /// Every platform, in the order of the documentation.
    pub const ALL: [Platform; 15] = [
        Platform::Github,
        Platform::Gitlab,
        Platform::Mdbook,
        Platform::Mkdocs,
        Platform::Hugo,
        Platform::Docusaurus,
        Platform::Vitepress,
        Platform::Vuepress,
        Platform::Sphinx,
        Platform::Myst,
        Platform::Quarto,
        Platform::Pandoc,
        Platform::Jekyll,
        Platform::Obsidian,
        Platform::Azure,
    ];

    /// The lower-case name used in the configuration and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Platform::Github => "github",
            Platform::Gitlab => "gitlab",
            Platform::Mdbook => "mdbook",
            Platform::Mkdocs => "mkdocs",
            Platform::Hugo => "hugo",
            Platform::Docusaurus => "docusaurus",
            Platform::Vitepress => "vitepress",
            Platform::Vuepress => "vuepress",
            Platform::Sphinx => "sphinx",
            Platform::Myst => "myst",
            Platform::Quarto => "quarto",
            Platform::Pandoc => "pandoc",
            Platform::Jekyll => "jekyll",
            Platform::Obsidian => "obsidian",
            Platform::Azure => "azure",
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is none of the platforms'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPlatform(
    /// The name as it was given.
    pub String,
);

impl fmt::Display for UnknownPlatform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Platform::ALL.map(Platform::name).join(", ");
        write!(f, "unknown platform `{}`; choose one of {names}", self.0)
    }
}

impl std::error::Error for UnknownPlatform {}

impl FromStr for Platform {
    type Err = UnknownPlatform;

    /// Reads a lower-case name; the error lists all names.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Platform::ALL
            .into_iter()
            .find(|platform| platform.name() == name)
            .ok_or_else(|| UnknownPlatform(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for platform in Platform::ALL {
            assert_eq!(platform.to_string().parse(), Ok(platform));
        }
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let error = "bitbucket".parse::<Platform>().unwrap_err().to_string();
        assert!(error.starts_with("unknown platform `bitbucket`; choose one of github, gitlab"));
    }
}
