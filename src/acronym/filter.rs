//! Which short forms are worth asking an expansion for, and why the others are not.
//!
//! Capitals are used for much that is no acronym: keywords, constants, units, names, emphasis. The shape of a word, a
//! few closed lists (`keywords`) and the words beside it tell these apart.

use std::ops::Range;

use super::base_form;

use super::keywords::{is_emphasised, is_plain_word, reason};
use super::shape::is_roman_numeral;
use super::surroundings::by_surroundings;
use crate::text::{first_bytes, last_bytes};

/// Most letters of an acronym; longer runs of capitals are words and names.
const MOST_LETTERS: usize = 7;

/// Fewest letters of an English word whose plural is one as well.
const FEWEST_OF_STEM: usize = 3;

/// Two consonants that begin English words.
#[rustfmt::skip]
const ONSETS: &[&str] = &[
    "bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gh", "gl", "gr", "kn", "ph", "pl", "pr", "ps", "sc", "sh",
    "sk", "sl", "sm", "sn", "sp", "sq", "st", "sw", "th", "tr", "tw", "wh", "wr",
];

/// Whether the short form at `short` (a byte range of `text`) may be reported as an acronym without an expansion.
///
/// Otherwise gives the reason as a noun phrase or a phrase of place, to go after "it is": "a Roman numeral", "in a run
/// of words in capitals". Well-known acronyms are another matter: see [`super::is_well_known`].
///
/// # Errors
///
/// The reason why it may not be reported.
pub fn is_reportable(text: &str, short: &Range<usize>) -> Result<(), &'static str> {
    let base = base_form(text.get(short.clone()).unwrap_or_default());
    let (before, after) = around(text, short);
    let by_word = reason(base)
        .or_else(|| by_shape(base))
        .or_else(|| is_all_words(base).then_some("a word in capitals"));
    let why_not = by_word.or_else(|| by_surroundings(base, before, after));
    why_not.map_or(Ok(()), Err)
}

/// How far from a short form what stands before and after it tells, in bytes: further than sentences are long.
const FAR: usize = 4_000;

/// What stands before and after a short form, as far as it tells.
fn around<'a>(text: &'a str, short: &Range<usize>) -> (&'a str, &'a str) {
    let before = text.get(..short.start).unwrap_or_default();
    let after = text.get(short.end..).unwrap_or_default();
    (last_bytes(before, FAR), first_bytes(after, FAR))
}

/// Whether a short form of `text` is no acronym at all but a word in capitals: an announcement (NOTE), a keyword of
/// RFC 2119, a file name, an English word of four letters or more.
pub(super) fn is_word(text: &str, short: &Range<usize>) -> bool {
    let base = base_form(text.get(short.clone()).unwrap_or_default());
    is_plain_word(base) || (base.len() >= 4 && is_emphasised(base))
}

/// What the form of the word alone says against it.
fn by_shape(base: &str) -> Option<&'static str> {
    let letters = base.chars().filter(|c| c.is_alphabetic()).count();
    match () {
        () if base.chars().any(char::is_numeric) => Some("a name with a number"),
        () if letters < 2 => Some("a single letter"),
        () if is_roman_numeral(base) || is_roman_run(base) => Some("a Roman numeral"),
        () if base.contains(['_', '.']) => Some("an identifier or initials"),
        () if parts(base).all(|part| part.chars().count() < 2) => Some("single letters"),
        () if parts(base).all(is_pattern) || parts(base).any(is_blank) => Some("a placeholder"),
        () if base.starts_with("U+") => Some("a character"),
        () if base.starts_with("X-") => Some("the name of a header"),
        () if is_variant(base) => Some("a name with a letter of its own"),
        () if is_mixed_name(base) => Some("a name in mixed case"),
        () if is_variable(base) => Some("an environment variable"),
        () if letters > MOST_LETTERS => Some("a word in capitals"),
        () => None,
    }
}

/// Whether a single letter after a hyphen ends it, as in the names of variants: "SPIR-V".
fn is_variant(base: &str) -> bool {
    base.rsplit_once('-').is_some_and(|(_, last)| last.len() == 1 && last.starts_with(char::is_uppercase))
}

/// Whether it is named as environment variables are, by a word of theirs at its end: "RUSTFLAGS", "PYTHONPATH".
fn is_variable(base: &str) -> bool {
    ["FLAGS", "PATH", "HOME"].iter().any(|ending| base.len() > ending.len() && base.ends_with(ending))
}

/// The letters between hyphens, slashes and the like.
fn parts(base: &str) -> impl Iterator<Item = &str> {
    base.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty())
}

