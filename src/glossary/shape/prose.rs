use std::collections::BTreeSet;

use super::{Draft, Reading};
use crate::facts::BlockKind;
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
    let blocks: Vec<_> = section.children(None).collect();
    let is_plain =
        |kind: &BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Html | BlockKind::Rule);
    let is_heading = |kind: &BlockKind| matches!(kind, BlockKind::Heading(_));
    let plain = blocks.iter().all(|(_, block)| is_plain(&block.kind) || is_heading(&block.kind));
    if !section.named || !plain || blocks.len() < 4 {
        return reading;
    }
    let known: BTreeSet<&str> = blocks
        .iter()
        .filter_map(|(_, block)| section.prose(block))
        .map(|prose| prose.text.trim())
        .filter(|text| is_bare_name(text))
        .collect();
    let mut texts = 0;
    for (_, block) in &blocks {
        let Some(prose) = section.prose(block).filter(|_| !is_heading(&block.kind)) else { continue };
        match start(prose, &known) {
            Start::Headword(length, from) => {
                reading.drafts.push(draft(section, prose, length, from, block.span))
            }
            Start::Text => {
                texts += 1;
                if let Some(last) = reading.drafts.last_mut() {
                    last.body.end = block.span.end;
                    last.span.end = block.span.end;
                }
            }
        }
    }
    let defined = reading.drafts.iter().filter(|draft| !draft.body.is_empty()).count();
    let enough =
        reading.drafts.len() >= 4 && reading.drafts.len() >= texts && 4 * defined >= reading.drafts.len();
    if !enough {
        reading.drafts.clear();
    }
    reading
}

fn draft(section: &Section<'_>, prose: Prose<'_>, length: usize, from: usize, block: Span) -> Draft {
    let words = Words::of(prose, 0..length, section.page.source);
    let headword = prose.span_of(&(0..length));
    let start =
        if from < prose.text.len() { prose.span_of(&(from..prose.text.len())).start } else { block.end };
    Draft::new(section, words, headword, Span { start, end: block.end })
}

fn start(prose: Prose<'_>, known: &BTreeSet<&str>) -> Start {
    let text = prose.text;
    if is_bare_name(text.trim()) {
        return Start::Headword(text.trim_end().len(), text.len());
    }
    let found = marked(text)
        .or_else(|| first_line(prose))
        .or_else(|| repeated(text).map(|end| (end, end)))
        .or_else(|| known_name(text, known))
        .or_else(|| before_opener(text));
    found.map_or(Start::Text, |(length, from)| Start::Headword(length, from))
}

/// Whether a paragraph is a name alone.
fn is_bare_name(text: &str) -> bool {
    let is_sentence = || text.ends_with(['.', '!', '?', ':', ';']) || text.contains(". ");
    let is_date = || text.chars().any(|c| c.is_ascii_digit()) && text.contains(',');
    let generic = ["glossary", "published", "note", "contents", "back to top"];
    (1..=LONGEST).contains(&text.split_whitespace().take(LONGEST + 1).count())
        && !is_sentence()
        && !is_date()
        && !is_letters(text)
        && text.chars().any(char::is_alphabetic)
        && !generic.contains(&text.to_lowercase().as_str())
}

/// `Name: text` and `Name — text`.
fn marked(text: &str) -> Option<(usize, usize)> {
    let (at, mark) = MARKS.iter().filter_map(|mark| Some((text.find(mark)?, mark))).min()?;
    let name = text.get(..at)?;
    let plausible = is_bare_name(name.trim()) && !name.contains(['.', '\n', ',']);
    // `Retrieval — RAG A trick`: the dash belongs to the name, which an opener ends.
    let later = before_opener(text).filter(|(end, _)| *end > at + mark.len() && mark.contains(['—', '–']));
    plausible.then(|| later.unwrap_or((at, at + mark.len())))
}

/// A name on a line of its own, its text on the next ones.
fn first_line(prose: Prose<'_>) -> Option<(usize, usize)> {
    let is_break = |piece: &&crate::text::Piece| {
        !piece.verbatim && matches!(prose.text.get(piece.at as usize..=piece.at as usize), Some(" " | "\n"))
    };
    let at = prose.pieces.iter().find(is_break)?.at as usize;
    let (name, rest) = prose.text.split_at_checked(at)?;
    let capital = rest.trim_start().starts_with(|c: char| !c.is_lowercase());
    (is_bare_name(name.trim()) && capital).then_some((at, at + 1))
}

/// The length of a name that the text begins with and goes on to speak of: `Cache Cache is …`.
fn repeated(text: &str) -> Option<usize> {
    word_ends(text).find(|end| {
        text.split_at_checked(*end).is_some_and(|(name, rest)| {
            let rest = rest.trim_start();
            rest.starts_with(name) && rest.get(name.len()..).is_some_and(|rest| rest.starts_with(" is "))
        })
    })
}

/// A name that another paragraph is, before a capital: `Cache Keep what was asked for`.
fn known_name(text: &str, known: &BTreeSet<&str>) -> Option<(usize, usize)> {
    let starts = |end: &usize| {
        let rest = text.get(*end..).unwrap_or_default().trim_start();
        text.get(..*end).is_some_and(|name| known.contains(name)) && rest.starts_with(char::is_uppercase)
    };
    let end = word_ends(text).filter(starts).last()?;
    Some((end, end))
}

/// A name before the first word of a sentence: `Cache A place …`.
fn before_opener(text: &str) -> Option<(usize, usize)> {
    let is_name = |end: usize| {
        let name = text.get(..end).unwrap_or_default();
        !OPENERS.contains(&name.split(' ').next().unwrap_or_default()) && !name.contains(['.', ',', ':', ';'])
    };
    let before = |end: &usize| {
        let next = text.get(*end..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
        OPENERS.contains(&next)
    };
    let end = word_ends(text).find(before).filter(|end| is_name(*end))?;
    Some((end, end))
}

/// Where the first words of a text end.
fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    text.split_whitespace().take(LONGEST).map(move |word| {
        at += text.get(at..).and_then(|rest| rest.find(word)).unwrap_or(0) + word.len();
        at
    })
}
