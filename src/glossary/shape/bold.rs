use std::ops::Range;

use super::{Draft, Reading};
use crate::facts::{Block, BlockKind};
use crate::glossary::section::{Section, is_content, lead, range_of};
use crate::glossary::words::Words;
use crate::text::{InlineKind, Prose, Span};

/// What a term at the start of a paragraph is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// `**term**`
    Strong,
    /// `*term*:` with a mark behind it, since a sentence may begin with a stressed word.
    Emphasis,
    /// `` `term`: `` with a mark behind it.
    Code,
}

/// Paragraphs that begin with their term in bold; on a page that is called a glossary also in italics or as code. What
/// follows up to the next one belongs to it.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let blocks: Vec<&Block> = section.children(None).map(|(_, block)| block).collect();
    let strong = read_as(section, &blocks, Lead::Strong);
    if !strong.drafts.is_empty() || !section.named {
        return strong;
    }
    let others = [Lead::Emphasis, Lead::Code].into_iter().map(|lead| read_as(section, &blocks, lead));
    { others }.find(|reading| !reading.drafts.is_empty()).unwrap_or_default()
}

fn read_as(section: &Section<'_>, blocks: &[&Block], lead: Lead) -> Reading {
    let mut reading = Reading::default();
    let heads: Vec<Option<Range<usize>>> = blocks.iter().map(|block| head_of(section, block, lead)).collect();
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    let taken = heads.iter().flatten().count();
    if taken < 2 || (5 * taken < paragraphs && !section.named) {
        return reading;
    }
    let mut end = section.end();
    for (block, head) in blocks.iter().zip(&heads).rev() {
        if let (Some(head), Some(prose)) = (head, section.prose(block)) {
            reading.drafts.push(draft(section, block, prose, head.clone(), end));
        }
        if head.is_some() || ends_entry(block) {
            end = block.span.start;
        }
    }
    reading.drafts.reverse();
    reading
}

fn head_of(section: &Section<'_>, block: &Block, lead: Lead) -> Option<Range<usize>> {
    let prose = section.prose(block).filter(|_| block.kind == BlockKind::Paragraph)?;
    match lead {
        Lead::Strong => headword(prose),
        Lead::Emphasis | Lead::Code => marked(prose, lead),
    }
}

/// Whether a block that begins no entry ends the one above.
fn ends_entry(block: &Block) -> bool {
    match block.kind {
        BlockKind::Heading(_) | BlockKind::Rule => true,
        BlockKind::Paragraph => false,
        _ => !is_content(block),
    }
}

/// The range of a headword in italics or code, where a mark or a line end stands behind it.
fn marked(prose: Prose<'_>, wanted: Lead) -> Option<Range<usize>> {
    let inline = lead(prose).filter(|inline| match inline.kind {
        InlineKind::Emphasis => wanted == Lead::Emphasis,
        InlineKind::Code(_) => wanted == Lead::Code,
        _ => false,
    })?;
    let range = range_of(inline);
    let inner = prose.text.get(range.clone())?;
    let rest = prose.text.get(range.end..)?.trim_start_matches(' ');
    let is_marked = inner.ends_with([':', '：'])
        || rest.starts_with([':', '：', '—', '–', '\n'])
        || rest.starts_with("- ");
    (is_marked && inner.split_whitespace().count() <= 8).then_some(range)
}

fn draft(section: &Section<'_>, block: &Block, prose: Prose<'_>, head: Range<usize>, end: u32) -> Draft {
    let words = Words::of(prose, head.clone(), section.page.source);
    let headword = prose.span_of(&head);
    let rest = prose.text.get(head.end..).unwrap_or_default();
    let skipped = rest.len() - rest.trim_start_matches([' ', ':', '：', '-', '–', '—', '\n', '.']).len();
    let from = head.end + skipped;
    let body_start = if from >= prose.text.len() {
        block.span.end
    } else {
        prose.span_of(&(from..prose.text.len())).start
    };
    let text = section.page.source.text().get(..end as usize).unwrap_or_default();
    let end = (text.trim_end().len() as u32).max(block.span.end);
    let body = Span { start: body_start.min(end), end };
    let opening = Span { start: block.span.start, end: body.start };
    let mut draft =
        Draft::new(section, words, headword, body).anchored(section, opening, Some(block.span.start));
    draft.span = Span { start: block.span.start, end };
    draft
}

/// The range of the headword: the bold text at the start, and what belongs to it on its line: an acronym in
/// parentheses or behind a dash, a colon.
pub(super) fn headword(prose: Prose<'_>) -> Option<Range<usize>> {
    let bold = lead(prose).filter(|inline| inline.kind == InlineKind::Strong)?;
    let range = range_of(bold);
    let text = prose.text.get(range.clone())?;
    let name = text.trim_end_matches([':', '：', ' ']);
    let words = name.split_whitespace().count();
    let is_sentence = name.ends_with(['!', '?', ';']) || (name.ends_with('.') && words > 3);
    if words == 0 || words > 12 || is_sentence || is_label(name) {
        return None;
    }
    if is_closed_by_dot(name) {
        return Some(range.start..range.start + name.len() - 1);
    }
    Some(range.start..range.end + tail(prose, range.end))
}

/// Whether the full stop is no part of the name: `Agent.`, but not `etc.` or `e.g.`
fn is_closed_by_dot(name: &str) -> bool {
    let inner = name.strip_suffix('.').unwrap_or_default();
    let last = inner.rsplit(' ').next().unwrap_or_default();
    !inner.contains('.') && last.chars().count() > 3
}

/// `Note:`, `Example:` and the like are labels of a paragraph, no terms.
pub(super) fn is_label(name: &str) -> bool {
    const LABELS: [&str; 22] = [
        "note",
        "notes",
        "example",
        "examples",
        "warning",
        "tip",
        "important",
        "caution",
        "see also",
        "see",
        "hinweis",
        "beispiel",
        "nota",
        "ejemplo",
        "remarque",
        "exemple",
        "todo",
        "related",
        "related terms",
        "source",
        "sources",
        "aliases",
    ];
    LABELS.contains(&name.to_lowercase().trim_end_matches(':'))
}

/// The length of what belongs to the headword behind its bold part.
fn tail(prose: Prose<'_>, from: usize) -> usize {
    let rest = prose.text.get(from..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    // A soft line end is one space whose source is a line end.
    let line = soft_line(prose, from, line);
    if let Some(group) = line.trim_start().strip_prefix(['(', '（']) {
        let lead = line.len() - group.len();
        if let Some(close) = group.find([')', '）']) {
            let inner = group.get(..close).unwrap_or_default();
            let end = lead
                + close
                + group.get(close..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            if inner.split_whitespace().count() <= 6 {
                return end;
            }
        }
        return 0;
    }
    let short = line.trim_start_matches([' ', '—', '–', '-', ',']).trim();
    let is_acronym = super::super::name::is_acronym_like(short) && line.len() < rest.len();
    if is_acronym { line.trim_end().len() } else { 0 }
}

/// The part of `line` that stands on the source line of byte `from`.
fn soft_line<'a>(prose: Prose<'_>, from: usize, line: &'a str) -> &'a str {
    let breaks = prose.pieces.iter().find(|piece| {
        let at = piece.at as usize;
        at >= from && !piece.is_verbatim() && prose.text.get(at..=at) == Some(" ")
    });
    let length = breaks.map_or(line.len(), |piece| piece.at as usize - from);
    line.get(..length).unwrap_or(line)
}
