use serde::Deserialize;

use crate::rule::Rule;

/// GL901. What a comment silences is known only once all other rules have run: the engine reports it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnusedSuppression {}

impl Rule for UnusedSuppression {}
