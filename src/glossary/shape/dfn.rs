use super::html::{self, Element};
use super::{Draft, Reading};
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
        // A term of a definition list is read with its list.
        if !in_list.iter().any(|term| term.inner.contains(own)) {
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
    let around = section.blocks().filter(|(_, block)| block.span.contains(element.outer));
    let block = around.map(|(_, block)| block.span).min_by_key(|span| span.len())?;
    // An HTML block may hold several paragraphs: the line of the term is its own.
    let line_end = source.line_span(source.line_of(element.outer.end)).end;
    let end = if html::is_html(section, block) { line_end.min(block.end) } else { block.end };
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
