//! What a definition says about the use of its term.

use std::sync::LazyLock;

use regex::Regex;

use super::beginning::{after, is_word};
use crate::glossary::Status;

/// What the definition says about the use of the term.
pub(in crate::glossary) fn status(definition: &str) -> Option<Status> {
    const WORDS: [&str; 6] = ["deprecated", "obsolete", "retired", "do not use", "don't use", "avoid"];
    let text = definition.trim_start_matches(|c| !is_word(c));
    let rest = after(text, &WORDS).filter(|rest| !rest.starts_with(is_word))?;
    let word = text.get(..text.len() - rest.len())?.to_lowercase();
    Some(Status { word, deprecated: true, use_instead: instead(definition) })
}

/// The term that the definition says to use instead.
pub(in crate::glossary) fn instead(definition: &str) -> Option<String> {
    static INSTEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:\buse\s+(?P<a>[^.;,()]{2,40}?)\s+instead|(?:replaced by|superseded by|in favou?r of|prefer|instead,? use|use)\s+(?P<b>[^.;,()]{2,40}))").ok()
    });
    let start: String = definition.chars().take(200).collect();
    let captures = INSTEAD.as_ref()?.captures(&start)?;
    let name = captures.name("a").or_else(|| captures.name("b"))?.as_str().trim();
    let name = name.trim_start_matches("the term ").trim_matches(['"', '“', '”', '`', '*', '_', '\'']);
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_stands_at_the_start() {
        assert_eq!(status("**Deprecated**: use shard instead.").unwrap().word, "deprecated");
        assert_eq!(status("(Avoid.)").unwrap().word, "avoid");
        assert!(status("Avoidable.").is_none() && status("A retired part.").is_none());
    }
}
