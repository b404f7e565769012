//! The settings that hold for the whole tree, with where each comes from.

use std::io::Write;

use serde_json::{Value, json};

use crate::config::{self, Config};

/// Prints a line per setting: its key, its value as TOML writes it, where it comes from.
pub(super) fn write(config: &Config, out: &mut dyn Write) -> std::io::Result<()> {
    let all = json!({
        "exclude": config.exclude, "terms": config.terms, "acronyms": config.acronyms, "links": config.links,
    });
    let mut rows = Vec::new();
    collect(&all, &mut Vec::new(), &mut rows);
    for (path, value) in rows {
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        writeln!(out, "{:28} {value:12} {}", keys.join("."), origin(config, &keys))?;
    }
    Ok(())
}

/// The file and the line that set a key, or that it is a default.
pub(super) fn origin(config: &Config, keys: &[&str]) -> String {
    let file = config.path.as_ref().map_or("the configuration", |path| path.as_str());
    config::line_of(&config.text, keys).map_or_else(|| "default".to_owned(), |line| format!("{file}:{line}"))
}

fn collect(value: &Value, path: &mut Vec<String>, rows: &mut Vec<(Vec<String>, String)>) {
    match value {
        Value::Object(table) => {
            for (key, value) in table {
                path.push(key.clone());
                collect(value, path, rows);
                path.pop();
            }
        }
        Value::Null => rows.push((path.clone(), "not set".to_owned())),
        value => rows.push((path.clone(), value.to_string())),
    }
}
