//! Which texts are names of a term: those that its entries and the configuration give, plurals and other spellings.

use std::collections::BTreeSet;

use super::super::inflection::{plurals, singular};
use super::super::{Derivation, Reading, case};
use super::Names;
use crate::config::{self, Plurals, Spelling, TermOverride};
use crate::glossary::{FormKind, Glossaries, Glossary, Term, TermId};
use crate::text::{Span, is_unspaced, squeeze};

/// The names of all terms, and the phrases that are none.
pub(super) fn collect(
    glossaries: &Glossaries,
    settings: &config::Terms,
    phrases: &[&str],
) -> (Names, Vec<String>) {
    let names = Names::with_room(glossaries.terms.len());
    let mut collector = Collector { settings, names, phrases: Vec::new() };
    let proper: BTreeSet<usize> = lower_case_glossaries(glossaries);
    for (id, term) in (0..).map(TermId).zip(&glossaries.terms) {
        let is_proper = term.sites.iter().all(|site| proper.contains(&(site.glossary as usize)));
        let entries = term.sites.iter().filter_map(|site| glossaries.entry(*site));
        let expansions: Vec<&str> = entries.filter_map(|entry| entry.expansion.as_deref()).collect();
        collector.term(id, term, &expansions, is_proper);
    }
    for phrase in phrases {
        collector.phrase(phrase);
    }
    let Collector { names, mut phrases, .. } = collector;
    phrases.retain(|phrase| !names.has(phrase));
    (names, phrases)
}

/// What the configuration says of a term, under any of its names.
#[must_use]
pub fn override_of<'a>(settings: &'a config::Terms, term: &Term) -> Option<&'a TermOverride> {
    let named = |key: &str| {
        let key = key.to_lowercase();
        term.name.to_lowercase() == key || term.forms.iter().any(|form| form.text.to_lowercase() == key)
    };
    settings.overrides.iter().find(|(key, _)| named(key.get_ref())).map(|(_, setting)| setting)
}

/// The glossaries that write their headwords in lower case, so that a capital in one of them means a name.
fn lower_case_glossaries(glossaries: &Glossaries) -> BTreeSet<usize> {
    let is_lower_case = |glossary: &Glossary| {
        let words = glossary.entries.iter().filter(|entry| !case::has_inner_capital(&entry.name));
        let (mut lower, mut all) = (0, 0);
        for entry in words {
            all += 1;
            lower += usize::from(entry.name.starts_with(char::is_lowercase));
        }
        all > 0 && lower * 2 > all
    };
    let numbered = glossaries.list.iter().enumerate();
    numbered.filter(|(_, glossary)| is_lower_case(glossary)).map(|(index, _)| index).collect()
}

struct Collector<'a> {
    settings: &'a config::Terms,
    names: Names,
    phrases: Vec<String>,
}

impl Collector<'_> {
    /// Takes the names of a term: its forms, the `expansions` that its entries spell out, and what the configuration
    /// adds.
    fn term(&mut self, id: TermId, term: &Term, expansions: &[&str], proper: bool) {
        let setting = override_of(self.settings, term);
        if setting.is_some_and(|setting| setting.link == Some(false)) {
            return;
        }
        let exact = setting.is_some_and(|setting| setting.case == Some(Spelling::Exact));
        let any = setting.is_some_and(|setting| setting.case == Some(Spelling::Any));
        let extra = setting.map_or(&[][..], |setting| setting.aliases.as_slice());
        let listed = term.forms.iter().map(|form| (form.text.as_str(), form.code, form.kind));
        let extra = extra.iter().map(|alias| (alias.get_ref().as_str(), false, FormKind::Alias));
        let spelled = expansions.iter().map(|text| (*text, false, FormKind::Expansion));
        for (form, (text, code, kind)) in (0..).zip(listed.chain(extra).chain(spelled)) {
            let text = squeeze(text);
            if !self.is_long_enough(&text, kind) {
                continue;
            }
            let capitalised = proper && !text.contains(' ') && text.starts_with(char::is_uppercase);
            let exact = !any && (exact || code || capitalised || kind == FormKind::Acronym);
            self.name(&text, Reading { derivation: Derivation::Listed, term: id, form }, exact, code);
        }
        for phrase in setting.map_or(&[][..], |setting| setting.not_in.as_slice()) {
            self.phrase(phrase.get_ref());
        }
    }

    /// The shortest names need to be asked for, but acronyms are seldom anything else.
    fn is_long_enough(&self, text: &str, kind: FormKind) -> bool {
        // A character of a script without spaces is a syllable or a word of its own.
        let length: usize = text.chars().map(|c| if is_unspaced(c) { 2 } else { 1 }).sum();
        let capitals = text.chars().all(|c| c.is_uppercase() || c.is_numeric());
        let shortest = self.settings.min_length;
        let acronym = kind == FormKind::Acronym || capitals;
        length >= if acronym { shortest.min(2) } else { shortest }.max(1)
    }

    fn name(&mut self, text: &str, reading: Reading, exact: bool, code: bool) {
        let name = self.spelling(text, reading, exact);
        if text.contains('\'') {
            self.spelling(&text.replace('\'', "\u{2019}"), reading, exact);
        }
        if self.settings.plurals == Plurals::English && !code {
            let plural = Reading { derivation: Derivation::Plural, ..reading };
            for text in plurals(text) {
                let text = self.names.keep([text.as_str()]);
                self.names.add(text, plural, name, exact);
            }
            if let Some(text) = singular(text) {
                self.spelling(&text, Reading { derivation: Derivation::Singular, ..reading }, exact);
            }
        }
        if !code {
            self.variants(text, Reading { derivation: Derivation::Variant, ..reading }, exact);
        }
    }

    /// Adds a name as it is written.
    fn spelling(&mut self, text: &str, reading: Reading, exact: bool) -> Span {
        let name = self.names.keep([text]);
        self.names.add(name, reading, name, exact);
        name
    }

    /// Other spellings: hyphens for spaces, spaces for hyphens, nothing for either.
    fn variants(&mut self, text: &str, reading: Reading, exact: bool) {
        const FEWEST: usize = 5;
        for (from, to) in [('-', " "), (' ', "-"), ('-', ""), (' ', "")] {
            if !text.contains(from) {
                continue;
            }
            let parts = text.split(from).enumerate();
            let name = self.names.keep(parts.flat_map(|(at, part)| [if at > 0 { to } else { "" }, part]));
            if self.names.slice(name).chars().take(FEWEST).count() == FEWEST {
                self.names.add(name, reading, name, exact);
            }
        }
    }

    fn phrase(&mut self, phrase: &str) {
        self.phrases.push(phrase.to_owned());
        self.phrases.extend(plurals(phrase));
    }
}
