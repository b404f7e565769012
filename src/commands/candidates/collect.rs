//! What may need an entry: acronyms that nothing explains, and phrases that several pages set off or capitalise.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use camino::Utf8Path;

use crate::acronym::base_form;
use crate::commands::CommandError;
use crate::engine::{self, Selection};
use crate::facts::BlockKind;
use crate::glossary::{plurals, singular};
use crate::mention::english;
use crate::text::{InlineKind, Prose, Span};
use crate::workspace::{Document, Workspace};

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
/// A phrase has at most so many words.
const WORDS: usize = 4;
/// A single word that is as common in English needs no entry; a Zipf value.
const COMMON: f64 = 3.5;
/// So many bytes of text around a use are shown, roughly.
const EXAMPLE: usize = 80;

/// The candidates of the pages that `asked` takes, by pages, uses and name.
pub(super) fn of(
    workspace: &Workspace,
    asked: &dyn Fn(&Utf8Path) -> bool,
) -> Result<Vec<Candidate>, CommandError> {
    let known = known(workspace);
    let unexplained = unexplained(workspace)?;
    let mut found: BTreeMap<String, (Candidate, bool)> = BTreeMap::new();
    for document in workspace.documents.iter().filter(|document| asked(document.path())) {
        if workspace.entries.is_glossary(document.path()) {
            continue;
        }
        let mut here = BTreeSet::new();
        for (prose, range, is_acronym) in uses(document, &unexplained) {
            let Some(text) = prose.text.get(range.clone()) else { continue };
            let name = if is_acronym { base_form(text) } else { text };
            let key = if is_acronym { name.to_owned() } else { singular_key(name) };
            if !is_acronym && known.contains(&key) {
                continue;
            }
            let slot = found
                .entry(key.clone())
                .or_insert_with(|| (first(document, prose, &range, name), is_acronym));
            slot.0.uses += 1;
            slot.0.pages += usize::from(here.insert(key));
        }
    }
    let enough = |candidate: &Candidate| candidate.pages >= LEAST.0 && candidate.uses >= LEAST.1;
    let kept = found.into_values().filter(|(candidate, is_acronym)| *is_acronym || enough(candidate));
    let mut candidates: Vec<Candidate> = kept.map(|(candidate, _)| candidate).collect();
    candidates.sort_by(|a, b| (b.pages, b.uses, &a.name).cmp(&(a.pages, a.uses, &b.name)));
    Ok(candidates)
}

/// The names of all entries, in lower case and in the singular.
fn known(workspace: &Workspace) -> BTreeSet<String> {
    let forms = workspace.glossaries.terms.iter().flat_map(|term| &term.forms);
    forms.flat_map(|form| [form.text.to_lowercase(), singular_key(&form.text)]).collect()
}

fn singular_key(name: &str) -> String {
    let lower = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
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

type Found<'a> = (&'a Prose, Range<usize>, bool);

/// The uses on a page: ranges of its prose, and whether each is an acronym.
fn uses<'a>(document: &'a Document, unexplained: &BTreeSet<String>) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for run in &document.acronyms {
        let Some(prose) = document.facts.prose.get(run.prose as usize) else { continue };
        let ranges = run.analysis.occurrences.iter().map(|occurrence| occurrence.range.clone());
        let is_meant = |range: &Range<usize>| {
            prose.text.get(range.clone()).is_some_and(|text| unexplained.contains(base_form(text)))
        };
        found.extend(ranges.filter(is_meant).map(|range| (prose, range, true)));
    }
    for prose in &document.facts.prose {
        let kind = document.facts.blocks.get(prose.block as usize).map(|block| &block.kind);
        if !matches!(kind, Some(BlockKind::Heading(_) | BlockKind::DescriptionTerm)) {
            found.extend(phrases(prose).into_iter().map(|range| (prose, range, false)));
        }
    }
    found
}

