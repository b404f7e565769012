//! Which short forms are worth asking an expansion for, and why the others are not.
//!
//! Capitals are used for much that is no acronym: keywords, constants, units, names, emphasis. The shape of a word, a
//! few closed lists and the words beside it tell these apart; see [`is_reportable`].

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::base_form;
use super::candidates::is_roman_numeral;
use super::tokens::words;

/// English words that are written in capitals for emphasis, lower case, with comments after a number sign.
const SHOUTED: &str = include_str!("shouted-words.txt");

static SHOUTED_WORDS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    SHOUTED.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// How many of [`LISTS`], from the first on, hold words and no abbreviations.
const WORD_LISTS: usize = 3;

/// Closed lists of words in capitals with the reason why they are no acronyms to expand.
const LISTS: &[(&str, &[&str])] = &[
    (
        "a word that announces a note",
        &[
            "NOTE",
            "NOTES",
            "NOTA",
            "TODO",
            "FIXME",
            "XXX",
            "HACK",
            "WARNING",
            "WARN",
            "CAUTION",
            "DANGER",
            "IMPORTANT",
            "TIP",
            "TIPS",
            "INFO",
            "HINT",
            "ATTENTION",
            "DEPRECATED",
            "BREAKING",
            "EXAMPLE",
            "ERROR",
            "BUG",
            "SAFETY",
            "SECURITY",
            "TL",
        ],
    ),
    (
        "a keyword of RFC 2119",
        &["MUST", "SHALL", "SHOULD", "MAY", "REQUIRED", "RECOMMENDED", "OPTIONAL", "NOT"],
    ),
    (
        "the name of a file",
        &[
            "README",
            "LICENSE",
            "LICENCE",
            "CHANGELOG",
            "CHANGES",
            "CONTRIBUTING",
            "COPYING",
            "NOTICE",
            "AUTHORS",
            "MAINTAINERS",
            "CODEOWNERS",
            "OWNERS",
            "INSTALL",
            "HACKING",
            "NEWS",
            "SUMMARY",
            "ROADMAP",
            "GOVERNANCE",
            "MAKEFILE",
            "SKILL",
            "AGENTS",
        ],
    ),
    (
        "the name of a licence",
        &[
            "MIT",
            "BSD",
            "GPL",
            "LGPL",
            "AGPL",
            "MPL",
            "EPL",
            "ISC",
            "CDDL",
            "EUPL",
            "WTFPL",
            "CC",
            "CC-BY",
            "CC-BY-SA",
            "CC-BY-NC",
            "CC-BY-NC-SA",
            "BY",
            "BY-SA",
            "OFL",
        ],
    ),
    (
        "a placeholder",
        &[
            "FOO", "BAR", "BAZ", "QUX", "NOUN", "VERB", "ADJ", "XYZ", "ABC", "FOOBAR", "LOREM", "IPSUM",
            "REPO", "REV", "APP", "ENV", "HOST", "VAR", "VARS", "ARG", "ARGS", "NUM", "STR", "TMP", "SRC",
        ],
    ),
    ("an HTTP method", &["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]),
    (
        "an SQL keyword",
        &[
            "SELECT", "INSERT", "UPDATE", "FROM", "WHERE", "JOIN", "CREATE", "ALTER", "DROP", "TABLE",
            "INDEX", "VIEW", "GRANT", "REVOKE", "COMMIT", "ROLLBACK", "UNION", "LIMIT", "VALUES", "INTO",
            "DISTINCT", "EXISTS", "LIKE", "BEGIN", "PRIMARY", "FOREIGN", "TRUNCATE", "VACUUM",
        ],
    ),
    (
        "a key or signal",
        &[
            "CTRL", "ALT", "CMD", "ESC", "TAB", "DEL", "SHIFT", "ENTER", "RETURN", "SUPER", "META", "INS",
            "PGUP", "PGDN", "FN", "SIGINT", "SIGTERM", "SIGKILL", "SIGHUP", "SIGSEGV", "SIGABRT", "SIGCHLD",
            "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGBUS", "SIGILL", "LF", "CR", "CRLF", "NUL", "WASD",
        ],
    ),
    (
        "a constant",
        &[
            "TRUE", "FALSE", "NULL", "NONE", "NIL", "NAN", "INF", "DEBUG", "INFO", "FATAL", "PATH", "HOME",
            "PWD", "LANG", "TERM", "PASS", "FAIL", "FAILED", "STDIN", "STDOUT", "STDERR", "AND", "OR", "XOR",
            "NAND", "NOR",
        ],
    ),
    (
        "a unit",
        &[
            "KB", "MB", "GB", "TB", "PB", "EB", "KiB", "MiB", "GiB", "TiB", "PiB", "Kb", "Mb", "Gb", "Kbps",
            "Mbps", "Gbps", "kB", "kHz", "MHz", "GHz", "THz", "kW", "MW", "GW", "kWh", "mA", "mV", "kV",
            "dB", "dBm", "mW", "MPa", "kPa", "KBs", "MBs", "eV", "keV", "MeV", "GeV", "mL", "kJ", "MJ",
            "FPS", "LOC", "MLOC", "KLOC",
        ],
    ),
];

/// Whether the short form at `short` (bytes of `text`) may be reported as an acronym without an expansion; if not, the
/// reason, to go after "it is" or "it stands".
///
/// Well-known acronyms are another matter: see [`super::is_well_known`].
pub fn is_reportable(text: &str, short: &Range<usize>) -> Result<(), &'static str> {
    let written = text.get(short.clone()).unwrap_or_default();
    let base = base_form(written);
    by_shape(base)?;
    by_lists(base)?;
    by_surroundings(text, short)
}

/// Whether a short form of `text` is no acronym at all but a word in capitals: an announcement (NOTE), a keyword of
/// RFC 2119, a file name, an English word of four letters or more.
pub(super) fn is_word(text: &str, short: &Range<usize>) -> bool {
    let base = base_form(text.get(short.clone()).unwrap_or_default());
    let listed = LISTS.iter().take(WORD_LISTS).any(|(_, list)| list.contains(&base));
    listed || (base.len() >= 4 && SHOUTED_WORDS.contains(base.to_lowercase().as_str()))
}

/// What the form of the word alone says.
fn by_shape(base: &str) -> Result<(), &'static str> {
    let letters = base.chars().filter(|c| c.is_alphabetic()).count();
    match () {
        () if letters < 2 => Err("a single letter"),
        () if base.chars().any(|c| c.is_numeric()) => Err("a name with a number"),
        () if is_roman_numeral(base) => Err("a Roman numeral"),
        () if base.contains(['_', '.']) => Err("an identifier or initials"),
        () if base.split(|c: char| !c.is_alphabetic()).all(|part| part.chars().count() < 2) => {
            Err("single letters")
        }
        () if is_pattern(base) => Err("a placeholder"),
        () if has_small_run(base) => Err("a name in mixed case"),
        () if letters > 9 => Err("a word in capitals"),
        () => Ok(()),
    }
}

