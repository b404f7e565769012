use super::{Draft, Reading};
use crate::facts::{Datum, Value};
use crate::glossary::section::Section;
use crate::text::Source;

/// `abbreviations:` in front matter, a map of short form to long form, as mystmd has it (`myst-frontmatter`,
/// `abbreviations`); the same key of a project in `myst.yml` is read as data.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let front = section.facts().front_matter.as_ref();
    let map = front.and_then(|front| front.data.get("abbreviations"));
    reading.drafts = map.map(|map| drafts(map, section.page.source)).unwrap_or_default();
    reading
}

/// The entries of a map of short form to long form.
pub(super) fn drafts(map: &Datum, source: &Source) -> Vec<Draft> {
    let Value::Map(pairs) = &map.value else { return Vec::new() };
    let entry = |(key, value): &(Datum, Datum)| {
        let (name, text) = (key.as_text()?, value.as_text()?);
        Some(Draft::written(source, name, key.span, value.span, text))
    };
    pairs.iter().filter_map(entry).collect()
}
