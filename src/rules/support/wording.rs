//! One name written in the place of another.

use crate::glossary::{Derivation, has_inner_capital, plurals};
use crate::mention::Mention;
use crate::workspace::Document;

/// The name in the number and with the first letter that the mention has; `own` is the name that the mention now has,
/// and tells whether the glossary writes capitals for their own sake. None where the mention is no plain text on one
/// line, or the name would need escapes.
pub(in crate::rules) fn in_place_of(
    mention: &Mention,
    own: &str,
    name: &str,
    document: &Document,
) -> Option<String> {
    let source = document.source.slice(mention.span);
    let prose = document.facts.prose.get(mention.prose as usize)?;
    let plain = prose.text.get(mention.range.clone()) == Some(source) && !source.contains(['\n', '\r']);
    let simple = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '/' | '.' | '+');
    if !plain || !name.chars().all(simple) {
        return None;
    }
    let name = match mention.derivation {
        Derivation::Plural => plurals(name).into_iter().next()?,
        _ => name.to_owned(),
    };
    let first = name.split(' ').next().unwrap_or_default();
    if has_inner_capital(first) || source.to_lowercase() == own.to_lowercase() && own == name {
        return Some(name);
    }
    let is_headline = own.starts_with(char::is_uppercase) && source.starts_with(char::is_lowercase);
    let is_start = source.starts_with(char::is_uppercase) && !has_inner_capital(source);
    Some(match (is_start, is_headline) {
        (true, _) => with_first(&name, |first| first.to_uppercase().collect()),
        (_, true) => with_first(&name, |first| first.to_lowercase().collect()),
        _ => name,
    })
}

fn with_first(name: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| change(first) + letters.as_str())
}
