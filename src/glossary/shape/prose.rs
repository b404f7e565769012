use std::cell::LazyCell;

use rustc_hash::FxHashSet;

use super::{Draft, Reading};
use crate::facts::{Block, BlockKind};
use crate::glossary::section::Section;
use crate::glossary::vocabulary::is_letters;
use crate::glossary::words::Words;
use crate::text::{Prose, Span};

/// The most words of a headword.
const LONGEST: usize = 6;

/// Marks between a headword and its text.
const MARKS: [&str; 6] = [": ", " - ", " – ", " — ", "：", " -- "];

/// Words that begin a sentence, and stand with a capital within a name at its start only.
const OPENERS: [&str; 20] = [
    "A",
    "An",
    "The",
    "This",
    "These",
    "It",
    "In",
    "Any",
    "One",
    "When",
    "Where",
    "Rather",
    "Something",
    "Someone",
    "Used",
    "Refers",
    "How",
    "What",
    "Process",
    "That",
];

/// How a paragraph begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// With a headword of this many bytes, the text from the second number on.
    Headword(usize, usize),
    /// With text.
    Text,
}

/// Bare paragraphs, as a glossary looks whose markup was lost: a short paragraph is a headword, and so is a name before
/// a colon or a dash, on a line of its own, given again as the subject, or followed by the first word of a sentence.
/// Read on pages that are named as glossaries only. Other paragraphs belong to the entry above.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let blocks: Vec<&Block> = section.children(None).map(|(_, block)| block).collect();
    let is_plain =
        |kind: &BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Html | BlockKind::Rule);
    let is_heading = |kind: &BlockKind| matches!(kind, BlockKind::Heading(_));
    let plain = blocks.iter().all(|block| is_plain(&block.kind) || is_heading(&block.kind));
    if !section.named || !plain || blocks.len() < 4 {
        return reading;
    }
    let texts = || blocks.iter().filter_map(|block| section.prose(block)).map(|prose| prose.text.trim());
    let known: LazyCell<FxHashSet<&str>, _> =
        LazyCell::new(|| texts().filter(|text| is_bare_name(text)).collect());
    let paragraphs: Vec<(&Block, Prose<'_>)> = blocks
        .iter()
        .filter(|block| !is_heading(&block.kind))
        .filter_map(|block| Some((*block, section.prose(block)?)))
        .collect();
    let Some(starts) = starts(&paragraphs, &|name| known.contains(name)) else { return reading };
    for ((block, prose), start) in paragraphs.into_iter().zip(starts) {
        match start {
            Start::Headword(length, from) => {
                reading.drafts.push(draft(section, prose, length, from, block.span))
            }
            Start::Text => {
                if let Some(last) = reading.drafts.last_mut() {
                    last.body.end = block.span.end;
                    last.span.end = block.span.end;
                }
            }
        }
    }
    let defined = reading.drafts.iter().filter(|draft| !draft.body.is_empty()).count();
    if 4 * defined < reading.drafts.len() {
        reading.drafts.clear();
    }
    reading
}

