//! The acronyms of one page.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::abbreviation::abbreviations;
use super::beside::{aligned, expansion_beside};
use super::context::is_change;
use super::gloss::{gloss, spelled_by_code, spelled_by_name};
use super::listed::{Lists, listed};
use super::section::section_of;
use super::{Expansion, ExpansionSource, Use};
use crate::acronym::{
    Glance, Pair, Pattern, base_form, initials_fit, is_well_known, letters_of, possible_letters,
};
use crate::facts::{BlockKind, DirectiveKind, Part};
use crate::markdown::html;
use crate::text::{Inline, InlineKind, Prose, Span, squeeze, squeezed};
use crate::workspace::resolve::percent_decode;
use crate::workspace::{Document, DocumentId, Target, records_changes};

/// Most words of a link that names what it leads to.
const MOST_NAME_WORDS: usize = 2;

/// The acronyms of a page by base form, in order.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// How many acronyms are used.
    pub names: usize,
    pub uses: Vec<(String, Use)>,
    pub expansions: Vec<(String, Expansion)>,
}

/// Reads the acronyms of a page. `glossary_pages` are the pages of glossary entries.
pub(super) fn read(id: DocumentId, document: &Document, glossary_pages: &BTreeSet<DocumentId>) -> Found {
    let lists = Lists::of(document);
    let mut reader = Reader { id, document, glossary_pages, lists, found: Found::default() };
    let definitions = reader.abbreviations();
    for run in document.acronyms() {
        let index = run.prose as usize;
        let Some(prose) = document.facts.prose.get(index) else { continue };
        if definitions.contains(&prose.block) {
            continue;
        }
        for occurrence in &run.analysis.occurrences {
            let pair = occurrence.pair.and_then(|at| Some((at, run.analysis.pairs.get(at)?)));
            match pair {
                Some((_, pair)) if is_topic(document, prose, pair) => {
                    reader.occurrence(prose, run.prose, occurrence.range.clone());
                }
                Some((at, pair)) => {
                    let pair_index = u32::try_from(at).unwrap_or(u32::MAX);
                    let source =
                        ExpansionSource::Text { prose: run.prose, pair: pair_index, pattern: pair.pattern };
                    let long = squeeze(prose.text.get(pair.long.clone()).unwrap_or_default());
                    reader.expand(prose, &occurrence.range, long, source);
                }
                None => reader.occurrence(prose, run.prose, occurrence.range.clone()),
            }
        }
    }
    reader.roles();
    reader.headings();
    reader.found
}

/// Whether a short form with a colon is the topic of an entry in a list of changes: "QXR: Quickly xor rows (#123)".
fn is_topic(document: &Document, prose: Prose<'_>, pair: &Pair) -> bool {
    pair.pattern == Pattern::Equation && (is_change(prose.text) || records_changes(document))
}

struct Reader<'a> {
    id: DocumentId,
    document: &'a Document,
    glossary_pages: &'a BTreeSet<DocumentId>,
    lists: Lists,
    found: Found,
}

