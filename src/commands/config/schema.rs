//! The JSON schema of `glosslint.toml` with all rules and their options in it.

use std::io::Write;

use serde_json::{Map, Value, json};

use crate::config;
use crate::diagnostic::RuleInfo;
use crate::rule;
use crate::text::squeeze;

/// Prints the schema.
pub(super) fn print() -> std::io::Result<()> {
    let mut schema = config::json_schema();
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), "glosslint.toml".into());
    }
    let places = [("/properties/rules", true), ("/definitions/Override/properties/rules", false)];
    for (place, with_options) in places {
        if let Some(rules) = schema.pointer_mut(place).and_then(Value::as_object_mut) {
            rules.extend(known_rules(with_options));
        }
    }
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schema)?;
    writeln!(out)
}

/// A table with every rule by its name, or its code, and nothing else.
fn known_rules(with_options: bool) -> Map<String, Value> {
    let setting = |info: &RuleInfo| setting(info, if with_options { options(info) } else { Map::new() });
    let rules: Map<String, Value> =
        rule::all().iter().map(|rule| (rule.info.name.clone(), setting(&rule.info))).collect();
    let by_code = json!({ "^[Gg][Ll][0-9]{3}$": { "$ref": "#/definitions/RuleSetting" } });
    let table = [
        ("properties", Value::Object(rules)),
        ("patternProperties", by_code),
        ("additionalProperties", false.into()),
    ];
    table.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// The severity of a rule, or a table of its severity and its options.
fn setting(info: &RuleInfo, mut keys: Map<String, Value>) -> Value {
    let level = json!({ "$ref": "#/definitions/Level" });
    keys.insert("severity".to_owned(), level.clone());
    let table = json!({ "type": "object", "properties": keys, "additionalProperties": false });
    json!({ "description": format!("{}: {}", info.code, info.summary()), "anyOf": [level, table] })
}

/// The options of a rule, as its page lists them.
fn options(info: &RuleInfo) -> Map<String, Value> {
    let section = info.page.split_once("## Options").map_or("", |(_, options)| options);
    let option = |item: &str| {
        let (key, said) = item.split_once("`:")?;
        Some((key.to_owned(), json!({ "description": squeeze(said) })))
    };
    section.split("\n- `").skip(1).filter_map(option).collect()
}
