use std::ops::Range;

use super::Page;
use crate::facts::{Block, BlockKind, DirectiveKind, Facts, Heading, Index};
use crate::text::{Inline, InlineKind, Prose, Span};

/// The part of a page that is a glossary: the whole page, or what stands under one heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section<'a> {
    pub(super) page: Page<'a>,
    /// Whether the page or its heading is called a glossary beyond doubt.
    pub(super) named: bool,
    /// The level of the headings that are entries, where the configuration says so.
    pub(super) level: Option<u8>,
    /// Its first byte, behind its title.
    start: u32,
    /// The byte behind it.
    end: u32,
}

impl<'a> Section<'a> {
    /// The whole page. A heading that is its title is no part of the content.
    pub(super) fn whole(page: Page<'a>, named: bool, level: Option<u8>) -> Self {
        let end = page.source.text().len() as u32;
        Self { page, named, level, start: 0, end }
    }

    /// What stands under the heading with this index, down to the next one of its level or above.
    pub(super) fn under(page: Page<'a>, heading: &Heading) -> Self {
        let next = page.facts.headings.iter().find(|other| {
            other.span.start > heading.span.start && other.level <= heading.level && is_top(page.facts, other)
        });
        let end = next.map_or(page.source.text().len() as u32, |next| next.span.start);
        Self { page, named: true, level: None, start: heading.span.end, end }
    }

    pub(super) fn facts(&self) -> &'a Facts {
        self.page.facts
    }

    pub(super) fn text(&self) -> &'a str {
        self.page.source.text().get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    pub(super) fn end(&self) -> u32 {
        self.end
    }

    pub(super) fn contains(&self, span: Span) -> bool {
        self.start <= span.start && span.end <= self.end.max(span.start) && span.start < self.end
    }

    /// All blocks of the section with their indexes.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (u32, &'a Block)> + use<'a> {
        let section = *self;
        self.blocks_from(self.start).filter(move |(_, block)| section.contains(block.span))
    }

    /// The blocks that begin at byte `start` or later, up to the end of the section. Blocks are in source order.
    pub(super) fn blocks_from(&self, start: u32) -> impl Iterator<Item = (u32, &'a Block)> + use<'a> {
        let blocks = &self.page.facts.blocks;
        let first = blocks.partition_point(|block| block.span.start < start);
        let end = self.end;
        let rest = blocks.get(first..).unwrap_or_default();
        (first as u32..).zip(rest).take_while(move |(_, block)| block.span.start < end)
    }

    /// The innermost block that holds `span`, where `span` stands in text or raw HTML.
    pub(super) fn block_at(&self, span: Span) -> Option<&'a Block> {
        let blocks = &self.page.facts.blocks;
        let after = blocks.partition_point(|block| block.span.start <= span.start);
        blocks.get(after.checked_sub(1)?).filter(|block| block.span.contains(span))
    }

    /// The blocks directly in `parent`; of none those of the section itself.
    pub(super) fn children(&self, parent: Option<u32>) -> impl Iterator<Item = (u32, &'a Block)> + use<'a> {
        let section = *self;
        let blocks = &section.page.facts.blocks;
        let outer = parent.and_then(|parent| blocks.get(parent as usize));
        let first = match (parent, outer) {
            // What a block holds stands right behind it.
            (Some(parent), Some(_)) => parent as usize + 1,
            _ => blocks.partition_point(|block| block.span.start < section.start),
        };
        let end = outer.map_or(section.end, |outer| outer.span.end.min(section.end));
        let rest = blocks.get(first..).unwrap_or_default();
        let own = parent.map(Index::new);
        (first as u32..)
            .zip(rest)
            .take_while(move |(_, block)| block.span.start < end)
            .filter(move |(_, block)| block.parent == own && section.contains(block.span))
    }

    /// The headings of the section that stand in no other block, with their indexes.
    pub(super) fn headings(&self) -> Vec<(u32, &'a Heading)> {
        let facts = self.page.facts;
        (0..)
            .zip(&facts.headings)
            .filter(|(_, heading)| self.contains(heading.span) && is_top(facts, heading))
            .collect()
    }

    pub(super) fn prose(&self, block: &Block) -> Option<Prose<'a>> {
        self.page.facts.prose.get(block.prose?.get())
    }

    pub(super) fn heading_prose(&self, heading: &Heading) -> Option<Prose<'a>> {
        self.prose(self.page.facts.blocks.get(heading.block as usize)?)
    }

    /// The heading's text, without markup.
    pub(super) fn heading_text(&self, heading: &Heading) -> String {
        self.heading_prose(heading).map(|prose| prose.plain(&(0..prose.text.len()))).unwrap_or_default()
    }

    /// Whether a list is an admonition that the parser sees as a list.
    pub(super) fn is_admonition(&self, list: &Block) -> bool {
        self.page.facts.directives.iter().any(|directive| {
            directive.kind == DirectiveKind::Admonition && directive.span.start == list.span.start
        })
    }

    /// An explicit id that stands within `span`.
    pub(super) fn id_in(&self, span: Span) -> Option<&'a str> {
        let ids = &self.page.facts.ids;
        let first = ids.partition_point(|id| id.span.start < span.start);
        let id = ids.get(first)?;
        span.contains(id.span).then_some(id.id.as_str())
    }
}

fn is_top(facts: &Facts, heading: &Heading) -> bool {
    facts.blocks.get(heading.block as usize).is_some_and(|block| block.parent.is_none())
}

/// The first inline element of visible text in a prose, where it stands at its start: `Strong`, `Emphasis`, `Code`
/// or a link.
pub(super) fn lead(prose: Prose<'_>) -> Option<&Inline> {
    if prose.inlines.is_empty() {
        return None;
    }
    let leading = |inline: &&Inline| {
        let before = prose.text.get(..inline.range.start as usize).unwrap_or_default();
        inline.range.end > inline.range.start
            && before.chars().all(|c| !c.is_alphanumeric() && c != '(')
            && matches!(
                inline.kind,
                InlineKind::Strong
                    | InlineKind::Emphasis
                    | InlineKind::Code(_)
                    | InlineKind::Link(_)
                    | InlineKind::Element(_)
            )
    };
    let strong = prose.inlines.iter().filter(leading).find(|inline| inline.kind == InlineKind::Strong);
    strong.or_else(|| prose.inlines.iter().find(leading))
}

/// The range of an inline element as `usize`.
pub(super) fn range_of(inline: &Inline) -> Range<usize> {
    inline.range.start as usize..inline.range.end as usize
}

/// Whether the block holds text of its own: no heading, rule or container.
pub(super) fn is_content(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Rule | BlockKind::Directive(_))
}
