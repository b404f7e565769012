//! The shapes that glossaries are written in, one file each. To add one: its file, a line in `PAGE_SHAPES`, and a
//! fixture.

mod abbr;
mod abbr_map;
mod abbr_title;
mod bold;
pub(super) mod data;
mod definition_list;
mod details;
mod dfn;
mod directive;
pub(super) mod files;
mod headings;
mod html;
mod html_table;
mod list;
mod prose;
mod rst;
mod spec_up;
mod table;

use camino::Utf8PathBuf;

use super::section::Section;
use super::words::Words;
use super::{EntryTarget, Shape, Status};
use crate::text::Span;

/// An entry as a shape sees it, before its headword and definition are read.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The file that it stands in.
    pub(super) path: Utf8PathBuf,
    /// The headword.
    pub(super) words: Words,
    /// Where the headword stands.
    pub(super) headword: Span,
    /// Headword and definition.
    pub(super) span: Span,
    /// The definition.
    pub(super) body: Span,
    /// The definition as text, where it is no Markdown of a page.
    pub(super) definition: Option<String>,
    /// What a link leads to.
    pub(super) target: EntryTarget,
    /// Other names that metadata give.
    pub(super) aliases: Vec<String>,
    /// What metadata say about the use of the term.
    pub(super) status: Option<Status>,
}

impl Draft {
    /// A draft whose text is Markdown of the section's page.
    pub(super) fn new(section: &Section<'_>, words: Words, headword: Span, body: Span) -> Self {
        let span = Span { start: headword.start, end: headword.end.max(body.end) };
        Self {
            path: section.page.source.path().to_owned(),
            words,
            headword,
            span,
            body,
            definition: None,
            target: EntryTarget::None { insert_at: None },
            aliases: Vec::new(),
            status: None,
        }
    }

    /// Sets what a link leads to: an id that stands within `place`, else nothing, with the byte where one can be put.
    pub(super) fn anchored(mut self, section: &Section<'_>, place: Span, insert_at: Option<u32>) -> Self {
        self.target = match section.id_in(place) {
            Some(id) => EntryTarget::Anchor(id.to_owned()),
            None => EntryTarget::None { insert_at },
        };
        self
    }
}

/// What a shape finds in a section.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// The entries in source order.
    pub(super) drafts: Vec<Draft>,
    /// Lines that look like entries and were not taken, each with the reason.
    pub(super) notes: Vec<(Span, String)>,
}

impl Reading {
    pub(super) fn note(&mut self, at: Span, why: impl Into<String>) {
        self.notes.push((at, why.into()));
    }
}

/// A shape of glossaries on pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageShape {
    /// Its name.
    pub(super) shape: Shape,
    /// Of a notation that says by itself that terms are defined, on a page of any name: what stands in the text of
    /// every page that has it.
    pub(super) mark: Option<&'static str>,
    /// Reads the entries of a section.
    pub(super) read: fn(&Section<'_>) -> Reading,
}

impl PageShape {
    const fn explicit(shape: Shape, mark: &'static str, read: fn(&Section<'_>) -> Reading) -> Self {
        Self { shape, mark: Some(mark), read }
    }

    const fn named(shape: Shape, read: fn(&Section<'_>) -> Reading) -> Self {
        Self { shape, mark: None, read }
    }

    /// Whether its notation says by itself that terms are defined.
    pub(super) fn is_explicit(&self) -> bool {
        self.mark.is_some()
    }
}

/// The shapes of pages, the most telling first.
pub(super) const PAGE_SHAPES: [PageShape; 16] = [
    PageShape::explicit(Shape::Directive, "glossary", directive::read),
    PageShape::explicit(Shape::Directive, ".. glossary::", rst::read),
    PageShape::explicit(Shape::Directive, "[[def:", spec_up::read),
    PageShape::explicit(Shape::Abbr, "*[", abbr::read),
    PageShape::explicit(Shape::Abbr, "abbreviations:", abbr_map::read),
    PageShape::explicit(Shape::Html, "<dfn", dfn::read),
    PageShape::named(Shape::Html, html::read),
    PageShape::named(Shape::Html, html_table::read),
    PageShape::named(Shape::Html, details::read),
    PageShape::named(Shape::Html, abbr_title::read),
    PageShape::named(Shape::DefinitionList, definition_list::read),
    PageShape::named(Shape::Table, table::read),
    PageShape::named(Shape::Headings, headings::read),
    PageShape::named(Shape::List, list::read),
    PageShape::named(Shape::Bold, bold::read),
    PageShape::named(Shape::Prose, prose::read),
];

/// The text of HTML without its tags.
pub(super) fn plain_html(html: &str) -> String {
    html::plain(html)
}

/// Whether most of the items of a list begin in bold.
pub(super) fn is_bold_list(section: &Section<'_>, drafts: &[Draft]) -> bool {
    list::is_bold(section, drafts)
}
