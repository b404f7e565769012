//! Labels that hold for a whole project: `(label)=` and `{#sec-x}`, to which a reference needs no path.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::facts::{BlockKind, IdKind};
use crate::platform::{Platform, Site};
use crate::workspace::{AnchorSource, Document, DocumentId, Workspace};

static LABEL: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("label:"));
static NAME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("name:"));
static MATH: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("$$ ("));
static ID: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("{#"));

/// The labels of the tree.
#[derive(Debug, Default)]
pub struct Labels {
    /// The page of each label; Sphinx and mystmd compare them in lower case.
    pages: FxHashMap<String, DocumentId>,
    names: Vec<String>,
}

impl Labels {
    /// Reads the labels of all pages whose platform has them; none where no site of the tree looks for any.
    #[must_use]
    pub(super) fn of(workspace: &Workspace) -> Self {
        if !workspace.sites.iter().any(looks_for_labels) {
            return Self::default();
        }
        let has_labels = |document: &Document| {
            use Platform::{Github, Myst, Pandoc, Quarto, Sphinx};
            let platform = workspace.site(document).map(Site::platform);
            matches!(platform, Some(Sphinx | Myst | Quarto | Pandoc | Github))
        };
        let read = |document| if has_labels(document) { labels_of(document) } else { Vec::new() };
        let pages: Vec<Vec<&str>> = workspace.documents.par_iter().map(read).collect();
        let mut labels = Self::default();
        for (number, found) in (0..).zip(pages) {
            for label in found {
                labels.pages.entry(label.to_lowercase()).or_insert(DocumentId(number));
                labels.names.push(label.to_owned());
            }
        }
        labels.names.sort();
        labels.names.dedup();
        labels
    }

    /// The page that has a label.
    #[must_use]
    pub fn find(&self, label: &str) -> Option<DocumentId> {
        self.pages.get(&label.to_lowercase()).copied()
    }

    /// Whether labels and names of code may be defined where this program does not look: in reStructuredText, in other
    /// projects, by the titles of sections, or by the descriptions of an interface.
    #[must_use]
    pub fn may_be_elsewhere(workspace: &Workspace) -> bool {
        let makers =
            ["intersphinx", "autosectionlabel", "autodoc", "autosummary", "autoapi", "openapi", "breathe"];
        let mut configs = workspace.data.iter().filter(|source| source.path().file_name() == Some("conf.py"));
        configs.any(|config| makers.iter().any(|maker| config.text().contains(maker)))
            || workspace.listing.files().any(|file| file.extension() == Some("rst"))
    }

    /// All labels, sorted.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

/// Whether links and roles of a site may lead to a label, on whatever page.
fn looks_for_labels(site: &Site) -> bool {
    matches!(site.platform(), Platform::Sphinx | Platform::Myst | Platform::Quarto)
        || site.addresses.plugins.labels
}

/// The labels of a page, in no order.
fn labels_of(document: &Document) -> Vec<&str> {
    let facts = &document.facts;
    let mut labels: Vec<&str> = Vec::new();
    let explicit = facts.ids.iter();
    let is_label = |kind| matches!(kind, IdKind::Label | IdKind::Attribute | IdKind::Html);
    labels.extend(explicit.filter(|id| is_label(id.kind)).map(|id| id.id.as_str()));
    let anchors = document.anchors.iter().flat_map(|anchors| anchors.iter());
    let given = anchors.filter(|anchor| matches!(anchor.source, AnchorSource::HeadingId(_)));
    labels.extend(given.map(|anchor| anchor.id.as_str()));
    labels.extend(
        facts.headings.iter().filter_map(|heading| attribute_label(document.source.slice(heading.raw))),
    );
    for block in facts.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Code)) {
        add_cell_labels(document.source.slice(block.span), &mut labels);
    }
    for (_, rest) in around(document.source.text(), &MATH) {
        labels.extend(rest.lines().next().and_then(|line| line.trim_end().strip_suffix(')')));
    }
    labels.extend(facts.front_matter.as_ref().and_then(|matter| matter.data.get("label")?.as_text()));
    labels.retain(|label| !label.is_empty());
    labels
}

/// The id of `{#id}` in the source of a heading.
fn attribute_label(raw: &str) -> Option<&str> {
    let (_, rest) = raw.rsplit_once("{#")?;
    rest.split(['}', ' ']).next()
}

/// The labels of code cells and figures: `#| label: fig-x`, `:name: x`, `:label: x`, `{#fig-x}`.
fn add_cell_labels<'a>(text: &'a str, labels: &mut Vec<&'a str>) {
    let lines = [(&*LABEL, &["#| ", "//| ", ":", ""][..]), (&*NAME, &[":", ""][..])];
    for (mark, heads) in lines {
        for (head, rest) in around(text, mark) {
            let head = head.rsplit('\n').next().unwrap_or_default().trim_start();
            let label = rest.lines().next().unwrap_or_default().trim().trim_matches(['"', '\'']);
            labels.extend(heads.contains(&head).then_some(label));
        }
    }
    for (_, rest) in around(text, &ID) {
        let rest = rest.lines().next().unwrap_or_default();
        labels.extend(rest.split(['}', ' ', ',']).next());
    }
}

/// What stands before and behind each of the marks in a text.
fn around<'a>(text: &'a str, mark: &'a Finder<'_>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let places = mark.find_iter(text.as_bytes());
    places.filter_map(move |at| Some((text.get(..at)?, text.get(at + mark.needle().len()..)?)))
}
