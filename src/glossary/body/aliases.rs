//! Other names that the first words of a definition give.

use super::beginning::{after, is_word};

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
