use super::html::{self, Element};
use super::table::{self, Columns};
use super::{Draft, Reading};
use crate::glossary::EntryTarget;
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::text::{Source, Span};

/// `<table>` with a row per entry, as pages hold it that were exported from a wiki.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let tags = html::tags_in(section);
    let rows = html::elements(&tags, "tr");
    let mut cells = html::elements(&tags, "td");
    cells.extend(html::elements(&tags, "th"));
    cells.sort_by_key(|cell| cell.outer.start);
    let source = section.page.source;
    let mut reading = Reading::default();
    for table in html::elements(&tags, "table") {
        let inside = |outer: Span| move |element: &&Element<'_, '_>| outer.contains(element.outer);
        let rows: Vec<Vec<&Element<'_, '_>>> = rows
            .iter()
            .filter(inside(table.inner))
            .map(|row| cells.iter().filter(inside(row.inner)).collect())
            .collect();
        let texts: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| text(source, cell)).collect()).collect();
        let Some(columns) = table::columns(&texts, section.named) else { continue };
        reading.drafts.extend(rows.iter().skip(1).filter_map(|row| draft(section, row, columns)));
    }
    reading
}

fn text(source: &Source, cell: &Element<'_, '_>) -> String {
    html::plain(source.slice(cell.inner))
}

fn draft(section: &Section<'_>, row: &[&Element<'_, '_>], columns: Columns) -> Option<Draft> {
    let source = section.page.source;
    let term = row.get(columns.term)?;
    let name = text(source, term);
    if name.is_empty() {
        return None;
    }
    let definition = row.get(columns.definition);
    let body = definition.map_or(Span::empty(term.inner.end), |cell| cell.inner);
    let mut draft = Draft::new(section, Words::literal(&name, term.inner), term.inner, body);
    draft.definition = Some(definition.map(|cell| text(source, cell)).unwrap_or_default());
    draft.span = Span { start: term.outer.start, end: row.last().map_or(body.end, |cell| cell.outer.end) };
    if let Some(id) = term.id() {
        draft.target = EntryTarget::Anchor(id);
    }
    let others = columns.aliases.and_then(|column| row.get(column));
    draft.aliases = others.map(|cell| table::names(&text(source, cell))).unwrap_or_default();
    Some(draft)
}
