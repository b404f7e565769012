//! What the glossaries say about acronyms.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Acronym;
use crate::acronym::{Glance, base_form, initials_fit, letters_of, possible_letters};
use crate::glossary::{Entry, EntryId, FormKind, Scope};
use crate::workspace::{DocumentId, Workspace};

/// Fewest letters of an acronym that is tied to an entry by initials alone: two are those of some entry by chance.
const FEWEST_LETTERS: usize = 3;

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
    let paths: FxHashSet<&str> =
        workspace.glossaries.entries().map(|(_, entry)| entry.path.as_str()).collect();
    paths.into_iter().filter_map(|path| workspace.document(path.into())).map(|(id, _)| id).collect()
}

/// Ties acronyms to the entries that name them: by a name, an expansion, or the initials of a name.
pub(super) fn define(list: &mut BTreeMap<String, Acronym>, workspace: &Workspace) {
    let names = Names::of(workspace, Asked::of(list));
    let found: Vec<Vec<Definition>> = list.keys().map(|name| names.definitions(name)).collect();
    for (acronym, definitions) in list.values_mut().zip(found) {
        acronym.definitions = definitions;
    }
}

/// The acronyms that are asked for, so that of thousands of entries only those are looked at that may name one.
struct Asked<'a> {
    names: FxHashSet<&'a str>,
    letters: FxHashSet<String>,
    glance: Glance,
}

impl<'a> Asked<'a> {
    fn of(list: &'a BTreeMap<String, Acronym>) -> Self {
        Self {
            names: list.keys().map(String::as_str).collect(),
            letters: list.keys().map(|name| letters_of(name)).collect(),
            glance: Glance::at(list.keys().map(String::as_str)),
        }
    }
}

/// The names of all entries: as they are, and those with several words by the letters that may abbreviate them.
struct Names<'a> {
    asked: Asked<'a>,
    exact: FxHashMap<&'a str, Vec<Definition>>,
    several_words: Vec<(EntryId, &'a str)>,
    /// Indices into `several_words`, ascending.
    by_letters: FxHashMap<String, Vec<usize>>,
}

impl<'a> Names<'a> {
    fn of(workspace: &'a Workspace, asked: Asked<'a>) -> Self {
        let mut names = Self {
            asked,
            exact: FxHashMap::default(),
            several_words: Vec::new(),
            by_letters: FxHashMap::default(),
        };
        for (id, entry) in workspace.glossaries.entries() {
            let texts = entry.forms.iter().map(|form| form.text.as_str()).chain(entry.expansion.as_deref());
            for text in texts.chain([entry.name.as_str()]) {
                names.add(id, entry, text);
            }
        }
        names
    }

    fn add(&mut self, id: EntryId, entry: &'a Entry, text: &'a str) {
        let name = base_form(text);
        if self.asked.names.contains(name) {
            self.define(name, id, expansion_in(entry, name));
        }
        if text.contains([' ', '-']) {
            if is_acronym(text) {
                self.add_parts(id, entry, text);
            }
            self.add_several_words(id, text);
        }
    }

    /// Adds the acronyms among the words of a name that the definition spells out.
    fn add_parts(&mut self, id: EntryId, entry: &'a Entry, text: &'a str) {
        for part in text.split(' ').map(base_form).filter(|part| is_acronym(part)) {
            if self.asked.names.contains(part)
                && let Some(long) = expansion_at_start(part, &entry.definition)
            {
                self.define(part, id, Some(long));
            }
        }
    }

    fn add_several_words(&mut self, id: EntryId, text: &'a str) {
        if !self.asked.glance.may_fit(text) {
            return;
        }
        let index = self.several_words.len();
        self.several_words.push((id, text));
        for key in possible_letters(text).into_iter().filter(|key| self.asked.letters.contains(key)) {
            self.by_letters.entry(key).or_default().push(index);
        }
    }

    fn define(&mut self, name: &'a str, entry: EntryId, expansion: Option<String>) {
        let known = self.exact.entry(name).or_default();
        if known.last().is_none_or(|last| last.entry != entry) {
            known.push(Definition { entry, expansion });
        }
    }

    /// The entries that define `name`. Those that only have its initials may mean another thing: they say nothing
    /// about what it stands for.
    fn definitions(&self, name: &str) -> Vec<Definition> {
        if let Some(found) = self.exact.get(name) {
            return found.clone();
        }
        if name.chars().count() < FEWEST_LETTERS {
            return Vec::new();
        }
        let near = self.by_letters.get(&letters_of(name)).into_iter().flatten();
        let fitting = near.filter_map(|&index| self.several_words.get(index));
        let fitting = fitting.filter(|(_, text)| initials_fit(name, text));
        fitting.map(|(id, _)| Definition { entry: *id, expansion: None }).collect()
    }
}

/// Whether the text has two capitals.
fn is_acronym(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
}

/// The first words of a definition where their initials are `name`, an article aside: "Natural Language Processing"
/// of an entry "NLP model".
fn expansion_at_start(name: &str, definition: &str) -> Option<String> {
    let words: Vec<&str> = definition.split_whitespace().take(name.chars().count() + 4).collect();
    let article =
        words.first().is_some_and(|word| matches!(word.to_lowercase().as_str(), "a" | "an" | "the"));
    let words = words.get(usize::from(article)..)?;
    (2..=words.len())
        .filter_map(|count| words.get(..count))
        .map(|run| run.join(" "))
        .find(|run| initials_fit(name, run))
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
    path.starts_with(&scope.dir) && scope.pages.as_ref().is_none_or(|pages| pages.contains(path))
}