/// Whether each part repeats one letter or doubles each, as in "XXX", "YYYY-MM-DD" and "RRGGBB".
fn is_pattern(base: &str) -> bool {
    base.split(|c: char| !c.is_alphabetic()).all(|part| {
        let letters: Vec<char> = part.chars().collect();
        let repeats = letters.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
        repeats || (letters.len() >= 4 && letters.chunks(2).all(|pair| matches!(pair, [a, b] if a == b)))
    })
}

/// Whether small letters stand side by side, as in GraphQL or macOS but not in MoE or IPv.
fn has_small_run(base: &str) -> bool {
    let small: Vec<bool> = base.chars().map(char::is_lowercase).collect();
    small.windows(2).any(|pair| pair == [true, true])
}

/// What the closed lists say, of the whole or of all its parts.
fn by_lists(base: &str) -> Result<(), &'static str> {
    for (reason, list) in LISTS {
        if list.contains(&base) {
            return Err(reason);
        }
    }
    let parts: Vec<&str> = base.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).collect();
    let emphasis = |part: &&str| is_shouted_word(part) || LISTS.iter().any(|(_, list)| list.contains(part));
    if parts.iter().all(emphasis) { Err("a word in capitals") } else { Ok(()) }
}

/// Whether a word in capitals is an English word and no acronym: listed, or long and easy to say.
fn is_shouted_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    SHOUTED_WORDS.contains(lower.as_str()) || (lower.len() >= 6 && is_pronounceable(&lower))
}

