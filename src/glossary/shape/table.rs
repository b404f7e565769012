use super::{Draft, Reading};
use crate::facts::{Block, BlockKind};
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::text::Span;

/// Which columns of a table hold what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub(super) term: usize,
    pub(super) definition: usize,
    pub(super) aliases: Option<usize>,
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
const DEFINITION: [&str; 27] = [
    "解释",
    "釋義",
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
const ALIASES: [&str; 23] = [
    "abbr",
    "abbr.",
    "short",
    "short form",
    "english",
    "englisch",
    "inglés",
    "anglais",
    "英文",
    "英語",
    "英文名",
    "영어",
    "缩写",
    "略語",
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
        let texts: Vec<Vec<String>> = rows.iter().map(|(row, _)| cells(section, *row)).collect();
        let Some(columns) = columns(&texts, section.named) else {
            reading.note(block.span, "no column of this table is headed as terms or as definitions");
            continue;
        };
        for (row, block) in rows.iter().skip(1) {
            reading.drafts.extend(entry(section, *row, block, columns));
        }
    }
    reading
}

/// The texts of a row's cells.
fn cells(section: &Section<'_>, row: u32) -> Vec<String> {
    let text = |cell: &Block| {
        section.prose(cell).map(|prose| prose.plain(&(0..prose.text.len()))).unwrap_or_default()
    };
    section.children(Some(row)).map(|(_, cell)| text(cell)).collect()
}

/// Which columns hold what, by the titles in the first row; on a page that is called a glossary also by the texts.
pub(super) fn columns(rows: &[Vec<String>], named: bool) -> Option<Columns> {
    let (header, rows) = rows.split_first()?;
    let titles: Vec<String> = header.iter().map(|title| title.to_lowercase()).collect();
    if titles.len() < 2 {
        return None;
    }
    let find = |names: &[&str]| titles.iter().position(|title| names.contains(&title.trim_end_matches(':')));
    let (term, definition) = (find(&TERM), find(&DEFINITION));
    let telling = term.is_some() || definition.is_some_and(|at| at > 0);
    let term = match term {
        Some(term) => term,
        None if telling => 0,
        None if named && titles.len() == 2 => 0,
        None if named => (0..titles.len()).find(|column| holds_names(rows, *column))?,
        None => return None,
    };
    let longest = || {
        let others = (0..titles.len()).filter(|column| *column != term);
        others.rev().max_by_key(|column| (!holds_gaps(rows, *column), length(rows, *column)))
    };
    let said = || longest().filter(|column| holds_words(rows, *column));
    let definition = definition.filter(|at| *at != term).or_else(said)?;
    let aliases = titles.iter().position(|title| ALIASES.contains(&title.as_str()));
    Some(Columns { term, definition, aliases: aliases.filter(|at| *at != term && *at != definition) })
}

/// The length of all texts in a column.
fn length(rows: &[Vec<String>], column: usize) -> usize {
    rows.iter().filter_map(|row| row.get(column)).map(String::len).sum()
}

/// Whether a dash stands in many cells of a column: there is nothing to remark. A definition is there or left empty.
fn holds_gaps(rows: &[Vec<String>], column: usize) -> bool {
    let is_dash = |text: &&String| matches!(text.trim(), "—" | "–" | "-" | "--");
    4 * rows.iter().filter_map(|row| row.get(column)).filter(is_dash).count() >= rows.len()
}

/// Whether most cells of a column have letters and at most six words.
fn holds_names(rows: &[Vec<String>], column: usize) -> bool {
    let is_name =
        |text: &&String| text.chars().any(char::is_alphabetic) && text.split_whitespace().count() <= 6;
    let names = rows.iter().filter_map(|row| row.get(column)).filter(is_name).count();
    names > 0 && 3 * names >= 2 * rows.len()
}

/// Whether a column says something rather than marks what holds: "✅", "yes". An empty one is still to be written.
fn holds_words(rows: &[Vec<String>], column: usize) -> bool {
    let cells = || rows.iter().filter_map(|row| row.get(column)).filter(|text| !text.is_empty());
    let says = cells().filter(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 3).count();
    2 * says >= cells().count()
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
        draft.aliases = names(&prose.plain(&(0..prose.text.len())));
    }
    draft.span = block.span;
    Some(draft)
}

/// The names in a cell of other names.
pub(super) fn names(text: &str) -> Vec<String> {
    let parts = text.split([',', ';', '/', '、']).map(str::trim);
    parts.filter(|name| name.chars().any(char::is_alphanumeric)).map(str::to_owned).collect()
}

/// The first byte of a cell's content.
fn content_start(text: &str, span: Span) -> u32 {
    span.start + (text.len() - text.trim_start_matches([' ', '\t', '|']).len()) as u32
}

#[cfg(test)]
mod tests {
    use super::columns;

    fn table(rows: &[[&str; 3]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn a_table_of_marks_defines_nothing() {
        let marks = table(&[["Region", "Team", "Free"], ["Bern", "✅", "no"], ["Oslo, West", "", "✅"]]);
        assert!(columns(&marks, true).is_none());
        let translated = table(&[
            ["Kruste", "Crust", "Hinweise"],
            ["Teig", "dough", "—"],
            ["Ofen", "oven", "Holzofen: stone oven"],
        ]);
        assert_eq!(
            columns(&translated, true).map(|columns| (columns.term, columns.definition)),
            Some((0, 1))
        );
        let words = table(&[["Crust", "Kind", "What"], ["Bern", "✅", "the lower layer"], ["Oslo", "", ""]]);
        assert_eq!(columns(&words, true).map(|columns| (columns.term, columns.definition)), Some((0, 2)));
    }
}
