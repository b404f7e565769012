//! The shapes that glossaries are written in, one file each. To add one: its file, its line in `shapes!`, and a
//! fixture.

pub(super) mod data;
pub(super) mod files;

use std::sync::Arc;

use camino::Utf8Path;

use super::section::Section;
use super::words::Words;
use super::{EntryTarget, Shape, Status};
use crate::text::{Source, Span, squeeze};

/// An entry as a shape sees it, before its headword and definition are read.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The file that it stands in.
    pub(super) path: Arc<Utf8Path>,
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
        Self::of(section.page.source, words, headword, body)
    }

    /// A draft whose text is given, white space squeezed, since it is no Markdown of a page.
    pub(super) fn written(source: &Source, name: &str, headword: Span, body: Span, text: &str) -> Self {
        let definition = squeeze(text);
        let draft = Self::of(source, Words::literal(name, headword), headword, body);
        Self { definition: Some(definition), ..draft }
    }

    fn of(source: &Source, words: Words, headword: Span, body: Span) -> Self {
        Self {
            path: source.shared_path(),
            words,
            headword,
            span: Span { start: headword.start.min(body.start), end: headword.end.max(body.end) },
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
    pub(super) notes: Vec<(Span, &'static str)>,
}

impl Reading {
    pub(super) fn note(&mut self, at: Span, why: &'static str) {
        self.notes.push((at, why));
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
    /// Whether its notation says by itself that terms are defined.
    pub(super) fn is_explicit(&self) -> bool {
        self.mark.is_some()
    }
}

/// Declares the modules of the shapes and lists them, the most telling first: `module::Shape`, and for a notation that
/// says by itself that terms are defined, what stands on every page that has it.
macro_rules! shapes {
    ($($module:ident :: $shape:ident $($mark:literal)?,)*) => {
        $(mod $module;)*

        /// The shapes of pages, the most telling first.
        pub(super) const PAGE_SHAPES: &[PageShape] =
            &[$(PageShape { shape: Shape::$shape, mark: mark!($($mark)?), read: $module::read },)*];
    };
}

macro_rules! mark {
    () => {
        None
    };
    ($mark:literal) => {
        Some($mark)
    };
}

shapes! {
    directive::Directive "glossary",
    rst::Directive ".. glossary::",
    spec_up::Directive "[[def:",
    abbr::Abbr "*[",
    abbr_map::Abbr "abbreviations:",
    acronym_map::Abbr "acronyms:",
    dfn::Html "<dfn",
    html::Html,
    html_table::Html,
    details::Html,
    abbr_title::Html,
    definition_list::DefinitionList,
    table::Table,
    headings::Headings,
    list::List,
    bold::Bold,
    prose::Prose,
}

/// The text of HTML without its tags.
pub(super) fn plain_html(html: &str) -> String {
    html::plain(html)
}

/// Whether most of the items of a list begin in bold.
pub(super) fn is_bold_list(section: &Section<'_>, drafts: &[Draft]) -> bool {
    list::is_bold(section, drafts)
}
