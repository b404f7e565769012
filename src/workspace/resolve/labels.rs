//! Labels that hold for a whole project: `(label)=` and `{#sec-x}`, to which a reference needs no path.

use std::collections::HashMap;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::facts::{BlockKind, IdKind};
use crate::platform::Platform;
use crate::workspace::{AnchorSource, Document, DocumentId, Workspace};

static LABEL: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("label:"));
static NAME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("name:"));
static MATH: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("$$ ("));
static ID: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("{#"));

/// The labels of the tree.
#[derive(Debug, Default)]
pub struct Labels {
    /// The page of each label; Sphinx and mystmd compare them in lower case.
    pages: HashMap<String, DocumentId>,
    names: Vec<String>,
}

impl Labels {
    /// Reads the labels of all pages whose platform has them.
    #[must_use]
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut labels = Self::default();
        for (number, document) in (0..).zip(&workspace.documents) {
            let platform = workspace.site(document).map(crate::platform::Site::platform);
            let has_labels = matches!(
                platform,
                Some(
                    Platform::Sphinx
                        | Platform::Myst
                        | Platform::Quarto
                        | Platform::Pandoc
                        | Platform::Github
                )
            );
            if has_labels {
                labels.read(DocumentId(number), document);
            }
        }
        labels.names.sort();
        labels.names.dedup();
        labels
    }

    fn read(&mut self, id: DocumentId, document: &Document) {
        for explicit in &document.facts.ids {
            if matches!(explicit.kind, IdKind::Label | IdKind::Attribute | IdKind::Html) {
                self.add(&explicit.id, id);
            }
        }
        for anchor in document.anchors.iter().flat_map(|anchors| anchors.iter()) {
            if matches!(anchor.source, AnchorSource::HeadingId(_)) {
                self.add(&anchor.id, id);
            }
        }
        for heading in &document.facts.headings {
            self.add_attribute(document.source.slice(heading.raw), id);
        }
        for block in &document.facts.blocks {
            if matches!(block.kind, BlockKind::Code) {
                self.add_cell_labels(document.source.slice(block.span), id);
            }
        }
        for (_, rest) in around(document.source.text(), &MATH) {
            let line = rest.lines().next().unwrap_or_default().trim_end();
            self.add(line.strip_suffix(')').unwrap_or_default(), id);
        }
        if let Some(label) =
            document.facts.front_matter.as_ref().and_then(|matter| matter.data.get("label")?.as_text())
        {
            self.add(label, id);
        }
    }

    /// The id of `{#id}` in the source of a heading.
    fn add_attribute(&mut self, raw: &str, id: DocumentId) {
        if memchr::memchr(b'{', raw.as_bytes()).is_none() {
            return;
        }
        let label = raw.rsplit_once("{#").map(|(_, rest)| rest.split(['}', ' ']).next().unwrap_or_default());
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            self.add(label, id);
        }
    }

    /// The labels of code cells and figures: `#| label: fig-x`, `:name: x`, `:label: x`, `{#fig-x}`.
    fn add_cell_labels(&mut self, text: &str, id: DocumentId) {
        let lines = [(&*LABEL, &["#| ", "//| ", ":", ""][..]), (&*NAME, &[":", ""][..])];
        for (mark, heads) in lines {
            for (head, rest) in around(text, mark) {
                let head = head.rsplit('\n').next().unwrap_or_default().trim_start();
                let label = rest.lines().next().unwrap_or_default().trim().trim_matches(['"', '\'']);
                if heads.contains(&head) {
                    self.add(label, id);
                }
            }
        }
        for (_, rest) in around(text, &ID) {
            let rest = rest.lines().next().unwrap_or_default();
            self.add(rest.split(['}', ' ', ',']).next().unwrap_or_default(), id);
        }
    }

    fn add(&mut self, label: &str, id: DocumentId) {
        if !label.is_empty() {
            self.pages.entry(label.to_lowercase()).or_insert(id);
            self.names.push(label.to_owned());
        }
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

/// What stands before and behind each of the marks in a text.
fn around<'a>(text: &'a str, mark: &'a Finder<'_>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let places = mark.find_iter(text.as_bytes());
    places.filter_map(move |at| Some((text.get(..at)?, text.get(at + mark.needle().len()..)?)))
}
