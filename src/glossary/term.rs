use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Entry, Form, FormKind, Glossaries, Glossary, Scope, Term, TermId};

/// Groups the entries of all glossaries into terms: those of one name and scope are one term.
pub(super) fn group(list: Vec<Glossary>) -> Glossaries {
    let glossaries = Glossaries { list, ..Glossaries::default() };
    let scopes = numbered_scopes(&glossaries.list);
    let mut ids: FxHashMap<(&str, usize), TermId> = FxHashMap::default();
    let mut known: FxHashSet<(TermId, &str)> = FxHashSet::default();
    let mut terms: Vec<Term> = Vec::new();
    let mut term_of: Vec<Vec<TermId>> = glossaries.list.iter().map(|_| Vec::new()).collect();
    for (id, entry) in glossaries.entries() {
        let Some((glossary, scope)) =
            glossaries.list.get(id.glossary as usize).zip(scopes.get(id.glossary as usize))
        else {
            continue;
        };
        let term_id = *ids.entry((&entry.name, *scope)).or_insert_with(|| {
            terms.push(Term {
                name: entry.name.clone(),
                scope: glossary.scope.clone(),
                forms: Vec::with_capacity(entry.forms.len()),
                sites: Vec::new(),
            });
            TermId(terms.len() as u32 - 1)
        });
        if let Some(term) = terms.get_mut(term_id.0 as usize) {
            term.sites.push(id);
            let new = entry.forms.iter().filter(|form| known.insert((term_id, &form.text)));
            term.forms.extend(new.cloned());
        }
        if let Some(terms) = term_of.get_mut(id.glossary as usize) {
            terms.push(term_id);
        }
    }
    Glossaries { list: glossaries.list, terms, term_of }
}

/// For each glossary the number of its scope: glossaries of one scope have one number.
fn numbered_scopes(list: &[Glossary]) -> Vec<usize> {
    let mut numbers: BTreeMap<&Scope, usize> = BTreeMap::new();
    list.iter()
        .map(|glossary| {
            let next = numbers.len();
            *numbers.entry(&glossary.scope).or_insert(next)
        })
        .collect()
}

/// Gives the entries that others only point to the names of these: `rep: see representation`.
pub(super) fn follow_redirects(glossary: &mut Glossary) {
    if glossary.entries.iter().all(|entry| entry.redirect.is_none()) {
        return;
    }
    let known: BTreeSet<String> =
        glossary.entries.iter().flat_map(|entry| &entry.forms).map(|form| loose(&form.text)).collect();
    for entry in &mut glossary.entries {
        // What points to no entry is a text of its own: "See the style guide".
        if entry.redirect.as_ref().is_some_and(|name| !known.contains(&loose(name))) {
            entry.redirect = None;
        }
    }
    let names: Vec<(String, String)> = glossary
        .entries
        .iter()
        .filter_map(|entry| Some((loose(entry.redirect.as_ref()?), entry.name.clone())))
        .collect();
    if names.is_empty() {
        return;
    }
    let mut first = first_by_name(&glossary.entries);
    let numbered = glossary.entries.iter().enumerate();
    let mut held: BTreeSet<(usize, String)> = numbered
        .flat_map(|(index, entry)| entry.forms.iter().map(move |form| (index, form.text.clone())))
        .collect();
    for (target, name) in names {
        let Some(&index) = first.get(&target) else { continue };
        let Some(entry) = glossary.entries.get_mut(index) else { continue };
        if held.insert((index, name.clone())) {
            let place = first.entry(loose(&name)).or_insert(index);
            *place = index.min(*place);
            entry.forms.push(Form { text: name, kind: FormKind::Alias, code: false });
        }
    }
}

/// The first of the entries that are no mere pointers, by each of their names.
fn first_by_name(entries: &[Entry]) -> BTreeMap<String, usize> {
    let mut first = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.redirect.is_none()) {
        for form in &entry.forms {
            first.entry(loose(&form.text)).or_insert(index);
        }
    }
    first
}

/// A name without case, an article and the ending of a plural: what these tell apart is one name.
fn loose(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    bare.strip_suffix('s').unwrap_or(bare).to_owned()
}
