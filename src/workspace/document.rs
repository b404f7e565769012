use std::sync::{Arc, OnceLock};

use camino::Utf8Path;

use super::anchors::Anchors;
use super::mentions::TermLink;
use super::resolve::{QuotedNames, Target};
use crate::acronym;
use crate::config::{AcronymForm, Config, LinkStyle};
use crate::diagnostic::{Edit, Location};
use crate::facts::{Facts, ReferenceKind};
use crate::markdown::{self, Dialect};
use crate::mention::{Mention, PageWords};
use crate::platform::Site;
use crate::text::{Source, Span};

/// One page: what it says, and where its links lead.
#[derive(Debug)]
pub struct Document {
    /// Its path and text.
    pub source: Source,
    /// What it says.
    pub facts: Facts,
    /// The site that builds it: an index into `Workspace::sites`.
    pub site: usize,
    /// What a fragment can lead to, per platform of its site, in document order.
    pub anchors: Vec<Anchors>,
    /// Where its references and definitions lead, in source order.
    pub links: Vec<Link>,
    /// The mentions of terms, in source order.
    pub mentions: Vec<Mention>,
    /// The places that are linked to a term, in source order.
    pub term_links: Vec<TermLink>,
    /// Which words of definitions it has, where its mentions ask for them and the tree is one to be changed.
    pub(super) words: Option<PageWords>,
    acronyms: OnceLock<Vec<AcronymRun>>,
    quoted_names: OnceLock<QuotedNames>,
    acronym_options: acronym::Options,
}

/// The acronyms of one prose.
#[derive(Debug)]
pub struct AcronymRun {
    /// An index into `Facts::prose`.
    pub prose: u32,
    /// What was found in its text.
    pub analysis: acronym::Analysis,
}

/// A link, where it is written, and where it leads.
#[derive(Debug, Clone)]
pub struct Link {
    /// What it was read from.
    pub source: LinkSource,
    /// Where the destination is written, or the whole link where it is not.
    pub span: Span,
    /// The destination, as it is resolved.
    pub destination: Arc<str>,
    /// Where it leads.
    pub target: Target,
}

/// What a link was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkSource {
    /// An index into `Facts::references`.
    Reference(u32),
    /// An index into `Facts::definitions`.
    Definition(u32),
    /// An index into `Facts::directives`: a tag or a role that is a link by itself.
    Directive(u32),
}

impl Document {
    /// Reads one document; anchors and links are filled in once the whole tree is known.
    pub(super) fn read(source: Source, sites: &[Site], config: &Config) -> Self {
        let site = super::site_index(sites, source.path());
        let dialect = dialect(sites.get(site), config, source.path());
        let facts = markdown::parse(&source, &dialect);
        Self::new(source, facts, site, config)
    }

    /// A document with these facts.
    pub(super) fn new(source: Source, facts: Facts, site: usize, config: &Config) -> Self {
        let acronym_options = acronym::Options {
            single_letter: config.acronyms.forms.contains(&AcronymForm::SingleLetter),
            lower_case: config.acronyms.forms.contains(&AcronymForm::LowerCase),
        };
        Self {
            source,
            facts,
            site,
            anchors: Vec::new(),
            links: Vec::new(),
            mentions: Vec::new(),
            term_links: Vec::new(),
            words: None,
            acronyms: OnceLock::new(),
            quoted_names: OnceLock::new(),
            acronym_options,
        }
    }

    /// Its acronyms, for each prose that has any, in order; looked for when they are first asked for.
    #[must_use]
    pub fn acronyms(&self) -> &[AcronymRun] {
        self.acronyms.get_or_init(|| acronyms_of(&self.facts, &self.acronym_options))
    }

    /// The acronyms of the prose with this index.
    #[must_use]
    pub fn acronyms_in(&self, prose: u32) -> Option<&AcronymRun> {
        let runs = self.acronyms();
        runs.get(runs.binary_search_by_key(&prose, |run| run.prose).ok()?)
    }

    /// The names that its components may make ids of, gathered when a link to an id that it lacks asks.
    pub(super) fn quoted_names(&self) -> &QuotedNames {
        self.quoted_names.get_or_init(|| QuotedNames::of(&self.source, &self.facts))
    }

    /// The link that was read from the reference with this index.
    #[must_use]
    pub fn link_of(&self, reference: u32) -> Option<&Link> {
        // Links are in source order, and this one stands inside of its reference.
        let span = self.facts.references.get(reference as usize)?.span;
        let first = self.links.partition_point(|link| link.span.start < span.start);
        let inside =
            self.links.get(first..)?.iter().take_while(|link| link.span.start < span.end.max(span.start + 1));
        inside.into_iter().find(|link| link.source == LinkSource::Reference(reference))
    }

    /// Whether a link is written as `[[page]]`.
    #[must_use]
    pub fn is_wikilink(&self, link: &Link) -> bool {
        let LinkSource::Reference(index) = link.source else { return false };
        self.facts
            .references
            .get(index as usize)
            .is_some_and(|reference| reference.kind == ReferenceKind::Wiki)
    }

    /// The path relative to the root.
    #[must_use]
    pub fn path(&self) -> &Utf8Path {
        self.source.path()
    }

    /// The place of source bytes, for findings.
    #[must_use]
    pub fn at(&self, span: Span) -> Location {
        Location::new(self.source.shared_path(), span)
    }

    /// The edit that puts `text` at byte `offset`.
    #[must_use]
    pub fn insert(&self, offset: u32, text: impl Into<String>) -> Edit {
        Edit::insert(self.source.shared_path(), offset, text)
    }

    /// The edit that replaces the bytes of `span` by `text`.
    #[must_use]
    pub fn replace(&self, span: Span, text: impl Into<String>) -> Edit {
        Edit::replace(self.source.shared_path(), span, text)
    }
}

/// How a page is read. Wikilinks are, on any platform, where the configuration says that links are written so.
pub(super) fn dialect(site: Option<&Site>, config: &Config, path: &Utf8Path) -> Dialect {
    let dialect = site.map(|site| site.dialect(path)).unwrap_or_default();
    let wikilinks = dialect.wikilinks || config.terms.link_style == Some(LinkStyle::Wikilink);
    Dialect { wikilinks, ..dialect }
}

fn acronyms_of(facts: &Facts, options: &acronym::Options) -> Vec<AcronymRun> {
    let runs = facts.prose.iter().enumerate().map(|(index, prose)| AcronymRun {
        prose: u32::try_from(index).unwrap_or(u32::MAX),
        analysis: acronym::analyse(prose.text, options),
    });
    let mut runs: Vec<AcronymRun> = runs.filter(|run| !run.analysis.occurrences.is_empty()).collect();
    // Most texts have one of each, and all are kept.
    for AcronymRun { analysis, .. } in &mut runs {
        analysis.pairs.shrink_to_fit();
        analysis.occurrences.shrink_to_fit();
    }
    runs.shrink_to_fit();
    runs
}
