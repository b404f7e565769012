//! The JSON schema of the configuration, for editors.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::{Config, Level};

/// Says which values a type takes that reads itself by hand, as a JSON schema.
macro_rules! schema {
    ($type:ident, $($schema:tt)+) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($($schema)+)
            }
        }
    };
}

pub(super) use schema;

/// What may stand in a configuration file, as a JSON schema (draft 7, which TOML editors read). The rules are not
/// known here: it allows any name.
#[must_use]
pub fn json_schema() -> Value {
    let mut generator = SchemaSettings::draft07().into_generator();
    generator.subschema_for::<Level>();
    generator.into_root_schema_for::<Config>().to_value()
}
