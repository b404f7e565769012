//! The acronyms of the whole tree: where each is used, where the text says what it stands for, and what the
//! glossaries say. Built once for all rules about acronyms.

mod abbreviation;
mod beside;
mod context;
mod defined;
mod gloss;
mod judge;
mod listed;
mod meaning;
mod meanings;
mod own;
mod page;
mod people;
mod plain;
mod section;
mod small;

pub use abbreviation::{Abbreviation, abbreviations};
pub use defined::Definition;
pub use judge::Verdict;
pub use meaning::{Claim, same_meaning};
pub use meanings::{Meaning, Meanings};
pub use plain::PlainExpansion;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{DocumentId, Workspace};
use crate::acronym::{Pattern, is_common};
use crate::config::{AcronymScope, WellKnown};
use crate::glossary::{Edition, edition_of};
use crate::text::Span;

/// Every acronym of the tree by its base form: `LLM` for "LLM", "LLMs" and "LLM's".
#[derive(Debug, Default)]
pub struct Acronyms {
    /// By base form, in byte order.
    pub list: BTreeMap<String, Acronym>,
    /// The pages that glossary entries stand on: what they spell out holds for the whole tree.
    glossary_pages: BTreeSet<DocumentId>,
    /// How many acronyms each page has without an expansion beside them.
    counts: Vec<usize>,
    /// The language and version of each page.
    editions: Vec<Edition>,
    /// Acronyms that the tree is about, by the titles of its first pages.
    own_names: BTreeSet<String>,
}

/// One acronym of the tree.
#[derive(Debug, Default)]
pub struct Acronym {
    /// Where it stands without an expansion beside it, by path and place.
    pub uses: Vec<Use>,
    /// Where the text says what it stands for, by path and place.
    pub expansions: Vec<Expansion>,
    /// The glossary entries that define it.
    pub definitions: Vec<Definition>,
    /// The expansions that hold on every page of their edition, the first of each: indices.
    everywhere: Vec<usize>,
    /// Whether its pages write it in small letters for the most part; read when it is first asked for.
    written_small: OnceLock<bool>,
}

/// An acronym in the text without an expansion beside it.
#[derive(Debug, Clone)]
pub struct Use {
    /// The page.
    pub document: DocumentId,
    /// The prose: an index into `Facts::prose`.
    pub prose: u32,
    /// Bytes of the prose's text.
    pub range: Range<usize>,
    /// Source bytes.
    pub span: Span,
    /// The heading that it stands under: an index into `Facts::headings`; none above the first.
    pub section: Option<u32>,
    /// Whether it stands in a heading, or in a link that is the title of another page.
    pub heading: bool,
    /// The page that a link around it leads to.
    pub leads_to: Option<DocumentId>,
}

/// A place that says what an acronym stands for.
#[derive(Debug, Clone)]
pub struct Expansion {
    /// The page.
    pub document: DocumentId,
    /// Where the acronym stands, or what stands for it.
    pub span: Span,
    /// What it stands for, as written.
    pub long: String,
    /// How the place says so.
    pub source: ExpansionSource,
    /// The heading that it stands under, where it holds there only when the scope is a section.
    pub section: Option<u32>,
    /// Whether it stands in a list of acronyms, which explains them for the whole tree.
    pub listed: bool,
}

/// How a place says what an acronym stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpansionSource {
    /// In the running text: indices into `Facts::prose` and the pairs of its analysis.
    Text {
        /// The prose.
        prose: u32,
        /// The pair.
        pair: u32,
        /// How the two stand together.
        pattern: Pattern,
    },
    /// In the cell, the definition, the paragraph or the identifier beside it.
    Beside,
    /// The words beside it say what it is, not what its letters stand for: "GXR, a build tool".
    Gloss,
    /// In the title or the address of a link.
    Link,
    /// In a heading whose initials it is.
    Heading,
    /// `<abbr title="…">`, or the role of that name.
    Element,
    /// `*[ABC]: …`, which holds for the whole page.
    Abbreviation,
}

