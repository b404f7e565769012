//! "Did you mean": the nearest file, heading or id for a link that leads nowhere, and the edit that takes it.

use crate::diagnostic::{Fix, Safety};
use crate::platform::Platform;
use crate::text::{Span, nearest};
use crate::tree::{folder_of, relative};
use crate::workspace::{Document, Link, Resolver, Target, Workspace};

use camino::{Utf8Path, Utf8PathBuf};

/// What a link may have meant.
#[derive(Debug, Default)]
pub(in crate::rules) struct Suggestion {
    /// In the notation of the link.
    text: Option<String>,
    /// Whether it lies on the page of the link, which the link itself does not lead to.
    here: bool,
    /// Puts it there; where it was checked to lead to the place.
    pub(in crate::rules) fix: Option<Fix>,
}

impl Suggestion {
    /// The question, or what else to do.
    pub(in crate::rules) fn help(&self, otherwise: &str) -> String {
        match &self.text {
            Some(text) if self.here => format!("did you mean `{text}` on this page?"),
            Some(text) => format!("did you mean `{text}`?"),
            None => otherwise.to_owned(),
        }
    }
}

/// A link that leads nowhere.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Broken<'a> {
    /// The page that it stands on.
    pub(in crate::rules) document: &'a Document,
    /// The link.
    pub(in crate::rules) link: &'a Link,
    /// The tree.
    pub(in crate::rules) workspace: &'a Workspace,
}

impl Broken<'_> {
    /// The file that was meant: of another case, with a near name in the same folder, or the only one of that name.
    pub(in crate::rules) fn file(self, missing: &Utf8Path) -> Suggestion {
        let Some(found) = near_file(missing, self.workspace) else { return self.label() };
        let (path, rest) = split(&self.link.destination);
        let written = rewritten(path, missing, &found, self.folder());
        let text = format!("{written}{rest}");
        let is_it = |target: &Target| match target {
            Target::Document(id) | Target::Anchor(id, _) => {
                self.workspace.get(*id).is_some_and(|page| page.path() == found)
            }
            Target::File(path) => *path == found,
            _ => false,
        };
        let fix = self.checked(&text, is_it);
        Suggestion { text: Some(text), here: false, fix }
    }

    /// The label that was meant, where the destination of a link may be one.
    fn label(self) -> Suggestion {
        let site = self.workspace.site(self.document);
        let has_labels =
            site.is_some_and(|site| matches!(site.platform(), Platform::Sphinx | Platform::Myst));
        let near = || self.workspace.index.near(self.workspace).label(&self.link.destination);
        Suggestion { text: has_labels.then(near).flatten().map(str::to_owned), ..Suggestion::default() }
    }

    /// The id on the page that was meant: of the nearest name.
    pub(in crate::rules) fn anchor(self, page: &Document, fragment: &str) -> Suggestion {
        let compared = page.anchors.first().filter(|anchors| anchors.len() <= MOST_COMPARED);
        let Some(anchors) = compared else { return Suggestion::default() };
        let ids = || anchors.iter().map(|anchor| anchor.id.as_str());
        let near = nearest(fragment, ids()).or_else(|| only_with_words(fragment, ids()));
        let Some(near) = near else { return self.moved_anchor(page, fragment) };
        let path = self.link.destination.split('#').next().unwrap_or_default();
        let text = format!("{path}#{}", encoded(near));
        let fix = self.checked(&text, is_anchor);
        Suggestion { text: Some(format!("#{near}")), here: false, fix }
    }

    /// The same id on another page, where one page of the site only has it and the id says enough to mean that place.
    fn moved_anchor(self, page: &Document, fragment: &str) -> Suggestion {
        let says_enough = fragment.contains(['-', '_']) && fragment.len() > 8;
        let page_with = |id| self.workspace.index.unique_ids(self.workspace).page_with(id);
        let found = says_enough.then(|| page_with(fragment)).flatten();
        let found = found.and_then(|id| self.workspace.get(id)).filter(|found| found.site == page.site);
        let Some(found) = found else { return Suggestion::default() };
        let own = found.path() == self.document.path();
        let path = if own { String::new() } else { relative(self.folder(), found.path()) };
        let text = format!("{path}#{}", encoded(fragment));
        let fix = self.checked(&text, is_anchor);
        Suggestion { text: Some(text), here: own, fix }
    }

    /// The fix that writes `text` for the destination, where that leads to what `is_it` takes.
    fn checked(self, text: &str, is_it: impl Fn(&Target) -> bool) -> Option<Fix> {
        let written = self.document.source.slice(self.link.span);
        let plain = *written == *self.link.destination && !text.contains([' ', '<', '>', '\\', '(', ')']);
        let leads = || is_it(&Resolver::new(self.workspace).resolve(self.document, text));
        (plain && leads()).then(|| replace(self.document, self.link.span, text))
    }

    /// The folder of the page.
    fn folder(&self) -> &Utf8Path {
        folder_of(self.document.path())
    }
}

