use super::html::{self, Element};
use super::{Draft, Reading};
use crate::facts::BlockKind;
use crate::glossary::EntryTarget;
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::markdown::html::decode;
use crate::text::Span;

/// The least number of `<dfn>` on a page that is not called a glossary.
const FEWEST: usize = 3;

/// `<dfn>term</dfn>`: the HTML standard's mark of the place that defines a term (4.5.8). The paragraph around it is the
/// definition; `data-lt` and `lt` hold other names, as `ReSpec` and Bikeshed have them.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let tags = html::tags_in(section);
    let in_list = html::elements(&tags, "dt");
    let mut reading = Reading::default();
    for element in html::elements(&tags, "dfn") {
        let own = element.inner;
        let before = in_list.partition_point(|term| term.outer.start <= own.start);
        let in_term = before.checked_sub(1).and_then(|at| in_list.get(at));
        // A term of a definition list is read with its list.
        if !in_term.is_some_and(|term| term.inner.contains(own)) {
            reading.drafts.extend(draft(section, &element));
        }
    }
    if reading.drafts.len() < FEWEST && !section.named {
        reading.drafts.clear();
    }
    reading
}

fn draft(section: &Section<'_>, element: &Element<'_, '_>) -> Option<Draft> {
    let source = section.page.source;
    let text = html::plain(source.slice(element.inner));
    let text = text.trim_matches(['*', '_', '`']);
    if text.is_empty() {
        return None;
    }
    let block = section.block_at(element.outer)?;
    // An HTML block may hold several paragraphs: the line of the term is its own.
    let line_end = source.line_span(source.line_of(element.outer.end)).end;
    let end = block.span.end;
    let end = if block.kind == BlockKind::Html { line_end.min(end) } else { end };
    let body = Span { start: element.outer.end, end: end.max(element.outer.end) };
    let mut draft = Draft::new(section, Words::literal(text, element.inner), element.inner, body);
    draft.span = Span { start: element.outer.start, end: body.end };
    if let Some(id) = element.id() {
        draft.target = EntryTarget::Anchor(id);
    }
    let others = ["data-lt", "lt"].iter().find_map(|name| element.open.attribute(name));
    let others = others.map(|names| decode(names.value).into_owned()).unwrap_or_default();
    draft.aliases =
        others.split('|').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    Some(draft)
}
