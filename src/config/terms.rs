use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::Spanned;

use super::plain::unfit;
use super::schema::schema;

/// How terms are spotted and linked.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Terms {
    /// Whose plurals are mentions too.
    pub plurals: Plurals,
    /// The shortest name that is spotted, in code points.
    pub min_length: usize,
    /// How often a term is to be linked.
    pub link: LinkScope,
    /// The notation of the links that a fix writes.
    pub link_style: Option<LinkStyle>,
    /// Settings of single terms, by name.
    #[schemars(with = "BTreeMap<String, TermOverride>")]
    pub overrides: BTreeMap<Spanned<String>, TermOverride>,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            plurals: Plurals::English,
            min_length: 3,
            link: LinkScope::Page,
            link_style: None,
            overrides: BTreeMap::new(),
        }
    }
}

/// Whose plurals are mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Plurals {
    /// English ones.
    #[default]
    English,
    /// None: names match as they are written.
    Off,
}

impl<'de> Deserialize<'de> for Plurals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(deserializer)? {
            toml::Value::Boolean(false) => Ok(Self::Off),
            toml::Value::Boolean(true) => Ok(Self::English),
            toml::Value::String(language) if language == "en" => Ok(Self::English),
            other => Err(unfit(&other, "\"en\" or false")),
        }
    }
}

impl Serialize for Plurals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::English => serializer.serialize_str("en"),
            Self::Off => serializer.serialize_bool(false),
        }
    }
}

schema!(Plurals, { "enum": ["en", true, false] });

/// How often a term is to be linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LinkScope {
    /// Its first mention on a page.
    #[default]
    Page,
    /// Its first mention in a section.
    Section,
    /// Every mention.
    All,
}

/// The notation of a link that a fix writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LinkStyle {
    /// `[text](page.md#id)`
    Inline,
    /// `[text][label]` with a definition at the end of the page.
    Reference,
    /// `[[page#heading|text]]`
    Wikilink,
    /// `` {term}`text` ``
    MystTerm,
    /// The glossary shortcode of the site.
    Shortcode,
    /// `[[ref: text]]` of Spec-Up.
    SpecUp,
}

/// Settings of one term.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TermOverride {
    /// How its case is compared.
    pub case: Option<Spelling>,
    /// Phrases in which the word is not the term.
    #[schemars(with = "Vec<String>")]
    pub not_in: Vec<Spanned<String>>,
    /// Other names that the glossary does not give.
    #[schemars(with = "Vec<String>")]
    pub aliases: Vec<Spanned<String>>,
    /// Whether its mentions are reported: all of them, whatever the text tells, or none. Judged where not given.
    pub link: Option<bool>,
}

/// How the case of a name is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Spelling {
    /// As written only.
    Exact,
    /// Any case.
    Any,
}

/// How sure a mention has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Also mentions whose sense is not sure.
    Low,
    /// Only mentions that are surely meant.
    #[default]
    High,
}
