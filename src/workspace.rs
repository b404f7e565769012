//! The whole tree, read and resolved: what every rule looks at. Built once, read-only afterwards.

pub mod acronyms;
mod anchors;
mod before;
mod document;
mod earlier;
mod entries;
mod entry_index;
pub mod link_text;
mod mentions;
mod new_anchor;
mod resolve;

pub use acronyms::Acronyms;
pub use anchors::{Anchor, AnchorSource, Anchors};
pub use before::{Before, PageBefore, PastId};
pub use document::{AcronymRun, Document, Link, LinkSource};
pub use entries::is_never_linked;
pub use entry_index::EntryIndex;
pub use mentions::{TermLink, reasons, records_changes};
pub use resolve::{Labels, LinkIndex, Resolver, Target, percent_decode};

use std::collections::BTreeMap;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::facts::Problem;
use crate::glossary::{self, Glossaries, Page};
use crate::markdown::Dialect;
use crate::mention::Topics;
use crate::platform::{Platform, Site, detect, site_of};
use crate::text::Source;
use crate::tree::{Listing, Tree};
use earlier::{Earlier, Known};

/// The place of a document in `Workspace::documents`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u32);

/// The whole tree. Documents are in path order.
#[derive(Debug)]
pub struct Workspace {
    /// The configuration that it was built with.
    pub config: Config,
    /// The text of the configuration file, for findings in it.
    pub config_source: Option<Source>,
    /// The documents, by path.
    pub documents: Vec<Document>,
    /// Other texts, by path.
    pub data: Vec<Source>,
    /// Every file.
    pub listing: Listing,
    /// The sites, deepest first, the root last.
    pub sites: Vec<Site>,
    /// The glossaries and their terms.
    pub glossaries: Glossaries,
    acronyms: OnceLock<Acronyms>,
    /// What the resolution of links knows about all pages together.
    pub index: LinkIndex,
    /// Where their entries stand, and what leads to them.
    pub entries: EntryIndex,
    /// The words of its definitions, by which those of its pages are known; none where the tree is not to be changed.
    topics: Topics,
    /// How its pages link to each other.
    pub learned: link_text::Learned,
    /// Files that could not be read.
    pub problems: Vec<(Utf8PathBuf, Problem)>,
    /// What changed pages were like before, where the tree is compared with an older one.
    pub before: Option<Before>,
    /// The place of each document by its path.
    by_path: FxHashMap<String, DocumentId>,
}

impl Workspace {
    /// Reads every document of the tree and resolves what leads from one to another. Touches no disk. The result
    /// is the same at any number of threads.
    #[must_use]
    pub fn build(tree: Tree, config: Config) -> Self {
        let mut workspace = Self::build_to_change(tree, config);
        workspace.topics = Topics::default();
        workspace.documents.iter_mut().for_each(|document| document.words = None);
        workspace
    }

    /// The same, keeping what a tree [with other texts](Self::with_texts) for some files can use again.
    #[must_use]
    pub fn build_to_change(mut tree: Tree, config: Config) -> Self {
        let sites = detect(&tree, &config.platform);
        let sources = std::mem::take(&mut tree.documents);
        let documents =
            sources.into_par_iter().map(|source| Document::read(source, &sites, &config)).collect();
        Self::unresolved(documents, tree, sites, config).resolved(None, Topics::default())
    }

    /// The documents, those of the tree, with the glossaries that are on them, and nothing that leads from one to
    /// another.
    fn unresolved(documents: Vec<Document>, tree: Tree, sites: Vec<Site>, config: Config) -> Self {
        let glossaries = glossary::collect(&pages(&documents, &sites), &tree.data, &config);
        let config_source =
            config.path.as_ref().map(|path| Source::new(path.as_path(), config.text.as_str()));
        Self {
            config,
            config_source,
            documents,
            data: tree.data,
            listing: tree.listing,
            sites,
            glossaries,
            acronyms: OnceLock::new(),
            index: LinkIndex::default(),
            entries: EntryIndex::default(),
            topics: Topics::default(),
            learned: link_text::Learned::default(),
            problems: tree.problems,
            before: None,
            by_path: FxHashMap::default(),
        }
    }

    /// The same with its anchors, links and mentions. `earlier` is what still holds of each document where the tree was
    /// read before, with the same names of terms, and `topics` what the words of pages were sought by.
    fn resolved(mut self, earlier: Option<Vec<Option<Earlier>>>, mut topics: Topics) -> Self {
        let terms = anchors::term_ids(&self.glossaries);
        let (sites, glossaries, config) = (&self.sites, &self.glossaries, &self.config);
        // A glossary of thousands of terms is one page, so that one core has time for their names.
        let documents = self.documents.par_iter_mut();
        let (matcher, ()) = rayon::join(
            || mentions::matcher(glossaries, config),
            || documents.for_each(|document| document.anchors = anchors::of(document, sites, &terms)),
        );
        self.by_path = (0..)
            .map(DocumentId)
            .zip(&self.documents)
            .map(|(id, page)| (page.path().to_string(), id))
            .collect();
        self.index = LinkIndex::build(&self);
        let found =
            self.documents.par_iter().map(|document| Resolver::new(&self).links_of(document)).collect();
        let links = resolve::settle(&self, found);
        for (document, links) in self.documents.iter_mut().zip(links) {
            document.links = links;
        }
        let (entries, learned) = rayon::join(|| EntryIndex::new(&self), || link_text::Learned::new(&self));
        (self.entries, self.learned) = (entries, learned);
        let found = mentions::of_all(&self, &self.entries, matcher, earlier, &mut topics);
        for (document, found) in self.documents.iter_mut().zip(found) {
            document.mentions = found.mentions;
            document.term_links = found.links;
            document.words = found.words;
        }
        self.topics = topics;
        self
    }

