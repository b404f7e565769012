use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// How links are checked.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Links {
    /// Regular expressions of ids that a build step adds.
    #[schemars(with = "Vec<String>")]
    pub extra_anchors: Vec<Spanned<String>>,
}
