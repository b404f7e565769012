//! What the links of a tree teach about how its pages are linked.

use camino::Utf8Path;

use super::addresses;
use super::relref::{self, Relref};
use super::shortcode::{self, Shortcode};
use crate::facts::{Directive, DirectiveKind, Reference, ReferenceKind};
use crate::platform::{Platform, Site};
use crate::workspace::{Document, Target, Workspace};

/// How the pages of a site write links to each other, most used first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// `../a/b.md`
    RelativeFile,
    /// `../a/b`
    RelativeRoute,
    /// `/a/b/`
    AbsoluteRoute,
    /// `/a/b.md`
    AbsoluteFile,
}

/// What the links of a tree teach.
#[derive(Debug, Clone, Default)]
pub struct Learned {
    /// By site.
    lessons: Vec<Lesson>,
    /// How pages without a known generator are linked by absolute addresses.
    addresses: addresses::Addresses,
}

/// What the pages of one site teach.
#[derive(Debug, Clone, Default)]
struct Lesson {
    links: Option<Taught>,
    shortcode: Option<Shortcode>,
    relref: Option<Relref>,
    /// Wikilinks less other links to pages.
    wikilinks: isize,
    /// Whether pages refer to terms by `[[ref: …]]`.
    refers_to_terms: bool,
}

/// The links that teach most about a site.
#[derive(Debug, Clone)]
pub(super) struct Taught {
    pub convention: Convention,
    /// What routes end in.
    pub ending: Ending,
}

/// What the addresses of pages end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// `a/b`
    Bare,
    /// `a/b/`
    Slash,
    /// `a/b.html`
    Html,
}

impl Ending {
    /// An address with this ending; that of a folder's own page has another.
    pub fn add(self, address: &str, is_folder: bool) -> String {
        match self {
            Self::Html if address.ends_with(".html") => address.to_owned(),
            Self::Bare => address.to_owned(),
            Self::Slash => format!("{address}/"),
            Self::Html if is_folder => format!("{address}/index.html"),
            Self::Html => format!("{address}.html"),
        }
    }
}

/// How many links to pages end in a slash, in `.html`, and in anything but the ending of a Markdown file.
#[derive(Debug, Clone, Copy, Default)]
struct Endings {
    slash: usize,
    html: usize,
    all: usize,
}

impl Endings {
    fn most_used(self) -> Ending {
        match self {
            Self { slash, all, .. } if 2 * slash > all => Ending::Slash,
            Self { html, all, .. } if 2 * html > all => Ending::Html,
            _ => Ending::Bare,
        }
    }
}

impl Learned {
    /// Counts how the pages of each site link to pages.
    #[must_use]
    pub fn new(workspace: &Workspace) -> Self {
        let sites = workspace.sites.len();
        let mut counts = vec![[0_usize; 4]; sites];
        let mut endings = vec![Endings::default(); sites];
        let mut addresses = addresses::Counts::default();
        for document in &workspace.documents {
            for link in &document.links {
                let page = matches!(link.target, Target::Document(_) | Target::Anchor(..));
                let path = link.destination.split(['#', '?']).next().unwrap_or_default();
                let Some(convention) = read(path).filter(|_| page) else { continue };
                if let Some(count) =
                    counts.get_mut(document.site).and_then(|c| c.get_mut(convention as usize))
                {
                    *count += 1;
                }
                if let Some(endings) = endings.get_mut(document.site) {
                    endings.slash += usize::from(path.ends_with('/'));
                    endings.html += usize::from(path.ends_with(".html"));
                    endings.all += usize::from(!path.ends_with(".md"));
                }
                if let Target::Document(id) | Target::Anchor(id, _) = link.target
                    && convention == Convention::AbsoluteRoute
                    && is_of_no_generator(workspace, document)
                {
                    addresses.add(workspace, id, path);
                }
            }
        }
        let lesson = |site: usize| {
            let pages = || workspace.documents.iter().filter(move |document| document.site == site);
            let links = counts.get(site).zip(endings.get(site));
            Lesson {
                links: links.and_then(|(counts, endings)| taught(counts, endings.most_used())),
                shortcode: shortcode::most_used(pages()),
                relref: relref::most_used(pages(), links.map_or(0, |(counts, _)| counts.iter().sum())),
                wikilinks: pages().flat_map(|page| &page.facts.references).map(wikilink_or_not).sum(),
                refers_to_terms: pages().flat_map(|page| &page.facts.directives).any(is_term_reference),
            }
        };
        Self { lessons: (0..sites).map(lesson).collect(), addresses: addresses.most_used() }
    }

