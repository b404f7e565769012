use super::Draft;
use super::html;
use crate::data::{self, Format};
use crate::facts::{Datum, Value};
use crate::glossary::words::Words;
use crate::glossary::{EntryTarget, Shape, Status};
use crate::text::{Source, Span};

/// Keys of the term in a list of entries, the most telling first.
const TERM: [&str; 8] = ["term", "name", "title", "headword", "acronym", "abbreviation", "word", "key"];

/// Keys of the definition.
const DEFINITION: [&str; 9] =
    ["def", "definition", "description", "meaning", "text", "short_description", "expansion", "desc", "long"];

/// Keys of other names.
const ALIASES: [&str; 8] =
    ["aliases", "alias", "aka", "synonyms", "acronym", "abbreviation", "plural", "short"];

/// Reads a data file that may be a glossary: its shape and entries.
pub(in crate::glossary) fn read(source: &Source) -> Option<(Shape, Vec<Draft>)> {
    let (shape, format) = match source.path().extension()?.to_lowercase().as_str() {
        "yml" | "yaml" => (Shape::Yaml, Format::Yaml),
        "json" => (Shape::Json, Format::Json),
        "csv" | "tsv" => (Shape::Csv, Format::Csv),
        "html" | "htm" => {
            let region = Span::new(0, source.text().len());
            return Some((Shape::Html, html::drafts(source, region)));
        }
        _ => return None,
    };
    let datum = data::parse(source.text(), format, 0).ok()?;
    Some((shape, entries(&datum, source)))
}

fn entries(datum: &Datum, source: &Source) -> Vec<Draft> {
    match &datum.value {
        Value::List(items) => {
            let drafts: Vec<Draft> = items.iter().filter_map(|item| of_record(item, source)).collect();
            if 2 * drafts.len() > items.len() { drafts } else { Vec::new() }
        }
        Value::Map(pairs) => {
            let inner = pairs.iter().find_map(|(key, value)| {
                let key = key.as_text()?.to_lowercase();
                let holds =
                    ["terms", "glossary", "entries", "definitions", "acronyms"].contains(&key.as_str());
                let nested = matches!(value.value, Value::List(_) | Value::Map(_));
                (holds && nested).then_some(value)
            });
            match inner {
                Some(inner) => entries(inner, source),
                None => of_map(pairs, source),
            }
        }
        _ => Vec::new(),
    }
}

/// A map of term to text, or of term to a record.
fn of_map(pairs: &[(Datum, Datum)], source: &Source) -> Vec<Draft> {
    let drafts: Vec<Draft> = pairs
        .iter()
        .filter_map(|(key, value)| {
            let name = key.as_text()?;
            let (text, aliases) = match &value.value {
                Value::Text(text) => (text.clone(), Vec::new()),
                Value::Null => (String::new(), Vec::new()),
                Value::Map(_) => (text_at(value, &DEFINITION)?, names_at(value)),
                Value::List(_) => return None,
            };
            Some(draft(name, key.span, &text, value.span, aliases, source))
        })
        .collect();
    // A settings file has short values only; a glossary's are sentences.
    let sentences =
        drafts.iter().filter(|draft| draft.definition.as_deref().unwrap_or_default().contains(' ')).count();
    if 2 * sentences >= drafts.len() && 3 * drafts.len() >= 2 * pairs.len() { drafts } else { Vec::new() }
}

/// A record with keys for term and definition; as glosario has it, per language below a slug (English first).
fn of_record(item: &Datum, source: &Source) -> Option<Draft> {
    let holder = if item.get("slug").is_some() { localized(item).unwrap_or(item) } else { item };
    let term = TERM.iter().find_map(|key| holder.get(key))?;
    let name = term.as_text()?;
    let mut aliases = names_at(holder);
    aliases.retain(|alias| alias != name);
    let text = text_at(holder, &DEFINITION).unwrap_or_default();
    Some(draft(name, term.span, &text, item.span, aliases, source))
}

/// The record of the first language that has a term.
fn localized(item: &Datum) -> Option<&Datum> {
    let Value::Map(pairs) = &item.value else { return None };
    let english = item.get("en").filter(|value| value.get("term").is_some());
    english.or_else(|| pairs.iter().map(|(_, value)| value).find(|value| value.get("term").is_some()))
}

fn text_at(item: &Datum, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| Some(item.get(key)?.as_text()?.to_owned()))
}

fn names_at(item: &Datum) -> Vec<String> {
    let named = ALIASES.iter().filter_map(|key| item.get(key));
    let texts = named.flat_map(Datum::items).filter_map(Datum::as_text);
    texts.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn draft(name: &str, place: Span, text: &str, body: Span, aliases: Vec<String>, source: &Source) -> Draft {
    let deprecated = text.to_lowercase().starts_with("deprecated");
    Draft {
        path: source.path().to_owned(),
        words: Words::literal(name, place),
        headword: place,
        span: Span { start: place.start.min(body.start), end: place.end.max(body.end) },
        body,
        definition: Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        target: EntryTarget::None { insert_at: None },
        aliases,
        status: deprecated.then(|| Status {
            word: "deprecated".to_owned(),
            deprecated: true,
            use_instead: None,
        }),
    }
}
