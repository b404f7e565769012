//! What the text around a short form says against its being an acronym that wants an expansion.

use super::filter::is_english;
use super::tokens::words;

/// What the text around the word says against it.
pub(super) fn by_surroundings(base: &str, before: &str, after: &str) -> Option<&'static str> {
    let code = ['$', '%', '#', '@', '\\', '_', '`', '~', '=', '.'];
    match () {
        () if before.ends_with('<') && after.starts_with('>') => Some("a placeholder"),
        () if before.ends_with('{') || after.starts_with('}') => Some("a placeholder"),
        () if before.ends_with(code) || before.ends_with("::") || after.starts_with(['_', '=']) => {
            Some("a part of code")
        }
        () if is_option(before) => Some("an option of a command"),
        () if before.ends_with(';') || has_more(after) => Some("a part of a longer abbreviation"),
        () if after.starts_with(" (@") => Some("the name of a person"),
        () if is_locale(before) => Some("a part of a locale"),
        () if is_numbered(after) => Some("a part of the name of a standard, a model or a version"),
        () if has_first_names(base, after) => Some("the name of a person"),
        () if is_author(before) => Some("the initials of a person"),
        () if is_called_software(before, after) => Some("the name of a program"),
        () if is_listed_tool(before) => Some("a name in a list of programs"),
        () if is_format(after) => Some("the name of a file format"),
        () if is_shouted(before, after) => Some("in a run of words in capitals"),
        () => None,
    }
}

/// Whether a number follows, as in "FIPS 140", "X 12.3", "LQ-820N" and "PODC'11".
fn is_numbered(after: &str) -> bool {
    let Some(rest) = after.strip_prefix([' ', '\u{A0}', '-', '\'', '’']) else { return false };
    let word =
        rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')')).next().unwrap_or_default();
    let mut letters = word.trim_start_matches(|c: char| c.is_ascii_uppercase()).chars();
    let led = word.len() - letters.as_str().len();
    led <= 1 && letters.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether two letters are the initials before a surname, which owns something: "QX Low's".
fn has_first_names(base: &str, after: &str) -> bool {
    let owner = after.strip_prefix(' ').and_then(|rest| rest.split_whitespace().next());
    let owns = |word: &str| word.ends_with("'s") || word.ends_with("’s");
    let small = |word: &str| word.chars().nth(1).is_some_and(char::is_lowercase);
    base.len() == 2
        && owner.is_some_and(|word| word.starts_with(char::is_uppercase) && small(word) && owns(word))
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
    ];
    let word = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let next = after.strip_prefix(char::is_whitespace).and_then(|rest| rest.split_whitespace().next());
    let article = before.split_whitespace().next_back().map(word);
    next.is_some_and(|next| KINDS.contains(&word(next).as_str()))
        && !article.is_some_and(|article| matches!(article.as_str(), "a" | "an"))
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

/// Whether the words after it call it a format of files: "in QXR format", "the QXR image format".
fn is_format(after: &str) -> bool {
    const KINDS: &[&str] = &["archive", "audio", "file", "font", "image", "model", "texture", "video"];
    let word = |text: &str| text.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut words = after.split_whitespace().map(word).skip_while(|word| KINDS.contains(&word.as_str()));
    after.starts_with(' ') && words.next().is_some_and(|word| matches!(word.as_str(), "format" | "formats"))
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

/// Whether two words beside it at least are in capitals as well, and one of them is an English word.
fn is_shouted(before: &str, after: &str) -> bool {
    let left: Vec<&str> = before.split_whitespace().rev().take(2).collect();
    let right: Vec<&str> = words(after).take(2).filter_map(|word| after.get(word)).collect();
    let run = |side: Vec<&str>| {
        let bare = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        side.iter().map(bare).take_while(|word| is_capitals(word)).collect::<Vec<String>>()
    };
    let beside = [run(left), run(right)].concat();
    beside.len() >= 2 && beside.iter().any(|word| is_english(word))
}

fn is_capitals(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '/'))
}
