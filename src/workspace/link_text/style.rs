//! The notation of the links that a fix writes: what the configuration says, else what the platform and the tree use.

use super::reference;
use super::{Effect, Rewrite, destination, fragile, linkable_span, shortcode, to_fragment, wikilink};
use crate::config::LinkStyle;
use crate::diagnostic::Edit;
use crate::facts::BlockKind;
use crate::glossary::{EntryId, EntryTarget, Shape};
use crate::mention::Mention;
use crate::platform::Platform;
use crate::text::Span;
use crate::workspace::{Document, Workspace};

/// A link to put around a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What it changes around the mention.
    pub rewrite: Rewrite,
    /// What it needs elsewhere on the page.
    pub elsewhere: Vec<Edit>,
    /// The mention as it is then written.
    pub written: String,
}

/// A mention that is to lead to an entry.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The mention.
    pub mention: &'a Mention,
    /// The entry.
    pub entry: EntryId,
    /// The id that the entry is given first, where it has none.
    pub new_id: Option<&'a str>,
    /// The page of the mention.
    pub document: &'a Document,
    /// The tree.
    pub workspace: &'a Workspace,
}

impl Wish<'_> {
    /// The link in the notation in force; as an inline link where that notation cannot stand there. None where no link
    /// can, or nothing is known that would lead to the entry.
    #[must_use]
    pub fn place(&self) -> Option<Placed> {
        let span = linkable_span(self.mention, &self.document.facts, &self.document.source)?;
        let style = self.style();
        if style != LinkStyle::MystTerm && self.is_in_code_fence() {
            return None;
        }
        let styled = match style {
            LinkStyle::Inline => None,
            LinkStyle::Reference => self.reference(span),
            LinkStyle::Wikilink => wikilink::target(self).and_then(|target| self.wikilink(span, &target)),
            LinkStyle::MystTerm => self.myst_term(span),
            LinkStyle::Shortcode => self.shortcode(span),
            LinkStyle::SpecUp => self.spec_up(span),
        };
        styled.or_else(|| self.inline(span).filter(|_| !self.is_in_code_fence()))
    }

    fn style(&self) -> LinkStyle {
        if let Some(style) = self.workspace.config.terms.link_style {
            return style;
        }
        let learned = &self.workspace.learned;
        match self.workspace.site(self.document).map(crate::platform::Site::platform) {
            Some(Platform::Obsidian) if learned.prefers_wikilinks(self.document.site) => LinkStyle::Wikilink,
            Some(Platform::Sphinx | Platform::Myst) if self.is_myst_term() => LinkStyle::MystTerm,
            _ if learned.refers_to_terms(self.document.site) && self.is_directive("term:") => {
                LinkStyle::SpecUp
            }
            _ if learned.shortcode(self.document.site).is_some() && self.is_named() => LinkStyle::Shortcode,
            _ => LinkStyle::Inline,
        }
    }

    /// Whether it stands in a directive that other renderers show as code, with the marks of a link as they are. A
    /// role is of the same notation as the directive, and read wherever that is.
    fn is_in_code_fence(&self) -> bool {
        fragile::is_in_code_fence(self.mention.span, &self.document.facts, &self.document.source)
    }

    fn inline(&self, span: Span) -> Option<Placed> {
        Some(self.around(span, "[", &format!("]({})", self.destination()?)))
    }

    fn reference(&self, span: Span) -> Option<Placed> {
        let destination = self.destination()?;
        let name = &self.workspace.glossaries.entry(self.entry)?.name;
        let label = reference::label(self.document, name, &destination)?;
        let mut placed = self.around(span, "[", &format!("][{}]", label.name));
        placed.rewrite.definition = format!("[{}]: {destination}", label.name);
        if label.is_new {
            placed.elsewhere = reference::definition(self.document, &placed.rewrite.definition)?;
        }
        Some(placed)
    }

    fn wikilink(&self, span: Span, target: &str) -> Option<Placed> {
        if self.document.source.slice(span) == target {
            return Some(self.around(span, "[[", "]]"));
        }
        let placed = self.around(span, &format!("[[{target}|"), "]]");
        (!self.is_in_cell(span)).then_some(placed)
    }

    fn myst_term(&self, span: Span) -> Option<Placed> {
        let name = &self.workspace.glossaries.entry(self.entry)?.name;
        let written = self.document.source.slice(span);
        let content = if written == name { written.to_owned() } else { format!("{written} <{name}>") };
        let plain = self.is_myst_term() && !name.contains(['`', '<', '>']);
        plain.then(|| self.instead(span, format!("{{term}}`{content}`"))).flatten()
    }

    fn shortcode(&self, span: Span) -> Option<Placed> {
        let platform = self.workspace.site(self.document)?.platform();
        let learned = self.workspace.learned.shortcode(self.document.site).cloned();
        let shortcode = learned.or_else(|| shortcode::usual(platform)).filter(|_| self.is_named())?;
        let entry = self.workspace.glossaries.entry(self.entry)?;
        let id = match entry.target {
            EntryTarget::Page => entry.path.file_stem()?,
            _ => &entry.name,
        };
        let written = self.document.source.slice(span);
        let text =
            shortcode.write(id, written).filter(|_| !self.is_in_cell(span) || !written.contains('|'))?;
        self.instead(span, text)
    }

    /// A reference by one of the names that the entry gives itself, which is also what it shows.
    fn spec_up(&self, span: Span) -> Option<Placed> {
        let entry = self.workspace.glossaries.entry(self.entry)?;
        let written = self.document.source.slice(span);
        let named = entry.forms.iter().any(|form| form.text.to_lowercase() == written.to_lowercase());
        let plain = self.is_directive("term:") && named && !written.contains([',', ']']);
        plain.then(|| self.instead(span, format!("[[ref: {written}]]"))).flatten()
    }

    /// Whether `{term}` leads to the entry.
    fn is_myst_term(&self) -> bool {
        self.is_directive("term-")
    }

    /// Whether the entry stands in a directive that makes ids which begin like this.
    fn is_directive(&self, prefix: &str) -> bool {
        let glossary = self.workspace.glossaries.list.get(self.entry.glossary as usize);
        let entry = self.workspace.glossaries.entry(self.entry);
        glossary.is_some_and(|glossary| glossary.shape == Shape::Directive)
            && entry.is_some_and(
                |entry| matches!(&entry.target, EntryTarget::Anchor(id) if id.starts_with(prefix)),
            )
    }

    /// Whether the entry has a name by which a shortcode finds it: it is a file of its own, or data.
    fn is_named(&self) -> bool {
        let glossary = self.workspace.glossaries.list.get(self.entry.glossary as usize);
        glossary.is_some_and(|glossary| {
            matches!(glossary.shape, Shape::Files | Shape::Yaml | Shape::Json | Shape::Csv)
        })
    }

    fn destination(&self) -> Option<String> {
        let (workspace, learned) = (self.workspace, &self.workspace.learned);
        match self.new_id {
            Some(id) => to_fragment(workspace, learned, self.document, self.entry, id),
            None => destination(workspace, learned, self.document, self.entry),
        }
    }

    fn around(&self, span: Span, open: &str, close: &str) -> Placed {
        let written = format!("{open}{}{close}", self.document.source.slice(span));
        Placed { rewrite: Rewrite::link(span, open, close), elsewhere: Vec::new(), written }
    }

    /// A construct in the place of the mention, which must be plain text on one line.
    fn instead(&self, span: Span, text: String) -> Option<Placed> {
        let plain = span == self.mention.span && !self.document.source.slice(span).contains(['\n', '\r']);
        let effect = Effect::Hide(self.mention.prose, self.mention.range.clone());
        let rewrite = Rewrite { edits: vec![(span, text.clone())], definition: String::new(), effect };
        plain.then_some(Placed { rewrite, elsewhere: Vec::new(), written: text })
    }

    /// Whether it stands in a table.
    fn is_in_cell(&self, span: Span) -> bool {
        let blocks = &self.document.facts.blocks;
        blocks.iter().any(|block| block.kind == BlockKind::Cell && block.span.contains(span))
    }
}
