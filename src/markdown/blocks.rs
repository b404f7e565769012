use comrak::nodes::{Ast, Node, NodeValue, Sourcepos};

use super::bend::{self, Bend};
use super::inlines;
use super::mask::{Masked, Region};
use super::walk::{Visit, walk};
use super::{definition, html, unresolved};
use crate::facts::{Block, BlockKind, Definition, Facts, Heading, Index, Reference, ReferenceKind};
use crate::text::{Aside, ProseWriter, Source, Span};

/// Walks the tree once and gives the facts in source order.
pub(super) fn read(source: &Source, masked: Masked<'_>, root: Node<'_>) -> Facts {
    let mut reader = BlockReader {
        source,
        masked: &masked.text,
        regions: &masked.regions,
        facts: Facts::default(),
        open: Vec::new(),
        is_content: vec![false; source.line_count() + 1],
        prose: ProseWriter::for_source(masked.text.len()),
    };
    walk(root, &mut reader);
    reader.read_definitions();
    let mut facts = reader.facts;
    facts.prose = reader.prose.finish();
    unresolved::read(&mut facts);
    facts.front_matter = masked.front_matter;
    facts.directives = masked.directives;
    facts.suppressions = masked.suppressions;
    facts.problems.extend(masked.problems);
    facts.ids.extend(masked.ids);
    facts.ids.sort_by_key(|id| id.span);
    facts.references.sort_by_key(|reference| reference.span);
    facts.definitions.sort_by_key(|definition| definition.span);
    facts.shrink();
    facts
}

pub(super) struct BlockReader<'a> {
    pub(super) source: &'a Source,
    /// The text that was parsed.
    pub(super) masked: &'a str,
    pub(super) regions: &'a [Region],
    pub(super) facts: Facts,
    /// The blocks around the current node: indexes into `facts.blocks`.
    open: Vec<u32>,
    /// By 1-based line: whether the parser made content of it. The lines left over hold link definitions.
    is_content: Vec<bool>,
    /// The prose of the leaf blocks so far.
    pub(super) prose: ProseWriter,
}

