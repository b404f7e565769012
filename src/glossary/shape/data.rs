use camino::Utf8Path;

use super::{Draft, abbr, abbr_map, html};
use crate::data::{self, Format};
use crate::facts::{Datum, Value};
use crate::glossary::vocabulary::is_letters;
use crate::glossary::{Shape, Status};
use crate::text::{Source, Span};

/// Keys of the term in a list of entries, the most telling first.
const TERM: [&str; 10] =
    ["term", "name", "title", "headword", "acronym", "abbreviation", "word", "key", "short", "shortname"];

/// Keys of the definition.
const DEFINITION: [&str; 15] = [
    "def",
    "definition",
    "description",
    "meaning",
    "text",
    "short_description",
    "excerpt",
    "explanation",
    "content",
    "body",
    "expansion",
    "desc",
    "long",
    "longname",
    "full",
];

/// Keys of other names.
const ALIASES: [&str; 8] =
    ["aliases", "alias", "aka", "synonyms", "acronym", "abbreviation", "plural", "short"];

/// How sure the name of a data file is that of a glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::glossary) enum Sureness {
    /// Beyond doubt, or the configuration names it.
    Named,
    /// `terms.json`, `definitions.yml`: as often settings, schemas or the texts of a program.
    Hint,
}

/// How sure the path of a data file is that of a glossary; none where it is not.
pub(in crate::glossary) fn sureness(path: &Utf8Path) -> Option<Sureness> {
    const WORDS: [&str; 9] = [
        "glossar",
        "glosario",
        "glossaire",
        "terminolog",
        "acronym",
        "abbrev",
        "abkuerz",
        "vocabular",
        "lexicon",
    ];
    let stem = path.file_stem()?.to_lowercase();
    let folder = path.parent().and_then(Utf8Path::file_name).unwrap_or_default().to_lowercase();
    let says = |name: &str| WORDS.iter().any(|word| name.contains(word));
    let is_project = matches!(path.file_name(), Some("myst.yml"));
    if says(&stem) || (says(&folder) && !has_texts_of_program(path)) || is_project {
        return Some(Sureness::Named);
    }
    let may_be = matches!(stem.as_str(), "terms" | "definitions" | "dictionary");
    (may_be && !has_texts_of_program(path)).then_some(Sureness::Hint)
}

/// Whether a path is that of a program's texts in several languages.
fn has_texts_of_program(path: &Utf8Path) -> bool {
    const FOLDERS: [&str; 8] =
        ["locales", "locale", "i18n", "lang", "langs", "translations", "messages", "intl"];
    path.components().any(|part| FOLDERS.contains(&part.as_str()))
}

/// Reads a data file that may be a glossary: its shape and entries.
pub(in crate::glossary) fn read(source: &Source, sureness: Sureness) -> Option<(Shape, Vec<Draft>)> {
    let (shape, format) = match source.path().extension()?.to_lowercase().as_str() {
        "yml" | "yaml" => (Shape::Yaml, Format::Yaml),
        "json" => (Shape::Json, Format::Json),
        "csv" | "tsv" => (Shape::Csv, Format::Csv),
        "html" | "htm" => {
            let region = Span::new(0, source.text().len());
            return Some((Shape::Html, html::drafts(source, region)));
        }
        "txt" => return Some((Shape::Abbr, abbr::lines(source))),
        _ => return None,
    };
    let datum = data::parse(source.text(), format, 0).ok()?;
    if source.path().file_name() == Some("myst.yml") {
        let map = datum.get("project").and_then(|project| project.get("abbreviations"));
        return Some((Shape::Abbr, map.map(|map| abbr_map::drafts(map, source)).unwrap_or_default()));
    }
    let drafts = entries(&datum, source, sureness, 0);
    let few = sureness == Sureness::Hint && drafts.len() < 3;
    Some((shape, if few { Vec::new() } else { drafts }))
}

/// The keys below which a data file holds its entries.
const HOLDERS: [&str; 7] =
    ["terms", "glossary", "entries", "definitions", "acronyms", "abbreviations", "items"];

fn entries(datum: &Datum, source: &Source, sureness: Sureness, depth: usize) -> Vec<Draft> {
    match &datum.value {
        Value::List(items) => {
            let drafts: Vec<Draft> = items.iter().filter_map(|item| of_record(item, source)).collect();
            if 2 * drafts.len() > items.len() { drafts } else { Vec::new() }
        }
        Value::Map(pairs) => {
            let nested = |value: &Datum| matches!(value.value, Value::List(_) | Value::Map(_));
            let inner = pairs.iter().find_map(|(key, value)| {
                let holds = HOLDERS.contains(&key.as_text()?.to_lowercase().as_str());
                (holds && nested(value)).then_some(value)
            });
            let by_letter = depth == 0
                && !pairs.is_empty()
                && pairs.iter().all(|(key, value)| key.as_text().is_some_and(is_letters) && nested(value));
            match inner {
                Some(inner) if depth < 2 => entries(inner, source, sureness, depth + 1),
                _ if by_letter => {
                    pairs.iter().flat_map(|(_, value)| entries(value, source, sureness, depth + 1)).collect()
                }
                _ => of_map(pairs, source, sureness),
            }
        }
        _ => Vec::new(),
    }
}

/// A map of term to text, or of term to a record, which may give the name itself.
fn of_map(pairs: &[(Datum, Datum)], source: &Source, sureness: Sureness) -> Vec<Draft> {
    let entry = |(key, value): &(Datum, Datum)| {
        let name = key.as_text()?;
        match &value.value {
            Value::Text(text) => Some(draft(name, key.span, text, value.span, Vec::new(), source)),
            Value::Null => Some(draft(name, key.span, "", value.span, Vec::new(), source)),
            Value::Map(_) => {
                let text = text_at(value, &DEFINITION)?;
                let own = ["term", "title", "name", "label"].iter().find_map(|key| value.get(key));
                let own = own.and_then(|datum| Some((datum.as_text()?, datum.span)));
                let (name, place) = own.unwrap_or((name, key.span));
                let mut aliases = names_at(value);
                aliases.retain(|alias| alias != name);
                Some(draft(name, place, &text, value.span, aliases, source))
            }
            Value::List(_) => None,
        }
    };
    let drafts: Vec<Draft> = pairs.iter().filter_map(entry).collect();
    // A settings file has short values only; a glossary's are sentences, or what acronyms stand for.
    let fewest = if sureness == Sureness::Hint { 4 } else { 2 };
    let words = |draft: &Draft| draft.definition.as_deref().unwrap_or_default().split(' ').count();
    let sentences = drafts.iter().filter(|draft| words(draft) >= fewest).count();
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
    let names = texts.flat_map(|text| text.split([';', '|'])).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn draft(name: &str, place: Span, text: &str, body: Span, aliases: Vec<String>, source: &Source) -> Draft {
    let deprecated = text.to_lowercase().starts_with("deprecated");
    let status = Status { word: "deprecated".to_owned(), deprecated: true, use_instead: None };
    let draft = Draft::written(source, name, place, body, text);
    Draft { aliases, status: deprecated.then_some(status), ..draft }
}
