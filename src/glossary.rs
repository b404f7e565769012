//! Glossaries: pages and data files that define terms, read from whatever shape they are written in, and the terms
//! of the whole tree that result.

mod body;
mod collect;
mod entry;
mod explain;
mod find;
mod matcher;
mod name;
mod same;
mod scope;
mod section;
mod settings;
mod shape;
mod term;
mod term_ids;
mod vocabulary;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

pub use collect::collect;
pub use explain::{Explanation, explain};
pub use name::is_acronym_like;
pub use scope::edition_of;

pub use crate::config::Shape;
use crate::facts::Facts;
use crate::platform::Site;
use crate::text::{Source, Span};

pub use matcher::{Derivation, Hit, Matcher, Reading, has_inner_capital, override_of, plurals, singular};

/// Whether a page or a section of this name lists acronyms or terms, in whatever notation.
#[must_use]
pub fn names_a_list(text: &str) -> bool {
    vocabulary::is_title(text) || vocabulary::is_list_of_acronyms(text)
}

/// One glossary of the tree.
#[derive(Debug, Clone)]
pub struct Glossary {
    /// The file, or the folder of a glossary with a file per entry.
    pub path: Utf8PathBuf,
    /// Its shape.
    pub shape: Shape,
    /// Where its terms apply, and to what they compare.
    pub scope: Scope,
    /// The entries in source order.
    pub entries: Vec<Entry>,
    /// Whether the configuration names it.
    pub configured: bool,
    /// Whether it is only a section of an ordinary page.
    pub is_section: bool,
}

/// Where the terms of a glossary apply. Entries of different scopes are never duplicates of each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Scope {
    /// The folder below which they apply; empty for the whole root.
    pub dir: Utf8PathBuf,
    /// The language of the tree that it belongs to, as the path names it: `de`, `pt-br`.
    pub language: Option<String>,
    /// The version of the docs that it belongs to, as the path names it.
    pub version: Option<String>,
    /// The pages that they apply to, where the configuration narrows them by a glob.
    pub pages: Option<Arc<BTreeSet<Utf8PathBuf>>>,
}

/// The language and the version of the docs that a page belongs to, where its path names them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Edition {
    /// Such as `de` or `pt-br`.
    pub language: Option<String>,
    /// Such as `v1.2` or `nightly`.
    pub version: Option<String>,
}

/// One entry of a glossary.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The name, markup and other names stripped: `Recurrent Neural Network` of
    /// `**Recurrent Neural Network (RNN)**`.
    pub name: String,
    /// All names, `name` first.
    pub forms: Vec<Form>,
    /// A sense in parentheses that tells it from entries of the same name: `in graphs`.
    pub qualifier: Option<String>,
    /// The file that the entry stands in.
    pub path: Arc<Utf8Path>,
    /// Where the headword stands, other names and markup included.
    pub headword_span: Span,
    /// Where the name alone stands.
    pub name_span: Span,
    /// The whole entry: headword and definition.
    pub span: Span,
    /// The definition; empty where there is none.
    pub body_span: Span,
    /// The definition as plain text, trimmed; empty where there is none.
    pub definition: String,
    /// Of an acronym, what it stands for, where headword or definition say so.
    pub expansion: Option<String>,
    /// What the entry says about the use of its term.
    pub status: Option<Status>,
    /// The name of the entry that this one only points to ("See X").
    pub redirect: Option<String>,
    /// What a link leads to.
    pub target: EntryTarget,
}

/// One name of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The name as written, markup stripped.
    pub text: String,
    /// What kind of name it is.
    pub kind: FormKind,
    /// Whether it is written as code in the glossary.
    pub code: bool,
}

/// The kinds of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// The headword.
    Name,
    /// Another name.
    Alias,
    /// An acronym of the name.
    Acronym,
    /// The long form of an acronym that is the headword, where it is usable as a name.
    Expansion,
}

/// The status that a glossary gives a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// As the glossary says it: `deprecated`, `draft`, `preferred`.
    pub word: String,
    /// Whether the term should not be used.
    pub deprecated: bool,
    /// The term to use instead.
    pub use_instead: Option<String>,
}

/// What a link to an entry leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryTarget {
    /// The heading with this index in `Facts::headings` of its page: its id is derived per platform.
    Heading(u32),
    /// An id that the source gives explicitly, or that the directive's renderer makes (`term-…`).
    Anchor(String),
    /// The page itself.
    Page,
    /// Nothing: the entry has no anchor. Where one can be put, the byte at which the fix would insert it.
    None {
        /// The byte before which an anchor can stand.
        insert_at: Option<u32>,
    },
}

/// A term of the tree: the entries that share a name in one scope. More than one site is a duplicate, or a homonym
/// told apart by qualifiers.
#[derive(Debug, Clone)]
pub struct Term {
    /// The name, as the first entry writes it.
    pub name: String,
    /// The scope that it applies in.
    pub scope: Scope,
    /// All names of all its entries, duplicates dropped.
    pub forms: Vec<Form>,
    /// Its entries, in path and source order.
    pub sites: Vec<EntryId>,
}

/// The place of an entry in `Glossaries`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// Index into `Glossaries::list`.
    pub glossary: u32,
    /// Index into `Glossary::entries`.
    pub entry: u32,
}

/// The place of a term in `Glossaries::terms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// All glossaries of a tree and the terms that they define.
#[derive(Debug, Clone, Default)]
pub struct Glossaries {
    /// The glossaries, by path.
    pub list: Vec<Glossary>,
    /// The terms, by name and scope.
    pub terms: Vec<Term>,
    /// The term of each entry, by glossary and place.
    term_of: Vec<Vec<TermId>>,
}

impl Glossaries {
    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.list.get(id.glossary as usize)?.entries.get(id.entry as usize)
    }

    /// The term with this id.
    #[must_use]
    pub fn term(&self, id: TermId) -> Option<&Term> {
        self.terms.get(id.0 as usize)
    }

    /// The term of the entry with this id.
    #[must_use]
    pub fn term_of(&self, id: EntryId) -> Option<TermId> {
        self.term_of.get(id.glossary as usize)?.get(id.entry as usize).copied()
    }

    /// All entries with their ids, by glossary and place.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.list.iter().enumerate().flat_map(|(glossary, list)| {
            list.entries.iter().enumerate().map(move |(entry, value)| {
                (EntryId { glossary: glossary as u32, entry: entry as u32 }, value)
            })
        })
    }
}

/// The entries of a term that are no mere pointers and have text.
pub fn entries_with_text<'a>(
    glossaries: &'a Glossaries,
    term: &'a Term,
) -> impl Iterator<Item = EntryId> + 'a {
    let has_text = |id: &EntryId| {
        glossaries
            .entry(*id)
            .is_some_and(|entry| !entry.definition.trim().is_empty() && entry.redirect.is_none())
    };
    term.sites.iter().copied().filter(has_text)
}

/// A page as glossaries are looked for in it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// Its path and text.
    pub source: &'a Source,
    /// What it says.
    pub facts: &'a Facts,
    /// The site that builds it.
    pub site: &'a Site,
}
