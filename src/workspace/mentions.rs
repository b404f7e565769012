//! Phase 2b: the mentions of terms on every page, and what is linked to a term already.

mod judge;
mod kind;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::earlier::{Earlier, Same};
use super::entry_index::EntryIndex;
use super::{Document, LinkSource, Target, Workspace};
use crate::config::Config;
use crate::facts::{Directive, DirectiveKind, Reference, ReferenceKind};
use crate::glossary::{EntryId, Glossaries, Matcher, Term, TermId};
use crate::markdown::definition::normalize_label;
use crate::mention::{self, Mention, PageWords, Topics, english};
use crate::platform::Site;

use crate::text::Span;

pub use judge::reasons;
pub use kind::records_changes;

/// A place that is linked to an entry of a glossary, in whatever notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermLink {
    /// The whole link.
    pub span: Span,
    /// The entry.
    pub entry: EntryId,
    /// Its term.
    pub term: TermId,
    /// The text that a reader sees, where the notation gives one.
    pub text: Box<str>,
}

/// What a page has of terms.
pub(super) struct Found {
    pub mentions: Vec<Mention>,
    pub links: Vec<TermLink>,
    /// Its words of definitions, if its mentions ask for them.
    pub words: Option<PageWords>,
}

/// Finds the names of all terms; none where there are no terms.
pub(super) fn matcher(glossaries: &Glossaries, config: &Config) -> Option<Matcher> {
    (!glossaries.terms.is_empty()).then(|| Matcher::new(glossaries, &config.terms, &english::phrases()))
}

/// The mentions and links of terms of every page, in the order of the pages. `earlier` is what still holds of each
/// page where they were looked for before, among the same names, and `topics` what its words were sought by.
pub(super) fn of_all(
    workspace: &Workspace,
    entries: &EntryIndex,
    matcher: Option<Matcher>,
    earlier: Option<Vec<Option<Earlier>>>,
    topics: &mut Topics,
) -> Vec<Found> {
    let Some(matcher) = matcher else {
        let none = |_| Found { mentions: Vec::new(), links: Vec::new(), words: None };
        return workspace.documents.iter().map(none).collect();
    };
    let names = Names::new(workspace);
    let earlier = earlier.unwrap_or_else(|| workspace.documents.iter().map(|_| None).collect());
    let mut found: Vec<Found> = workspace
        .documents
        .par_iter()
        .zip(earlier)
        .map(|(document, mut earlier)| Found {
            words: earlier.as_mut().and_then(|earlier| earlier.words.take()),
            mentions: earlier
                .and_then(|earlier| still_there(earlier, document, entries))
                .unwrap_or_else(|| mentions_of(document, workspace, entries, &matcher)),
            links: names.links_of(document, workspace, entries),
        })
        .collect();
    judge::all(workspace, &mut found, topics);
    found
}

/// The mentions that were found on a page before, where they still are all of it. On a page with entries those that
/// count depend on where the entries stand.
fn still_there(earlier: Earlier, document: &Document, entries: &EntryIndex) -> Option<Vec<Mention>> {
    match earlier.same {
        Same::Page => Some(earlier.mentions),
        Same::Texts if entries.is_glossary(document.path()) => None,
        Same::Texts => Some(mention::again(&document.facts, earlier.mentions)),
    }
}

fn mentions_of(
    document: &Document,
    workspace: &Workspace,
    entries: &EntryIndex,
    matcher: &Matcher,
) -> Vec<Mention> {
    let glossaries = &workspace.glossaries;
    let in_scope =
        |term: TermId| glossaries.term(term).is_some_and(|term| applies(term, document, workspace));
    let pairs = |prose| document.acronyms_in(prose).map_or(&[][..], |run| run.analysis.pairs.as_slice());
    let has_entries = entries.is_glossary(document.path());
    let is_own = |term: TermId, at: Span| has_entries && is_own(term, at, document, workspace, entries);
    mention::find(&document.facts, matcher, glossaries, &in_scope, &pairs, &is_own)
}

/// Whether a term applies to a page: its scope covers it, and the page is of the same site, or one from which a link
/// to the file of an entry works.
fn applies(term: &Term, document: &Document, workspace: &Workspace) -> bool {
    let entries = || term.sites.iter().filter_map(|site| workspace.glossaries.entry(*site));
    let pages = || entries().filter_map(|entry| workspace.document(&entry.path));
    let built = workspace.site(document).is_some_and(Site::is_known);
    let apart = built && pages().next().is_some() && pages().all(|(_, page)| page.site != document.site);
    term.scope.covers(document.path()) && !apart
}

/// Whether a mention of a term stands in its own entry, in one that points to it, or in a headword.
fn is_own(id: TermId, at: Span, document: &Document, workspace: &Workspace, entries: &EntryIndex) -> bool {
    let glossaries = &workspace.glossaries;
    let Some(home) = entries.at(document.path(), at) else { return false };
    if glossaries.term_of(home) == Some(id) {
        return true;
    }
    let Some(entry) = glossaries.entry(home) else { return false };
    let Some(term) = glossaries.term(id) else { return false };
    let names = |term: &Term, name: &str| {
        term.forms.iter().any(|form| form.text.to_lowercase() == name.to_lowercase())
    };
    let points_here = entry.redirect.as_ref().is_some_and(|name| names(term, name));
    let own_redirect = term.sites.iter().filter_map(|site| glossaries.entry(*site));
    let points_there = own_redirect
        .filter_map(|site| site.redirect.as_ref())
        .any(|target| entry.forms.iter().any(|form| form.text.to_lowercase() == target.to_lowercase()));
    entry.headword_span.overlaps(at) || points_here || points_there
}