/// Whether a part repeats a letter of dates, colours or numbers, or doubles several, as those of "YYYY-MM-DD" and
/// "RRGGBB" do.
fn is_pattern(part: &str) -> bool {
    let letters: Vec<char> = part.chars().collect();
    let same = |pair: &[char]| matches!(pair, [a, b] if a == b);
    let repeats = letters.windows(2).all(same) || (letters.len() >= 4 && letters.chunks(2).all(same));
    repeats && letters.iter().all(|c| "YMDHSRGBAXN".contains(*c))
}

/// Whether a part is written for another: "XXX", and the letters of a pattern such as "ABBA".
fn is_blank(part: &str) -> bool {
    let of = |letters: &str, least: usize| part.len() >= least && part.chars().all(|c| letters.contains(c));
    of("X", 3) || of("AB", 4)
}

/// Whether the letters are those of a longer Roman numeral, if perhaps a wrong one ("VIIII"): from large to small, with
/// a letter that may be repeated three times over, or five at least.
fn is_roman_run(base: &str) -> bool {
    let values: Option<Vec<usize>> = base.chars().map(|c| "IVXLCDM".find(c)).collect();
    let Some(values) = values else { return false };
    let repeats = |three: &[usize]| three.iter().all(|value| Some(value) == three.first() && value % 2 == 0);
    values.len() >= 5 || (values.windows(3).any(repeats) && values.is_sorted_by(|a, b| a >= b))
}

/// Whether the small letters are those of a name and not of an acronym (MoE, IPv, mAP): side by side (GraphQL, macOS),
/// two apart (YCbCr), the last one (FIt), right after the first letter where no small word begins with it (PyPA) or many capitals follow (CoYAML), or an x that stands for anything (VPx).
fn is_mixed_name(base: &str) -> bool {
    let small = base.chars().filter(|c| c.is_lowercase()).count();
    let second = base.chars().nth(1).filter(|c| c.is_lowercase());
    let led = second.is_some() && base.chars().skip(2).filter(|c| c.is_uppercase()).count() >= 3;
    let syllable = second.is_some_and(|c| !"oaftidv".contains(c));
    let last = base.ends_with(|c: char| c.is_lowercase() && c != 'v');
    has_small_run(base) || small >= 2 || led || syllable || last
}

/// Whether small letters stand side by side, as in GraphQL or macOS but not in MoE or IPv.
fn has_small_run(base: &str) -> bool {
    let small: Vec<bool> = base.chars().map(char::is_lowercase).collect();
    small.windows(2).any(|pair| pair == [true, true])
}

/// Whether all its parts are words or on the closed lists, single letters aside ("X-RAY").
fn is_all_words(base: &str) -> bool {
    let mut long = parts(base).filter(|part| part.chars().count() > 1).peekable();
    long.peek().is_some() && long.all(|part| is_english(part) || reason(part).is_some())
}

/// Whether a word in capitals is an English word: listed, the plural of one, or long and easy to say.
pub(super) fn is_english(word: &str) -> bool {
    is_emphasised(word)
        || word.strip_suffix('S').is_some_and(|stem| stem.len() >= FEWEST_OF_STEM && is_emphasised(stem))
        || (word.len() >= 6 && !word.contains(char::is_lowercase) && is_pronounceable(&word.to_lowercase()))
}

