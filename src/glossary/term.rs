use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Form, FormKind, Glossaries, Glossary, Scope, Term, TermId};

/// Groups the entries of all glossaries into terms: those of one name and scope are one term.
pub(super) fn group(list: Vec<Glossary>) -> Glossaries {
    let glossaries = Glossaries { list, ..Glossaries::default() };
    let mut ids: BTreeMap<(&str, &Scope), TermId> = BTreeMap::new();
    let mut terms: Vec<Term> = Vec::new();
    let mut term_of = BTreeMap::new();
    let mut known: BTreeSet<(TermId, &str)> = BTreeSet::new();
    for (id, entry) in glossaries.entries() {
        let Some(glossary) = glossaries.list.get(id.glossary as usize) else { continue };
        let key = (entry.name.as_str(), &glossary.scope);
        let term_id = *ids.entry(key).or_insert_with(|| {
            terms.push(Term {
                name: entry.name.clone(),
                scope: glossary.scope.clone(),
                forms: Vec::new(),
                sites: Vec::new(),
            });
            TermId(terms.len() as u32 - 1)
        });
        if let Some(term) = terms.get_mut(term_id.0 as usize) {
            term.sites.push(id);
            for form in &entry.forms {
                if known.insert((term_id, &form.text)) {
                    term.forms.push(form.clone());
                }
            }
        }
        term_of.insert(id, term_id);
    }
    Glossaries { list: glossaries.list, terms, term_of }
}

/// Gives the entries that others only point to the names of these: `rep: see representation`.
pub(super) fn follow_redirects(glossary: &mut Glossary) {
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
