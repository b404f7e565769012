//! What the first words of a definition say of its term: that it only points elsewhere, other names, a status.

use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

use crate::glossary::Status;

/// The text behind the first of the beginnings that it has, case aside. Beginnings are in lower case.
fn after<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    let first = text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let may_begin = |beginning: &&&str| beginning.bytes().next().is_none_or(|byte| Some(byte) == first);
    beginnings.iter().filter(may_begin).find_map(|beginning| {
        let head = text.get(..beginning.len())?;
        let same = head.eq_ignore_ascii_case(beginning)
            || !beginning.is_ascii() && head.to_lowercase() == *beginning;
        same.then(|| text.get(beginning.len()..))?
    })
}

/// The text behind one of the first parts and one of the second ones.
fn after_both<'a>(text: &'a str, first: &[&str], second: &[&str]) -> Option<&'a str> {
    first.iter().find_map(|first| after(after(text, &[first])?, second))
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || ('\u{300}'..='\u{36F}').contains(&character)
}

/// The name that a definition only points to: `See X`, `Short form of X`, `→ X`.
pub(in crate::glossary) fn redirect(definition: &str) -> Option<String> {
    const OPENING: [char; 9] = ['"', '“', '‘', '\'', '«', '`', '*', '_', '['];
    const CLOSING: [char; 9] = ['"', '”', '’', '\'', '»', '`', '*', '_', ']'];
    let text = definition.trim();
    let marks = [" - see ", ", see ", " – see ", " — see ", ". See "];
    // Most texts have none of the marks, which one look for what all have in common tells.
    let pointer =
        memmem::find(text.as_bytes(), b"ee ").and_then(|_| marks.iter().find_map(|mark| text.find(mark)));
    let text = pointer
        .and_then(|at| text.get(..at))
        .filter(|text| text.split_whitespace().count() <= 8)
        .unwrap_or(text);
    let rest = behind_pointer(text)?.trim_start_matches(OPENING);
    let name = rest.strip_suffix('.').unwrap_or(rest).trim_end_matches(CLOSING);
    let fits = (1..=60).contains(&name.chars().take(61).count()) && !name.contains(['.', ';']);
    let name = name.trim();
    (fits && name.split_whitespace().count() <= 7).then(|| name.to_owned())
}

/// Whether a definition may point to another entry by its first word, an article aside: most are known not to by this.
fn may_point(text: &str) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "please",
        "see",
        "cf",
        "same",
        "another",
        "equivalent",
        "siehe",
        "v",
        "synonym",
        "alias",
        "abbreviation",
        "acronym",
        "short",
        "alternative",
    ];
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let first = words.next().unwrap_or_default();
    let is_article = ["a", "an", "the"].iter().any(|article| article.eq_ignore_ascii_case(first));
    let word = if is_article { words.next().unwrap_or_default() } else { first };
    let begins = |beginning: &str| {
        word.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    // What begins with no letter may be an arrow.
    word.is_empty() || BEGINNINGS.iter().any(|beginning| begins(beginning))
}

/// What stands behind the words that point to another entry.
fn behind_pointer(text: &str) -> Option<&str> {
    const SEE: [&str; 4] = ["see also: ", "see also ", "see: ", "see "];
    const ENTRY: [&str; 4] = ["the entry for ", "the entry of ", "the definition for ", "the definition of "];
    const OTHERS: [&str; 18] = [
        "→ ",
        "→",
        "➔ ",
        "➔",
        "cf. ",
        "cf ",
        "same as ",
        "another name for ",
        "another term for ",
        "another word for ",
        "equivalent to ",
        "siehe auch: ",
        "siehe auch ",
        "siehe: ",
        "siehe ",
        "voir ",
        "véase ",
        "ver ",
    ];
    const KINDS: [&str; 6] = ["synonym", "synonymous", "alias", "abbreviation", "acronym", "shorthand"];
    if !may_point(text) {
        return None;
    }
    if let Some(rest) = after(after(text, &["please "]).unwrap_or(text), &SEE) {
        return Some(after(rest, &ENTRY).unwrap_or(rest));
    }
    let bare = after(text, &["a ", "an ", "the "]).unwrap_or(text);
    after(text, &OTHERS)
        .or_else(|| after_both(bare, &KINDS, &[" for ", " of ", " with ", " to "]))
        .or_else(|| {
            let short = after(after(text, &["a "]).unwrap_or(text), &["short"])?;
            after_both(short, &[" form", "ened form", "hand", ""], &[" of ", " for "])
        })
        .or_else(|| {
            let other = after(after(text, &["an "]).unwrap_or(text), &["alternative "])?;
            after_both(other, &["name", "term", "spelling"], &[" for ", " of "])
        })
}

