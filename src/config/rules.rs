use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::plain::unfit;
use super::schema::schema;
use crate::diagnostic::Severity;

/// The severity of a rule, or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// On, with this severity.
    On(Severity),
    /// Off.
    Off,
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::Value::deserialize(deserializer)?;
        match value.as_str() {
            Some("error") => Ok(Self::On(Severity::Error)),
            Some("warning") => Ok(Self::On(Severity::Warning)),
            Some("info") => Ok(Self::On(Severity::Info)),
            Some("off") => Ok(Self::Off),
            _ => Err(unfit(&value, "\"error\", \"warning\", \"info\" or \"off\"")),
        }
    }
}

schema!(Level, { "enum": ["error", "warning", "info", "off"] });

/// What the configuration says about a rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSetting {
    /// Its severity, where set.
    pub level: Option<Level>,
    /// Its options: the other keys of its table.
    pub options: toml::Table,
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let error = serde::de::Error::custom;
        match toml::Value::deserialize(deserializer)? {
            toml::Value::Table(mut options) => {
                let level = options.remove("severity");
                let level = level.map(|value| value.try_into().map_err(error)).transpose()?;
                Ok(Self { level, options })
            }
            value => Ok(Self { level: Some(value.try_into().map_err(error)?), options: toml::Table::new() }),
        }
    }
}

schema!(RuleSetting, {
    "anyOf": [
        { "$ref": "#/definitions/Level" },
        { "type": "object", "properties": { "severity": { "$ref": "#/definitions/Level" } } },
    ],
});

/// Settings for some paths.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// Globs of the pages.
    #[schemars(with = "Vec<String>")]
    pub paths: Vec<Spanned<String>>,
    /// Severities of rules on them.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, RuleSetting>")]
    pub rules: BTreeMap<Spanned<String>, RuleSetting>,
}
