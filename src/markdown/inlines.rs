use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Ast, Node, NodeLink, NodeValue};

use super::bend::Bend;
use super::blocks::{BlockReader, index};
use super::walk::{Visit, walk};
use super::{align, definition, html};
use crate::facts::{Part, Reference, ReferenceKind};
use crate::text::{Aside, Inline, InlineKind, Prose, Span};

/// Writes the prose of a leaf block, whose first lines may be definitions; its links, images and ids go to the reader's
/// facts.
pub(super) fn read(reader: &mut BlockReader<'_>, block_node: Node<'_>, block: u32, definitions: usize) {
    let bend = Bend::below(definitions);
    let mut inlines = InlineReader { reader, block, open: Vec::new(), elements: Vec::new(), bend };
    walk(block_node, &mut inlines);
}

struct InlineReader<'r, 'a> {
    reader: &'r mut BlockReader<'a>,
    block: u32,
    /// The inline elements around the current node, by number.
    open: Vec<usize>,
    /// The HTML elements that are open: their names and numbers.
    elements: Vec<(String, usize)>,
    bend: Bend,
}

impl InlineReader<'_, '_> {
    fn read_element(&mut self, node: Node<'_>, data: &Ast) {
        let span = self.bend.span(self.reader.source, data.sourcepos);
        match &data.value {
            NodeValue::Text(text) => {
                let (masked, regions) = (self.reader.masked, self.reader.regions);
                align::push_text(&mut self.reader.prose, text, span, masked, regions);
            }
            NodeValue::SoftBreak => self.reader.prose.push(" ", span, false),
            NodeValue::LineBreak => self.reader.prose.push("\n", span, false),
            NodeValue::Code(code) => {
                let content = self.reader.prose.push_aside(&code.literal);
                self.push_opaque(InlineKind::Code(content), span);
            }
            NodeValue::Math(_) => self.push_opaque(InlineKind::Math, span),
            NodeValue::HtmlInline(html) => self.read_tag(html, span),
            NodeValue::Image(link) => {
                let text = self.reader.prose.push_aside(&node.collect_text());
                let (span, close) = self.whole_link(node, data, span, true);
                let reference = self.push_link(link, text, span, close, true);
                self.push_opaque(InlineKind::Image(reference), span);
            }
            NodeValue::Link(link) => {
                let text = self.reader.prose.push_aside(&node.collect_text());
                let (span, close) = self.whole_link(node, data, span, false);
                let reference = self.push_link(link, text, span, close, false);
                self.open(InlineKind::Link(reference), span);
            }
            NodeValue::WikiLink(link) => {
                let text = self.reader.prose.push_aside(&node.collect_text());
                let reference = self.push_wikilink(&link.url, link.embed, text, span);
                self.open(InlineKind::Link(reference), span);
            }
            NodeValue::FootnoteReference(note) => self.push_footnote(&note.name, span),
            NodeValue::Emph => self.open(InlineKind::Emphasis, span),
            NodeValue::Strong => self.open(InlineKind::Strong, span),
            _ => self.open(InlineKind::Styled, span),
        }
    }

    fn open(&mut self, kind: InlineKind, span: Span) {
        let at = self.reader.prose.end();
        self.open.push(self.reader.prose.push_inline(Inline { kind, range: at..at, span }));
    }

    fn push_opaque(&mut self, kind: InlineKind, span: Span) {
        let at = self.reader.prose.end();
        self.reader.prose.push(Prose::OPAQUE.encode_utf8(&mut [0; 4]), span, false);
        let range = at..self.reader.prose.end();
        self.reader.prose.push_inline(Inline { kind, range, span });
    }

    fn push_footnote(&mut self, name: &str, span: Span) {
        let at = self.reader.prose.end();
        self.reader.prose.push_inline(Inline { kind: InlineKind::FootnoteReference, range: at..at, span });
        self.reader.facts.references.push(Reference {
            kind: ReferenceKind::Footnote,
            embed: false,
            destination: "".into(),
            destination_span: None,
            label: Some(name.into()),
            span,
            text: Aside::default(),
            block: self.block,
        });
    }

