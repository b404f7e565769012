//! HTML: definition lists, and what the other shapes of HTML need.

use super::{Draft, Reading};
use crate::facts::{Block, BlockKind};
use crate::glossary::EntryTarget;
use crate::glossary::section::Section;
use crate::markdown::html::{Tag, decode, explicit_id, tags};
use crate::text::{InlineKind, Source, Span, squeeze};

/// An element between its tags.
#[derive(Debug, Clone)]
pub(super) struct Element<'t, 's> {
    /// Its opening tag.
    pub(super) open: &'t Tag<'s>,
    /// The tags within it.
    tags: &'t [Tag<'s>],
    /// What stands between its tags.
    pub(super) inner: Span,
    /// The whole element.
    pub(super) outer: Span,
}

impl Element<'_, '_> {
    /// Its id, or the first one within it.
    pub(super) fn id(&self) -> Option<String> {
        let own = std::iter::once(self.open).chain(self.tags).find_map(explicit_id);
        own.map(|id| id.id)
    }
}

/// The tags of a section that are no code, in HTML blocks and in text.
pub(super) fn tags_in<'a>(section: &Section<'a>) -> Vec<Tag<'a>> {
    let source = section.page.source;
    if !section.text().contains('<') {
        return Vec::new();
    }
    let with_tags = |block: &Block| {
        (block.kind == BlockKind::Html || block.prose.is_some()) && source.slice(block.span).contains('<')
    };
    let mut found = Vec::new();
    for (_, block) in section.blocks().filter(|(_, block)| with_tags(block)) {
        let prose = section.prose(block);
        let code: Vec<Span> = prose
            .into_iter()
            .flat_map(|prose| prose.inlines.iter().map(move |inline| (prose, inline)))
            .filter(|(_, inline)| matches!(inline.kind, InlineKind::Code(_)))
            .map(|(prose, inline)| prose.span_of(&(inline.range.start as usize..inline.range.end as usize)))
            .collect();
        let of_block = tags(source.slice(block.span), block.span.start);
        found.extend(of_block.into_iter().filter(|tag| !code.iter().any(|code| code.contains(tag.span))));
    }
    found
}

/// The elements of a name, by their ends. An element without a closing tag is none.
pub(super) fn elements<'t, 's>(tags: &'t [Tag<'s>], name: &str) -> Vec<Element<'t, 's>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    let named = tags.iter().enumerate().filter(|(_, tag)| tag.name.eq_ignore_ascii_case(name));
    for (index, tag) in named.filter(|(_, tag)| !tag.self_closing) {
        if !tag.closing {
            open.push(index);
            continue;
        }
        let Some((start, first)) = open.pop().and_then(|start| Some((start, tags.get(start)?))) else {
            continue;
        };
        found.push(Element {
            open: first,
            tags: tags.get(start + 1..index).unwrap_or_default(),
            inner: Span { start: first.span.end, end: tag.span.start },
            outer: Span { start: first.span.start, end: tag.span.end },
        });
    }
    found.sort_by_key(|element| element.outer.start);
    found
}

/// `<dl><dt>term</dt><dd>definition</dd></dl>` in HTML blocks.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let blocks = section.blocks().filter(|(_, block)| block.kind == BlockKind::Html);
    let spans: Vec<Span> = blocks.map(|(_, block)| block.span).collect();
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return reading };
    let region = Span { start: first.start, end: last.end };
    let source = section.page.source;
    reading.drafts = drafts(source, region);
    reading
}

/// The entries of the definition lists between the bounds of `region`.
pub(in crate::glossary) fn drafts(source: &Source, region: Span) -> Vec<Draft> {
    let tags = tags(source.slice(region), region.start);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut id: Option<&str> = None;
    let mut open: Option<(bool, u32)> = None;
    for tag in &tags {
        let name = tag.name.to_ascii_lowercase();
        let is_part = matches!(name.as_str(), "dt" | "dd" | "dl");
        if let Some((is_term, start)) = open.filter(|_| is_part) {
            close(source, is_term, Span { start, end: tag.span.start }, id, &mut drafts);
            open = None;
        }
        if matches!(name.as_str(), "dt" | "dd") && !tag.closing {
            open = Some((name == "dt", tag.span.end));
            id = None;
        }
        if !tag.closing && open.is_none_or(|(is_term, _)| is_term) {
            id = id_of(tag).or(id);
        }
    }
    drafts
}

fn id_of<'t>(tag: &'t Tag<'_>) -> Option<&'t str> {
    let id = tag.attribute("id").or_else(|| tag.attribute("name").filter(|_| tag.name == "a"))?;
    Some(id.value).filter(|value| !value.is_empty())
}

fn close(source: &Source, is_term: bool, span: Span, id: Option<&str>, drafts: &mut Vec<Draft>) {
    let raw = source.slice(span);
    let lead = raw.len() - raw.trim_start().len();
    let inner = Span::new(span.start as usize + lead, span.start as usize + lead + raw.trim().len());
    let text = plain(source.slice(inner));
    if !is_term {
        let Some(draft) = drafts.last_mut() else { return };
        let known = draft.definition.get_or_insert_default();
        if !known.is_empty() {
            known.push(' ');
        }
        known.push_str(&text);
        let start = if draft.body.is_empty() { inner.start } else { draft.body.start };
        draft.body = Span { start, end: inner.end };
        draft.span.end = span.end;
        return;
    }
    if let Some(draft) = drafts.last_mut().filter(|draft| draft.definition.is_none()) {
        draft.aliases.push(text);
        return;
    }
    let mut draft = Draft::written(source, &text, inner, Span::empty(inner.end), "");
    draft.definition = None;
    if let Some(id) = id {
        draft.target = EntryTarget::Anchor(decode(id).into_owned());
    }
    drafts.push(draft);
}

/// The text of a fragment without its tags, white space squeezed.
pub(in crate::glossary) fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    for tag in tags(html, 0) {
        text.push_str(html.get(at..tag.span.start as usize).unwrap_or_default());
        if matches!(tag.name, "br" | "p" | "li" | "div") {
            text.push(' ');
        }
        at = tag.span.end as usize;
    }
    text.push_str(html.get(at..).unwrap_or_default());
    let without_comments = match text.split_once("<!--") {
        Some((before, rest)) => format!("{before} {}", rest.split_once("-->").map_or("", |(_, after)| after)),
        None => text,
    };
    squeeze(&decode(&without_comments))
}
