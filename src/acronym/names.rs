//! Names: what the words beside a short form say that it is the name of.

/// What the text around the word says that it names.
pub(super) fn by_names(base: &str, before: &str, after: &str) -> Option<&'static str> {
    match () {
        () if is_numbered(after) || (base.len() == 2 && before.ends_with("Windows ")) => {
            Some("a part of the name of a standard, a model or a version")
        }
        () if is_standard(after) => Some("named with the number of its standard"),
        () if has_title(after) || goes_on(after) => Some("a part of a name"),
        () if is_manual_page(after) => Some("the name of a manual page"),
        () if is_listed_kind(base, before, after) => Some("a value of a registry that the text names"),
        () if is_called_software(before, after) => Some("the name of a program"),
        () if is_listed_tool(before) => Some("a name in a list of programs"),
        () if is_listed_name(before, after) => Some("a name in a list of names"),
        () if is_format(after) => Some("the name of a file format"),
        () => None,
    }
}

/// Whether a number follows, as in "FIPS 140", "PKCS#11", "LQ-820N" and "PODC'11".
fn is_numbered(after: &str) -> bool {
    let Some(rest) = after.strip_prefix([' ', '\u{A0}', '-', '\'', '’', '#']) else { return false };
    let word =
        rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')')).next().unwrap_or_default();
    let mut letters = word.trim_start_matches(|c: char| c.is_ascii_uppercase()).chars();
    let led = word.len() - letters.as_str().len();
    led <= 1 && letters.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether the number of a standard follows that says what it is: "QXR - ANS X9.62", "QXR (RFC 7519)".
fn is_standard(after: &str) -> bool {
    const BODIES: &[&str] = &[
        "ANS", "ANSI", "DIN", "ECMA", "EN", "FIPS", "IEC", "IEEE", "ISO", "ISO/IEC", "ITU-T", "NIST", "RFC",
    ];
    let opened = [" - ", " – ", " — ", " (", ": "].iter().find_map(|mark| after.strip_prefix(mark));
    let mut words = opened.unwrap_or_default().split([' ', '\u{A0}', '-']);
    let body = words.next().is_some_and(|word| BODIES.contains(&word));
    body && words.next().is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()))
}

/// Whether two words with a capital follow: "QXR Open Font License".
fn has_title(after: &str) -> bool {
    let mut words = after.split(' ');
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase)
    };
    words.next() == Some("") && words.by_ref().take(2).filter(|word| is_name(word)).count() == 2
}

/// Whether a plus sign or a part with a capital goes on: "QXR+", "QXR-Creation-Date".
fn goes_on(after: &str) -> bool {
    let mut letters = after.chars();
    match letters.next() {
        Some('+') => letters.next().is_none_or(|c| !c.is_alphanumeric()),
        Some('-') => {
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
        }
        _ => false,
    }
}

/// Whether the section of a manual follows: "QXR(8)".
fn is_manual_page(after: &str) -> bool {
    let mut letters = after.strip_prefix('(').unwrap_or_default().chars();
    letters.next().is_some_and(|c| c.is_ascii_digit()) && letters.next() == Some(')')
}

/// Names that registries of the network protocols list, and the words beside them that say so: types of resource records
/// of the DNS, flags of TCP, frames of HTTP/2, control characters of ASCII.
const REGISTRIES: &[(&[&str], &[&str])] = &[
    (
        &[
            "AAAA", "CAA", "CERT", "CNAME", "DNAME", "DNSKEY", "DS", "HINFO", "LOC", "MX", "NAPTR", "NS",
            "NSEC", "PTR", "RRSIG", "SOA", "SRV", "SSHFP", "TLSA", "TXT",
        ],
        &[
            "DNS",
            "RR",
            "RRs",
            "record",
            "records",
            "entry",
            "entries",
            "lookup",
            "lookups",
            "query",
            "queries",
            "response",
            "responses",
        ],
    ),
    (
        &["ACK", "FIN", "PSH", "RST", "SYN"],
        &["TCP", "flag", "flags", "packet", "packets", "segment", "segments"],
    ),
    (&["ALTSVC", "DATA", "GOAWAY", "HEADERS", "ORIGIN", "PRIORITY", "SETTINGS"], &["frame", "frames"]),
    (&["CR"], &["LF", "TAB", "newline", "newlines"]),
];

/// How many words to each side are read for what a name is listed as.
const NEAR: usize = 5;

/// Whether it is in one of the [`REGISTRIES`] that the words beside it tell.
fn is_listed_kind(base: &str, before: &str, after: &str) -> bool {
    let Some((_, words)) = REGISTRIES.iter().find(|(names, _)| names.contains(&base)) else { return false };
    let near = before.split_whitespace().rev().take(NEAR).chain(after.split_whitespace().take(NEAR));
    let bare = |word: &str| words.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    near.into_iter().any(bare)
}

