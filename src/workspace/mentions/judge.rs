//! Judges every mention of the tree, once all are found.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Found;
use crate::glossary::TermId;
use crate::mention::{self, Mention, Natures, PageWords, Reason, Scene, Topics, Usage};
use crate::workspace::{Document, Workspace};

/// Judges the sense of every mention, given how the tree uses the terms.
pub(super) fn all(workspace: &Workspace, found: &mut [Found]) {
    let glossaries = &workspace.glossaries;
    let (usage, mut wanted) = used(workspace, found);
    wanted.retain(|term| glossaries.term(*term).is_some_and(mention::is_ordinary));
    let natures = Natures::new(glossaries, &wanted);
    let mut topics = Topics::new(glossaries, &wanted);
    let documents = workspace.documents.par_iter();
    let pages: Vec<PageWords> =
        documents.clone().zip(&*found).map(|(page, found)| words(&topics, &wanted, page, found)).collect();
    topics.weigh(pages.iter().filter(|page| !page.is_empty()));
    documents.zip(found).zip(&pages).for_each(|((document, found), page)| {
        let scene = Scene { glossaries, natures: &natures, usage: &usage, topics: &topics, page };
        for mention in &mut found.mentions {
            if let Some(prose) = document.facts.prose.get(mention.prose as usize) {
                mention.sense = scene.judge(mention, prose);
            }
        }
    });
}

/// How the tree uses the terms, and which of them it uses at all.
fn used(workspace: &Workspace, found: &[Found]) -> (Usage, BTreeSet<TermId>) {
    let mut usage = Usage::default();
    let mut wanted = BTreeSet::new();
    for (document, found) in workspace.documents.iter().zip(found) {
        let linked: Vec<TermId> = found.links.iter().map(|link| link.term).collect();
        usage.add(&document.facts, &found.mentions, &linked);
        wanted.extend(found.mentions.iter().map(|mention| mention.term));
    }
    (usage, wanted)
}

/// What a page is about, if it has a mention that asks for it.
fn words(topics: &Topics, wanted: &BTreeSet<TermId>, document: &Document, found: &Found) -> PageWords {
    let asked = found.mentions.iter().filter(|mention| wanted.contains(&mention.term));
    if asked.count() == 0 { PageWords::default() } else { topics.words_of(&document.facts) }
}

/// The reasons of a judgement as one sentence part: "it is an everyday word; it is used as a verb".
#[must_use]
pub fn reasons(mention: &Mention) -> String {
    mention.sense.reasons.iter().map(Reason::to_string).collect::<Vec<_>>().join("; ")
}
