//! What the reader of TOML says, without the types of the program, and the values that are read by hand.

use serde::de::{Error, Unexpected};

use crate::text::did_you_mean;

/// What is wrong and what to do, of settings that cannot be read. Of an unknown name the help is the nearest known one,
/// else all of them, `also` those that the reader does not know of.
#[must_use]
pub fn plain_words(error: &toml::de::Error, also: &[&str]) -> (String, Option<String>) {
    let said = error.message().trim_end();
    let Some((kind, name, mut known)) = unknown_name(said) else { return of_type(said) };
    known.extend(also);
    let help = did_you_mean(name, known.iter().copied(), &format!("known here: {}", known.join(", ")));
    (format!("`{name}` is no {kind} that glosslint knows"), Some(help))
}

/// Reads "unknown field `x`, expected one of `a`, `b`": what kind of name it is, the name, the known ones.
fn unknown_name(said: &str) -> Option<(&'static str, &str, Vec<&str>)> {
    let (kind, rest) = if let Some(rest) = said.strip_prefix("unknown field ") {
        ("setting", rest)
    } else {
        ("value", said.strip_prefix("unknown variant ")?)
    };
    let mut names = rest.split('`').skip(1).step_by(2);
    let name = names.next()?;
    Some((kind, name, names.collect()))
}

/// What is said of a key that is missing, or of a value of the wrong type: "invalid type: map, expected a sequence".
fn of_type(said: &str) -> (String, Option<String>) {
    if let Some(key) = said.strip_prefix("missing field ") {
        return (format!("the setting {key} is missing"), None);
    }
    if said == "wanted string or table" || said.starts_with("invalid type: unit variant") {
        return ("this is no string, but the setting takes one".to_owned(), None);
    }
    let wrong = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: "));
    let Some((found, wanted)) = wrong.and_then(|rest| rest.split_once(", expected ")) else {
        return (said.to_owned(), None);
    };
    let found = match found {
        "map" => "a table".to_owned(),
        "sequence" => "a list".to_owned(),
        other => format!("the {other}"),
    };
    let help = "a table of a list has two brackets around its name, as in `[[glossary]]`";
    let help = (found == "a table" && wanted == "a sequence").then(|| help.to_owned());
    let wanted = match wanted {
        "usize" => "a whole number, 0 or more",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        _ if wanted == "a map" || wanted.starts_with("struct ") => "a table",
        other => other,
    };
    (format!("this is {found}, but the setting takes {wanted}"), help)
}

/// The error for a value that a setting does not take; `wanted` says what it does.
pub(super) fn unfit<E: Error>(value: &toml::Value, wanted: &'static str) -> E {
    let found = match value {
        toml::Value::String(text) => Unexpected::Str(text),
        toml::Value::Integer(number) => Unexpected::Signed(*number),
        toml::Value::Float(number) => Unexpected::Float(*number),
        toml::Value::Boolean(switch) => Unexpected::Bool(*switch),
        toml::Value::Datetime(_) => Unexpected::Other("date"),
        toml::Value::Array(_) => Unexpected::Seq,
        toml::Value::Table(_) => Unexpected::Map,
    };
    E::invalid_type(found, &wanted)
}
