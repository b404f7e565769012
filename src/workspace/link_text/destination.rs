//! Where a link to an entry has to lead, written by the conventions of the site and of the tree itself.

use camino::{Utf8Path, Utf8PathBuf};

use super::relref::{self, Relref};
use super::shortcode::{self, Shortcode};
use crate::facts::{Directive, DirectiveKind, Reference, ReferenceKind};
use crate::glossary::{EntryId, EntryTarget};
use crate::platform::{Platform, Site};
use crate::tree;
use crate::workspace::resolve::address_of;
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

/// What the links of a tree teach, by site.
#[derive(Debug, Clone, Default)]
pub struct Learned(Vec<Lesson>);

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
struct Taught {
    convention: Convention,
    /// What routes end in.
    ending: Ending,
}

/// What the addresses of pages end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// `a/b`
    Bare,
    /// `a/b/`
    Slash,
    /// `a/b.html`
    Html,
}

impl Ending {
    /// An address with this ending; that of a folder's own page has another.
    fn add(self, address: &str, is_folder: bool) -> String {
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
        Self((0..sites).map(lesson).collect())
    }

    fn of(&self, site: usize) -> Option<&Taught> {
        self.0.get(site)?.links.as_ref()
    }

    /// The glossary shortcode that the pages of a site use.
    pub(super) fn shortcode(&self, site: usize) -> Option<&Shortcode> {
        self.0.get(site)?.shortcode.as_ref()
    }

    /// The form of `relref` for a site of Hugo: as its pages write it, or, where they link to no page in any way that
    /// could be followed, the plain one.
    fn relref(&self, site: &Site, number: usize) -> Option<Relref> {
        let lesson = self.0.get(number).filter(|_| site.platform() == Platform::Hugo)?;
        let plain = || lesson.links.is_none().then(Relref::plain);
        lesson.relref.clone().or_else(plain)
    }

    /// Whether the pages of a site refer to terms in the notation of Spec-Up.
    pub(super) fn refers_to_terms(&self, site: usize) -> bool {
        self.0.get(site).is_some_and(|lesson| lesson.refers_to_terms)
    }

    /// Whether the pages of a site link by wikilinks as often as not.
    pub(super) fn prefers_wikilinks(&self, site: usize) -> bool {
        self.0.get(site).is_none_or(|lesson| lesson.wikilinks >= 0)
    }
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

/// The destination of a link from `document` to the entry, percent-encoded where Markdown needs it. None where the
/// entry has no anchor, or no convention is known that leads there.
#[must_use]
pub fn destination(
    workspace: &Workspace,
    learned: &Learned,
    document: &Document,
    id: EntryId,
) -> Option<String> {
    to_fragment(workspace, learned, document, id, &fragment(workspace, id)?)
}

/// The destination of a link from `document` to the entry once its id is `fragment`; empty where the page is the
/// entry.
#[must_use]
pub fn to_fragment(
    workspace: &Workspace,
    learned: &Learned,
    document: &Document,
    id: EntryId,
    fragment: &str,
) -> Option<String> {
    let entry = workspace.glossaries.entry(id)?;
    let fragment = if fragment.is_empty() { String::new() } else { format!("#{}", encode(fragment)) };
    if *entry.path == *document.path() {
        return (!fragment.is_empty()).then_some(fragment);
    }
    let site = workspace.site(document)?;
    if let Some((relref, inside)) =
        learned.relref(site, document.site).zip(entry.path.strip_prefix(&site.dir).ok())
    {
        return relref.write(inside, &fragment);
    }
    let page = page(workspace, learned, document, &entry.path)?;
    Some(format!("{}{fragment}", encode(&page)))
}

/// The id of an entry on its page; empty where the page is the entry.
fn fragment(workspace: &Workspace, id: EntryId) -> Option<String> {
    let entry = workspace.glossaries.entry(id)?;
    if entry.target == EntryTarget::Page { Some(String::new()) } else { workspace.entry_anchor(id) }
}

fn page(workspace: &Workspace, learned: &Learned, document: &Document, path: &Utf8Path) -> Option<String> {
    let folder = document.path().parent().unwrap_or(Utf8Path::new(""));
    let site = workspace.site(document)?;
    let relative = tree::relative(folder, path);
    let Some(taught) = learned.of(document.site).filter(|_| site.addresses.routed || routes(site.platform()))
    else {
        return Some(relative);
    };
    // Both pages have to be of one site for a route to be known.
    let inside = path.strip_prefix(&site.dir).ok()?;
    let route = route(path);
    let is_folder = route != path.with_extension("");
    let ended = |address: &str| taught.ending.add(address, is_folder);
    let address = || Some(address_of(workspace.document(path)?.1, site));
    Some(match taught.convention {
        Convention::RelativeFile => relative,
        Convention::AbsoluteFile => format!("/{inside}"),
        // A page of Hugo is a folder of its own to the browser: `a.md` is `a/`.
        Convention::RelativeRoute if site.platform() == Platform::Hugo => {
            let own = address_of(document, site);
            ended(&tree::relative(Utf8Path::new(&own), Utf8Path::new(&address()?)))
        }
        Convention::RelativeRoute => ended(&tree::relative(folder, &route)),
        Convention::AbsoluteRoute => match address()? {
            address if address.is_empty() => "/".to_owned(),
            address => format!("/{}", ended(&address)),
        },
    })
}

/// Whether the generator lets pages be linked by their address as well as by their file.
fn routes(platform: Platform) -> bool {
    matches!(
        platform,
        Platform::Hugo
            | Platform::Docusaurus
            | Platform::Vitepress
            | Platform::Vuepress
            | Platform::Jekyll
            | Platform::Azure
            | Platform::Gitlab
    )
}

/// The path of a page without its ending, and without the name that stands for its folder.
fn route(path: &Utf8Path) -> Utf8PathBuf {
    let bare = path.with_extension("");
    match bare.file_name() {
        Some("index" | "_index" | "README") => bare.parent().unwrap_or(Utf8Path::new("")).to_owned(),
        _ => bare,
    }
}

/// Percent-encodes what would end or change a destination in Markdown.
fn encode(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/')) {
        return text.to_owned();
    }
    let mut encoded = String::with_capacity(text.len());
    for character in text.chars() {
        let unsafe_here = character.is_whitespace()
            || character.is_control()
            || matches!(
                character,
                '(' | ')' | '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '}' | '|' | '[' | ']' | '&' | '*'
            );
        if unsafe_here {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(character);
        }
    }
    encoded
}