    fn read_tag(&mut self, html: &str, span: Span) {
        let at = self.reader.prose.end();
        for tag in html::tags(html, span.start) {
            self.reader.read_tag(&tag, self.block);
            let name = tag.name.to_ascii_lowercase();
            match name.as_str() {
                "br" => self.reader.prose.push("\n", span, false),
                "img" => self.push_opaque(InlineKind::Masked, span),
                _ if tag.closing => self.close_element(&name, span),
                _ if !tag.self_closing => {
                    let kind = InlineKind::Element(self.reader.prose.push_aside(&name));
                    let number = self.reader.prose.push_inline(Inline { kind, range: at..at, span });
                    self.elements.push((name, number));
                }
                _ => {}
            }
        }
        self.reader.prose.push_inline(Inline { kind: InlineKind::Html, range: at..at, span });
    }

    fn close_element(&mut self, name: &str, span: Span) {
        let Some(depth) = self.elements.iter().rposition(|(open, _)| open == name) else { return };
        let end = self.reader.prose.end();
        for (_, index) in self.elements.drain(depth..).take(1) {
            if let Some(inline) = self.reader.prose.inline_mut(index) {
                inline.range.end = end;
                inline.span.end = span.end;
            }
        }
    }

    /// The span of a link, and the byte of the `]` that ends its text; none for an autolink. Where its label goes over
    /// the end of a line, positions bend behind it.
    fn whole_link(&mut self, node: Node<'_>, data: &Ast, span: Span, embed: bool) -> (Span, Option<u32>) {
        let close = self.text_end(node, span, embed);
        let label = close.and_then(|close| definition::reference_label(self.reader.masked, close as usize));
        let text = label.and_then(|label| self.reader.masked.get(label.range())).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let Some(label) = label.filter(|_| lines > 0) else { return (span, close) };
        let end = label.end + 1;
        self.bend.add(data.sourcepos.end.line, span.end, lines, end);
        (Span { start: span.start, end }, close)
    }

    fn push_link(
        &mut self,
        link: &NodeLink,
        text: Aside,
        span: Span,
        close: Option<u32>,
        embed: bool,
    ) -> u32 {
        let written = close.map_or(Written::Elsewhere, |close| self.notation(close, span));
        let (kind, destination_span, label) = match written {
            Written::Inline(destination) => (ReferenceKind::Inline, Some(destination), None),
            Written::Label(label) if label.is_empty() => {
                (ReferenceKind::Collapsed, None, close.map(|close| self.own_label(span, close, embed)))
            }
            Written::Label(label) => {
                (ReferenceKind::Full, None, Some(self.reader.source.slice(label).into()))
            }
            Written::Shortcut => {
                (ReferenceKind::Shortcut, None, close.map(|close| self.own_label(span, close, embed)))
            }
            Written::Elsewhere => (ReferenceKind::Autolink, None, None),
        };
        let destination = match destination_span {
            Some(span) => self.reader.original(span, &link.url).into(),
            None => link.url.as_str().into(),
        };
        let block = self.block;
        let reference = Reference { kind, embed, destination, destination_span, label, span, text, block };
        self.push_reference(reference)
    }

    fn push_wikilink(&mut self, url: &str, embed: bool, text: Aside, span: Span) -> u32 {
        let source = self.reader.source.slice(span);
        let open = source.find("[[").map_or(0, |at| at + 2);
        let inner = source.get(open..).unwrap_or_default();
        let length = inner.find(['|', ']']).unwrap_or(inner.len());
        let start = span.start as usize + open;
        self.push_reference(Reference {
            kind: ReferenceKind::Wiki,
            embed,
            destination: url.into(),
            destination_span: Some(Span::new(start, start + length)),
            label: None,
            span,
            text,
            block: self.block,
        })
    }

