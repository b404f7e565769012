//! Definitions that only point to another entry.

use memchr::memmem;

use super::beginning::{after, after_both};

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
        ] {
            assert_eq!(redirect(text).as_deref(), Some("shard"), "{text}");
        }
        for text in [
            "See the shard. It holds a part of the index.",
            "A part of an index.",
            "A part of an index, see shard",
            "Seeing is all.",
        ] {
            assert_eq!(redirect(text), None, "{text}");
        }
    }
}