    pub(super) fn of(&self, site: usize) -> Option<&Taught> {
        self.lessons.get(site)?.links.as_ref()
    }

    /// The absolute address of a page that no known generator builds, as the links of other pages show it.
    pub(super) fn address(&self, path: &Utf8Path) -> Option<String> {
        self.addresses.of(path)
    }

    /// The glossary shortcode that the pages of a site use.
    pub(super) fn shortcode(&self, site: usize) -> Option<&Shortcode> {
        self.lessons.get(site)?.shortcode.as_ref()
    }

    /// The form of `relref` for a site of Hugo: as its pages write it, or, where they link to no page in any way that
    /// could be followed, the plain one.
    pub(super) fn relref(&self, site: &Site, number: usize) -> Option<Relref> {
        let lesson = self.lessons.get(number).filter(|_| site.platform() == Platform::Hugo)?;
        let plain = || lesson.links.is_none().then(Relref::plain);
        lesson.relref.clone().or_else(plain)
    }

    /// Whether the pages of a site refer to terms in the notation of Spec-Up.
    pub(super) fn refers_to_terms(&self, site: usize) -> bool {
        self.lessons.get(site).is_some_and(|lesson| lesson.refers_to_terms)
    }

    /// Whether the pages of a site link by wikilinks as often as not.
    pub(super) fn prefers_wikilinks(&self, site: usize) -> bool {
        self.lessons.get(site).is_none_or(|lesson| lesson.wikilinks >= 0)
    }
}

/// Whether nothing tells which program shows a page.
pub(super) fn is_of_no_generator(workspace: &Workspace, document: &Document) -> bool {
    workspace.site(document).is_some_and(|site| !site.is_known()) && workspace.config.platform.is_empty()
}

/// `[[ref: term]]` of Spec-Up.
fn is_term_reference(directive: &Directive) -> bool {
    directive.kind == DirectiveKind::SpecUp && directive.name == "ref"
}

fn wikilink_or_not(reference: &Reference) -> isize {
    match reference.kind {
        ReferenceKind::Wiki => 1,
        ReferenceKind::Inline if !reference.destination.contains("://") && !reference.embed => -1,
        _ => 0,
    }
}

fn taught(counts: &[usize; 4], ending: Ending) -> Option<Taught> {
    use Convention::{AbsoluteFile, AbsoluteRoute, RelativeFile, RelativeRoute};
    let all = [RelativeFile, RelativeRoute, AbsoluteRoute, AbsoluteFile];
    let most = all.into_iter().rev().max_by_key(|convention| counts.get(*convention as usize).copied())?;
    (counts.iter().sum::<usize>() > 0).then_some(Taught { convention: most, ending })
}

/// The convention that a path of a link shows.
fn read(path: &str) -> Option<Convention> {
    let file = Utf8Path::new(path)
        .extension()
        .is_some_and(|extension| matches!(extension, "md" | "markdown" | "mdx" | "qmd" | "mdown"));
    Some(match (path.starts_with('/'), file) {
        _ if path.is_empty() => return None,
        (false, true) => Convention::RelativeFile,
        (false, false) => Convention::RelativeRoute,
        (true, false) => Convention::AbsoluteRoute,
        (true, true) => Convention::AbsoluteFile,
    })
}
