//! The shape of a word and of its parts between connectors: what capitals, small letters and digits make of it.

/// Longest part of a short form, in letters and digits; beyond it capitals are emphasis.
const MAX_PART: usize = 12;

/// Most digits of a part; more make an identifier.
const MAX_DIGITS: usize = 4;

/// What a part between two connectors is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Part {
    /// Mostly capitals: an acronym by itself.
    Core,
    /// One capital letter: joins, and two of them make a form ("I/O").
    Capital,
    /// Digits, or a capital with digits: joins a core.
    Number,
    /// One lower-case letter: joins a core after it ("t-SNE").
    Lower,
    /// Anything else.
    Word,
}

/// The part without the plural s after a capital or digit.
pub(super) fn without_plural(part: &str) -> &str {
    match part.strip_suffix('s') {
        Some(stem) if stem.ends_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) => stem,
        _ => part,
    }
}

/// Counts capitals, small letters and digits; capitals must not be in the minority.
pub(super) fn classify(part: &str) -> Part {
    let stem = without_plural(part);
    if let Some(c) = single(stem) {
        return match c {
            _ if c.is_ascii_digit() => Part::Number,
            _ if c.is_uppercase() || !c.is_ascii() => Part::Capital,
            _ => Part::Lower,
        };
    }
    let (mut uppers, mut lowers, mut digits) = (0, 0, 0);
    for c in stem.chars() {
        match c {
            _ if c.is_uppercase() => uppers += 1,
            _ if c.is_ascii_digit() || c == '.' => digits += 1,
            _ => lowers += 1,
        }
    }
    let length = uppers + lowers + digits;
    let digit_first = stem.starts_with(|c: char| c.is_ascii_digit());
    match (uppers, lowers, digits) {
        _ if length > MAX_PART || length == 0 => Part::Word,
        (2.., _, _) if uppers >= lowers && digits <= MAX_DIGITS && !(digit_first && digits > 2) => Part::Core,
        (1, 0, 1..=2) if digit_first => Part::Core,
        (0 | 1, 0, _) => Part::Number,
        _ => Part::Word,
    }
}

/// The only character of `text`, if it has one.
fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// The short form without plural and possessive endings: "LLMs", "LLM's" and "LLMs'" give "LLM".
pub fn base_form(short: &str) -> &str {
    if short.ends_with(|c: char| c.is_ascii_uppercase()) {
        return short;
    }
    let short = short.trim_end_matches(['\'', '’']);
    let short = short.strip_suffix("'s").or_else(|| short.strip_suffix("’s")).unwrap_or(short);
    without_plural(short)
}

/// The base forms of the acronyms that slashes join in `short`: "PGO/BOLTs" gives "PGO" and "BOLT", "PGO" itself. An
/// acronym of more than one part is explained if all of its parts are.
pub fn slash_parts(short: &str) -> impl Iterator<Item = &str> {
    base_form(short).split('/').map(base_form).filter(|part| !part.is_empty())
}

/// Whether `slice` is a contraction in capitals, as in "DON'T".
pub(super) fn is_contraction(slice: &str) -> bool {
    let ending = slice.split_once(['\'', '’']).map(|(_, ending)| ending);
    ending.is_some_and(|ending| matches!(ending, "T" | "S" | "RE" | "VE" | "LL" | "D" | "M"))
}

/// Whether `slice` is capitals with dots between them, as in "U.S" (the last dot is already off). Other pairs of
/// them are the initials of a person.
pub(super) fn is_dotted(slice: &str) -> bool {
    let initials = slice.split('.').all(|part| single(part).is_some_and(char::is_uppercase));
    initials && (slice.len() >= 5 || matches!(slice, "U.S" | "U.K" | "U.N" | "E.U"))
}

/// Whether `word` is a Roman numeral from II to XXXIX. C, D, L and M are rarer in text than the acronyms of these letters.
pub(super) fn is_roman_numeral(word: &str) -> bool {
    let ones = word.trim_start_matches('X');
    let tens = word.len() - ones.len();
    word.len() > 1
        && tens <= 3
        && matches!(ones, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
}

/// Whether a dot stands inside that is not between digits: file, domain and member names.
pub(super) fn has_name_dot(slice: &str) -> bool {
    slice.match_indices('.').any(|(at, _)| {
        let digit_before = slice.get(..at).is_some_and(|s| s.ends_with(|c: char| c.is_ascii_digit()));
        let digit_after = slice.get(at + 1..).is_some_and(|s| s.starts_with(|c: char| c.is_ascii_digit()));
        !(digit_before && digit_after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_taken_off() {
        for form in ["QXR", "QXRs", "QXR's", "QXRs'", "QXR’s"] {
            assert_eq!(base_form(form), "QXR");
        }
        assert_eq!(base_form("focus"), "focus");
        assert_eq!(slash_parts("QXRs/TUB's").collect::<Vec<_>>(), ["QXR", "TUB"]);
    }
}
