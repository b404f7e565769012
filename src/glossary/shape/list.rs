use std::ops::Range;

use super::{Draft, Reading, bold};
use crate::facts::{Block, BlockKind};
use crate::glossary::section::{Section, lead, range_of};
use crate::glossary::words::Words;
use crate::text::{InlineKind, Prose, Span};

/// List items that begin with their term: alone in the first paragraph, or before a colon or a dash.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    for (list, block) in
        section.children(None).filter(|(_, block)| matches!(block.kind, BlockKind::List { .. }))
    {
        if section.is_admonition(block) {
            continue;
        }
        let items: Vec<(u32, &Block)> = section.children(Some(list)).collect();
        let drafts: Vec<Option<Draft>> =
            items.iter().map(|(item, block)| entry(section, *item, block)).collect();
        let taken = drafts.iter().flatten().count();
        let defines = drafts.iter().flatten().filter(|draft| !draft.body.is_empty()).count();
        if 3 * taken < 2 * items.len() || 2 * defines < taken {
            reading.note(block.span, "most items of this list do not begin with a term");
            continue;
        }
        reading.drafts.extend(drafts.into_iter().flatten());
    }
    reading
}

/// Whether most of the items begin in bold.
pub(in crate::glossary) fn is_bold(section: &Section<'_>, drafts: &[Draft]) -> bool {
    let source = section.page.source;
    let bold = drafts.iter().filter(|draft| {
        let before = source.text().get(..draft.headword.start as usize).unwrap_or_default();
        before.ends_with(['*', '_'])
    });
    2 * bold.count() > drafts.len()
}

fn entry(section: &Section<'_>, item: u32, block: &Block) -> Option<Draft> {
    let mut inner = section.children(Some(item));
    let (_, first) = inner.next()?;
    let prose = section.prose(first).filter(|_| first.kind == BlockKind::Paragraph)?;
    let more = inner.next().is_some();
    let head = headword(prose, more)?;
    let words = Words::of(prose, head.clone(), section.page.source);
    let headword = prose.span_of(&head);
    let rest = prose.text.get(head.end..).unwrap_or_default();
    let skipped =
        rest.len() - rest.trim_start_matches([' ', ':', '：', '—', '–', '-', '\n', '=', '.', ',']).len();
    let from = head.end + skipped;
    let start =
        if from < prose.text.len() { prose.span_of(&(from..prose.text.len())).start } else { first.span.end };
    let end = block.span.start + section.page.source.slice(block.span).trim_end().len() as u32;
    let body = Span { start: start.min(end), end };
    let opening = Span { start: first.span.start, end: body.start.max(headword.end + 1) };
    let mut draft =
        Draft::new(section, words, headword, body).anchored(section, opening, Some(first.span.start));
    draft.span = block.span;
    Some(draft)
}

/// The range of the headword in the first paragraph of an item.
fn headword(prose: Prose<'_>, more: bool) -> Option<Range<usize>> {
    if let Some(range) = bold::headword(prose) {
        return Some(range);
    }
    let text = prose.text;
    if more && text.split_whitespace().count() <= 12 && !text.trim_end().ends_with(['.', ':']) {
        return Some(0..text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with('[')
        && let Some(close) = text.find("]\u{fffc}")
    {
        let end = text.get(close..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| close + at);
        return Some(0..end);
    }
    let led = lead(prose).map(range_of).map(|range| range.end);
    let separator = [" — ", " – ", ": ", " - ", "：", " = "].into_iter().filter_map(|mark| {
        let at = text.get(led.unwrap_or(0)..)?.find(mark)? + led.unwrap_or(0);
        Some((at, mark))
    });
    let (at, _) = separator.min()?;
    let name = text.get(..at)?;
    let plausible = name.split_whitespace().count() <= 8 && !name.contains(['.', '!', '?', '\n']);
    let has_link_only = prose.inlines.iter().any(|inline| {
        matches!(inline.kind, InlineKind::Link(_))
            && inline.range.start == 0
            && inline.range.end as usize >= text.len()
    });
    (plausible && !has_link_only && !bold::is_label(name)).then_some(0..at)
}
