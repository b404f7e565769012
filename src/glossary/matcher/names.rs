//! The patterns of names, and what each of them can mean.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::inflection::{plurals, singular};
use super::{Derivation, Reading, boundary, case};
use crate::config::{self, Plurals, Spelling, TermOverride};
use crate::glossary::{FormKind, Glossaries, Glossary, Term, TermId};
use crate::text::squeeze;

/// All patterns with their readings.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The folded text of each pattern.
    patterns: Vec<String>,
    /// What each pattern can mean.
    meanings: Vec<Vec<Meaning>>,
}

/// A reading with what decides whether a text has it.
#[derive(Debug)]
struct Meaning {
    reading: Reading,
    /// The name as it is to be written, as far as its case matters.
    name: String,
    exact: bool,
}

impl Names {
    /// The names of all terms, and the folded phrases that are none.
    pub(super) fn collect(
        glossaries: &Glossaries,
        settings: &config::Terms,
        phrases: &[&str],
    ) -> (Self, Vec<String>) {
        let mut collector = Collector { settings, meanings: FxHashMap::default() };
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
        let mut names = Self::default();
        let mut others = Vec::new();
        for (pattern, mut meanings) in collector.meanings {
            // A name that the glossary lists wins over one that is derived from another name.
            let Some(best) = meanings.iter().map(|meaning| rank(meaning.reading.derivation)).min() else {
                others.push(pattern);
                continue;
            };
            meanings.retain(|meaning| rank(meaning.reading.derivation) == best);
            names.patterns.push(pattern);
            names.meanings.push(meanings);
        }
        (names, others)
    }

    pub(super) fn patterns(&self) -> &[String] {
        &self.patterns
    }

    /// Whether the text is that of the pattern, case aside.
    pub(super) fn is_written(&self, pattern: u32, text: &str) -> bool {
        self.patterns.get(pattern as usize).is_some_and(|folded| case::is_fold_of(folded, text))
    }

    /// What the pattern means where it is `written` so.
    pub(super) fn readings(
        &self,
        pattern: u32,
        written: &str,
        in_scope: &dyn Fn(TermId) -> bool,
    ) -> Vec<Reading> {
        let meanings = self.meanings.get(pattern as usize).map_or(&[][..], Vec::as_slice);
        let fitting = meanings.iter().filter(|meaning| in_scope(meaning.reading.term));
        fitting.filter_map(|meaning| meaning.read(written)).collect()
    }
}

impl Meaning {
    fn read(&self, written: &str) -> Option<Reading> {
        if case::is_kept(&self.name, written, self.exact) {
            return Some(self.reading);
        }
        let mixed = self.name.chars().any(char::is_lowercase) && self.name.len() > 3;
        let variant = mixed
            && self.reading.derivation != Derivation::Singular
            && written.chars().any(char::is_uppercase);
        variant.then_some(Reading { derivation: Derivation::Variant, ..self.reading })
    }
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

fn rank(derivation: Derivation) -> u8 {
    match derivation {
        Derivation::Listed => 0,
        Derivation::Plural | Derivation::Singular => 1,
        Derivation::Variant => 2,
    }
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
    /// By folded name; in what order they are read makes no difference.
    meanings: FxHashMap<String, Vec<Meaning>>,
}

impl<'a> Collector<'a> {
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
        let length: usize = text.chars().map(|c| if boundary::is_unspaced(c) { 2 } else { 1 }).sum();
        let capitals = text.chars().all(|c| c.is_uppercase() || c.is_numeric());
        let shortest = self.settings.min_length;
        let acronym = kind == FormKind::Acronym || capitals;
        length >= if acronym { shortest.min(2) } else { shortest }.max(1)
    }

    fn name(&mut self, text: &str, reading: Reading, exact: bool, code: bool) {
        self.add(text, reading, text, exact);
        if text.contains('\'') {
            self.add(&text.replace('\'', "\u{2019}"), reading, &text.replace('\'', "\u{2019}"), exact);
        }
        if self.settings.plurals == Plurals::English && !code {
            for plural in plurals(text) {
                self.add(&plural, Reading { derivation: Derivation::Plural, ..reading }, text, exact);
            }
            if let Some(singular) = singular(text) {
                self.add(
                    &singular,
                    Reading { derivation: Derivation::Singular, ..reading },
                    &singular,
                    exact,
                );
            }
        }
        if !code && text.contains([' ', '-']) {
            self.variants(text, reading, exact);
        }
    }

    /// Other spellings: hyphens for spaces, spaces for hyphens, nothing for either.
    fn variants(&mut self, text: &str, reading: Reading, exact: bool) {
        let reading = Reading { derivation: Derivation::Variant, ..reading };
        for (from, to) in [("-", " "), (" ", "-"), ("-", ""), (" ", "")] {
            let variant = text.replace(from, to);
            if variant != text && variant.chars().count() > 4 {
                self.add(&variant, reading, &variant, exact);
            }
        }
    }

    fn add(&mut self, text: &str, reading: Reading, name: &str, exact: bool) {
        let meanings = self.meanings.entry(case::fold(text)).or_default();
        // Terms are taken one after another, so those of this one are the last.
        let mut own = meanings.iter().rev().take_while(|meaning| meaning.reading.term == reading.term);
        if !own.any(|meaning| meaning.reading <= reading) {
            meanings.push(Meaning { reading, name: name.to_owned(), exact });
        }
    }

    fn phrase(&mut self, phrase: &str) {
        self.meanings.entry(case::fold(phrase)).or_default();
        for plural in plurals(phrase) {
            self.meanings.entry(case::fold(&plural)).or_default();
        }
    }
}