/// Other names that the first words of a definition give: `Also known as X`, `Or X`, `Aliases: x, y`.
pub(in crate::glossary) fn aliases(definition: &str) -> Vec<String> {
    let mut found = Vec::new();
    let end = definition.char_indices().nth(240).map_or(definition.len(), |(at, _)| at);
    let start = definition.get(..end).unwrap_or_default();
    for names in said(start).into_iter().chain(opening(start)) {
        let split = names.split([',', '/']).flat_map(|part| part.split(" or "));
        for name in split.map(|name| name.trim().trim_matches(['"', '“', '”', '\'', '*', '_', '`'])) {
            let name = name.strip_prefix("or ").unwrap_or(name).trim();
            let words = name.split_whitespace().count();
            if (1..=4).contains(&words) && name.chars().any(char::is_alphabetic) {
                found.push(name.to_owned());
            }
        }
    }
    found
}

/// The names behind the first cue such as "also known as", at the start of the text or of a part of it. In mid-text
/// only cues count that are said of names alone: "called" may be said of anything.
fn said(text: &str) -> Option<&str> {
    const EXPLICIT: [&str; 10] = [
        "also",
        "acronym",
        "abbreviation",
        "alias",
        "aka",
        "a.k.a",
        "synonym",
        "sometimes",
        "commonly",
        "often",
    ];
    let openers = text.char_indices().filter_map(|(at, c)| match c {
        '.' | '(' | '—' | '–' | '-' | ';' => Some((at, at + c.len_utf8())),
        ',' => text.get(at + 1..)?.starts_with(char::is_whitespace).then_some((at, at + 1)),
        _ => None,
    });
    let (start, (rest, length)) = std::iter::once((0, 0)).chain(openers).find_map(|(start, from)| {
        let rest = text.get(from..)?.trim_start();
        let with_adverb = after(rest, &["also", "sometimes", "commonly", "often"]);
        let names = with_adverb.and_then(|rest| behind_cue(rest.trim_start())).or_else(|| behind_cue(rest));
        Some((start, names?))
    })?;
    let says = text.get(start..text.len() - rest.len() + length)?.to_lowercase();
    let counts = start == 0 || EXPLICIT.iter().any(|word| says.contains(word));
    counts.then(|| rest.get(..length))?
}

/// The text behind a cue at the start of a text, and how many bytes of it are names.
fn behind_cue(text: &str) -> Option<(&str, usize)> {
    const CUES: [&str; 13] = [
        "known as",
        "called",
        "referred to as",
        "aliases:",
        "alias:",
        "aka",
        "a.k.a.",
        "synonyms:",
        "synonym:",
        "also:",
        "acronym:",
        "abbreviation:",
        "aliase:",
    ];
    let rest = after(text, &CUES)?;
    let names = rest.trim_start();
    let bare = after(names, &["an ", "a ", "the "]);
    let with = |text| Some((text, length_of_names(text)?));
    if names.len() < rest.len() { bare.and_then(with).or_else(|| with(names)) } else { None }
}