/// Whether vowels and consonants alternate as in a word: it begins as words do, at most three consonants and two
/// vowels stand in a row, and at least a quarter are vowels.
fn is_pronounceable(word: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let vowels = word.chars().filter(|&c| vowel(c)).count();
    let longest = |of_vowels: bool| word.split(|c| vowel(c) != of_vowels).map(str::len).max().unwrap_or(0);
    let onset = word.get(..2).is_some_and(|two| two.contains(vowel) || ONSETS.contains(&two));
    onset && vowels * 4 >= word.len() && longest(false) <= 3 && longest(true) <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verdict on the part of `text` between vertical bars.
    fn verdict(text: &str) -> Result<(), &'static str> {
        let start = text.find('|').expect("a bar");
        let end = text.rfind('|').expect("a bar") - 1;
        is_reportable(&text.replace('|', ""), &(start..end))
    }

    #[test]
    fn acronyms_may_be_reported() {
        for text in [
            "the |NLL| checker",
            "|MoEs| and more",
            "|mAP| rose",
            "|CR| objects",
            "|HMG-CoA|",
            "(|RPIT|)",
            "|QQKK|",
            "|VXXX|",
            "|XVVV|",
            "a |QXR| library",
            "the |QXR| has 3",
            "the |QXR| file system",
            "the |SRV| crate",
            "Alder, |QXR| and others",
            "LDAP, Alder, |QXR| and others",
        ] {
            assert_eq!(verdict(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn each_other_use_of_capitals_has_its_reason() {
        let cases = [
            ("chapter |XIV|", "a Roman numeral"),
            ("|NOTE|: see below", "a word that announces a note"),
            ("it |MUST| hold", "a keyword of RFC 2119"),
            ("the |README|", "the name of a file"),
            ("under |MIT|", "the name of a licence"),
            ("a |GET| request", "an HTTP method"),
            ("press |CTRL|", "a key or signal"),
            ("|GHz| range", "a unit"),
            ("an |A100| card", "a name with a number"),
            ("|UTF-8| text", "a name with a number"),
            ("|GraphQL| server", "a name in mixed case"),
            ("part |LXXXIV|", "a Roman numeral"),
            ("part |VIIII|", "a Roman numeral"),
            ("|PyQX| bindings", "a name in mixed case"),
            ("on Windows |QE| only", "a part of the name of a standard, a model or a version"),
            ("the |U+ABCD| sign", "a character"),
            ("|MU| SIGN is it", "in a run of words in capitals"),
            ("the LF and |CR| ends", "a value of a registry that the text names"),
            ("hosts (e.g. Alder, Birch Bay, |QXR|, etc.)", "a name in a list of names"),
            ("with `|QXR|", "a part of code"),
            ("with \u{FFFC}|QXR| on", "a part of code"),
            ("a |T-SHIRT| size", "a word in capitals"),
            ("on |QXR|+ volumes", "a part of a name"),
            ("set |QXR|-Made-On only", "a part of a name"),
            ("an |ABBA| lock", "a placeholder"),
            ("any |XXX-QR| key", "a placeholder"),
            ("the |BUGS| part", "a word in capitals"),
            ("set |CFLAGS| first", "an environment variable"),
            ("with |QC|++ only", "a part of code"),
            ("by |QXR|#11", "a part of the name of a standard, a model or a version"),
            ("the |QXR| Open Font License", "a part of a name"),
            ("|YCbCr| planes", "a name in mixed case"),
            ("|PyQXR| bindings", "a name in mixed case"),
            ("|QPx| codecs", "a name in mixed case"),
            ("|QXR| 140-2", "a part of the name of a standard, a model or a version"),
            ("|QXR| X9.62", "a part of the name of a standard, a model or a version"),
            ("the |QR|-820N printer", "a part of the name of a standard, a model or a version"),
            ("at |QXR|'11", "a part of the name of a standard, a model or a version"),
            ("|QX| Low's recipe", "the name of a person"),
            ("use |YARN| for it", "the name of a program or a product"),
            ("set |QXFLAGS| first", "an environment variable"),
            ("in a paper by |QXR|.", "the initials of a person"),
            ("the |QXR| image format", "the name of a file format"),
            ("with tools such as Alder, the new Birch, |QXR|, and Elm", "a name in a list of programs"),
            ("the |QXR| library", "the name of a program"),
            ("a |QXR-C| plug", "a name with a letter of its own"),
            ("the |X-QXR| line", "the name of a header"),
            ("so |QIt| is", "a name in mixed case"),
            ("as |QXR| - ISO 1234", "named with the number of its standard"),
            ("see |QXR|(8) for more", "the name of a manual page"),
            ("set '|QXR|' to", "a value"),
            ("look up |SRV| records", "a value of a registry that the text names"),
            ("on Alder, |QXR|, Birch, Cedar, and Doe", "a name in a list of names"),
            ("a |QXR|-encoded file", "the name of a file format"),
            ("|OGG| sounds", "the name of a file format"),
            ("the |AUTH| part", "a clipped word"),
            ("ENDPOINT |QXR| reads it", "in a run of words in capitals"),
            ("be |CAUTIOUS| here", "a word in capitals"),
            ("do |NEVER| that", "a word in capitals"),
            ("an |UNSTABLE| flag", "a word in capitals"),
            ("the |YYYY-MM-DD| form", "a placeholder"),
            ("|A/B| test", "single letters"),
            ("use <|HOST|>", "a placeholder"),
            ("set $|PKG| first", "a part of code"),
            ("curl -|LO| file", "an option of a command"),
            ("|TL|;DR: no", "a part of a longer abbreviation"),
            ("TL;|DR|: no", "a part of a longer abbreviation"),
            ("in pt-|BR| only", "a part of a locale"),
            ("PLEASE READ THE |QXR| MANUAL", "in a run of words in capitals"),
        ];
        for (text, why) in cases {
            assert_eq!(verdict(text), Err(why), "{text}");
        }
    }

    #[test]
    fn neighbours_that_are_acronyms_too_do_not_hide_one() {
        assert_eq!(verdict("over HTTP |QXR| API calls"), Ok(()));
    }
}