impl Reader<'_> {
    /// Takes the abbreviation definitions and gives their blocks.
    fn abbreviations(&mut self) -> BTreeSet<u32> {
        let found = abbreviations(&self.document.source, &self.document.facts);
        for abbreviation in &found {
            let short = squeeze(abbreviation.short);
            let source = ExpansionSource::Abbreviation;
            self.add(base_form(&short), abbreviation.span, abbreviation.long.to_owned(), source);
        }
        found.iter().map(|abbreviation| abbreviation.block).collect()
    }

    /// An acronym without an expansion beside it in its text: a use, unless its markup or its neighbour expands it.
    fn occurrence(&mut self, prose: Prose<'_>, index: u32, range: Range<usize>) {
        let written = prose.text.get(range.clone()).unwrap_or_default();
        let short = &*squeezed(written);
        let marked =
            prose.inlines_over(range.clone()).find_map(|inline| self.by_markup(prose, inline, short));
        let beside = || {
            let beside = || expansion_beside(&self.document.facts, index as usize, short);
            let long =
                spelled_by_code(prose, &range).or_else(beside).or_else(|| spelled_by_name(prose, short))?;
            Some((long, ExpansionSource::Beside))
        };
        let defined = || self.defined_by_link(prose, &range).then(|| (String::new(), ExpansionSource::Link));
        let gloss = || Some((squeeze(gloss(prose.text, &range)?), ExpansionSource::Gloss));
        let listed = || {
            let is_listed = self.lists.hold(prose.span_of(&range).start);
            let long = is_listed.then(|| listed(&self.document.facts, index as usize, &range)).flatten()?;
            Some((long, ExpansionSource::Gloss))
        };
        let said = marked.or_else(beside).or_else(gloss).or_else(defined).or_else(listed);
        if let Some((long, source)) = said {
            self.expand(prose, &range, long, source);
            return;
        }
        if is_joined(written) {
            parts(written, range.start).for_each(|part| self.use_at(prose, index, part));
        } else {
            self.use_at(prose, index, range);
        }
    }

    fn use_at(&mut self, prose: Prose<'_>, index: u32, range: Range<usize>) {
        let short = squeezed(prose.text.get(range.clone()).unwrap_or_default());
        let span = prose.span_of(&range);
        let block = self.document.facts.blocks.get(prose.block as usize);
        let heading = block.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
        let heading = heading || is_one_link(prose, &range);
        let section = section_of(&self.document.facts, span.start);
        let leads_to = self.leads_to(prose, &range);
        let value = Use { document: self.id, prose: index, range, span, section, heading, leads_to };
        self.found.uses.push((base_form(&short).to_owned(), value));
    }

    /// What the markup around an acronym says that it stands for.
    fn by_markup(&self, prose: Prose<'_>, inline: &Inline, short: &str) -> Option<(String, ExpansionSource)> {
        match &inline.kind {
            InlineKind::Element(name) if matches!(prose.aside(*name), "abbr" | "acronym") => {
                let tags = html::tags(self.document.source.slice(inline.span), inline.span.start);
                let title = tags.first()?.attribute("title")?.value;
                Some((squeeze(&html::decode(title)), ExpansionSource::Element))
            }
            InlineKind::Link(reference) => {
                let text = prose.text.get(inline.range.start as usize..inline.range.end as usize)?;
                let named = text.split_whitespace().count() <= MOST_NAME_WORDS;
                let long = self.by_link(*reference, short, named)?;
                Some((long, ExpansionSource::Link))
            }
            _ => None,
        }
    }

    /// What a link says that the acronym in its text stands for: it leads to a glossary entry, its address spells the
    /// words out, as in `…/Content_Security_Policy`, or it leads out of the docs to the thing that it names (`named`:
    /// hardly any other words are in the link).
    fn by_link(&self, index: u32, short: &str, named: bool) -> Option<String> {
        let reference = self.document.facts.references.get(index as usize)?;
        if let Some(Target::Document(id) | Target::Anchor(id, _)) =
            self.document.link_of(index).map(|link| &link.target)
            && self.glossary_pages.contains(id)
        {
            return Some(String::new());
        }
        let address = percent_decode(&reference.destination);
        let words = address.split(['/', '#', '?']).rev().filter(|part| !part.is_empty());
        let spelled = words.take(3).find_map(|part| {
            let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
            let long = stem.replace(['_', '-', '+'], " ");
            (initials_fit(short, &long) || aligned(short, &long)).then_some(long)
        });
        spelled.or_else(|| {
            let itself = (named && address.contains("://")) || is_address_of(&address, base_form(short));
            itself.then(String::new)
        })
    }

    /// Whether the block is an item that names the acronym and links its definition elsewhere: "QXR - [RFC 1](https:…)".
    fn defined_by_link(&self, prose: Prose<'_>, range: &Range<usize>) -> bool {
        let before = prose.text.get(..range.start).unwrap_or_default();
        let after = prose.text.get(range.end..).unwrap_or_default();
        let link = [" - ", " – ", " — ", ": "].iter().find_map(|mark| after.strip_prefix(mark));
        let Some(link) = link.filter(|_| before.trim().is_empty()) else { return false };
        let at = prose.text.len() - link.len();
        prose.inlines.iter().any(|inline| {
            let InlineKind::Link(index) = inline.kind else { return false };
            let reference = self.document.facts.references.get(index as usize);
            inline.range.start as usize == at
                && reference.is_some_and(|reference| reference.destination.contains("://"))
        })
    }

    /// The page that a link around the acronym leads to.
    fn leads_to(&self, prose: Prose<'_>, range: &Range<usize>) -> Option<DocumentId> {
        prose.inlines_over(range.clone()).find_map(|inline| {
            let InlineKind::Link(index) = inline.kind else { return None };
            match self.document.link_of(index)?.target {
                Target::Document(id) | Target::Anchor(id, _) => Some(id),
                _ => None,
            }
        })
    }

    /// `` {abbr}`ABC (what it stands for)` ``
    fn roles(&mut self) {
        for directive in &self.document.facts.directives {
            if directive.kind != DirectiveKind::Role || directive.name != "abbr" {
                continue;
            }
            let Some((short, long)) = directive.argument.split_once('(') else { continue };
            let long = long.trim().trim_end_matches(')').to_owned();
            self.add(base_form(short.trim()), directive.span, long, ExpansionSource::Element);
        }
    }

    /// Headings that spell out an acronym of the page.
    fn headings(&mut self) {
        let names: BTreeSet<String> = self.found.uses.iter().map(|(name, _)| name.clone()).collect();
        self.found.names = names.len();
        if names.is_empty() {
            return;
        }
        let glance = Glance::at(names.iter().map(String::as_str));
        let by_letters = LazyCell::new(|| {
            let mut by_letters: BTreeMap<String, Vec<&String>> = BTreeMap::new();
            for name in &names {
                by_letters.entry(letters_of(name)).or_default().push(name);
            }
            by_letters
        });
        for heading in &self.document.facts.headings {
            let text: String = heading.parts.iter().map(part_text).collect();
            if !glance.may_fit(&text) || !text.trim().contains([' ', '-']) {
                continue;
            }
            let possible = possible_letters(&text);
            let near = possible.iter().filter_map(|key| by_letters.get(key)).flatten();
            let near: BTreeSet<&String> = near.copied().collect();
            for name in near.into_iter().filter(|name| initials_fit(name, &text)) {
                self.add(name, heading.raw, squeeze(&text), ExpansionSource::Heading);
            }
        }
    }

    fn expand(&mut self, prose: Prose<'_>, range: &Range<usize>, long: String, source: ExpansionSource) {
        let short = squeezed(prose.text.get(range.clone()).unwrap_or_default());
        self.add(base_form(&short), prose.span_of(range), long, source);
    }

    fn add(&mut self, name: &str, span: Span, long: String, source: ExpansionSource) {
        let section = if source.has_place() { section_of(&self.document.facts, span.start) } else { None };
        let listed = self.lists.hold(span.start);
        let expansion = Expansion { document: self.id, span, long, source, section, listed };
        self.found.expansions.push((name.to_owned(), expansion));
    }
}

