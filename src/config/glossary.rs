use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use toml::Spanned;

use super::plain::unfit;

/// The shape that a glossary is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A heading per entry.
    Headings,
    /// A table row per entry.
    Table,
    /// A list item per entry.
    List,
    /// A definition list, Markdown Extra or Pandoc.
    DefinitionList,
    /// Paragraphs that begin with the name in bold.
    Bold,
    /// A file per entry.
    Files,
    /// `*[ABC]: …` abbreviations.
    Abbr,
    /// `{glossary}` of Sphinx and mystmd, `[[def: …]]` of Spec-Up.
    Directive,
    /// `<dl>`, `<dfn>`, `<abbr title>`.
    Html,
    /// A YAML data file.
    Yaml,
    /// A JSON data file.
    Json,
    /// A CSV data file.
    Csv,
    /// Bare paragraphs.
    Prose,
}

impl std::fmt::Display for Shape {
    /// Writes the name that it has in the configuration.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.serialize(f)
    }
}

/// A glossary that is named.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GlossarySetting {
    /// A file, a folder or a glob, relative to the root.
    #[schemars(with = "String")]
    pub path: Spanned<String>,
    /// Its shape, where detection should not decide.
    pub shape: Option<Shape>,
    /// The level of the headings that are entries, 1 to 6.
    #[serde(default, deserialize_with = "heading_level")]
    #[schemars(!default, range(min = 1, max = 6))]
    pub level: Option<u8>,
    /// A glob of the pages that its terms apply to.
    #[schemars(with = "Option<String>")]
    pub scope: Option<Spanned<String>>,
}

/// Reads the level of a heading.
fn heading_level<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    let value = toml::Value::deserialize(deserializer)?;
    let level = value.as_integer().and_then(|level| u8::try_from(level).ok());
    match level.filter(|level| (1..=6).contains(level)) {
        Some(level) => Ok(Some(level)),
        None => Err(unfit(&value, "the level of a heading, 1 to 6")),
    }
}
