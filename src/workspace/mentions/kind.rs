//! Kinds of pages on which an editor links no terms, whatever is meant.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use camino::Utf8Path;
use memchr::memmem::Finder;
use rayon::prelude::*;

use crate::facts::{Heading, Part};
use crate::mention::Reason;
use crate::platform::Site;
use crate::workspace::{Document, Workspace};

/// A page with so many headings that are versions records changes.
const VERSIONS: usize = 3;

static BRACES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("{{"));

/// The pages of a tree that another program makes pages of.
pub(super) struct Templates<'a> {
    workspace: &'a Workspace,
    /// Folders with templates, in which the other pages are parts for them.
    folders: BTreeSet<&'a Utf8Path>,
}

impl<'a> Templates<'a> {
    /// Finds the folders.
    pub(super) fn of(workspace: &'a Workspace) -> Self {
        let templates = workspace.documents.par_iter().filter(|document| {
            !workspace.site(document).is_some_and(Site::is_known) && is_template(document.source.text())
        });
        Self { workspace, folders: templates.filter_map(|document| document.path().parent()).collect() }
    }

    fn hold(&self, document: &Document) -> bool {
        let built = self.workspace.site(document).is_some_and(Site::is_known);
        // A template in the root tells of itself only.
        let mut folders = document.path().ancestors().skip(1).filter(|folder| !folder.as_str().is_empty());
        !self.folders.is_empty()
            && !built
            && (folders.any(|folder| self.folders.contains(folder)) || is_template(document.source.text()))
    }
}

/// Whether the page is a changelog or release notes, or a legal text or one about conduct.
#[must_use]
pub fn records_changes(document: &Document) -> bool {
    is_record(document.path()) || lists_versions(document)
}

/// Why no terms are linked on the page, if so.
pub(super) fn no_place(document: &Document, templates: &Templates<'_>) -> Option<Reason> {
    if records_changes(document) {
        return Some(Reason::Record);
    }
    templates.hold(document).then_some(Reason::Template)
}

/// Whether a page records changes, as a changelog or release notes do, or is a legal text or one about conduct: by its
/// file or folder.
fn is_record(path: &Utf8Path) -> bool {
    const FILES: [&str; 14] = [
        "changelog",
        "changes",
        "history",
        "news",
        "releases",
        "release-notes",
        "license",
        "licence",
        "copying",
        "notice",
        "code-of-conduct",
        "security",
        "authors",
        "contributors",
    ];
    const FOLDERS: [&str; 4] = ["release-notes", "changelogs", "changelog", "releases"];
    let plain = |name: &str| name.to_lowercase().replace(['_', ' '], "-");
    let stem = path.file_stem().map(plain).unwrap_or_default();
    // Only the root's SECURITY.md is a policy; `docs/security.md` is a page like any other.
    let shouts = path.file_stem().is_some_and(|stem| stem.chars().all(|c| !c.is_lowercase()));
    let named = FILES.iter().any(|file| stem == *file || stem.starts_with("changelog-"));
    let folders = path.parent().into_iter().flat_map(|folder| folder.components());
    named && (shouts || !matches!(stem.as_str(), "security" | "history" | "news" | "releases" | "notice"))
        || folders.map(|part| plain(part.as_str())).any(|part| FOLDERS.contains(&part.as_str()))
}

/// Whether most headings are versions, but for those that say what kind of changes follow.
fn lists_versions(document: &Document) -> bool {
    let headings = document.facts.headings.iter().filter(|heading| heading.level > 1).map(text_of);
    let names_version = |text: &Cow<'_, str>| text.split_whitespace().next().is_some_and(is_version);
    let versions = headings.clone().filter(names_version).count();
    let is_other =
        |text: &Cow<'_, str>| !text.trim().is_empty() && !names_version(text) && !is_kind_of_change(text);
    versions >= VERSIONS && versions > headings.filter(is_other).count()
}

fn text_of(heading: &Heading) -> Cow<'_, str> {
    let text = |part| match part {
        &Part::Text(ref text) | &Part::Code(ref text) => text.as_str(),
        _ => "",
    };
    match heading.parts.as_slice() {
        [only] => Cow::Borrowed(text(only)),
        parts => Cow::Owned(parts.iter().map(text).collect()),
    }
}

/// `1.2.0`, `v2.1`, `[0.4.0-rc.1]`
fn is_version(word: &str) -> bool {
    let bare = word.trim_matches(['[', ']', '(', ')', ':', ',']);
    let bare = bare.strip_prefix(['v', 'V']).unwrap_or(bare);
    let mut numbers = bare.split('.');
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    numbers.next().is_some_and(is_number)
        && numbers.next().is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_kind_of_change(text: &str) -> bool {
    const KINDS: [&str; 12] = [
        "added",
        "changed",
        "deprecated",
        "removed",
        "fixed",
        "security",
        "bug fixes",
        "features",
        "unreleased",
        "breaking changes",
        "changes",
        "fixes",
    ];
    let lower = text.trim().to_lowercase();
    KINDS.iter().any(|kind| lower == *kind)
}

/// Whether lines of the page, code aside, begin with a tag of Handlebars or Mustache: `{{#if …}}`, `{{> part}}`.
fn is_template(text: &str) -> bool {
    // Most braces begin no line: where code is, needs to be known for few pages only.
    let begins_line = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default().trim_start().is_empty()
    };
    if !BRACES.find_iter(text.as_bytes()).any(begins_line) {
        return false;
    }
    let mut is_code = false;
    text.lines().map(str::trim_start).any(|line| {
        is_code ^= line.starts_with("```") || line.starts_with("~~~");
        !is_code && is_tag(line)
    })
}

fn is_tag(line: &str) -> bool {
    let Some((tag, _)) = line.strip_prefix("{{").and_then(|rest| rest.split_once("}}")) else { return false };
    let mut marks = tag.chars();
    matches!(marks.next(), Some('#' | '>' | '*' | '/'))
        && marks.next().is_some_and(|c| c == ' ' || c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_templates_are_told() {
        assert!(is_version("1.2.0") && is_version("[0.4.0-rc.1]") && is_version("v2.1"));
        assert!(!is_version("2.") && !is_version("Version") && !is_version("3"));
        assert!(is_template("# Name\n\n{{#options}}\n") && is_template("{{> part }}\n"));
        assert!(!is_template("```\n{{#if ready}}\n```\n\n`{{#if}}`, {{ value }}\n"));
    }
}
