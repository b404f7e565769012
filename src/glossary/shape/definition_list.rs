use std::ops::Range;

use super::{Draft, Reading};
use crate::facts::{Block, BlockKind};
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::text::{Prose, Span};

/// Terms each followed by `: its definition`, as Markdown Extra and Pandoc have it.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    for (list, _) in section.children(None).filter(|(_, block)| block.kind == BlockKind::DescriptionList) {
        reading.drafts.extend(entries(section, list));
    }
    reading
}

/// The entries of one list. Terms in a row share the definition that follows: the first is the name.
pub(super) fn entries(section: &Section<'_>, list: u32) -> Vec<Draft> {
    let parts: Vec<(u32, &Block)> = section.children(Some(list)).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut open = false;
    for (index, part) in parts {
        match part.kind {
            BlockKind::DescriptionTerm => {
                open = term(section, index, open, &mut drafts);
            }
            _ => {
                if let Some(draft) = drafts.last_mut() {
                    let start = if open { content_start(section, part.span) } else { draft.body.start };
                    draft.body = Span { start, end: part.span.end };
                    draft.span.end = part.span.end;
                }
                open = false;
            }
        }
    }
    drafts
}

/// Begins an entry, or adds a name to the one whose definition has not come yet. Gives whether one is open.
fn term(section: &Section<'_>, index: u32, open: bool, drafts: &mut Vec<Draft>) -> bool {
    let mut any = open;
    for (_, paragraph) in section.children(Some(index)) {
        let Some(prose) = section.prose(paragraph) else { continue };
        for range in lines(prose) {
            if let Some(draft) = drafts.last_mut().filter(|_| any) {
                draft.aliases.push(prose.plain(&range).trim_matches(['[', ']']).to_owned());
                continue;
            }
            let words = Words::of(prose, range.clone(), section.page.source);
            let line = section.page.source.line_span(section.page.source.line_of(paragraph.span.start));
            let headword = prose.span_of(&range);
            let draft = Draft::new(section, words, headword, Span::empty(headword.end));
            drafts.push(draft.anchored(section, line, Some(paragraph.span.start)));
            any = true;
        }
    }
    any
}

/// The lines of a paragraph: each is a term.
fn lines(prose: &Prose) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in prose.pieces.iter().filter(|piece| !piece.verbatim) {
        let at = piece.at as usize;
        if matches!(prose.text.get(at..=at), Some(" " | "\n")) {
            lines.push(start..at);
            start = at + 1;
        }
    }
    lines.push(start..prose.text.len());
    lines.retain(|line| !prose.plain(line).is_empty());
    lines
}

fn content_start(section: &Section<'_>, span: Span) -> u32 {
    let text = section.page.source.slice(span);
    span.start + (text.len() - text.trim_start_matches([':', '~', ' ', '\t']).len()) as u32
}