fn is_anchor(target: &Target) -> bool {
    matches!(target, Target::Anchor(..))
}

fn near_file(missing: &Utf8Path, workspace: &Workspace) -> Option<Utf8PathBuf> {
    let listing = &workspace.listing;
    if let [only] = listing.ignoring_case(missing) {
        return Some(only.clone());
    }
    if let Some(near) = workspace.index.near(workspace).file(missing) {
        return Some(near);
    }
    let name = missing.file_name()?;
    let mut moved = workspace.index.files_named(name);
    match (moved.next(), moved.next()) {
        (Some(only), None) if !matches!(name, "index.md" | "README.md" | "_index.md") => {
            Some(only.to_owned())
        }
        _ => None,
    }
}

/// The path as the link would write it: a near name replaces the last part, else the path is relative anew.
fn rewritten(path: &str, missing: &Utf8Path, found: &Utf8Path, folder: &Utf8Path) -> String {
    let (bare, slash) = path.strip_suffix('/').map_or((path, ""), |bare| (bare, "/"));
    let name = missing.file_name().unwrap_or_default();
    if missing.parent() == found.parent() {
        // An address without the ending of the file stays one.
        let stem = found.file_stem().unwrap_or_default();
        let whole = found.file_name().unwrap_or_default();
        let last = if missing.extension().is_none() { stem } else { whole };
        let written = [(name, last), (missing.file_stem().unwrap_or_default(), stem)];
        let rewritten =
            written.iter().find_map(|(old, new)| Some(format!("{}{new}{slash}", bare.strip_suffix(old)?)));
        // An address that leads nowhere although it names the page is meant to be a path.
        if let Some(rewritten) = rewritten.filter(|rewritten| rewritten != path) {
            return rewritten;
        }
    }
    let relative = relative(folder, found);
    if path.starts_with("./") && !relative.starts_with("..") { format!("./{relative}") } else { relative }
}

/// A destination in its path and the rest from `?` or `#` on.
fn split(destination: &str) -> (&str, &str) {
    destination.split_at(destination.find(['#', '?']).unwrap_or(destination.len()))
}

/// The most ids of a page that a fragment is compared with: every broken link costs that much again.
const MOST_COMPARED: usize = 2_000;

/// The only id whose words hold all of the fragment's, or the other way round.
fn only_with_words<'a>(fragment: &str, ids: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut fitting = ids.filter(|id| holds_words(id, fragment) || holds_words(fragment, id));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Whether `some` is of several words, all of which are among those of `all`, case aside.
fn holds_words(all: &str, some: &str) -> bool {
    let is_one = |word: &str| words(all).any(|other| same_word(word, other));
    words(some).nth(1).is_some() && words(some).all(is_one)
}

fn words(id: &str) -> impl Iterator<Item = &str> {
    id.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn same_word(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        a.eq_ignore_ascii_case(b)
    } else {
        a.to_lowercase() == b.to_lowercase()
    }
}

/// An id as a link writes it.
fn encoded(id: &str) -> String {
    id.replace('%', "%25").replace(' ', "%20").replace('(', "%28").replace(')', "%29")
}

fn replace(document: &Document, span: Span, text: &str) -> Fix {
    Fix {
        title: format!("link to `{text}`"),
        safety: Safety::Unsafe,
        edits: vec![document.replace(span, text)],
    }
}

/// The note that a wikilink meant.
pub(in crate::rules) fn note(missing: &Utf8Path, workspace: &Workspace) -> Option<String> {
    workspace.index.near(workspace).note(missing.file_stem()?).map(str::to_owned)
}