/// How many bytes of the text are names: up to 60 characters before a mark or a word that ends them.
fn length_of_names(text: &str) -> Option<usize> {
    for (count, (at, character)) in text.char_indices().enumerate() {
        if count > 0 && ends_names(text.get(at..)?) {
            return Some(at);
        }
        if count == 60 || is_end(character) {
            return None;
        }
    }
    (1..=60).contains(&text.chars().count()).then_some(text.len())
}

fn is_end(character: char) -> bool {
    matches!(character, '.' | ';' | '(' | ')' | ':' | '—')
}

/// Whether names are over where this text begins: "Also called X, which …", "Also called X when …".
fn ends_names(text: &str) -> bool {
    if text.starts_with(is_end) {
        return true;
    }
    let behind_comma = text.strip_prefix(',');
    let rest = behind_comma.unwrap_or(text);
    let words = rest.trim_start();
    if words.len() == rest.len() {
        return false;
    }
    if behind_comma.is_some() {
        let clauses = ["is", "are", "which", "that", "these", "those", "this", "it", "they"];
        let clause = after(words, &clauses);
        return clause.is_some_and(|rest| !rest.starts_with(is_word));
    }
    let clause = after(words, &["is", "are", "in", "on", "by", "when", "because"]);
    clause.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// The names that a text begins with in the form of `Or X: …`, `Or X is …`.
fn opening(text: &str) -> Option<&str> {
    const ENDS: [&str; 8] = [".", ":", ",", ";", " is ", " are ", " – ", " — "];
    let names = text.strip_prefix("or ").or_else(|| text.strip_prefix("Or "))?;
    let mut end = 0;
    for _ in 0..3 {
        let rest = names.get(end..)?;
        let length = rest.find(|c| !is_word(c) && c != '-').filter(|length| *length > 0)?;
        end += length;
        let tail = names.get(end..)?;
        if ENDS.iter().any(|ending| tail.starts_with(ending)) {
            return names.get(..end);
        }
        end += tail.starts_with(' ').then_some(1)?;
    }
    None
}

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
    fn a_definition_that_only_points_elsewhere_is_a_redirect() {
        for text in [
            "See shard.",
            "see also: shard",
            "Please see the entry for “shard”.",
            "Short form of shard",
            "A shortened form of *shard*",
            "A synonym for shard.",
            "synonymous with shard",
            "An alternative spelling of `shard`.",
            "→ shard",
            "Véase shard",
            "A part of an index, see shard",
        ] {
            let expected = if text.starts_with("A part") { None } else { Some("shard") };
            assert_eq!(redirect(text).as_deref(), expected, "{text}");
        }
        for text in ["See the shard. It holds a part of the index.", "A part of an index.", "Seeing is all."]
        {
            assert_eq!(redirect(text), None, "{text}");
        }
    }

    #[test]
    fn other_names_are_read_from_the_first_words() {
        assert_eq!(aliases("Also known as slice. A part of an index."), ["slice"]);
        assert_eq!(aliases("A part of an index (also called a slice, or piece)."), ["slice", "piece"]);
        assert_eq!(aliases("A part, sometimes referred to as slice, which holds rows."), ["slice"]);
        assert_eq!(aliases("A part. Often called a slice, these are kept apart."), ["slice"]);
        assert_eq!(aliases("Synonyms: slice, piece"), ["slice", "piece"]);
        assert_eq!(aliases("Or part: a piece of an index."), ["part"]);
        assert_eq!(aliases("Or work part is a piece of an index."), ["work part"]);
        for text in
            ["A part that is called on start.", "A part. It is so called.", "Or else it was all the same"]
        {
            assert!(aliases(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_status_stands_at_the_start() {
        assert_eq!(status("**Deprecated**: use shard instead.").unwrap().word, "deprecated");
        assert_eq!(status("(Avoid.)").unwrap().word, "avoid");
        assert!(status("Avoidable.").is_none() && status("A retired part.").is_none());
    }
}
