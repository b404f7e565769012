use crate::text::Span;

/// Front matter: the data block at the head of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// The block with its fences.
    pub span: Span,
    /// Its content; `Value::Null` where it could not be read.
    pub data: Datum,
}

/// A value of YAML, TOML, JSON or CSV, with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// The value.
    pub value: Value,
    /// Where it stands in the file.
    pub span: Span,
}

/// The value of a datum. Numbers, booleans and dates are kept as they are written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A scalar.
    Text(String),
    /// A sequence.
    List(Vec<Datum>),
    /// A mapping, in source order.
    Map(Vec<(Datum, Datum)>),
}

impl Datum {
    /// The scalar as text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value under `key` of a mapping; keys compare without ASCII case.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(pairs) => pairs
                .iter()
                .find(|(name, _)| name.as_text().is_some_and(|name| name.trim().eq_ignore_ascii_case(key)))
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The items: of a sequence each, of a scalar itself, else none.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            Value::Text(_) => std::slice::from_ref(self),
            _ => &[],
        }
    }
}