/// How each paragraph begins; none where too few begin with a headword: four, and half of all.
fn starts(paragraphs: &[(&Block, Prose<'_>)], is_known: &dyn Fn(&str) -> bool) -> Option<Vec<Start>> {
    let mut starts = Vec::with_capacity(paragraphs.len());
    let mut texts = 0;
    for (_, prose) in paragraphs {
        let start = start(*prose, is_known);
        texts += usize::from(start == Start::Text);
        if 2 * texts > paragraphs.len() {
            return None;
        }
        starts.push(start);
    }
    (starts.len() - texts >= 4).then_some(starts)
}

fn draft(section: &Section<'_>, prose: Prose<'_>, length: usize, from: usize, block: Span) -> Draft {
    let words = Words::of(prose, 0..length, section.page.source);
    let headword = prose.span_of(&(0..length));
    let start =
        if from < prose.text.len() { prose.span_of(&(from..prose.text.len())).start } else { block.end };
    Draft::new(section, words, headword, Span { start, end: block.end })
}

fn start(prose: Prose<'_>, is_known: &dyn Fn(&str) -> bool) -> Start {
    let text = prose.text;
    if is_bare_name(text.trim()) {
        return Start::Headword(text.trim_end().len(), text.len());
    }
    let ends = word_ends(text);
    let found = marked(text, &ends)
        .or_else(|| first_line(prose))
        .or_else(|| repeated(text, &ends).map(|end| (end, end)))
        .or_else(|| known_name(text, &ends, is_known))
        .or_else(|| before_opener(text, &ends));
    found.map_or(Start::Text, |(length, from)| Start::Headword(length, from))
}

/// Whether a paragraph is a name alone.
fn is_bare_name(text: &str) -> bool {
    let is_sentence = || text.ends_with(['.', '!', '?', ':', ';']) || text.contains(". ");
    let is_date = || text.contains(',') && text.bytes().any(|byte| byte.is_ascii_digit());
    let generic = ["glossary", "published", "note", "contents", "back to top"];
    (1..=LONGEST).contains(&text.split_whitespace().take(LONGEST + 1).count())
        && !is_sentence()
        && !is_date()
        && !is_letters(text)
        && text.chars().any(char::is_alphabetic)
        && !generic.iter().any(|name| name.eq_ignore_ascii_case(text))
}

/// `Name: text` and `Name — text`. `ends` are those of the first words, behind which no name ends.
fn marked(text: &str, ends: &[usize]) -> Option<(usize, usize)> {
    let longest = ends.last().copied().unwrap_or_default();
    let mark_at =
        |at: usize| MARKS.iter().find(|mark| text.get(at..).is_some_and(|rest| rest.starts_with(**mark)));
    let places = text.match_indices([' ', ':', '：']).map(|(at, _)| at).take_while(|at| *at <= longest);
    let (at, mark) = places.filter_map(|at| Some((at, mark_at(at)?))).next()?;
    let name = text.get(..at)?;
    let plausible = is_bare_name(name.trim()) && !name.contains(['.', '\n', ',']);
    // `Retrieval — RAG A trick`: the dash belongs to the name, which an opener ends.
    let later =
        || before_opener(text, ends).filter(|(end, _)| *end > at + mark.len() && mark.contains(['—', '–']));
    plausible.then(|| later().unwrap_or((at, at + mark.len())))
}

/// A name on a line of its own, its text on the next ones.
fn first_line(prose: Prose<'_>) -> Option<(usize, usize)> {
    let is_break = |piece: &&crate::text::Piece| {
        !piece.is_verbatim()
            && matches!(prose.text.get(piece.at as usize..=piece.at as usize), Some(" " | "\n"))
    };
    let at = prose.pieces.iter().find(is_break)?.at as usize;
    let (name, rest) = prose.text.split_at_checked(at)?;
    let capital = rest.trim_start().starts_with(|c: char| !c.is_lowercase());
    (is_bare_name(name.trim()) && capital).then_some((at, at + 1))
}

/// The length of a name that the text begins with and goes on to speak of: `Cache Cache is …`.
fn repeated(text: &str, ends: &[usize]) -> Option<usize> {
    let is_repeated = |end: &usize| {
        text.split_at_checked(*end).is_some_and(|(name, rest)| {
            let rest = rest.trim_start().strip_prefix(name);
            rest.is_some_and(|rest| rest.starts_with(" is "))
        })
    };
    ends.iter().copied().find(is_repeated)
}

/// A name that another paragraph is, before a capital: `Cache Keep what was asked for`.
fn known_name(text: &str, ends: &[usize], is_known: &dyn Fn(&str) -> bool) -> Option<(usize, usize)> {
    let starts = |end: &usize| {
        let rest = text.get(*end..).unwrap_or_default().trim_start();
        rest.starts_with(char::is_uppercase) && text.get(..*end).is_some_and(is_known)
    };
    let end = ends.iter().copied().rfind(starts)?;
    Some((end, end))
}

/// A name before the first word of a sentence: `Cache A place …`.
fn before_opener(text: &str, ends: &[usize]) -> Option<(usize, usize)> {
    let is_name = |end: usize| {
        let name = text.get(..end).unwrap_or_default();
        !OPENERS.contains(&name.split(' ').next().unwrap_or_default()) && !name.contains(['.', ',', ':', ';'])
    };
    let before = |end: &usize| {
        let next = text.get(*end..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
        OPENERS.contains(&next)
    };
    let end = ends.iter().copied().find(before).filter(|end| is_name(*end))?;
    Some((end, end))
}

/// Where the first words of a text end.
fn word_ends(text: &str) -> Vec<usize> {
    let mut at = 0;
    let words = text.split_whitespace().take(LONGEST);
    words
        .map(|word| {
            at += text.get(at..).and_then(|rest| rest.find(|c: char| !c.is_whitespace())).unwrap_or(0)
                + word.len();
            at
        })
        .collect()
}
