//! Data texts (YAML, TOML, JSON, CSV) as plain values with places.

mod csv;
mod json;
mod toml;
mod yaml;

use crate::facts::{Datum, Problem};
use crate::text::Span;

/// The data formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2; of several documents the first.
    Yaml,
    /// TOML 1.
    Toml,
    /// JSON (RFC 8259).
    Json,
    /// CSV (RFC 4180) with a header line; the comma, the semicolon or the tab separates.
    Csv,
}

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 100;

/// Reads `text` as `format`. Spans are bytes of `text` plus `offset`; that of a quoted scalar is its content, without
/// the quotes. Scalars are text as written: `1.10` stays `1.10`, `yes` stays `yes`; only an empty value and `null`
/// are [`Value::Null`](crate::facts::Value::Null). CSV gives a list of maps keyed by the header line.
///
/// # Errors
/// A text that breaks the format's grammar or nests more than 100 deep, with its place.
pub fn parse(text: &str, format: Format, offset: u32) -> Result<Datum, Problem> {
    let place = Place { offset };
    match format {
        Format::Yaml => yaml::parse(text, place),
        Format::Toml => toml::parse(text, place),
        Format::Json => json::parse(text, place),
        Format::Csv => csv::parse(text, place),
    }
}

/// Where the data text begins in its file.
#[derive(Debug, Clone, Copy)]
struct Place {
    offset: u32,
}

impl Place {
    /// The span in the file of the bytes `start..end` of the data text.
    fn span(self, start: usize, end: usize) -> Span {
        let offset = self.offset as usize;
        Span::new(offset + start, offset + end)
    }

    /// A problem at byte `at` of the data text.
    fn problem(self, at: usize, message: impl Into<String>) -> Problem {
        Problem { span: self.span(at, at), message: message.into() }
    }
}

/// The bytes `start..end` of a scalar of `text` without the quotes around them.
fn unquoted(text: &str, start: usize, end: usize) -> (usize, usize) {
    let raw = text.get(start..end).unwrap_or_default();
    for quote in ["\"\"\"", "'''", "\"", "'"] {
        let inner = raw.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner {
            return (start + quote.len(), start + quote.len() + inner.len());
        }
    }
    (start, end)
}
