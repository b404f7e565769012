use std::ops::Range;

use super::{Draft, Reading};
use crate::facts::{Block, BlockKind, Part};
use crate::glossary::EntryTarget;
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::platform::Platform;
use crate::platform::slug::{HeadingSource, heading_ids};
use crate::text::{Prose, Span};

/// Terms each followed by `: its definition`, as Markdown Extra and Pandoc have it.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    for (list, _) in section.children(None).filter(|(_, block)| block.kind == BlockKind::DescriptionList) {
        reading.drafts.extend(entries(section, list));
    }
    if section.page.site.platform() == Platform::Mdbook {
        give_ids(section, &mut reading.drafts);
    }
    reading
}

/// The ids that mdBook 0.5 gives to the terms of definition lists: made and numbered as those of headings are.
fn give_ids(section: &Section<'_>, drafts: &mut [Draft]) {
    let source = section.page.source;
    let mut parts: Vec<(u32, u8, Span, Vec<Part>)> = section
        .facts()
        .headings
        .iter()
        .map(|heading| (heading.span.start, heading.level, heading.raw, heading.parts.clone()))
        .collect();
    let of_term = |draft: &Draft| {
        let text = draft.words.text().to_owned();
        (draft.headword.start, 6, draft.headword, vec![Part::Text(text)])
    };
    parts.extend(drafts.iter().map(of_term));
    parts.sort_by_key(|(start, ..)| *start);
    let sources: Vec<HeadingSource<'_>> = parts
        .iter()
        .map(|(_, level, raw, parts)| HeadingSource { level: *level, raw: source.slice(*raw), parts })
        .collect();
    let ids = heading_ids(Platform::Mdbook, &section.page.site.slugs, &sources);
    for (id, (start, ..)) in ids.into_iter().zip(&parts) {
        let draft = drafts.iter_mut().find(|draft| draft.headword.start == *start);
        if let Some((draft, id)) = draft.zip(id.id)
            && matches!(draft.target, EntryTarget::None { .. })
        {
            draft.target = EntryTarget::Anchor(id);
        }
    }
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
            let mark = docs_builder_id(prose.text.get(range.clone()).unwrap_or_default());
            let range = range.start + mark.map_or(0, |(length, _)| length)..range.end;
            let words = Words::of(prose, range.clone(), section.page.source);
            let line = section.page.source.line_span(section.page.source.line_of(paragraph.span.start));
            let headword = prose.span_of(&range);
            let draft = Draft::new(section, words, headword, Span::empty(headword.end));
            let mut draft = draft.anchored(section, line, Some(paragraph.span.start));
            if let Some((_, id)) = mark {
                draft.target = EntryTarget::Anchor(id.to_owned());
            }
            drafts.push(draft);
            any = true;
        }
    }
    any
}

/// The id before a term as Elastic's docs-builder writes it, `$$$id$$$ term`, with the length of its notation.
fn docs_builder_id(text: &str) -> Option<(usize, &str)> {
    let inner = text.strip_prefix("$$$")?;
    let (id, rest) = inner.split_once("$$$")?;
    let name = rest.trim_start();
    (!id.is_empty() && !id.contains(' ')).then_some((text.len() - name.len(), id))
}

/// The lines of a paragraph: each is a term.
fn lines(prose: Prose<'_>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in prose.pieces.iter().filter(|piece| !piece.is_verbatim()) {
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
