use super::{Draft, Reading};
use crate::facts::{Block, BlockKind};
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::text::Span;

/// Which columns of a table hold what.
#[derive(Debug, Clone, Copy)]
struct Columns {
    term: usize,
    definition: usize,
    aliases: Option<usize>,
}

/// Headers of the column of terms, lower case.
const TERM: [&str; 27] = [
    "term",
    "terms",
    "word",
    "name",
    "acronym",
    "abbreviation",
    "abbreviations",
    "abbr",
    "abbr.",
    "concept",
    "phrase",
    "entry",
    "begriff",
    "abkürzung",
    "término",
    "termino",
    "terme",
    "termo",
    "sigle",
    "sigla",
    "siglas",
    "術語",
    "术语",
    "用語",
    "용어",
    "термин",
    "termine",
];

/// Headers of the column of definitions.
const DEFINITION: [&str; 25] = [
    "definition",
    "meaning",
    "description",
    "explanation",
    "stands for",
    "expansion",
    "full form",
    "full name",
    "expanded",
    "details",
    "definición",
    "significado",
    "définition",
    "signification",
    "bedeutung",
    "erklärung",
    "beschreibung",
    "definição",
    "definizione",
    "定义",
    "定義",
    "说明",
    "説明",
    "определение",
    "what it means",
];

/// Headers of the column of other names.
const ALIASES: [&str; 9] = [
    "alias",
    "aliases",
    "synonym",
    "synonyms",
    "also known as",
    "aka",
    "acronym",
    "abbreviation",
    "other names",
];

/// A table row per entry.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    for (table, block) in section.children(None).filter(|(_, block)| block.kind == BlockKind::Table) {
        let rows: Vec<(u32, &Block)> = section.children(Some(table)).collect();
        let Some((header, _)) = rows.first() else { continue };
        let Some(columns) = columns(section, *header) else {
            reading.note(block.span, "no column of this table is headed as terms or as definitions");
            continue;
        };
        for (row, block) in rows.iter().skip(1) {
            reading.drafts.extend(entry(section, *row, block, columns));
        }
    }
    reading
}

fn columns(section: &Section<'_>, header: u32) -> Option<Columns> {
    let titles: Vec<String> = section
        .children(Some(header))
        .map(|(_, cell)| {
            section
                .prose(cell)
                .map(|prose| prose.plain(&(0..prose.text.len())).to_lowercase())
                .unwrap_or_default()
        })
        .collect();
    let find = |names: &[&str]| titles.iter().position(|title| names.contains(&title.trim_end_matches(':')));
    let term = find(&TERM);
    let definition = find(&DEFINITION);
    let telling = match (term, definition) {
        (Some(_), _) => true,
        (None, Some(at)) => at > 0,
        (None, None) => section.named && titles.len() == 2,
    };
    if !telling || titles.len() < 2 {
        return None;
    }
    let term = term.unwrap_or(0);
    let definition =
        definition.filter(|at| *at != term).unwrap_or(if term == 0 { titles.len().min(2) - 1 } else { 0 });
    let aliases = titles.iter().position(|title| ALIASES.contains(&title.as_str()));
    Some(Columns { term, definition, aliases: aliases.filter(|at| *at != term && *at != definition) })
}

fn entry(section: &Section<'_>, row: u32, block: &Block, columns: Columns) -> Option<Draft> {
    let cells: Vec<(u32, &Block)> = section.children(Some(row)).collect();
    let (_, cell) = cells.get(columns.term)?;
    let prose = section.prose(cell)?;
    let source = section.page.source;
    let words = Words::of(prose, 0..prose.text.len(), source);
    if words.plain(&(0..words.text().len())).is_empty() {
        return None;
    }
    let headword = prose.span_of(&(0..prose.text.len()));
    let body = cells.get(columns.definition).map_or(Span::empty(cell.span.end), |(_, cell)| cell.span);
    let mut draft = Draft::new(section, words, headword, body).anchored(
        section,
        cell.span,
        Some(content_start(source.slice(cell.span), cell.span)),
    );
    if let Some((_, other)) = columns.aliases.and_then(|at| cells.get(at))
        && let Some(prose) = section.prose(other)
    {
        let text = prose.plain(&(0..prose.text.len()));
        let names =
            text.split([',', ';', '/']).map(str::trim).filter(|name| name.chars().any(char::is_alphanumeric));
        draft.aliases = names.map(str::to_owned).collect();
    }
    draft.span = block.span;
    Some(draft)
}

/// The first byte of a cell's content.
fn content_start(text: &str, span: Span) -> u32 {
    span.start + (text.len() - text.trim_start_matches([' ', '\t', '|']).len()) as u32
}
