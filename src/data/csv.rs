//! CSV (RFC 4180): a header line names the columns, quotes may hold separators, line ends and doubled quotes.

use super::Place;
use crate::facts::{Datum, Problem, Value};

/// Reads the rows below the header line as maps. Blank lines are passed over, missing cells are absent, and cells
/// beyond the header are dropped.
pub(super) fn parse(text: &str, place: Place) -> Result<Datum, Problem> {
    let mut reader = Reader { text, place, at: 0, separator: separator(text) };
    if text.starts_with('\u{feff}') {
        reader.at = 3;
    }
    let header = reader.row()?.unwrap_or_default();
    let mut rows = Vec::new();
    while let Some(cells) = reader.row()? {
        rows.push(keyed(&header, cells));
    }
    Ok(Datum { value: Value::List(rows), span: place.span(0, text.len()) })
}

/// The separator that the header line has most of; the comma where none stands out.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |byte: u8| header.bytes().filter(|&other| other == byte).count();
    let mut best = b',';
    for other in [b';', b'\t'] {
        if count(other) > count(best) {
            best = other;
        }
    }
    best
}

fn keyed(header: &[Datum], cells: Vec<Datum>) -> Datum {
    let start = cells.first().map_or(0, |cell| cell.span.start);
    let end = cells.last().map_or(start, |cell| cell.span.end);
    let pairs = header.iter().cloned().zip(cells).collect();
    Datum { value: Value::Map(pairs), span: crate::text::Span { start, end } }
}

struct Reader<'a> {
    text: &'a str,
    place: Place,
    at: usize,
    separator: u8,
}

impl Reader<'_> {
    /// The next row that is not blank.
    fn row(&mut self) -> Result<Option<Vec<Datum>>, Problem> {
        while matches!(self.peek(), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.peek().is_none() {
            return Ok(None);
        }
        let mut cells = vec![self.cell()?];
        while self.peek() == Some(self.separator) {
            self.at += 1;
            cells.push(self.cell()?);
        }
        Ok(Some(cells))
    }

    fn cell(&mut self) -> Result<Datum, Problem> {
        if self.peek() == Some(b'"') {
            return self.quoted();
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_end = |c: char| matches!(c, '\n' | '\r') || c == char::from(self.separator);
        let length = rest.find(is_end).unwrap_or(rest.len());
        let raw = rest.get(..length).unwrap_or_default();
        let start = self.at + (raw.len() - raw.trim_start().len());
        self.at += length;
        let value = raw.trim();
        Ok(self.datum(value.to_owned(), start, start + value.len()))
    }

    fn quoted(&mut self) -> Result<Datum, Problem> {
        let opening = self.at;
        self.at += 1;
        let mut value = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let Some(length) = rest.find('"') else {
                let message = "this is not valid CSV: the quoted cell has no closing quote";
                return Err(self.place.problem(opening, message));
            };
            value.push_str(rest.get(..length).unwrap_or_default());
            self.at += length + 1;
            if self.peek() != Some(b'"') {
                break;
            }
            value.push('"');
            self.at += 1;
        }
        let end = self.at - 1;
        while self.peek().is_some_and(|byte| byte != self.separator && byte != b'\n' && byte != b'\r') {
            self.at += 1;
        }
        Ok(self.datum(value, opening + 1, end))
    }

    fn datum(&self, text: String, start: usize, end: usize) -> Datum {
        let value = if text.is_empty() { Value::Null } else { Value::Text(text) };
        Datum { value, span: self.place.span(start, end) }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::data::{Format, parse};
    use crate::facts::Value;

    #[test]
    fn rows_are_keyed_by_the_header() {
        let text = "term,meaning\r\nAPI,\"a, \"\"b\"\"\nc\"\r\n\r\nCLI\r\n";
        let data = parse(text, Format::Csv, 0).unwrap();
        let rows = data.items();
        assert_eq!(rows.len(), 2);
        let meaning = rows[0].get("meaning").unwrap();
        assert_eq!(meaning.as_text(), Some("a, \"b\"\nc"));
        assert_eq!(&text[meaning.span.range()], "a, \"\"b\"\"\nc");
        assert!(rows[1].get("meaning").is_none());
    }

    #[test]
    fn the_header_tells_the_separator() {
        let data = parse("term;meaning\nAPI;one, two\n", Format::Csv, 0).unwrap();
        assert_eq!(data.items()[0].get("meaning").unwrap().as_text(), Some("one, two"));
        assert_eq!(parse("", Format::Csv, 0).unwrap().value, Value::List(vec![]));
        assert!(parse("a\n\"b", Format::Csv, 0).is_err());
    }
}
