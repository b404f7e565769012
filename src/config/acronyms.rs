use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::Spanned;

use super::plain::unfit;
use super::schema::schema;

/// How acronyms are judged.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Acronyms {
    /// Where an expansion holds.
    pub scope: AcronymScope,
    /// How often an undefined acronym is reported.
    pub report: AcronymReport,
    /// The acronyms that need no expansion.
    pub well_known: WellKnown,
    /// Forms that are acronyms too: `single-letter`, `lower-case`.
    pub forms: Vec<AcronymForm>,
    /// Acronyms that are never reported.
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Spanned<String>>,
}

/// Where an expansion holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AcronymScope {
    /// In its section.
    Section,
    /// On its page.
    #[default]
    Page,
    /// In the whole tree.
    Project,
}

/// How often an undefined acronym is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AcronymReport {
    /// Once, at its first use.
    #[default]
    Project,
    /// Once on each page.
    Page,
}

/// A widening of what counts as an acronym.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AcronymForm {
    /// Single capital letters.
    SingleLetter,
    /// Lower-case short forms.
    LowerCase,
}

/// The acronyms that need no expansion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum WellKnown {
    /// The list that comes with the program.
    #[default]
    Default,
    /// None.
    Empty,
    /// A list of one's own.
    List(Vec<String>),
}

impl<'de> Deserialize<'de> for WellKnown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(deserializer)? {
            toml::Value::String(word) if word == "default" => Ok(Self::Default),
            toml::Value::String(word) if word == "none" => Ok(Self::Empty),
            toml::Value::Array(list) => {
                let acronym = |value: &toml::Value| match value {
                    toml::Value::String(acronym) => Ok(acronym.clone()),
                    other => Err(unfit(other, "a list of strings")),
                };
                Ok(Self::List(list.iter().map(acronym).collect::<Result<_, _>>()?))
            }
            other => Err(unfit(&other, "\"default\", \"none\" or a list of acronyms")),
        }
    }
}

impl Serialize for WellKnown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Default => serializer.serialize_str("default"),
            Self::Empty => serializer.serialize_str("none"),
            Self::List(list) => list.serialize(serializer),
        }
    }
}

schema!(WellKnown, { "anyOf": [{ "enum": ["default", "none"] }, { "type": "array", "items": { "type": "string" } }] });
