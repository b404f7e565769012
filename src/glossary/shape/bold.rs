use std::collections::BTreeSet;
use std::ops::Range;

use super::{Draft, Reading};
use crate::facts::{Block, BlockKind};
use crate::glossary::section::{Section, is_content, lead, range_of};
use crate::glossary::words::Words;
use crate::text::{Inline, InlineKind, Prose, Span};

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
    let mut heads: Vec<Vec<Range<usize>>> =
        blocks.iter().map(|block| heads_of(section, block, lead)).collect();
    if have_fields(section, blocks, &heads) {
        heads.iter_mut().for_each(|heads| heads.truncate(1));
    }
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    let taken = heads.iter().flatten().count();
    if taken < 2 || (5 * taken < paragraphs && !section.named) {
        return reading;
    }
    let mut end = section.end();
    for (block, heads) in blocks.iter().zip(&heads).rev() {
        let prose = section.prose(block);
        let mut text_end = None;
        for (index, head) in heads.iter().enumerate().rev() {
            let Some(prose) = prose else { continue };
            let start = if index == 0 { block.span.start } else { prose.span_of(head).start };
            let place = Place { block, prose, start, head: head.clone(), text_end };
            reading.drafts.push(draft(section, &place, end));
            text_end = Some(head.start);
            end = line_start(section, start);
        }
        if !heads.is_empty() || ends_entry(block) {
            end = block.span.start;
        }
    }
    reading.drafts.reverse();
    reading
}

/// Whether the names at the starts of further lines are those of fields of the entries: one stands in two paragraphs.
fn have_fields(section: &Section<'_>, blocks: &[&Block], heads: &[Vec<Range<usize>>]) -> bool {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let further = blocks.iter().zip(heads).filter_map(|(block, heads)| {
        let text = section.prose(block)?.text;
        Some(heads.iter().skip(1).filter_map(|head| text.get(head.clone())))
    });
    { further.flatten() }.any(|name| !names.insert(name.trim_end_matches(':')))
}

/// The headwords of a paragraph: the one at its start, and those at the starts of further lines.
fn heads_of(section: &Section<'_>, block: &Block, lead: Lead) -> Vec<Range<usize>> {
    let Some(prose) = section.prose(block).filter(|_| block.kind == BlockKind::Paragraph) else {
        return Vec::new();
    };
    let first = match lead {
        Lead::Strong => headword(prose),
        Lead::Emphasis | Lead::Code => marked(prose, lead),
    };
    let Some(first) = first else { return Vec::new() };
    let is_marked = lead == Lead::Strong && is_before_mark(prose, &first);
    let further = is_marked.then(|| further_headwords(prose)).into_iter().flatten();
    let further: Vec<_> = further.filter(|head| head.start > first.end).collect();
    std::iter::once(first).chain(further).collect()
}

/// The headwords in bold at the starts of lines but the first, each with a mark behind it.
fn further_headwords(prose: Prose<'_>) -> impl Iterator<Item = Range<usize>> {
    let starts_line = move |at: usize| {
        let before = at.checked_sub(1).and_then(|last| prose.text.get(last..at));
        let is_break =
            || prose.pieces.iter().any(|piece| piece.at as usize + 1 == at && !piece.is_verbatim());
        before == Some("\n") || before == Some(" ") && is_break()
    };
    let bold = prose.inlines.iter().filter(|inline| inline.kind == InlineKind::Strong);
    let bold = bold.filter(move |inline| starts_line(inline.range.start as usize));
    bold.filter_map(move |inline| bold_name(prose, inline)).filter(move |head| is_before_mark(prose, head))
}

/// Whether a mark stands behind a headword, or as its last character.
fn is_before_mark(prose: Prose<'_>, head: &Range<usize>) -> bool {
    let name = prose.text.get(head.clone()).unwrap_or_default();
    let rest = prose.text.get(head.end..).unwrap_or_default().trim_start_matches(' ');
    name.ends_with([':', '：']) || rest.starts_with([':', '：', '—', '–']) || rest.starts_with("- ")
}

/// Where the text of an entry stands.
struct Place<'a> {
    block: &'a Block,
    prose: Prose<'a>,
    /// Where it begins.
    start: u32,
    head: Range<usize>,
    /// Where the next entry of the same paragraph begins in the prose.
    text_end: Option<usize>,
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

fn draft(section: &Section<'_>, place: &Place<'_>, end: u32) -> Draft {
    let Place { block, prose, start, head, text_end } = place;
    let (prose, head) = (*prose, head.clone());
    let text_end = text_end.unwrap_or(prose.text.len());
    let words = Words::of(prose, head.clone(), section.page.source);
    let headword = prose.span_of(&head);
    let rest = prose.text.get(head.end..text_end).unwrap_or_default();
    let skipped = rest.len() - rest.trim_start_matches([' ', ':', '：', '-', '–', '—', '\n', '.']).len();
    let from = head.end + skipped;
    let body_start =
        if from >= text_end { end.min(block.span.end) } else { prose.span_of(&(from..text_end)).start };
    let text = section.page.source.text().get(..end as usize).unwrap_or_default();
    let least = if text_end < prose.text.len() { body_start } else { block.span.end };
    let end = (text.trim_end().len() as u32).max(least);
    let body = Span { start: body_start.min(end), end };
    let start = line_start(section, *start);
    let opening = Span { start, end: body.start };
    let mut draft = Draft::new(section, words, headword, body).anchored(section, opening, Some(start));
    draft.span = Span { start, end };
    draft
}

/// Where the text of the line of a place begins.
fn line_start(section: &Section<'_>, at: u32) -> u32 {
    let source = section.page.source;
    let line = source.line_span(source.line_of(at));
    let text = source.slice(line);
    line.start + (text.len() - text.trim_start_matches([' ', '\t', '>']).len()) as u32
}

/// The range of the headword: the bold text at the start, and what belongs to it on its line: an acronym in
/// parentheses or behind a dash, a colon.
pub(super) fn headword(prose: Prose<'_>) -> Option<Range<usize>> {
    bold_name(prose, lead(prose).filter(|inline| inline.kind == InlineKind::Strong)?)
}

/// The same for the bold text at another place.
fn bold_name(prose: Prose<'_>, bold: &Inline) -> Option<Range<usize>> {
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
