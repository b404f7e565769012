use std::collections::BTreeMap;

use super::{Form, FormKind, Glossaries, Glossary, Scope, Term, TermId};

/// Groups the entries of all glossaries into terms: those of one name and scope are one term.
pub(super) fn group(list: Vec<Glossary>) -> Glossaries {
    let mut glossaries = Glossaries { list, ..Glossaries::default() };
    let mut ids: BTreeMap<(String, Scope), TermId> = BTreeMap::new();
    let mut terms: Vec<Term> = Vec::new();
    let mut term_of = BTreeMap::new();
    for (id, entry) in glossaries.entries() {
        let Some(glossary) = glossaries.list.get(id.glossary as usize) else { continue };
        let key = (entry.name.clone(), glossary.scope.clone());
        let term = *ids.entry(key).or_insert_with(|| {
            terms.push(Term {
                name: entry.name.clone(),
                scope: glossary.scope.clone(),
                forms: Vec::new(),
                sites: Vec::new(),
            });
            TermId(terms.len() as u32 - 1)
        });
        if let Some(term) = terms.get_mut(term.0 as usize) {
            term.sites.push(id);
            for form in &entry.forms {
                if !term.forms.iter().any(|known| known.text == form.text) {
                    term.forms.push(form.clone());
                }
            }
        }
        term_of.insert(id, term);
    }
    glossaries.terms = terms;
    glossaries.term_of = term_of;
    glossaries
}

/// Gives the entries that others only point to the names of these: `rep: see representation`.
pub(super) fn follow_redirects(glossary: &mut Glossary) {
    let known: Vec<String> =
        glossary.entries.iter().flat_map(|entry| &entry.forms).map(|form| form.text.to_lowercase()).collect();
    for entry in &mut glossary.entries {
        // What points to no entry is a text of its own: "See the style guide".
        let leads =
            entry.redirect.as_ref().is_some_and(|name| known.iter().any(|form| same_name(form, name)));
        if !leads {
            entry.redirect = None;
        }
    }
    let names: Vec<(String, String)> = glossary
        .entries
        .iter()
        .filter_map(|entry| Some((entry.redirect.clone()?.to_lowercase(), entry.name.clone())))
        .collect();
    for (target, name) in &names {
        let found = glossary.entries.iter_mut().find(|entry| {
            entry.redirect.is_none() && entry.forms.iter().any(|form| same_name(&form.text, target))
        });
        if let Some(entry) = found
            && !entry.forms.iter().any(|form| form.text == *name)
        {
            entry.forms.push(Form { text: name.clone(), kind: FormKind::Alias, code: false });
        }
    }
}

/// Whether two names are one but for case, an article and the ending of a plural.
fn same_name(a: &str, b: &str) -> bool {
    let key = |name: &str| {
        let lower = name.trim().to_lowercase();
        let bare = lower.strip_prefix("the ").unwrap_or(&lower);
        bare.strip_suffix('s').unwrap_or(bare).to_owned()
    };
    key(a) == key(b)
}
