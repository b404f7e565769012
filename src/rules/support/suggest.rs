//! "Did you mean": the nearest file, heading or id for a link that leads nowhere, and the edit that takes it.

use crate::diagnostic::{Edit, Fix, Safety};
use crate::text::{Span, nearest};
use crate::tree::relative;
use crate::workspace::{Document, Link, Target, Workspace};

use camino::{Utf8Path, Utf8PathBuf};

/// What a link may have meant.
#[derive(Debug, Default)]
pub(in crate::rules) struct Suggestion {
    /// In the notation of the link.
    text: Option<String>,
    /// Puts it there; where it was checked to lead to the place.
    pub(in crate::rules) fix: Option<Fix>,
}

impl Suggestion {
    /// The question, or what else to do.
    pub(in crate::rules) fn help(&self, otherwise: &str) -> String {
        match &self.text {
            Some(text) => format!("did you mean `{text}`?"),
            None => otherwise.to_owned(),
        }
    }
}

/// The file that was meant: of another case, with a near name in the same folder, or the only one of that name.
pub(in crate::rules) fn file(
    document: &Document,
    link: &Link,
    missing: &Utf8Path,
    workspace: &Workspace,
) -> Suggestion {
    let Some(found) = near_file(missing, workspace) else { return Suggestion::default() };
    let folder = document.path().parent().unwrap_or(Utf8Path::new(""));
    let (path, rest) = split(&link.destination);
    let written = rewritten(path, missing, &found, folder);
    let text = format!("{written}{rest}");
    let is_it = |target: &Target| match target {
        Target::Document(id) | Target::Anchor(id, _) => {
            workspace.get(*id).is_some_and(|page| page.path() == found)
        }
        Target::File(path) => *path == found,
        _ => false,
    };
    let fix = checked(document, link, &text, workspace, is_it);
    Suggestion { text: Some(text), fix }
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
        if let Some(rewritten) = rewritten {
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

/// The id on the page that was meant: of the nearest name.
pub(in crate::rules) fn anchor(
    document: &Document,
    link: &Link,
    page: &Document,
    fragment: &str,
    workspace: &Workspace,
) -> Suggestion {
    let compared = page.anchors.first().filter(|anchors| anchors.len() <= MOST_COMPARED);
    let Some(anchors) = compared else { return Suggestion::default() };
    let ids = || anchors.iter().map(|anchor| anchor.id.as_str());
    let near = nearest(fragment, ids()).or_else(|| only_with_words(fragment, ids()));
    let Some(near) = near else { return moved_anchor(document, link, page, fragment, workspace) };
    let path = link.destination.split('#').next().unwrap_or_default();
    let text = format!("{path}#{}", encoded(near));
    let fix = checked(document, link, &text, workspace, |target| matches!(target, Target::Anchor(..)));
    Suggestion { text: Some(format!("#{near}")), fix }
}

/// The same id on another page, where one page of the site only has it and the id says enough to mean that place.
fn moved_anchor(
    document: &Document,
    link: &Link,
    page: &Document,
    fragment: &str,
    workspace: &Workspace,
) -> Suggestion {
    let says_enough = fragment.contains(['-', '_']) && fragment.len() > 8;
    let found = workspace.index.near(workspace).page_with_id(fragment).and_then(|id| workspace.get(id));
    let Some(found) = found.filter(|found| says_enough && found.site == page.site) else {
        return Suggestion::default();
    };
    let folder = document.path().parent().unwrap_or(Utf8Path::new(""));
    let path = if found.path() == document.path() { String::new() } else { relative(folder, found.path()) };
    let text = format!("{path}#{}", encoded(fragment));
    let fix = checked(document, link, &text, workspace, |target| matches!(target, Target::Anchor(..)));
    Suggestion { text: Some(text), fix }
}

/// The only id whose words hold all of the fragment's, or the other way round.
fn only_with_words<'a>(fragment: &str, ids: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let words = |id: &str| -> Vec<String> {
        id.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let wanted = words(fragment);
    let holds = |a: &[String], b: &[String]| b.len() > 1 && b.iter().all(|word| a.contains(word));
    let mut fitting = ids.filter(|id| {
        let own = words(id);
        holds(&own, &wanted) || holds(&wanted, &own)
    });
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// An id as a link writes it.
fn encoded(id: &str) -> String {
    id.replace('%', "%25").replace(' ', "%20").replace('(', "%28").replace(')', "%29")
}

/// The fix that writes `text` for the destination, where that leads to what `is_it` takes.
fn checked(
    document: &Document,
    link: &Link,
    text: &str,
    workspace: &Workspace,
    is_it: impl Fn(&Target) -> bool,
) -> Option<Fix> {
    let written = document.source.slice(link.span);
    let plain = written == link.destination && !text.contains([' ', '<', '>', '\\']);
    let leads = is_it(&crate::workspace::Resolver::new(workspace).resolve(document, text));
    (plain && leads).then(|| replace(document, link.span, text))
}

fn replace(document: &Document, span: Span, text: &str) -> Fix {
    Fix {
        title: format!("link to `{text}`"),
        safety: Safety::Unsafe,
        edits: vec![Edit::replace(document.path(), span, text)],
    }
}

/// The note that a wikilink meant.
pub(in crate::rules) fn note(missing: &Utf8Path, workspace: &Workspace) -> Option<String> {
    workspace.index.near(workspace).note(missing.file_stem()?).map(str::to_owned)
}
