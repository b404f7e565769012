mod places;

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::ops::Deref;
use std::sync::OnceLock;

use rustc_hash::FxBuildHasher;

use crate::platform::Platform;
use crate::platform::slug::fragment_key;
use crate::text::Span;

pub(super) use places::{ids_of, of, term_ids};

/// Something on a page that a fragment can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The id, as a fragment has to give it before percent-encoding.
    pub id: String,
    /// Where it comes from.
    pub source: AnchorSource,
    /// The heading, or the id.
    pub span: Span,
}

/// Where an anchor comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnchorSource {
    /// The heading with this index, by its text.
    Heading(u32),
    /// The heading with this index, by an id that its source gives.
    HeadingId(u32),
    /// The explicit id with this index in `Facts::ids`.
    Explicit(u32),
    /// The name of a term, to which the generator gives an id: of a definition list, of a `{glossary}`.
    Term,
}

/// What a fragment can lead to on one page and platform, in document order, and found by fragment.
#[derive(Debug, Clone)]
pub struct Anchors {
    platform: Platform,
    list: Vec<Anchor>,
    /// The hash of each id's key, case aside, with the index of the anchor, sorted; made for the first fragment that is
    /// looked for.
    by_key: OnceLock<Vec<(u64, u32)>>,
    /// Those of terms.
    terms: Vec<u32>,
}

impl Anchors {
    fn new(platform: Platform, list: Vec<Anchor>) -> Self {
        let terms = (0..).zip(&list).filter(|(_, anchor)| anchor.source == AnchorSource::Term);
        let terms = terms.map(|(index, _)| index).collect();
        Self { platform, list, by_key: OnceLock::new(), terms }
    }

    /// The anchors that a decoded fragment leads to: more than one where several places share the id.
    pub fn find<'a>(&'a self, fragment: &'a str) -> impl Iterator<Item = u32> + use<'a> {
        self.with_key(fragment, |key, wanted| key == wanted)
    }

    /// The anchor of the heading whose text stands at `raw`.
    #[must_use]
    pub fn of_heading(&self, raw: Span) -> Option<&Anchor> {
        let is_heading = |anchor: &&Anchor| {
            anchor.span == raw
                && matches!(anchor.source, AnchorSource::Heading(_) | AnchorSource::HeadingId(_))
        };
        let first = self.list.partition_point(|anchor| anchor.span < raw);
        self.list.get(first..)?.iter().take_while(|anchor| anchor.span == raw).find(is_heading)
    }

    /// The anchor of a term whose name stands at `name`.
    #[must_use]
    pub fn of_term(&self, name: Span) -> Option<&Anchor> {
        let term = |index: &u32| self.list.get(*index as usize);
        let after =
            self.terms.partition_point(|index| term(index).is_some_and(|term| term.span.start < name.end));
        let before = self.terms.get(..after)?.iter().rev().filter_map(term);
        before.take_while(|term| term.span.overlaps(name)).last()
    }

    /// The same, case aside.
    pub fn similar<'a>(&'a self, fragment: &'a str) -> impl Iterator<Item = u32> + use<'a> {
        self.with_key(fragment, |key, wanted| fold(key) == fold(wanted))
    }

    /// The anchors, in order, whose key `is_same` as that of a fragment; at least but for case.
    fn with_key<'a>(
        &'a self,
        fragment: &'a str,
        is_same: fn(&str, &str) -> bool,
    ) -> impl Iterator<Item = u32> + use<'a> {
        let by_key = self.by_key.get_or_init(|| self.by_key());
        let wanted = key(self.platform, fragment);
        let hash = folded_hash(&wanted);
        let first = by_key.partition_point(|(other, _)| *other < hash);
        let alike =
            by_key.get(first..).unwrap_or_default().iter().take_while(move |(other, _)| *other == hash);
        alike.map(|(_, index)| *index).filter(move |index| {
            let anchor = self.list.get(*index as usize);
            anchor.is_some_and(|anchor| is_same(&key(self.platform, &anchor.id), &wanted))
        })
    }

    fn by_key(&self) -> Vec<(u64, u32)> {
        let hash = |anchor: &Anchor| folded_hash(&key(self.platform, &anchor.id));
        let mut by_key: Vec<(u64, u32)> = self.list.iter().map(hash).zip(0..).collect();
        by_key.sort_unstable();
        by_key
    }
}

impl Deref for Anchors {
    type Target = [Anchor];

    fn deref(&self) -> &[Anchor] {
        &self.list
    }
}

/// What an id and a fragment are compared by.
fn key(platform: Platform, fragment: &str) -> Cow<'_, str> {
    match platform {
        // The ids of Azure are percent-encoded, and so are links to them, or not.
        Platform::Azure => Cow::Owned(super::resolve::percent_decode(fragment)),
        _ => fragment_key(platform, fragment),
    }
}

/// A key, case aside.
fn fold(key: &str) -> Cow<'_, str> {
    let is_folded = key.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_folded { Cow::Borrowed(key) } else { Cow::Owned(key.to_lowercase()) }
}

fn folded_hash(key: &str) -> u64 {
    FxBuildHasher.hash_one(fold(key))
}
