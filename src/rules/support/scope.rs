//! The parts of a page in which one link of a term is enough.

use crate::config::LinkScope;
use crate::glossary::EntryId;
use crate::text::Span;
use crate::workspace::{Document, Workspace};

/// A part of a page in which one link of a term is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Scope {
    Page,
    /// By the number of headings before it.
    Section(usize),
    Entry(EntryId),
}

/// The scopes of a page.
pub(in crate::rules) struct Scopes<'a> {
    document: &'a Document,
    workspace: &'a Workspace,
    pub(in crate::rules) link: LinkScope,
    is_glossary: bool,
}

impl<'a> Scopes<'a> {
    pub(in crate::rules) fn new(document: &'a Document, workspace: &'a Workspace) -> Self {
        let is_glossary = workspace.entries.is_glossary(document.path());
        Self { document, workspace, link: workspace.config.terms.link, is_glossary }
    }

    /// The scope that holds byte `at`.
    pub(in crate::rules) fn of(&self, at: u32) -> Scope {
        let place = Span::empty(at);
        let entry = || self.workspace.entries.at(self.document.path(), place);
        if let Some(entry) = self.is_glossary.then(entry).flatten() {
            return Scope::Entry(entry);
        }
        match self.link {
            LinkScope::Section => {
                let headings = &self.document.facts.headings;
                Scope::Section(headings.partition_point(|heading| heading.span.start <= at))
            }
            LinkScope::Page | LinkScope::All => Scope::Page,
        }
    }
}
