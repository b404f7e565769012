//! YAML 1.2, built from the event stream of `saphyr-parser`, so that scalars stay as written.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as Marks};

use super::{MAX_DEPTH, Place, unquoted};
use crate::facts::{Datum, Problem, Value};

/// The most values that aliases may copy: a small text can otherwise grow without bound.
const MAX_COPIES: usize = 100_000;

/// Reads the first YAML document of `text`; an empty text is null.
pub(super) fn parse(text: &str, place: Place) -> Result<Datum, Problem> {
    let mut builder = Builder::new(text, place);
    for event in Parser::new_from_str(text) {
        let (event, marks) = event.map_err(|error| {
            let at = builder.byte(error.marker().index());
            place.problem(at, format!("this is not valid YAML: {}", error.info()))
        })?;
        if let Some(root) = builder.take(event, marks)? {
            return Ok(root);
        }
    }
    Ok(Datum { value: Value::Null, span: place.span(0, text.len()) })
}

/// A collection whose end has not been read yet.
struct Open {
    start: usize,
    anchor: usize,
    /// Of a mapping keys and values by turns.
    items: Vec<Datum>,
    mapping: bool,
}

struct Builder<'a> {
    text: &'a str,
    place: Place,
    /// The byte of each character; none for ASCII, where they are the same.
    bytes: Option<Vec<usize>>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Datum>,
    copies: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, place: Place) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { text, place, bytes, open: Vec::new(), anchors: BTreeMap::new(), copies: 0 }
    }

    /// The byte of the character with this number.
    fn byte(&self, character: usize) -> usize {
        let byte = match &self.bytes {
            Some(bytes) => bytes.get(character).copied(),
            None => Some(character),
        };
        byte.unwrap_or(usize::MAX).min(self.text.len())
    }

    /// Takes one event in; gives the root value once it is complete.
    fn take(&mut self, event: Event<'_>, marks: Marks) -> Result<Option<Datum>, Problem> {
        let (start, end) = (self.byte(marks.start.index()), self.byte(marks.end.index()));
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let datum = self.scalar(text.into_owned(), style, start, end);
                Ok(self.complete(datum, anchor))
            }
            Event::Alias(anchor) => {
                let mut datum = self.anchors.get(&anchor).cloned().unwrap_or_else(|| self.null(start, end));
                self.copies += size(&datum);
                if self.copies > MAX_COPIES {
                    return Err(self.place.problem(start, "its aliases copy too many values"));
                }
                datum.span = self.place.span(start, end);
                Ok(self.complete(datum, 0))
            }
            Event::SequenceStart(anchor, _) => self.enter(start, anchor, false),
            Event::MappingStart(anchor, _) => self.enter(start, anchor, true),
            Event::SequenceEnd | Event::MappingEnd => Ok(self.leave(end)),
            Event::DocumentEnd => Ok(Some(self.null(start, end))),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => Ok(None),
        }
    }

    fn scalar(&self, text: String, style: ScalarStyle, start: usize, end: usize) -> Datum {
        let plain = style == ScalarStyle::Plain;
        if plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL") {
            return self.null(start, end);
        }
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let (start, end) = if quoted { unquoted(self.text, start, end) } else { (start, end) };
        Datum { value: Value::Text(text), span: self.place.span(start, end) }
    }

    fn null(&self, start: usize, end: usize) -> Datum {
        Datum { value: Value::Null, span: self.place.span(start, end) }
    }

    fn enter(&mut self, start: usize, anchor: usize, mapping: bool) -> Result<Option<Datum>, Problem> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.place.problem(start, "this is not read as YAML: it nests too deeply"));
        }
        self.open.push(Open { start, anchor, items: Vec::new(), mapping });
        Ok(None)
    }

    fn leave(&mut self, end: usize) -> Option<Datum> {
        let open = self.open.pop()?;
        let value = if open.mapping { Value::Map(pairs(open.items)) } else { Value::List(open.items) };
        let end = self.trim_end(open.start, end);
        self.complete(Datum { value, span: self.place.span(open.start, end) }, open.anchor)
    }

    /// The end of a collection without the white space that the parser counts in.
    fn trim_end(&self, start: usize, end: usize) -> usize {
        self.text.get(start..end).map_or(end, |text| start + text.trim_end().len())
    }

    fn complete(&mut self, datum: Datum, anchor: usize) -> Option<Datum> {
        if anchor > 0 {
            self.anchors.insert(anchor, datum.clone());
        }
        match self.open.last_mut() {
            Some(parent) => {
                parent.items.push(datum);
                None
            }
            None => Some(datum),
        }
    }
}

/// Keys and values by turns as pairs.
fn pairs(items: Vec<Datum>) -> Vec<(Datum, Datum)> {
    let mut pairs = Vec::with_capacity(items.len() / 2);
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        pairs.push((key, value));
    }
    pairs
}

/// The number of values in `datum`.
fn size(datum: &Datum) -> usize {
    match &datum.value {
        Value::Null | Value::Text(_) => 1,
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Map(pairs) => 1 + pairs.iter().map(|(key, value)| size(key) + size(value)).sum::<usize>(),
    }
}

#[cfg(test)]
mod tests {
    use crate::data::{Format, parse};
    use crate::facts::Value;

    #[test]
    fn scalars_stay_as_written_and_know_their_bytes() {
        let text = "é: 1.10\nquoted: \"a\\nb\"\nlist:\n  - yes\n  - ~\n---\nsecond: 1\n";
        let data = parse(text, Format::Yaml, 100).unwrap();
        let version = data.get("é").unwrap();
        assert_eq!(version.as_text(), Some("1.10"));
        assert_eq!(version.span.start, 104);
        assert_eq!(data.get("quoted").unwrap().as_text(), Some("a\nb"));
        let list = data.get("list").unwrap().items();
        assert_eq!(list[0].as_text(), Some("yes"));
        assert_eq!(list[1].value, Value::Null);
        assert!(data.get("second").is_none());
    }

    #[test]
    fn aliases_copy_what_their_anchor_names() {
        let data = parse("a: &x [p, q]\nb: *x\n", Format::Yaml, 0).unwrap();
        assert_eq!(data.get("b").unwrap().items().len(), 2);
    }

    #[test]
    fn nothing_grows_without_bound() {
        let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for level in 1..12 {
            let before = format!("*a{},", level - 1).repeat(9);
            bomb.push_str(&format!("a{level}: &a{level} [{before}]\n"));
        }
        assert!(parse(&bomb, Format::Yaml, 0).is_err());
        assert!(parse(&"[".repeat(50_000), Format::Yaml, 0).is_err());
        assert!(parse("a: [1", Format::Yaml, 0).is_err());
        assert_eq!(parse("", Format::Yaml, 0).unwrap().value, Value::Null);
    }
}
