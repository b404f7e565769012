//! The site generators and hosts that glosslint knows, by name.

mod site;
pub mod slug;

pub use site::{Addresses, Plugins, Site, companions, detect, site_of};

use std::fmt;

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
    clap::ValueEnum,
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
