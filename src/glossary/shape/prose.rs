use super::{Draft, Reading};
use crate::facts::BlockKind;
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::text::Span;

/// The most words of a paragraph that is a headword without text.
const LONGEST: usize = 6;

/// Bare paragraphs, as a glossary looks whose markup was lost: short paragraphs are headwords, and a name that
/// begins a longer one, given again as its subject, too. Read on pages that are named as glossaries only.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let blocks: Vec<_> = section.children(None).collect();
    let plain = blocks.iter().all(|(_, block)| matches!(block.kind, BlockKind::Paragraph | BlockKind::Html));
    if !section.named || !plain || blocks.len() < 6 {
        return reading;
    }
    for (_, block) in blocks {
        let Some(prose) = section.prose(block) else { continue };
        let text = prose.text.as_str();
        let length = headword(text);
        if length == 0 {
            continue;
        }
        let words = Words::of(prose, 0..length, section.page.source);
        let headword = prose.span_of(&(0..length));
        let body = Span { start: headword.end, end: block.span.end };
        reading.drafts.push(Draft::new(section, words, headword, body));
    }
    if reading.drafts.len() < 4 {
        reading.drafts.clear();
    }
    reading
}

/// The length of the headword that the paragraph is or begins with; 0 for a paragraph of text.
fn headword(text: &str) -> usize {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_sentence = text.trim_end().ends_with(['.', '!', '?', ':', ';']) || text.contains(". ");
    let is_date = text.chars().any(|c| c.is_ascii_digit()) && text.contains(',');
    if words.len() <= LONGEST && !is_sentence && !is_date {
        let generic = ["glossary", "published", "note"].contains(&text.trim().to_lowercase().as_str());
        return if generic { 0 } else { text.trim_end().len() };
    }
    repeated(text).unwrap_or(0)
}

/// The length of a name that the text begins with and goes on to speak of: `Cache Cache is …`.
fn repeated(text: &str) -> Option<usize> {
    let mut end = 0;
    for word in text.split_whitespace().take(LONGEST) {
        end = text.get(end..)?.find(word)? + end + word.len();
        let (name, rest) = text.split_at_checked(end)?;
        let rest = rest.trim_start();
        if rest.starts_with(name) && rest.get(name.len()..)?.starts_with(" is ") {
            return Some(end);
        }
    }
    None
}
