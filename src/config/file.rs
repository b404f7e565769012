use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::plain::unfit;
use super::{Acronyms, GlossarySetting, Links, Override, RuleSetting, Terms};
use crate::platform::Platform;

/// The configuration of a tree. The default is what holds without a file.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Where the file stands; none where there is no file.
    #[serde(skip)]
    pub path: Option<Utf8PathBuf>,
    /// The text of the file.
    #[serde(skip)]
    pub text: String,
    /// The platforms that the pages are checked for; empty to detect them.
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany<Platform>")]
    pub platform: Vec<Platform>,
    /// Globs of files that are no part of the tree.
    #[schemars(with = "Vec<String>")]
    pub exclude: Vec<Spanned<String>>,
    /// Glossaries that are named rather than found.
    pub glossary: Vec<GlossarySetting>,
    /// How terms are spotted and linked.
    pub terms: Terms,
    /// How acronyms are judged.
    pub acronyms: Acronyms,
    /// How links are checked.
    pub links: Links,
    /// Severity and options of rules, by name or code.
    #[schemars(with = "BTreeMap<String, RuleSetting>")]
    pub rules: BTreeMap<Spanned<String>, RuleSetting>,
    /// Settings for some paths.
    pub overrides: Vec<Override>,
}

/// The schema of a single value or a list of them.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
#[expect(dead_code, reason = "only its schema is used")]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

/// Reads a single value or a list of them.
fn one_or_many<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let values = match toml::Value::deserialize(deserializer)? {
        toml::Value::Array(values) => values,
        value => vec![value],
    };
    if let Some(value) = values.iter().find(|value| !value.is_str()) {
        return Err(unfit(value, "a string or a list of strings"));
    }
    values.into_iter().map(|value| value.try_into().map_err(serde::de::Error::custom)).collect()
}