/// The names of terms, to look up what roles and shortcodes name.
struct Names(FxHashMap<String, Vec<TermId>>);

impl Names {
    fn new(workspace: &Workspace) -> Self {
        let mut names: FxHashMap<String, Vec<TermId>> = FxHashMap::default();
        for (id, term) in (0..).map(TermId).zip(&workspace.glossaries.terms) {
            for form in &term.forms {
                names.entry(form.text.to_lowercase()).or_default().push(id);
            }
        }
        Self(names)
    }

    fn entry(&self, name: &str, document: &Document, workspace: &Workspace) -> Option<(TermId, EntryId)> {
        let folded = name.trim().to_lowercase();
        let ids = self.0.get(&folded).or_else(|| self.0.get(&folded.replace(['-', '_'], " ")))?;
        let fits = |id: &&TermId| {
            workspace.glossaries.term(**id).is_some_and(|term| term.scope.covers(document.path()))
        };
        let id = ids.iter().find(fits).or_else(|| ids.first())?;
        let site = workspace.glossaries.term(*id)?.sites.first()?;
        Some((*id, *site))
    }

    fn links_of(&self, document: &Document, workspace: &Workspace, entries: &EntryIndex) -> Vec<TermLink> {
        let mut links = Vec::new();
        let targets = Targets::new(document);
        for (index, reference) in (0..).zip(&document.facts.references) {
            let target = targets.of(index, reference);
            let as_file = || entries.of_destination(document.path(), &reference.destination, workspace);
            let entry = target.and_then(|target| entries.of_target(target, workspace)).or_else(as_file);
            let term = entry.and_then(|entry| workspace.glossaries.term_of(entry));
            let named = || {
                let page = target.is_some_and(|target| leads_to_glossary(target, workspace, entries));
                page.then(|| self.entry(document.facts.text_of(reference), document, workspace)).flatten()
            };
            if let Some((term, entry)) = term.zip(entry).or_else(named) {
                links.push(TermLink {
                    span: reference.span,
                    entry,
                    term,
                    text: document.facts.text_of(reference).into(),
                });
            }
        }
        for directive in &document.facts.directives {
            let Some((name, text)) = term_named(directive) else { continue };
            if let Some((term, entry)) = self.entry(&name, document, workspace) {
                links.push(TermLink { span: directive.span, entry, term, text: text.into() });
            }
        }
        links.sort_by_key(|link| link.span);
        links
    }
}

/// Where the references of a page lead.
struct Targets<'a> {
    references: BTreeMap<u32, &'a Target>,
    definitions: BTreeMap<String, &'a Target>,
}

impl<'a> Targets<'a> {
    fn new(document: &'a Document) -> Self {
        let mut targets = Self { references: BTreeMap::new(), definitions: BTreeMap::new() };
        for link in &document.links {
            match link.source {
                LinkSource::Reference(index) => {
                    targets.references.insert(index, &link.target);
                }
                LinkSource::Definition(index) => {
                    if let Some(definition) = document.facts.definitions.get(index as usize) {
                        let label = normalize_label(&definition.label);
                        targets.definitions.entry(label).or_insert(&link.target);
                    }
                }
                LinkSource::Directive(_) => {}
            }
        }
        targets
    }

    /// Where the reference with this index leads; one by label leads where its definition does.
    fn of(&self, index: u32, reference: &Reference) -> Option<&'a Target> {
        match reference.kind {
            ReferenceKind::Full | ReferenceKind::Collapsed | ReferenceKind::Shortcut => {
                self.definitions.get(&normalize_label(reference.label.as_deref()?)).copied()
            }
            _ => self.references.get(&index).copied(),
        }
    }
}

/// Whether a link leads to a page with entries as a whole.
fn leads_to_glossary(target: &Target, workspace: &Workspace, entries: &EntryIndex) -> bool {
    match target {
        Target::Document(page) => workspace.get(*page).is_some_and(|page| entries.is_glossary(page.path())),
        _ => false,
    }
}

/// The term that a role, a shortcode or a Spec-Up reference names, and the text that it shows.
fn term_named(directive: &Directive) -> Option<(String, String)> {
    let argument = directive.argument.trim();
    match directive.kind {
        DirectiveKind::Role if matches!(directive.name.as_str(), "term" | "abbr") => {
            let (text, target) = match argument.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
                Some((text, target)) => (text.trim(), target.trim()),
                None => (argument, argument),
            };
            Some((target.to_owned(), text.to_owned()))
        }
        DirectiveKind::SpecUp if directive.name != "def" => {
            Some((argument.split(',').next_back()?.trim().to_owned(), argument.to_owned()))
        }
        DirectiveKind::Shortcode | DirectiveKind::Liquid if is_glossary_name(&directive.name) => {
            let value = |key: &str| parameter(argument, key);
            let id =
                value("term_id").or_else(|| value("term")).or_else(|| value("id")).or_else(|| value("key"));
            let text = value("text").or_else(|| value("display"));
            let name = id.clone().unwrap_or_else(|| argument.trim_matches(['"', '\'']).to_owned());
            Some((name.clone(), text.unwrap_or(name)))
        }
        _ => None,
    }
}

/// Whether a shortcode is about terms by its name.
pub(super) fn is_glossary_name(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("gloss") || name.contains("term") || name == "abbr"
}

/// The value of `key="…"` among the arguments of a shortcode.
pub(super) fn parameter(arguments: &str, key: &str) -> Option<String> {
    let at = arguments.find(&format!("{key}="))?;
    let value = arguments.get(at + key.len() + 1..)?;
    match value.chars().next()? {
        quote @ ('"' | '\'' | '`') => value.get(1..)?.split(quote).next().map(str::to_owned),
        _ => value.split_whitespace().next().map(str::to_owned),
    }
}
