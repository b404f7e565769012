//! What the glossaries say about acronyms.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;

use super::Acronym;
use crate::acronym::{base_form, initials_fit};
use crate::glossary::{Entry, EntryId, FormKind, Scope};
use crate::workspace::{DocumentId, Workspace};

/// A glossary entry that defines an acronym.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The entry.
    pub entry: EntryId,
    /// What it says that the acronym stands for.
    pub expansion: Option<String>,
}

/// The pages that glossaries and their entries stand on.
pub(super) fn glossary_pages(workspace: &Workspace) -> BTreeSet<DocumentId> {
    let paths: BTreeSet<&Utf8Path> =
        workspace.glossaries.entries().map(|(_, entry)| entry.path.as_path()).collect();
    paths.into_iter().filter_map(|path| workspace.document(path)).map(|(id, _)| id).collect()
}

/// Ties acronyms to the entries that name them: by a name, an expansion, or the initials of a name.
pub(super) fn define(list: &mut BTreeMap<String, Acronym>, workspace: &Workspace) {
    let names = Names::of(workspace);
    for (name, acronym) in list.iter_mut() {
        acronym.definitions = names.definitions(name, workspace);
    }
}

/// The names of all entries: as they are, and by the first letter of those with several words.
struct Names<'a> {
    exact: BTreeMap<&'a str, Vec<(EntryId, &'a Entry)>>,
    by_initial: BTreeMap<char, Vec<(EntryId, &'a str)>>,
}

impl<'a> Names<'a> {
    fn of(workspace: &'a Workspace) -> Self {
        let mut names = Self { exact: BTreeMap::new(), by_initial: BTreeMap::new() };
        for (id, entry) in workspace.glossaries.entries() {
            let texts = entry.forms.iter().map(|form| form.text.as_str()).chain(entry.expansion.as_deref());
            for text in texts.chain([entry.name.as_str()]) {
                names.add(id, entry, text);
            }
        }
        names
    }

    fn add(&mut self, id: EntryId, entry: &'a Entry, text: &'a str) {
        let exact = self.exact.entry(base_form(text)).or_default();
        if exact.last().is_none_or(|(last, _)| *last != id) {
            exact.push((id, entry));
        }
        // "NLP model" names NLP too: an entry whose name begins with an acronym explains it.
        let first = text.split(' ').next().unwrap_or_default();
        if first.len() < text.len() && first.chars().filter(|c| c.is_uppercase()).count() > 1 {
            let led = self.exact.entry(base_form(first)).or_default();
            if entry.expansion.is_some() && led.last().is_none_or(|(last, _)| *last != id) {
                led.push((id, entry));
            }
        }
        if text.contains([' ', '-'])
            && let Some(initial) = text.chars().next().and_then(|c| c.to_lowercase().next())
        {
            self.by_initial.entry(initial).or_default().push((id, text));
        }
    }

    fn definitions(&self, name: &str, workspace: &Workspace) -> Vec<Definition> {
        if let Some(found) = self.exact.get(name) {
            let define = |(id, entry): &(EntryId, &Entry)| Definition {
                entry: *id,
                expansion: expansion_in(entry, name),
            };
            return found.iter().map(define).collect();
        }
        let initial = name.chars().next().and_then(|c| c.to_lowercase().next()).unwrap_or_default();
        let fitting = self.by_initial.get(&initial).into_iter().flatten();
        let fitting = fitting
            .filter(|(id, text)| initials_fit(name, text) && workspace.glossaries.entry(*id).is_some());
        fitting.map(|(id, text)| Definition { entry: *id, expansion: Some((*text).to_owned()) }).collect()
    }
}

/// What an entry that is called `name` says that it stands for.
fn expansion_in(entry: &Entry, name: &str) -> Option<String> {
    let is_acronym =
        entry.forms.iter().any(|form| form.kind == FormKind::Acronym && base_form(&form.text) == name);
    let long = |text: &str| text.contains([' ', '-']) && base_form(text) != name;
    let written = entry.expansion.clone();
    written.or_else(|| (is_acronym && long(&entry.name)).then(|| entry.name.clone()))
}

/// Whether the terms of a glossary with this scope apply to a page.
pub(super) fn applies(scope: &Scope, path: &Utf8Path) -> bool {
    scope.dir.as_str().is_empty() || path.starts_with(&scope.dir)
}