    fn push_reference(&mut self, reference: Reference) -> u32 {
        let position = index(self.reader.facts.references.len());
        self.reader.facts.references.push(reference);
        position
    }

    /// The byte of the `]` that ends the text of a link, or none for an autolink.
    fn text_end(&self, node: Node<'_>, span: Span, embed: bool) -> Option<u32> {
        let source = self.reader.masked.as_bytes();
        let open = span.start + u32::from(embed);
        if source.get(open as usize) != Some(&b'[') {
            return None;
        }
        let after = node
            .last_child()
            .map_or(open + 1, |last| self.bend.span(self.reader.source, last.data().sourcepos).end);
        let rest = source.get(after as usize..span.end as usize)?;
        let offset = rest.iter().position(|&byte| byte == b']')?;
        Some(after + index(offset))
    }

    fn notation(&self, close: u32, span: Span) -> Written {
        let text = self.reader.masked.get(..span.end as usize).unwrap_or_default();
        if let Some((destination, _)) = definition::inline_destination(text, close as usize) {
            return Written::Inline(destination);
        }
        definition::reference_label(text, close as usize).map_or(Written::Shortcut, Written::Label)
    }

    fn own_label(&self, span: Span, close: u32, embed: bool) -> Box<str> {
        let start = span.start + 1 + u32::from(embed);
        self.reader.source.slice(Span { start, end: close }).into()
    }
}

impl Visit for InlineReader<'_, '_> {
    fn enter(&mut self, node: Node<'_>) -> bool {
        let data = node.data();
        self.read_element(node, &data);
        has_content(&data.value)
    }

    fn leave(&mut self, node: Node<'_>) {
        if has_content(&node.data().value) {
            let end = self.reader.prose.end();
            if let Some(inline) = self.open.pop().and_then(|index| self.reader.prose.inline_mut(index)) {
                inline.range.end = end;
            }
        }
    }
}

enum Written {
    Inline(Span),
    Label(Span),
    Shortcut,
    Elsewhere,
}

/// Whether what is inside the node is no prose of the block.
fn hides_content(value: &NodeValue) -> bool {
    matches!(value, NodeValue::Image(_))
}

/// Whether the node is an inline element with content, so that leaving it ends a range.
fn has_content(value: &NodeValue) -> bool {
    !matches!(
        value,
        NodeValue::Text(_)
            | NodeValue::SoftBreak
            | NodeValue::LineBreak
            | NodeValue::Code(_)
            | NodeValue::Math(_)
            | NodeValue::HtmlInline(_)
            | NodeValue::FootnoteReference(_)
            | NodeValue::Image(_)
    )
}

/// The rendered content of a heading, flattened.
pub(super) fn heading_parts(heading: Node<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::with_capacity(heading.children().count());
    let mut hidden = 0_usize;
    for edge in heading.traverse() {
        match edge {
            NodeEdge::Start(node) => {
                if hidden == 0 {
                    parts.extend(part(node));
                }
                hidden += usize::from(hidden > 0 || hides_content(&node.data().value));
            }
            NodeEdge::End(_) => hidden = hidden.saturating_sub(1),
        }
    }
    parts
}

fn part(node: Node<'_>) -> Option<Part> {
    Some(match &node.data().value {
        NodeValue::Text(text) => Part::Text(text.to_string()),
        NodeValue::Code(code) => Part::Code(code.literal.clone()),
        NodeValue::HtmlInline(html) => Part::Html(html.clone()),
        NodeValue::Image(_) => Part::Image(node.collect_text()),
        NodeValue::Math(math) => {
            let mark = if math.display_math { "$$" } else { "$" };
            Part::Math(format!("{mark}{}{mark}", math.literal))
        }
        NodeValue::SoftBreak | NodeValue::LineBreak => Part::Break,
        _ => return None,
    })
}