    /// The acronyms of all pages, gathered when they are first asked for. That first call uses all cores, and must
    /// not be made from several parallel jobs at once: the engine makes it before it starts any.
    #[must_use]
    pub fn acronyms(&self) -> &Acronyms {
        self.acronyms.get_or_init(|| Acronyms::of(self))
    }

    /// The document at `path`, relative to the root.
    #[must_use]
    pub fn document(&self, path: &Utf8Path) -> Option<(DocumentId, &Document)> {
        let id = *self.by_path.get(path.as_str())?;
        Some((id, self.get(id)?))
    }

    /// The document with this id.
    #[must_use]
    pub fn get(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(id.0 as usize)
    }

    /// The text of a file of the tree: a document, data, or the configuration.
    #[must_use]
    pub fn source(&self, path: &Utf8Path) -> Option<&Source> {
        let data = || {
            let index = self.data.binary_search_by(|source| source.path().cmp(path)).ok()?;
            self.data.get(index)
        };
        let config = || self.config_source.as_ref().filter(|source| source.path() == path);
        self.document(path).map(|(_, document)| &document.source).or_else(data).or_else(config)
    }

    /// The same tree with other texts for some of its files. What the other pages say is not read again, and terms
    /// are not looked for again in texts that are the same to a reader.
    #[must_use]
    pub fn with_texts(self, mut texts: BTreeMap<Utf8PathBuf, String>) -> Self {
        let Self { config, documents, data, listing, sites, glossaries, problems, before, topics, .. } = self;
        let replace = |source: Source| match texts.remove(source.path()) {
            Some(text) => Source::new(source.path(), text),
            None => source,
        };
        let data = data.into_iter().map(replace).collect();
        let texts: Vec<Option<String>> =
            documents.iter().map(|document| texts.remove(document.path())).collect();
        let (sources, known): (Vec<Source>, Vec<Known>) = documents
            .into_par_iter()
            .zip(texts)
            .map(|(document, text)| earlier::take_apart(document, text))
            .unzip();
        let mut tree = Tree { documents: sources, data, listing, problems };
        if detect(&tree, &config.platform) != sites {
            return Self { before, ..Self::build_to_change(tree, config) };
        }
        let (documents, earlier): (Vec<Document>, Vec<Option<Earlier>>) = std::mem::take(&mut tree.documents)
            .into_par_iter()
            .zip(known)
            .map(|(source, known)| earlier::again(source, known, &sites, &config))
            .unzip();
        let next = Self::unresolved(documents, tree, sites, config);
        let earlier = next.glossaries.have_the_names_of(&glossaries).then_some(earlier);
        Self { before, ..next.resolved(earlier, topics) }
    }

    /// The other pages whose text readers see together with that of a page, as one includes the other. None where
    /// they cannot all be known, so that labels and ids may be defined or used elsewhere.
    #[must_use]
    pub fn shown_with(&self, document: &Document) -> Option<Vec<&Document>> {
        let (id, _) = self.document(document.path())?;
        let pages = self.index.includes.together(id)?;
        let is_open = |id: &DocumentId| self.index.includes.is_open(*id);
        (!is_open(&id) && !pages.iter().any(is_open))
            .then(|| pages.into_iter().filter_map(|id| self.get(id)).collect())
    }

    /// Whether other pages show the text of a page as theirs.
    #[must_use]
    pub fn is_shown_elsewhere(&self, document: &Document) -> bool {
        self.document(document.path()).is_some_and(|(id, _)| self.index.includes.is_shown_elsewhere(id))
    }

    /// How a document is read.
    #[must_use]
    pub fn dialect(&self, document: &Document) -> Dialect {
        document::dialect(self.site(document), &self.config, document.path())
    }

    /// The platform in force for a document.
    #[must_use]
    pub fn platform(&self, document: &Document) -> Platform {
        self.site(document).map_or(Platform::Github, Site::platform)
    }

    /// The site that builds a document.
    #[must_use]
    pub fn site(&self, document: &Document) -> Option<&Site> {
        self.sites.get(document.site)
    }
}

fn pages<'a>(documents: &'a [Document], sites: &'a [Site]) -> Vec<Page<'a>> {
    let page = |document: &'a Document| {
        let site = sites.get(document.site)?;
        Some(Page { source: &document.source, facts: &document.facts, site })
    };
    documents.iter().filter_map(page).collect()
}

/// The site of the page at `path` among `sites`.
fn site_index(sites: &[Site], path: &Utf8Path) -> usize {
    site_of(sites, path)
}