/// The phrases of a text that are set off by emphasis, or capitalised within a sentence.
fn phrases(prose: &Prose) -> Vec<Range<usize>> {
    let is_styled = |kind: &InlineKind| matches!(kind, InlineKind::Emphasis | InlineKind::Strong);
    let styled = prose.inlines.iter().filter(|inline| is_styled(&inline.kind));
    let mut found: Vec<Range<usize>> = styled
        .map(|inline| inline.range.start as usize..inline.range.end as usize)
        .filter(|range| range.len() < prose.text.trim().len() && is_phrase(&prose.text, range))
        .collect();
    for range in capitalised(&prose.text) {
        let apart = found.iter().all(|other| other.end <= range.start || range.end <= other.start);
        // The text of a link is mostly the title of what it leads to.
        let linked =
            || prose.inlines_over(range.clone()).any(|inline| matches!(inline.kind, InlineKind::Link(_)));
        if apart && is_phrase(&prose.text, &range) && !linked() {
            found.push(range);
        }
    }
    found
}

/// Whether it reads as the name of a thing: a few words, a single one only if English seldom has it.
fn is_phrase(text: &str, range: &Range<usize>) -> bool {
    let Some(phrase) = text.get(range.clone()) else { return false };
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\''));
    let named = words.iter().all(is_word) && words.iter().any(|word| word.chars().count() > 2);
    let rare = |word: &str| english::zipf(&word.to_lowercase()).is_none_or(|zipf| zipf < COMMON);
    let everyday = |word: &&str| !rare(word);
    let lone = |word: &&str| !has_digit_only(word) && word.chars().count() > 3 && rare(word);
    match words.as_slice() {
        [] => false,
        [word] => named && lone(word) && word.chars().any(char::is_lowercase),
        several => {
            let first = several.first().map(|word| word.to_lowercase()).unwrap_or_default();
            let begins_well = !STARTS.contains(&first.as_str());
            named
                && several.len() <= WORDS
                && begins_well
                && !several.iter().all(|word| everyday(word) && word.len() < 5)
        }
    }
}

/// Words that begin no name.
const STARTS: [&str; 20] = [
    "a", "an", "the", "this", "that", "these", "not", "no", "all", "any", "every", "only", "you", "we", "it",
    "if", "your", "how", "first", "see",
];

fn has_digit_only(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

/// Runs of two words and more that begin with capitals and do not begin a sentence.
fn capitalised(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut run: Option<(Range<usize>, usize)> = None;
    let mut starts_sentence = true;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let name = bare.trim_end_matches([',', '.', ';', ':', '!', '?', ')', '"', '”']);
        let letters = name.chars().all(|c| c.is_alphanumeric() || c == '-');
        let capital = name.starts_with(char::is_uppercase) && name.chars().any(char::is_lowercase);
        if capital && letters && !starts_sentence {
            let end = at + name.len();
            run = Some(run.map_or((at..end, 1), |(range, count)| (range.start..end, count + 1)));
        }
        if !capital || !letters || starts_sentence || name.len() < bare.len() {
            runs.extend(run.take().filter(|(_, count)| *count > 1).map(|(range, _)| range));
        }
        starts_sentence =
            bare.ends_with(['.', '!', '?', ':', Prose::OPAQUE]) || !bare.contains(char::is_alphanumeric);
        at += word.len();
    }
    runs.extend(run.filter(|(_, count)| *count > 1).map(|(range, _)| range));
    runs
}

fn first(document: &Document, prose: &Prose, range: &Range<usize>, name: &str) -> Candidate {
    let span: Span = prose.span_of(range);
    let line = document.source.position(span.start).line;
    Candidate {
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        place: (document.path().to_string(), line),
        example: example(&prose.text, range),
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
    let words = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
    format!("{before}{words}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_at_the_start_of_a_sentence_are_none() {
        let found = |text: &str| -> Vec<String> {
            capitalised(text).into_iter().map(|range| text[range].to_owned()).collect()
        };
        assert_eq!(
            found("The Spill File grows. Work Queue ends; so the Heap Page, and Root."),
            ["Spill File", "Heap Page"]
        );
        assert!(found("Über Ähre. Also Öl").is_empty());
    }
}