impl ExpansionSource {
    /// Whether it stands at a place in the text, so that a use can come before it.
    #[must_use]
    pub fn has_place(self) -> bool {
        !matches!(self, Self::Abbreviation)
    }

    /// Whether it explains the acronym on other pages too; a heading or an address of the same initials does not.
    #[must_use]
    pub fn holds_elsewhere(self) -> bool {
        self.is_stated() || matches!(self, Self::Beside | Self::Gloss)
    }

    /// Whether the text states it in words, rather than hints at it.
    #[must_use]
    pub fn is_stated(self) -> bool {
        match self {
            Self::Text { pattern, .. } => pattern != Pattern::Initials,
            Self::Element | Self::Abbreviation => true,
            Self::Beside | Self::Gloss | Self::Link | Self::Heading => false,
        }
    }
}

impl Acronyms {
    /// Gathers the acronyms of all pages, whose links and glossaries have to be known.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let glossary_pages = defined::glossary_pages(workspace);
        let pages: Vec<page::Found> = (0u32..)
            .zip(&workspace.documents)
            .collect::<Vec<_>>()
            .into_par_iter()
            .map(|(id, document)| page::read(DocumentId(id), document, &glossary_pages))
            .collect();
        let counts = pages.iter().map(|found| found.names).collect();
        let mut list: FxHashMap<String, Acronym> = FxHashMap::default();
        for found in pages {
            for (name, value) in found.uses {
                list.entry(name).or_default().uses.push(value);
            }
            for (name, value) in found.expansions {
                list.entry(name).or_default().expansions.push(value);
            }
        }
        let mut list: BTreeMap<String, Acronym> = list.into_iter().collect();
        for acronym in list.values_mut() {
            acronym.uses.shrink_to_fit();
            acronym.expansions.shrink_to_fit();
            acronym.expansions.sort_by_key(|expansion| (expansion.document, expansion.span));
        }
        defined::define(&mut list, workspace);
        let editions = workspace.documents.par_iter().map(|document| edition_of(document.path())).collect();
        let own_names = own::names(workspace);
        let mut acronyms = Self { list: BTreeMap::new(), glossary_pages, counts, editions, own_names };
        for (name, acronym) in &mut list {
            acronym.everywhere = acronyms.everywhere(name, acronym, workspace);
        }
        acronyms.list = list;
        acronyms
    }

    /// The first expansion of each edition that holds on every page: those of glossaries always do unless they are no
    /// more than a link to somewhere else, and those in lists of acronyms; others where the scope is the project or the
    /// acronym is so common that one expansion in the tree is enough.
    fn everywhere(&self, name: &str, acronym: &Acronym, workspace: &Workspace) -> Vec<usize> {
        let settings = &workspace.config.acronyms;
        let once = settings.scope == AcronymScope::Project
            || (matches!(settings.well_known, WellKnown::Default) && is_common(name));
        let mut seen = BTreeSet::new();
        let holds = |expansion: &Expansion| {
            let says = expansion.source != ExpansionSource::Link || !expansion.long.is_empty();
            (says && self.glossary_pages.contains(&expansion.document))
                || (expansion.listed && !expansion.long.is_empty())
                || (once && expansion.source.holds_elsewhere())
        };
        let all = acronym.expansions.iter().enumerate().filter(|(_, expansion)| holds(expansion));
        all.filter(|(_, expansion)| seen.insert(self.edition(expansion.document)))
            .map(|(index, _)| index)
            .collect()
    }

    /// The language and the version of the docs that a page belongs to.
    #[must_use]
    pub fn edition(&self, document: DocumentId) -> Option<&Edition> {
        self.editions.get(document.0 as usize)
    }

    /// Whether two pages belong to one language and version of the docs: what one spells out does not hold on the
    /// other where they do not.
    #[must_use]
    pub fn same_edition(&self, a: DocumentId, b: DocumentId) -> bool {
        self.edition(a) == self.edition(b)
    }
}
