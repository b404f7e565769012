//! What the text around a short form says against its being an acronym that wants an expansion.

use super::filter::is_english;
use super::keywords::{is_emphasised, reason};
use super::names::by_names;
use super::tokens::{NON_PROSE, words};

/// What the text around the word says against it.
pub(super) fn by_surroundings(base: &str, before: &str, after: &str) -> Option<&'static str> {
    let code = ['$', '%', '#', '@', '\\', '_', '`', '~', '=', '.', NON_PROSE];
    match () {
        () if before.ends_with('<') && after.starts_with('>') => Some("a placeholder"),
        () if before.ends_with('{') || after.starts_with('}') => Some("a placeholder"),
        () if before.ends_with(code)
            || before.ends_with("::")
            || after.starts_with(['_', '='])
            || after.starts_with("++") =>
        {
            Some("a part of code")
        }
        () if is_option(before) => Some("an option of a command"),
        () if before.ends_with('\'') && after.starts_with('\'') => Some("a value"),
        () if before.ends_with(';') || has_more(after) => Some("a part of a longer abbreviation"),
        () if after.starts_with(" (@") => Some("the name of a person"),
        () if is_locale(before) => Some("a part of a locale"),
        () if has_first_names(base, after) => Some("the name of a person"),
        () if is_author(before) => Some("the initials of a person"),
        () if is_shouted(before, after) => Some("in a run of words in capitals"),
        () => by_names(base, before, after),
    }
}

/// Whether two letters are the initials before a surname, which owns something: "QX Low's".
fn has_first_names(base: &str, after: &str) -> bool {
    let owner = after.strip_prefix(' ').and_then(|rest| rest.split_whitespace().next());
    let owns = |word: &str| word.ends_with("'s") || word.ends_with("’s");
    let small = |word: &str| word.chars().nth(1).is_some_and(char::is_lowercase);
    base.len() == 2
        && owner.is_some_and(|word| word.starts_with(char::is_uppercase) && small(word) && owns(word))
}

/// Whether the words before it say that somebody wrote something: "a paper by QXR".
fn is_author(before: &str) -> bool {
    const WORKS: &[&str] = &[
        "article", "articles", "blog", "book", "books", "chapter", "essay", "paper", "papers", "post",
        "posts", "slides", "survey", "talk", "talks", "thesis", "written",
    ];
    let mut words = before.split_whitespace().rev();
    before.ends_with(' ')
        && words.next() == Some("by")
        && words
            .next()
            .is_some_and(|work| WORKS.contains(&work.trim_start_matches(|c: char| !c.is_alphabetic())))
}

/// Whether a semicolon and then a letter follow at once, as in "TL;DR".
fn has_more(after: &str) -> bool {
    after.strip_prefix(';').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Whether the text ends in hyphens or a slash that begin a word, as before an option ("-LO", "/ZH").
fn is_option(before: &str) -> bool {
    let rest = before.trim_end_matches(['-', '/']);
    rest.len() < before.len() && (rest.is_empty() || rest.ends_with(char::is_whitespace))
}

/// Whether the text ends in a language code and a hyphen, as before the region of a locale ("pt-BR").
fn is_locale(before: &str) -> bool {
    let Some(rest) = before.strip_suffix('-') else { return false };
    let code = rest.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    code.len() == 2 && code.chars().all(|c| c.is_ascii_lowercase())
}

/// Fewest letters of a word that is not listed, so that it alone tells that its neighbour is shouted.
const FEWEST_OF_LONG_WORD: usize = 7;

/// Whether two words beside it at least are in capitals as well, and one of them is an English word; one that is next to
/// it is enough, unless it says how much is required ("must NOT QXR").
fn is_shouted(before: &str, after: &str) -> bool {
    let run = |words: &mut dyn Iterator<Item = &str>| {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        words.take(2).map(bare).take_while(|word| is_capitals(word)).collect::<Vec<String>>()
    };
    let left = run(&mut before.split_whitespace().rev());
    let right = run(&mut words(after).filter_map(|word| after.get(word)));
    let is_sure = |word: &&String| word.len() >= FEWEST_OF_LONG_WORD || is_emphasised(word);
    let beside = left.first().into_iter().chain(right.first()).filter(is_sure);
    let all = left.iter().chain(&right);
    (all.clone().count() >= 2 && all.clone().any(|word| is_english(word)))
        || beside.into_iter().any(|word| reason(word).is_none() && is_english(word))
}

fn is_capitals(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '/'))
}