/// Two consonants that begin English words.
const ONSETS: &[&str] = &[
    "bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gh", "gl", "gr", "kn", "ph", "pl", "pr", "ps",
    "sc", "sh", "sk", "sl", "sm", "sn", "sp", "sq", "st", "sw", "th", "tr", "tw", "wh", "wr",
];

/// Whether vowels and consonants alternate as in a word: at most three consonants and two vowels in a row, and
/// at least a quarter vowels.
fn is_pronounceable(lower: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let vowels = lower.chars().filter(|&c| vowel(c)).count();
    let longest = |want: bool| lower.split(|c| vowel(c) != want).map(str::len).max().unwrap_or(0);
    let onset = lower.get(..2).is_some_and(|two| two.contains(vowel) || ONSETS.contains(&two));
    onset && vowels * 4 >= lower.len() && longest(false) <= 3 && longest(true) <= 2
}

/// What the text around the word says.
fn by_surroundings(text: &str, short: &Range<usize>) -> Result<(), &'static str> {
    let before = text.get(..short.start).unwrap_or_default();
    let after = text.get(short.end..).unwrap_or_default();
    let code = |c: char| matches!(c, '$' | '%' | '#' | '@' | '\\' | '_' | '`' | '{' | '~' | '=' | '.');
    if before.ends_with(code) || before.ends_with("--") || before.ends_with("::") {
        return Err("a part of code");
    }
    if before.ends_with('<') && after.starts_with('>')
        || before.ends_with('{')
        || after.starts_with(['_', '=', '}'])
    {
        return Err("a placeholder");
    }
    if is_option(before) {
        return Err("an option of a command");
    }
    if before.ends_with(';') {
        return Err("the end of a longer abbreviation");
    }
    if after.starts_with(" (@") {
        return Err("the name of a person");
    }
    if before.ends_with('-') && locale(before) {
        return Err("a part of a locale");
    }
    if shouted_run(before, after) {
        return Err("in a run of words in capitals");
    }
    Ok(())
}

/// Whether the text ends in a hyphen or slash that begins a word, as before an option ("-LO", "/ZH").
fn is_option(before: &str) -> bool {
    let rest = before.strip_suffix('-').or_else(|| before.strip_suffix('/'));
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
}

/// Whether the text ends in a language code and a hyphen, as before the region of a locale ("en-GB").
fn locale(before: &str) -> bool {
    let code = before.trim_end_matches('-').rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    code.len() == 2 && code.chars().all(|c| c.is_ascii_lowercase())
}

/// Whether the words beside it are shouted: the nearest two on one side or the nearest on both are in capitals, and one of
/// them is an English word.
fn shouted_run(before: &str, after: &str) -> bool {
    let left: Vec<&str> = before.split_whitespace().rev().take(2).collect();
    let right: Vec<&str> = words(after).take(2).filter_map(|word| after.get(word)).collect();
    let shouted = |side: &[&str]| {
        let run: Vec<&str> = side
            .iter()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .take_while(|word| in_capitals(word))
            .collect();
        (run.len(), run.iter().filter(|word| is_shouted_word(word)).count())
    };
    let (left_run, left_words) = shouted(&left);
    let (right_run, right_words) = shouted(&right);
    left_run + right_run >= 2 && left_words + right_words >= 1
}

fn in_capitals(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '/'))
}
