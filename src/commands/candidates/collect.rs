//! What may need an entry: acronyms that nothing explains, and phrases that several pages set off or capitalise.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use camino::Utf8Path;

use super::{outside, phrase};
use crate::acronym::base_form;
use crate::commands::CommandError;
use crate::engine::{self, Selection};
use crate::facts::BlockKind;
use crate::glossary::{plurals, singular};
use crate::mention::english;
use crate::text::{Prose, Span, squeeze};
use crate::workspace::{Document, Workspace, records_changes};

/// A name that may need an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Candidate {
    /// As its first use has it.
    pub name: String,
    /// How often it is used.
    pub uses: usize,
    /// On so many pages.
    pub pages: usize,
    /// The path and the 1-based line of the first use.
    pub place: (String, u32),
    /// The text around it.
    pub example: String,
}

/// A phrase has to be on so many pages, and to be used so often.
const LEAST: (usize, usize) = (2, 3);
/// So many bytes of text around a use are shown, roughly.
const EXAMPLE: usize = 80;

/// The candidates of the pages that `asked` takes, by pages, uses and name.
pub(super) fn of(
    workspace: &Workspace,
    asked: &dyn Fn(&Utf8Path) -> bool,
) -> Result<Vec<Candidate>, CommandError> {
    let mut known = known(workspace);
    known.extend(english::phrases().into_iter().map(str::to_owned));
    let unexplained = unexplained(workspace)?;
    let is_no_source =
        |document: &Document| workspace.entries.is_glossary(document.path()) || records_changes(document);
    let mut found = Counts::new();
    for document in workspace.documents.iter().filter(|document| asked(document.path())) {
        if !is_no_source(document) {
            count(document, &unexplained, &known, &mut found);
        }
    }
    let enough = |candidate: &Candidate| candidate.pages >= LEAST.0 && candidate.uses >= LEAST.1;
    let linked_out = outside::linked_out(workspace);
    let mut kept: Vec<(String, Candidate)> = found
        .into_iter()
        .filter(|(_, (candidate, is_acronym))| *is_acronym || enough(candidate))
        .map(|(key, (candidate, _))| (key, candidate))
        .collect();
    drop_tails(&mut kept);
    kept.sort_by_cached_key(|(key, candidate)| {
        (linked_out.contains(key), Reverse(candidate.pages), Reverse(candidate.uses), candidate.name.clone())
    });
    Ok(kept.into_iter().map(|(_, candidate)| candidate).collect())
}

/// The candidates so far by the name that they are counted under, and whether each is an acronym.
type Counts = BTreeMap<String, (Candidate, bool)>;

/// Counts the uses on a page.
fn count(document: &Document, unexplained: &BTreeSet<String>, known: &BTreeSet<String>, found: &mut Counts) {
    let mut here = BTreeSet::new();
    for (prose, range, is_acronym) in uses(document, unexplained) {
        let Some(text) = prose.text.get(range.clone()) else { continue };
        let name = if is_acronym { base_form(text) } else { text };
        let key = if is_acronym { name.to_owned() } else { singular_key(name) };
        if !is_acronym
            && (known.contains(&key) || outside::is_product(with_capital_before(prose.text, &range)))
        {
            continue;
        }
        let new = || (first(document, prose, &range, name), is_acronym);
        let (candidate, _) = found.entry(key.clone()).or_insert_with(new);
        candidate.uses += 1;
        candidate.pages += usize::from(here.insert(key));
    }
}

/// Drops what is only the end of a longer candidate, whose first word began a sentence: "Mill Wheel" for "Water Mill
/// Wheel".
fn drop_tails(candidates: &mut Vec<(String, Candidate)>) {
    let all: Vec<(String, usize)> =
        candidates.iter().map(|(key, candidate)| (key.clone(), candidate.uses)).collect();
    candidates.retain(|(key, candidate)| {
        let tail = format!(" {key}");
        !all.iter().any(|(longer, uses)| longer.ends_with(&tail) && *uses >= candidate.uses)
    });
}