/// Whether slashes join acronyms, as in "AST/HIR"; what readers know as one ("TCP/IP") stays one.
fn is_joined(short: &str) -> bool {
    let is_acronym = |part: &str| part.chars().filter(|c| c.is_uppercase()).count() >= 2;
    short.contains('/') && !is_well_known(short) && short.split('/').all(is_acronym)
}

/// The acronyms that slashes join in a text that begins at byte `at`.
fn parts(short: &str, mut at: usize) -> impl Iterator<Item = Range<usize>> {
    short.split('/').map(move |part| {
        let start = at;
        at += part.len() + 1;
        start..start + part.len()
    })
}

/// Whether the whole text of the block of a place is one link: an entry of a table of contents, the title of another
/// page.
fn is_one_link(prose: Prose<'_>, range: &Range<usize>) -> bool {
    let link = prose.inlines_over(range.clone()).find(|inline| matches!(inline.kind, InlineKind::Link(_)));
    link.and_then(|link| prose.text.get(link.range.start as usize..link.range.end as usize))
        .is_some_and(|text| text.trim() == prose.text.trim())
}

/// Whether an address is that of the thing itself: the name is a part of its host, or of one of the last two parts of
/// its path.
fn is_address_of(address: &str, name: &str) -> bool {
    let (host, path) = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or((rest, "")),
        None => ("", address),
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let last = path.split('/').rev().filter(|part| !part.is_empty()).take(2);
    let words = last.flat_map(|part| part.split(['-', '_', '.']));
    host.split('.').chain(words).any(|word| word.eq_ignore_ascii_case(name))
}

/// What a reader sees of a part of a heading but for code.
pub(super) fn part_text(part: &Part) -> &str {
    match part {
        Part::Text(text) => text,
        Part::Break => " ",
        Part::Code(_) | Part::Html(_) | Part::Image(_) | Part::Math(_) => "",
    }
}
