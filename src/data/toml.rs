//! TOML, by the `toml` crate's spanned tree.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::{Place, unquoted};
use crate::facts::{Datum, Problem, Value};

/// Reads a TOML document; its nesting is bounded by the `toml` crate.
pub(super) fn parse(text: &str, place: Place) -> Result<Datum, Problem> {
    let reader = Reader { text, place };
    match DeTable::parse(text) {
        Ok(table) => {
            let span = place.span(0, text.len());
            Ok(Datum { value: reader.table(table.get_ref()), span })
        }
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            Err(place.problem(at, format!("this is not valid TOML: {message}")))
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    place: Place,
}

impl Reader<'_> {
    fn table(&self, table: &DeTable<'_>) -> Value {
        let mut pairs: Vec<(Datum, Datum)> = table
            .iter()
            .map(|(key, value)| {
                let name = Value::Text(key.get_ref().to_string());
                (self.datum(name, key.span()), self.value(value))
            })
            .collect();
        pairs.sort_by_key(|(key, _)| key.span.start);
        Value::Map(pairs)
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Datum {
        let raw = || self.text.get(value.span()).unwrap_or_default().to_owned();
        let read = match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Array(items) => Value::List(items.iter().map(|item| self.value(item)).collect()),
            DeValue::Table(table) => self.table(table),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                Value::Text(raw())
            }
        };
        self.datum(read, value.span())
    }

    fn datum(&self, value: Value, range: std::ops::Range<usize>) -> Datum {
        let (start, end) = match value {
            Value::Text(_) => unquoted(self.text, range.start, range.end),
            _ => (range.start, range.end),
        };
        Datum { value, span: self.place.span(start, end) }
    }
}

#[cfg(test)]
mod tests {
    use crate::data::{Format, parse};
    use crate::text::Span;

    #[test]
    fn tables_keep_source_order_and_numbers_their_spelling() {
        let text = "zeta = 1.10\nalpha = \"a\\tb\"\n[nested]\nlist = [true, 'x']\n";
        let data = parse(text, Format::Toml, 5).unwrap();
        assert_eq!(data.get("zeta").unwrap().as_text(), Some("1.10"));
        assert_eq!(data.get("alpha").unwrap().as_text(), Some("a\tb"));
        let list = data.get("nested").unwrap().get("list").unwrap();
        assert_eq!(list.items().iter().filter_map(|item| item.as_text()).collect::<Vec<_>>(), ["true", "x"]);
        let at = text.find("x'").unwrap();
        assert_eq!(list.items()[1].span, Span::new(at + 5, at + 6));
    }

    #[test]
    fn a_syntax_error_has_its_place() {
        let problem = parse("a = 1\nb = = 2\n", Format::Toml, 0).unwrap_err();
        assert_eq!(problem.span.start, 10);
    }
}
