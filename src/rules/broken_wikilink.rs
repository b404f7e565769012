use camino::Utf8Path;
use serde::Deserialize;

use super::support::suggest;
use crate::diagnostic::{Fix, Safety};
use crate::discover::is_document;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::nearest;
use crate::workspace::{Document, Link, Resolver, Target, Workspace};

/// GL310
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BrokenWikilink {}

impl Rule for BrokenWikilink {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for link in document.links.iter().filter(|link| document.is_wikilink(link)) {
            let written = document.source.slice(link.span);
            let (message, near) = match &link.target {
                Target::MissingFile(path) => {
                    let what = if is_attachment(written) { "file" } else { "note" };
                    let message = format!("`[[{written}]]` leads nowhere: there is no {what} of that name");
                    (message, suggest::note(path, workspace).map(|near| with_note(written, &near)))
                }
                Target::MissingAnchor(id, fragment) => {
                    let Some(page) = workspace.get(*id) else { continue };
                    let message = format!(
                        "`[[{written}]]` leads to the top of `{}` at best: it has no such heading or block",
                        page.path()
                    );
                    let ids = page
                        .anchors
                        .iter()
                        .flat_map(|anchors| anchors.iter().map(|anchor| anchor.id.as_str()));
                    (message, nearest(fragment, ids).map(|near| with_place(written, near)))
                }
                _ => continue,
            };
            let fix = near.as_deref().and_then(|near| fix(document, link, near, workspace));
            let missing = matches!(&link.target, Target::MissingFile(_)) && is_attachment(written);
            let otherwise = if missing {
                "correct the link, or add the file"
            } else {
                "correct the link, or write the note"
            };
            let help =
                near.map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `[[{near}]]`?"));
            report.report(
                Finding::new(document.at(link.span), message).help(help).data("target", written).fix(fix),
            );
        }
    }
}

/// Whether the ending of a name is that of a file which is no note: an image, a sheet.
fn is_attachment(written: &str) -> bool {
    let path = Utf8Path::new(written);
    let is_ending = |ending: &str| {
        ending.len() <= 5 && ending.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let has_letter = |ending: &str| ending.contains(|c: char| c.is_ascii_lowercase());
    path.extension().is_some_and(|ending| is_ending(ending) && has_letter(ending)) && !is_document(path)
}

/// A wikilink to the note `near` instead, with the same heading.
fn with_note(written: &str, near: &str) -> String {
    let (name, rest) = written.split_at(written.find('#').unwrap_or(written.len()));
    let folder = name.rfind('/').and_then(|slash| name.get(..=slash)).unwrap_or_default();
    format!("{folder}{near}{rest}")
}

/// A wikilink to the heading or block `near` of the same note instead.
fn with_place(written: &str, near: &str) -> String {
    let name = written.split('#').next().unwrap_or_default();
    let mark = if written.contains("#^") { "^" } else { "" };
    format!("{name}#{mark}{near}")
}

/// The edit that writes `near`, where that leads somewhere.
fn fix(document: &Document, link: &Link, near: &str, workspace: &Workspace) -> Option<Fix> {
    let target = Resolver::new(workspace).wiki(document, near);
    matches!(target, Target::Document(_) | Target::Anchor(..) | Target::File(_)).then(|| Fix {
        title: format!("link to `{near}`"),
        safety: Safety::Unsafe,
        edits: vec![document.replace(link.span, near)],
    })
}
