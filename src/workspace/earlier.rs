//! What still holds of the pages of a tree when some of them get other texts.

use super::{Document, site_index};
use crate::config::Config;
use crate::facts::Facts;
use crate::mention::{Mention, PageWords};
use crate::platform::Site;
use crate::text::Source;

/// What was known of a page.
#[derive(Debug)]
pub(super) struct Known {
    facts: Facts,
    mentions: Vec<Mention>,
    words: Option<PageWords>,
    /// Whether the page has got another text.
    has_changed: bool,
}

/// What was found on a page.
#[derive(Debug)]
pub(super) struct Earlier {
    /// Its mentions of terms.
    pub mentions: Vec<Mention>,
    /// Its words of definitions, which hold while the definitions have the same.
    pub words: Option<PageWords>,
    /// How much of it is as it was.
    pub same: Same,
}

/// What of a page is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Same {
    /// All of it.
    Page,
    /// What a reader sees: a link was put around a word, or a comment taken away.
    Texts,
}

/// The text of a page, the new one if it gets one, and what was known of it.
pub(super) fn take_apart(document: Document, text: Option<String>) -> (Source, Known) {
    let Document { source, facts, mentions, words, .. } = document;
    match text.filter(|text| text != source.text()) {
        Some(text) => (Source::new(source.path(), text), Known { facts, mentions, words, has_changed: true }),
        None => (source, Known { facts, mentions, words, has_changed: false }),
    }
}

/// The document again, and what still holds of what was found on it. The sites are those that it was read with.
pub(super) fn again(
    source: Source,
    known: Known,
    sites: &[Site],
    config: &Config,
) -> (Document, Option<Earlier>) {
    let Known { facts, mentions, words, has_changed } = known;
    let earlier = |same| Earlier { mentions, words, same };
    if !has_changed {
        let site = site_index(sites, source.path());
        return (Document::new(source, facts, site, config), Some(earlier(Same::Page)));
    }
    let document = Document::read(source, sites, config);
    let reads_the_same = has_same_texts(&facts, &document.facts);
    (document, reads_the_same.then(|| earlier(Same::Texts)))
}

/// Whether two pages read the same, block for block.
fn has_same_texts(a: &Facts, b: &Facts) -> bool {
    a.prose.len() == b.prose.len() && a.prose.iter().zip(b.prose.iter()).all(|(a, b)| a.text == b.text)
}