impl BlockReader<'_> {
    fn read(&mut self, node: Node<'_>) {
        let data = node.data();
        let span = self.block_span(node, &data);
        let kind = match &data.value {
            NodeValue::Paragraph => BlockKind::Paragraph,
            NodeValue::Heading(_) => BlockKind::Heading(index(self.facts.headings.len())),
            NodeValue::BlockQuote
            | NodeValue::MultilineBlockQuote(_)
            | NodeValue::Alert(_)
            | NodeValue::Callout(_) => BlockKind::Quote,
            NodeValue::List(list) => {
                BlockKind::List { ordered: list.list_type == comrak::nodes::ListType::Ordered }
            }
            NodeValue::Item(_) => BlockKind::Item { task: false },
            NodeValue::TaskItem(_) => BlockKind::Item { task: true },
            NodeValue::Table(_) => BlockKind::Table,
            NodeValue::TableRow(header) => BlockKind::Row { header: *header },
            NodeValue::TableCell => BlockKind::Cell,
            NodeValue::DescriptionList => BlockKind::DescriptionList,
            NodeValue::DescriptionTerm => BlockKind::DescriptionTerm,
            NodeValue::DescriptionDetails => BlockKind::DescriptionDetails,
            NodeValue::CodeBlock(_) => {
                self.mark_content(data.sourcepos);
                BlockKind::Code
            }
            NodeValue::HtmlBlock(_) => {
                self.mark_content(data.sourcepos);
                BlockKind::Html
            }
            NodeValue::ThematicBreak => BlockKind::Rule,
            NodeValue::FootnoteDefinition(_) => BlockKind::Footnote,
            _ => return,
        };
        let block = index(self.facts.blocks.len());
        self.facts.blocks.push(Block {
            kind,
            span,
            parent: self.open.last().copied().map(Index::new),
            prose: None,
        });
        self.open.push(block);
        match &data.value {
            NodeValue::Paragraph | NodeValue::TableCell => self.read_inlines(node, block),
            NodeValue::Heading(heading) => self.read_heading(node, block, heading.level, span),
            NodeValue::HtmlBlock(_) => self.read_html(span, block),
            NodeValue::FootnoteDefinition(note) => self.read_footnote(&note.name, span),
            _ => {}
        }
    }

    /// The span of a block. Of a described term comrak gives the first byte alone: it ends where its text does.
    fn block_span(&self, node: Node<'_>, data: &Ast) -> Span {
        let mut span = self.span(data.sourcepos);
        let parent = self.open.last().and_then(|parent| self.facts.blocks.get(*parent as usize));
        if matches!(data.value, NodeValue::DescriptionTerm)
            || parent.is_some_and(|parent| parent.kind == BlockKind::DescriptionTerm)
        {
            let content = std::iter::successors(node.last_child(), |inner| inner.last_child());
            let ends = content.map(|inner| self.span(inner.data().sourcepos).end);
            span.end = ends.fold(span.end, u32::max);
        }
        span
    }

    fn read_heading(&mut self, node: Node<'_>, block: u32, level: u8, span: Span) {
        let bend = Bend::below(self.lines_of_definitions(span));
        let place = |node: Node<'_>| bend.span(self.source, node.data().sourcepos);
        let raw = match (node.first_child(), node.last_child()) {
            (Some(first), Some(last)) => {
                let start = place(first).start;
                Span { start, end: place(last).end.max(start) }
            }
            _ => Span::empty(span.end),
        };
        let parts = inlines::heading_parts(node);
        self.facts.headings.push(Heading { level, span, raw, parts, block });
        self.read_inlines(node, block);
    }

    fn read_inlines(&mut self, node: Node<'_>, block: u32) {
        let mut position = node.data().sourcepos;
        let definitions = self.lines_of_definitions(self.span(position));
        position.start.line += definitions;
        self.mark_content(position);
        inlines::read(self, node, block, definitions);
        let prose = self.prose.end_block(block);
        if let Some(block) = self.facts.blocks.get_mut(block as usize) {
            block.prose = Some(Index::new(prose));
        }
    }

    fn read_html(&mut self, span: Span, block: u32) {
        let Some(text) = self.masked.get(span.range()) else { return };
        for tag in html::tags(text, span.start) {
            self.read_tag(&tag, block);
        }
    }

    /// Takes the id and the address out of an HTML tag.
    pub(super) fn read_tag(&mut self, tag: &html::Tag<'_>, block: u32) {
        self.facts.ids.extend(html::explicit_id(tag));
        for attribute in &tag.attributes {
            if html::is_address(tag, attribute) {
                let decoded = html::decode(attribute.value);
                let destination = self.original(attribute.value_span, &decoded).into();
                self.facts.references.push(Reference {
                    kind: ReferenceKind::Html,
                    embed: !attribute.name.eq_ignore_ascii_case("href"),
                    destination,
                    destination_span: Some(attribute.value_span),
                    label: None,
                    span: tag.span,
                    text: Aside::default(),
                    block,
                });
            }
        }
    }

    /// `read`, unless a masked region lies in the span: then what the source has there.
    pub(super) fn original<'s>(&'s self, span: Span, read: &'s str) -> &'s str {
        let first = self.regions.partition_point(|region| region.span.end <= span.start);
        if self.regions.get(first).is_some_and(|region| region.span.overlaps(span)) {
            self.source.slice(span)
        } else {
            read
        }
    }

    fn read_footnote(&mut self, name: &str, span: Span) {
        let line = self.source.line_of(span.start);
        let line_span = self.source.line_span(line);
        let text = self.source.slice(Span { start: span.start, end: line_span.end });
        let Some(open) = text.find("[^") else { return };
        let start = span.start as usize + open + 2;
        let Some(length) = text.get(open + 2..).and_then(|rest| rest.find("]:")) else { return };
        if let Some(content) = self.is_content.get_mut(line) {
            *content = true;
        }
        self.facts.definitions.push(Definition {
            label: name.to_owned(),
            label_span: Span::new(start, start + length),
            destination: "".into(),
            destination_span: Span::empty(line_span.end),
            span: Span { start: span.start, end: line_span.end },
            footnote: true,
        });
    }

    /// Reads link reference definitions from the lines that the parser made no content of.
    fn read_definitions(&mut self) {
        let mut next = 0;
        for line in 1..=self.source.line_count() {
            if self.is_content.get(line).copied().unwrap_or(true) {
                continue;
            }
            let span = self.source.line_span(line);
            if span.start < next || span.is_empty() {
                continue;
            }
            if let Some(mut definition) = definition::definition_at(self.masked, span.start as usize) {
                let destination = self.original(definition.destination_span, &definition.destination);
                definition.destination = destination.into();
                next = definition.span.end;
                self.facts.definitions.push(definition);
            }
        }
    }

    /// How many lines at the start of a paragraph, or of a heading that was one, are definitions.
    fn lines_of_definitions(&self, span: Span) -> usize {
        let first = self.source.line_of(span.start);
        let mut line = first;
        let mut at = span.start;
        while self.masked.as_bytes().get(at as usize) == Some(&b'[')
            && let Some(definition) =
                definition::definition_at(self.masked, self.source.line_start(line) as usize)
                    .filter(|definition| !definition.footnote && definition.span.start == at)
        {
            line = self.source.line_of(definition.span.end) + 1;
            let next = self.source.slice(self.source.line_span(line));
            let start = next.len() - next.trim_start_matches([' ', '\t', '>']).len();
            at = self.source.line_start(line) + index(start);
        }
        line - first
    }

    fn mark_content(&mut self, position: Sourcepos) {
        for line in position.start.line..=position.end.line {
            if let Some(content) = self.is_content.get_mut(line) {
                *content = true;
            }
        }
    }

    fn span(&self, position: Sourcepos) -> Span {
        bend::unbent(self.source, position)
    }
}

/// What is within a leaf block is read with it.
impl Visit for BlockReader<'_> {
    fn enter(&mut self, node: Node<'_>) -> bool {
        self.read(node);
        !node.data().value.contains_inlines()
    }

    fn leave(&mut self, node: Node<'_>) {
        if is_block(&node.data().value) {
            self.open.pop();
        }
    }
}

fn is_block(value: &NodeValue) -> bool {
    value.block()
        && !matches!(
            value,
            NodeValue::Document
                | NodeValue::FrontMatter(_)
                | NodeValue::DescriptionItem(_)
                | NodeValue::CalloutTitle
                | NodeValue::Subtext
                | NodeValue::BlockDirective(_)
                | NodeValue::MultilineComment(_)
        )
}

/// An index as it is kept in facts. A document is under 4 GiB, so are its parts.
pub(super) fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
