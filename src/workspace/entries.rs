use super::new_anchor::NewAnchor;
use super::{Anchor, Workspace};
use crate::diagnostic::Edit;
use crate::glossary::{Entry, EntryId, EntryTarget, Shape};
use crate::platform::Platform;

impl Workspace {
    /// The id that a link to an entry leads to, on the platform in force of its page; none where the entry is a page of
    /// its own, or has no id.
    #[must_use]
    pub fn entry_anchor(&self, id: EntryId) -> Option<String> {
        let entry = self.glossaries.entry(id)?;
        match &entry.target {
            EntryTarget::Anchor(anchor) => Some(anchor.clone()),
            EntryTarget::Heading(index) => self
                .linked_attribute(entry, *index)
                .or_else(|| self.heading_anchor(entry, *index).map(|anchor| anchor.id.clone())),
            EntryTarget::None { .. } => self.term_anchor(entry).map(|anchor| anchor.id.clone()),
            EntryTarget::Page => None,
        }
    }

    /// The id that the generator makes of the name of an entry.
    fn term_anchor(&self, entry: &Entry) -> Option<&Anchor> {
        let (_, document) = self.document(&entry.path)?;
        document.anchors.first()?.of_term(entry.name_span)
    }

    /// The id that a heading's source gives in a notation which the platform does not read, where no site generator is
    /// known for the page and the tree's own links lead to that id: the generator's files are elsewhere.
    fn linked_attribute(&self, entry: &Entry, index: u32) -> Option<String> {
        let (_, document) = self.document(&entry.path)?;
        let unknown = self.site(document)?.marker.is_none() && self.config.platform.is_empty();
        let heading = document.facts.headings.get(index as usize).filter(|_| unknown)?;
        let raw = document.source.slice(heading.raw).trim_end().strip_suffix('}')?;
        let inner =
            raw.get(raw.rfind('{')? + 1..)?.trim().trim_start_matches("/*").trim_end_matches("*/").trim();
        let id = inner.trim_start_matches(':').trim().strip_prefix('#')?.split_whitespace().next()?;
        self.entries.is_linked(id, self).then(|| id.to_owned())
    }

    fn heading_anchor(&self, entry: &Entry, index: u32) -> Option<&Anchor> {
        let (_, document) = self.document(&entry.path)?;
        let heading = document.facts.headings.get(index as usize)?;
        document.anchors.first()?.of_heading(heading.raw)
    }

    /// What a link to an entry leads to: a path relative to the root, with the id where there is one. None where the
    /// entry cannot be linked.
    #[must_use]
    pub fn entry_href(&self, id: EntryId) -> Option<String> {
        let entry = self.glossaries.entry(id)?;
        match (&entry.target, self.entry_anchor(id)) {
            (EntryTarget::Page, _) => Some(entry.path.to_string()),
            (_, Some(anchor)) => Some(format!("{}#{anchor}", entry.path)),
            (_, None) => None,
        }
    }

    /// Where an entry stands, in words for a message about a place in the file `from`: `line 3`, or `a.md, line 3`.
    #[must_use]
    pub fn place_of(&self, entry: &Entry, from: &camino::Utf8Path) -> String {
        let line = self.source(&entry.path).map_or(1, |source| source.position(entry.name_span.start).line);
        if *entry.path == *from { format!("line {line}") } else { format!("{}, line {line}", entry.path) }
    }

    /// The edit that gives an entry without an anchor one, in the notation of its platform, and the id that it
    /// makes. None where the entry has one, or none can be put.
    #[must_use]
    pub fn anchor_edit(&self, id: EntryId) -> Option<(Edit, String)> {
        let entry = self.glossaries.entry(id)?;
        let EntryTarget::None { insert_at: Some(at) } = entry.target else { return None };
        if self.term_anchor(entry).is_some() {
            return None;
        }
        let (_, document) = self.document(&entry.path)?;
        let platform = self.site(document)?.platform();
        let NewAnchor { id: anchor, in_cell } = self.entries.new_anchor(id, self)?.clone();
        let text = match platform {
            Platform::Quarto | Platform::Pandoc => format!("[]{{#{anchor}}}"),
            Platform::Mkdocs if !in_cell => format!("[](){{#{anchor}}}"),
            _ if in_cell => format!("<span id=\"{anchor}\"></span>"),
            _ => format!("<a id=\"{anchor}\"></a>"),
        };
        Some((Edit::insert(entry.path.clone(), at, text), anchor))
    }
}

/// Whether the entries of a glossary of this shape have no place in the tree that a link could lead to: their
/// renderer shows them by other means.
#[must_use]
pub fn is_never_linked(shape: Shape) -> bool {
    matches!(shape, Shape::Abbr | Shape::Yaml | Shape::Json | Shape::Csv)
}
