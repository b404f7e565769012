use serde::Deserialize;

use super::support::wording;
use crate::diagnostic::{Fix, Location, Safety};
use crate::glossary::{Entry, Glossary, Status};
use crate::mention::{Mention, Place, Sureness};
use crate::rule::{Finding, Reporter, Rule};
use crate::text::squeeze;
use crate::workspace::{Document, Workspace};

/// GL105
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DeprecatedTerm {}

/// Words for how far a text is, not for how a term is to be used.
const PROGRESS: [&str; 8] =
    ["complete", "draft", "feedback", "review", "progress", "pending", "published", "stub"];

impl Rule for DeprecatedTerm {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for mention in document.mentions.iter().filter(|mention| counts(mention)) {
            let Some((entry, status)) = deprecated(mention, workspace) else { continue };
            if !is_about_the_change(mention, status, document, workspace) {
                report.report(finding(mention, entry, status, document, workspace));
            }
        }
    }
}

fn counts(mention: &Mention) -> bool {
    !matches!(mention.place, Place::Element | Place::Unsure) && mention.sense.sureness == Sureness::Sure
}

/// The entry of a mention and its status, where all entries of that name say that it is not to be used.
fn deprecated<'a>(mention: &Mention, workspace: &'a Workspace) -> Option<(&'a Entry, &'a Status)> {
    let glossaries = &workspace.glossaries;
    let name = &glossaries.term(mention.term)?.forms.get(mention.form as usize)?.text;
    let ids = std::iter::once(mention.term).chain(mention.others.iter().copied());
    let sites = ids.filter_map(|id| glossaries.term(id)).flat_map(|term| &term.sites);
    let entries = sites.filter_map(|site| Some((*site, glossaries.entry(*site)?)));
    let named = entries.filter(|(_, entry)| entry.forms.iter().any(|form| form.text == *name));
    let mut found = None;
    for (site, entry) in named {
        let status = entry.status.as_ref().filter(|status| status.deprecated)?;
        if status.use_instead.is_none() && has_progress(glossaries.list.get(site.glossary as usize)?) {
            return None;
        }
        found.get_or_insert((entry, status));
    }
    found
}

/// Whether the statuses of a glossary tell how far its texts are, so that a deprecated one is a text and not a term.
fn has_progress(glossary: &Glossary) -> bool {
    let is_progress = |word: &str| PROGRESS.iter().any(|known| word.to_lowercase().contains(known));
    let mut statuses = glossary.entries.iter().filter_map(|entry| entry.status.as_ref());
    statuses.any(|status| is_progress(&status.word))
}

/// Whether the mention stands in the entry of the term to use instead, which may tell of its old name, or in an entry
/// that is not to be used itself.
fn is_about_the_change(
    mention: &Mention,
    status: &Status,
    document: &Document,
    workspace: &Workspace,
) -> bool {
    let home = workspace.entries.at(document.path(), mention.span);
    let home = home.and_then(|id| workspace.glossaries.entry(id));
    home.is_some_and(|home| {
        let preferred = status.use_instead.as_ref().map(|name| name.to_lowercase());
        home.status.as_ref().is_some_and(|status| status.deprecated)
            || preferred.is_some_and(|name| home.forms.iter().any(|form| form.text.to_lowercase() == name))
    })
}

fn finding(
    mention: &Mention,
    entry: &Entry,
    status: &Status,
    document: &Document,
    workspace: &Workspace,
) -> Finding {
    let written = squeeze(document.source.slice(mention.span));
    let message = format!("`{written}` is not to be used any more: its entry says “{}”", status.word);
    let help = match &status.use_instead {
        Some(name) => format!("write `{name}` instead"),
        None => "use another term; the entry may say which".to_owned(),
    };
    Finding::new(document.at(mention.span), message)
        .label(Location::new(entry.path.clone(), entry.name_span), "its entry")
        .help(help)
        .data("term", entry.name.as_str())
        .fix(fix(mention, entry, status, document).filter(|_| is_known(status, workspace)))
}

fn fix(mention: &Mention, entry: &Entry, status: &Status, document: &Document) -> Option<Fix> {
    let in_text = matches!(mention.place, Place::Text | Place::Label);
    let name = status.use_instead.as_ref().filter(|_| in_text)?;
    let text = wording::in_place_of(mention, &entry.name, name, document)?;
    let title = format!("write `{text}`");
    Some(Fix { title, safety: Safety::Unsafe, edits: vec![document.replace(mention.span, text)] })
}

/// Whether the term to use instead has an entry: what a definition says is not always just a name.
fn is_known(status: &Status, workspace: &Workspace) -> bool {
    let name = status.use_instead.as_deref().unwrap_or_default().to_lowercase();
    let mut forms = workspace.glossaries.terms.iter().flat_map(|term| &term.forms);
    forms.any(|form| form.text.to_lowercase() == name)
}
