//! Judges every mention of the tree, once all are found.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;
use rayon::prelude::*;

use super::Found;
use super::kind;
use crate::glossary::{Scope, Term, TermId, override_of};
use crate::mention::{self, Mention, Natures, PageWords, Reason, Scene, Sureness, Topics, Usage};
use crate::workspace::{Document, Workspace};

/// Judges the sense of every mention, given how the tree uses the terms. The words of a page that are given are those
/// of `earlier` topics, which the new ones replace.
pub(super) fn all(workspace: &Workspace, found: &mut [Found], earlier: &mut Topics) {
    let glossaries = &workspace.glossaries;
    let (usage, mut wanted) = used(workspace, found);
    wanted.retain(|term| glossaries.term(*term).is_some_and(mention::is_ordinary));
    let templates = kind::Templates::of(workspace);
    let (reach, decided) = (reach(workspace), decided(workspace));
    let natures = Natures::new(glossaries, &wanted);
    let mut topics = Topics::new(glossaries, &wanted);
    let documents = workspace.documents.par_iter();
    let still_hold = topics.have_the_words_of(earlier);
    documents.clone().zip(&mut *found).for_each(|(document, found)| {
        let asked = found.mentions.iter().any(|mention| wanted.contains(&mention.term));
        let known = found.words.take().filter(|_| still_hold);
        found.words = asked.then(|| known.unwrap_or_else(|| topics.words_of(&document.facts)));
    });
    topics.weigh(found.iter().filter_map(|found| found.words.as_ref()).filter(|page| !page.is_empty()));
    let no_words = PageWords::default();
    documents.zip(found).filter(|(_, found)| !found.mentions.is_empty()).for_each(|(document, found)| {
        let scene = Scene {
            glossaries,
            natures: &natures,
            usage: &usage,
            reach: &reach,
            decided: &decided,
            topics: &topics,
            page: found.words.as_ref().unwrap_or(&no_words),
            no_place: kind::no_place(document, &templates),
        };
        for mention in &mut found.mentions {
            if let Some(prose) = document.facts.prose.get(mention.prose as usize) {
                mention.sense = scene.judge(mention, prose);
            }
        }
    });
    *earlier = topics;
}

/// How the tree uses the terms, and which of them it uses at all.
fn used(workspace: &Workspace, found: &[Found]) -> (Usage, BTreeSet<TermId>) {
    let words = workspace.documents.par_iter().map(|document| mention::words(&document.facts)).sum();
    let mut usage = Usage::in_words(words);
    let mut wanted = BTreeSet::new();
    for (document, found) in workspace.documents.iter().zip(found) {
        let linked: Vec<TermId> = found.links.iter().map(|link| link.term).collect();
        usage.add(&document.facts, &found.mentions, &linked);
        wanted.extend(found.mentions.iter().map(|mention| mention.term));
    }
    (usage, wanted)
}

/// The terms whose mentions the configuration takes for meant: `link = true`.
fn decided(workspace: &Workspace) -> BTreeSet<TermId> {
    let settings = &workspace.config.terms;
    if settings.overrides.is_empty() {
        return BTreeSet::new();
    }
    let is_decided =
        |term: &Term| override_of(settings, term).is_some_and(|setting| setting.link == Some(true));
    let numbered = (0..).map(TermId).zip(&workspace.glossaries.terms);
    numbered.filter(|(_, term)| is_decided(term)).map(|(id, _)| id).collect()
}

/// To how many pages the terms of each scope apply.
fn reach(workspace: &Workspace) -> BTreeMap<Scope, u32> {
    let scopes: BTreeSet<&Scope> = workspace.glossaries.terms.iter().map(|term| &term.scope).collect();
    let pages: Vec<&Utf8Path> = workspace.documents.iter().map(Document::path).collect();
    scopes.into_iter().map(|scope| (scope.clone(), scope.reach(&pages))).collect()
}

/// The reasons of a judgement as one sentence part, those that decided first: "it is used as a verb, although it is one
/// of the main words of the tree".
#[must_use]
pub fn reasons(mention: &Mention) -> String {
    let (support, doubt): (Vec<&Reason>, Vec<&Reason>) =
        mention.sense.reasons.iter().partition(|reason| reason.is_for());
    let (first, second) = match mention.sense.sureness {
        Sureness::Sure => (support, doubt),
        _ => (doubt, support),
    };
    let list =
        |reasons: &[&Reason]| reasons.iter().map(|reason| reason.to_string()).collect::<Vec<_>>().join("; ");
    match (first.as_slice(), second.as_slice()) {
        ([], only) | (only, []) => list(only),
        (first, second) => format!("{}, although {}", list(first), list(second)),
    }
}
