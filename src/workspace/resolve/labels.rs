//! Labels that hold for a whole project: `(label)=` and `{#sec-x}`, to which a reference needs no path.

use std::collections::HashMap;

use crate::facts::{BlockKind, IdKind};
use crate::platform::Platform;
use crate::workspace::{AnchorSource, Document, DocumentId, Workspace};

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
        if let Some(label) =
            document.facts.front_matter.as_ref().and_then(|matter| matter.data.get("label")?.as_text())
        {
            self.add(label, id);
        }
    }

    /// The id of `{#id}` in the source of a heading.
    fn add_attribute(&mut self, raw: &str, id: DocumentId) {
        let label = raw.rsplit_once("{#").map(|(_, rest)| rest.split(['}', ' ']).next().unwrap_or_default());
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            self.add(label, id);
        }
    }

    /// The labels of code cells and figures: `#| label: fig-x`, `:name: x`, `:label: x`, `{#fig-x}`.
    fn add_cell_labels(&mut self, text: &str, id: DocumentId) {
        let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
        if !["label:", "name:", "{#"].into_iter().any(has) {
            return;
        }
        for line in text.lines().map(str::trim_start) {
            let label = ["#| label:", "//| label:", ":name:", ":label:", "label:", "name:"]
                .iter()
                .find_map(|mark| line.strip_prefix(mark));
            if let Some(label) =
                label.map(|label| label.trim().trim_matches(['"', '\''])).filter(|l| !l.is_empty())
            {
                self.add(label, id);
            }
            for (_, rest) in line.match_indices("{#").filter_map(|(at, _)| Some((at, line.get(at + 2..)?))) {
                self.add(rest.split(['}', ' ', ',']).next().unwrap_or_default(), id);
            }
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

    /// All labels, sorted.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}