/// The names of all entries, in lower case and in the singular.
fn known(workspace: &Workspace) -> BTreeSet<String> {
    let forms = workspace.glossaries.terms.iter().flat_map(|term| &term.forms);
    forms.flat_map(|form| [form.text.to_lowercase(), singular_key(&form.text)]).collect()
}

/// A name in lower case and in the singular.
pub(super) fn singular_key(name: &str) -> String {
    let lower = squeeze(name).to_lowercase();
    let is_plural = |single: &String| plurals(single).contains(&lower);
    singular(&lower).filter(is_plural).unwrap_or(lower)
}

/// The acronyms that `undefined-acronym` finds, whether it is on or not.
fn unexplained(workspace: &Workspace) -> Result<BTreeSet<String>, CommandError> {
    let selection = Selection { select: vec!["undefined-acronym".to_owned()], ignore: Vec::new() };
    let found = engine::check(workspace, &selection)?;
    let name = |key| {
        move |diagnostic: &crate::diagnostic::Diagnostic| {
            diagnostic.data.get(key).and_then(serde_json::Value::as_str).map(str::to_owned)
        }
    };
    Ok(found.iter().filter_map(name("acronym")).collect())
}

type Found<'a> = (Prose<'a>, Range<usize>, bool);

/// The uses on a page: ranges of its prose, and whether each is an acronym.
fn uses<'a>(document: &'a Document, unexplained: &BTreeSet<String>) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for run in document.acronyms() {
        let Some(prose) = document.facts.prose.get(run.prose as usize) else { continue };
        let ranges = run.analysis.occurrences.iter().map(|occurrence| occurrence.range.clone());
        let is_meant = |range: &Range<usize>| {
            prose.text.get(range.clone()).is_some_and(|text| unexplained.contains(base_form(text)))
        };
        found.extend(ranges.filter(is_meant).map(|range| (prose, range, true)));
    }
    for prose in document.facts.prose.iter() {
        let kind = document.facts.blocks.get(prose.block as usize).map(|block| &block.kind);
        if !matches!(kind, Some(BlockKind::Heading(_) | BlockKind::DescriptionTerm)) {
            let is_new = |range: &Range<usize>| !is_mention(document, prose, range);
            found.extend(phrase::all(prose).into_iter().filter(is_new).map(|range| (prose, range, false)));
        }
    }
    found
}

/// The range together with the word before it, if that has a capital: it may be the first of the name, and not be
/// known for one since it begins the sentence.
fn with_capital_before<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let capital = before.get(start..).is_some_and(|word| word.starts_with(char::is_uppercase));
    text.get(if capital { start } else { range.start }..range.end).unwrap_or_default()
}

/// Whether a name of the glossary stands there.
fn is_mention(document: &Document, prose: Prose<'_>, range: &Range<usize>) -> bool {
    let span = prose.span_of(range);
    let before = document.mentions.partition_point(|mention| mention.span.start <= span.start);
    let nearest = document.mentions.get(..before).and_then(<[_]>::last);
    nearest.is_some_and(|mention| mention.span.contains(span))
}

fn first(document: &Document, prose: Prose<'_>, range: &Range<usize>, name: &str) -> Candidate {
    let span: Span = prose.span_of(range);
    let line = document.source.position(span.start).line;
    Candidate {
        name: squeeze(name),
        place: (document.path().to_string(), line),
        example: example(prose.text, range),
        ..Candidate::default()
    }
}

/// The words around a range.
fn example(text: &str, range: &Range<usize>) -> String {
    let half = EXAMPLE.saturating_sub(range.len()) / 2;
    let is_space = |c: char| c.is_whitespace();
    let mut start = range.start.saturating_sub(half);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (range.end + half).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let start = if start == 0 {
        0
    } else {
        text.get(start..range.start).and_then(|t| t.find(is_space)).map_or(start, |n| start + n)
    };
    let end = if end == text.len() {
        end
    } else {
        text.get(range.end..end).and_then(|t| t.rfind(is_space)).map_or(end, |n| range.end + n)
    };
    let cut = text.get(start..end).unwrap_or_default().replace(Prose::OPAQUE, "…").replace("--", "–");
    let words = squeeze(&cut);
    let (before, after) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
    format!("{before}{words}{after}")
}