/// Whether the words beside it say that it is the name of a program: "the QXR library", but not "a QXR library", which
/// may be one of many.
fn is_called_software(before: &str, after: &str) -> bool {
    const KINDS: &[&str] = &[
        "library",
        "package",
        "kernel",
        "debugger",
        "toolkit",
        "plugin",
        "plug-in",
        "app",
        "editor",
        "repository",
        "platform",
        "compiler",
        "linker",
        "language",
    ];
    let word = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let next = after.strip_prefix(char::is_whitespace).and_then(|rest| rest.split_whitespace().next());
    let article = before.split_whitespace().next_back().map(word);
    next.is_some_and(|next| KINDS.contains(&word(next).as_str()))
        && !article.is_some_and(|article| matches!(article.as_str(), "a" | "an"))
}

/// Whether it stands in a list of programs that begins so: "tools such as Alder, QXR".
fn is_listed_tool(before: &str) -> bool {
    const KINDS: &[&str] = &[
        "applications",
        "apps",
        "clients",
        "debuggers",
        "editors",
        "engines",
        "frameworks",
        "languages",
        "libraries",
        "packages",
        "products",
        "programs",
        "projects",
        "software",
        "tools",
    ];
    let opening = [" such as ", " like ", " including "].iter().filter_map(|words| before.rsplit_once(words));
    let Some((head, list)) = opening.min_by_key(|(_, list)| list.len()) else { return false };
    let is_item = |item: &str| !item.contains(['.', ';', ':', '(']) && item.split_whitespace().count() <= 3;
    let kind = head.split_whitespace().next_back().unwrap_or_default().trim_end_matches(',');
    KINDS.contains(&kind) && list.split(',').all(is_item)
}

/// Fewest names with small letters in a list of names.
const FEWEST_NAMES: usize = 2;

/// Most words of a name.
const MOST_NAME_WORDS: usize = 4;

/// Whether it is an item of a list that mostly has names in ordinary spelling: "Alder, QXR, Birch, Cedar".
fn is_listed_name(before: &str, after: &str) -> bool {
    if after.starts_with(' ') && !after.starts_with(" and ") {
        return false;
    }
    let opening = before.rfind([';', ':', '(']).map(|at| at + 1);
    let sentence =
        [". ", "e.g ", "such as ", "like "].iter().filter_map(|mark| Some(before.rfind(mark)? + mark.len()));
    let start = sentence.chain(opening).max().unwrap_or(0);
    let end = after.find(['.', ';', ':', '(', ')']).unwrap_or(after.len());
    let (left, right) = (before.get(start..).unwrap_or_default(), after.get(..end).unwrap_or_default());
    let alone = |item: Option<&str>| matches!(item.map(str::trim), Some("" | "and" | "or"));
    if !alone(left.rsplit(',').next()) || !alone(right.split(',').next()) && !right.starts_with(" and ") {
        return false;
    }
    let items = left.split(',').rev().skip(1).chain(right.split(',').skip(1));
    let items = items.map(without_conjunction).filter(|item| !matches!(*item, "" | "etc"));
    let (names, others): (Vec<&str>, Vec<&str>) = items.partition(|item| is_name(item));
    names.len() >= FEWEST_NAMES && names.len() > others.len()
}

/// The item of a list without "and" or "or" before it.
fn without_conjunction(item: &str) -> &str {
    let item = item.trim();
    item.strip_prefix("and ").or_else(|| item.strip_prefix("or ")).unwrap_or(item)
}

/// Whether an item is a name: a few words that all begin with a capital and have small letters.
fn is_name(item: &str) -> bool {
    let mut words = item.split_whitespace();
    words.clone().count() <= MOST_NAME_WORDS
        && words.all(|word| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase))
}

/// Whether the words after it call it a format of files: "in QXR format", "the QXR image format", "a QXR file",
/// "QXR-encoded".
fn is_format(after: &str) -> bool {
    const KINDS: &[&str] = &["archive", "audio", "font", "image", "model", "texture", "video"];
    const OTHERS: &[&str] = &["file", "files", "encoded", "encoding", "format", "formats", "formatted"];
    let word = |text: &str| text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut words =
        after.strip_prefix([' ', '-']).unwrap_or_default().split_whitespace().map(word).peekable();
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    if words.peek().is_some_and(|word| is(OTHERS, word)) {
        return !words.nth(1).is_some_and(|word| is(&["system", "systems"], &word));
    }
    words.find(|word| !is(KINDS, word)).is_some_and(|word| is(&["format", "formats"], &word))
}
