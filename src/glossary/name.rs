//! The grammar of headwords: which part is the name, which are other names, an acronym, a sense or a remark.

mod relate;
mod split;

use std::ops::Range;

use super::words::Words;
pub(super) use relate::abbreviates;
pub use relate::is_acronym_like;

/// What a headword says.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// The name, as a range of the words.
    pub(super) name: Range<usize>,
    /// Other names.
    pub(super) aliases: Vec<String>,
    /// An acronym of the name.
    pub(super) acronym: Option<String>,
    /// What the name stands for, where it is an acronym.
    pub(super) expansion: Option<String>,
    /// A sense or a remark in parentheses.
    pub(super) qualifier: Option<String>,
    /// Whether a mark says that the term should not be used.
    pub(super) discouraged: bool,
}

/// Reads a headword.
pub(super) fn read(words: &Words) -> Names {
    let text = words.text();
    if is_bare(text) {
        let start = text.len() - text.trim_start_matches(' ').len();
        return Names { name: start..text.trim_end_matches(' ').len().max(start), ..Names::default() };
    }
    let mut names = Names { discouraged: text.contains(['👎', '🚫', '❌']), ..Names::default() };
    let whole = trim(text, 0..text.len());
    let mut parts = split::split(words, whole.clone()).into_iter();
    let first = parts.next().unwrap_or(whole);
    let (base, groups) = brackets(text, first);
    let base = trim(text, base);
    names.name = base.clone();
    let name = words.plain(&base);
    take_inner(&name, &mut names);
    for group in groups {
        take_group(&words.plain(&group), &name, &mut names);
    }
    for part in parts {
        let (part, groups) = brackets(text, trim(text, part));
        let other = words.plain(&trim(text, part));
        take_name(&other, &name, &mut names);
        for group in groups {
            take_group(&words.plain(&group), &name, &mut names);
        }
    }
    if name.is_empty() {
        names.name = trim(text, 0..text.len());
    }
    names
}

/// Whether a headword is a name and nothing else, as most are: it has letters, digits and spaces only, none of the
/// words that join names, and no acronym at its end.
fn is_bare(text: &str) -> bool {
    const JOINTS: [&str; 3] = ["aka", "also", "or"];
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ')
        && !text.split(' ').any(|word| JOINTS.contains(&word))
        && !text.trim_end().rsplit(' ').next().is_some_and(is_acronym_like)
}

/// Another name that is not in brackets.
fn take_name(other: &str, name: &str, names: &mut Names) {
    if other.is_empty() || other == name {
        return;
    }
    if is_acronym_like(other) && abbreviates(other, name) {
        names.acronym.get_or_insert(other.to_owned());
    } else if is_acronym_like(name) && !is_acronym_like(other) && abbreviates(name, other) {
        names.expansion.get_or_insert(other.to_owned());
    }
    names.aliases.push(other.to_owned());
}

/// An acronym in brackets within the name: `single-page (SPA) routing` is `SPA`, and the name without it.
fn take_inner(name: &str, names: &mut Names) {
    let Some((before, rest)) = name.split_once(" (") else { return };
    let Some((inner, after)) = rest.split_once(") ") else { return };
    if is_acronym_like(inner) && abbreviates(inner, before) {
        names.acronym.get_or_insert(inner.to_owned());
        names.aliases.extend([inner.to_owned(), format!("{before} {after}")]);
    }
}

/// What stands in brackets behind the name.
fn take_group(inner: &str, name: &str, names: &mut Names) {
    let inner = inner.trim();
    if inner.is_empty() {
        return;
    }
    if let Some(others) = introduced(inner) {
        for other in others.split([',', ';', '、']).flat_map(|part| part.split(" or ")) {
            take_name(other.trim(), name, names);
        }
        return;
    }
    let items: Vec<&str> =
        inner.split([',', ';', '、', '/']).map(str::trim).filter(|item| !item.is_empty()).collect();
    let is_name = |item: &str| {
        (is_acronym_like(item) && abbreviates(item, name))
            || (name.chars().count() < item.chars().count() && abbreviates(name, item))
            || relate::shares_stem(item, name)
            || relate::is_translation(item, name)
    };
    if is_name(inner) {
        take_name(inner, name, names);
    } else if items.len() > 1 && items.iter().any(|item| is_name(item)) {
        items.into_iter().for_each(|item| take_name(item, name, names));
    } else {
        names.qualifier.get_or_insert(inner.to_owned());
    }
}

/// What follows words that introduce another name: `or SDK`, `also called X`, `aka X`.
fn introduced(inner: &str) -> Option<&str> {
    const WORDS: [&str; 19] = [
        "or ",
        "and ",
        "aka ",
        "a.k.a. ",
        "a.k.a ",
        "AKA ",
        "also known as ",
        "also called ",
        "also ",
        "formerly ",
        "abbreviated as ",
        "abbreviated ",
        "abbr. ",
        "short: ",
        "plural: ",
        "plural ",
        "alias ",
        "aliases: ",
        "previously ",
    ];
    WORDS.iter().find_map(|word| inner.strip_prefix(word)).map(str::trim)
}

/// The range without trailing groups in parentheses, and the contents of these.
fn brackets(text: &str, range: Range<usize>) -> (Range<usize>, Vec<Range<usize>>) {
    let mut base = range;
    let mut groups = Vec::new();
    loop {
        let part = text.get(base.clone()).unwrap_or_default();
        let trimmed = part.trim_end();
        let close = [(')', '('), ('）', '（')].into_iter().find(|(close, _)| trimmed.ends_with(*close));
        let Some((close, open)) = close else { break };
        let Some(at) = matching(trimmed, open, close) else { break };
        let before = part.get(..at).unwrap_or_default();
        // `print()` and `f(x)` are names.
        let glued = open == '(' && before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        if before.trim().is_empty() || glued {
            break;
        }
        groups.insert(0, base.start + at + open.len_utf8()..base.start + trimmed.len() - close.len_utf8());
        base = base.start..base.start + before.len();
    }
    (base, groups)
}

fn matching(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices().rev() {
        if character == close {
            depth += 1;
        } else if character == open {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// The range without white space, decoration, attribute lists and a final colon.
pub(super) fn trim(text: &str, mut range: Range<usize>) -> Range<usize> {
    loop {
        let part = text.get(range.clone()).unwrap_or_default();
        let front = part.len() - part.trim_start_matches(is_decoration).len();
        let part = part.get(front..).unwrap_or_default();
        let kept =
            without_attributes(part).trim_end_matches(|c| is_decoration(c) || matches!(c, ':' | '：' | '¶'));
        let next = range.start + front..range.start + front + kept.len();
        if next == range {
            return range;
        }
        range = next;
    }
}

fn without_attributes(text: &str) -> &str {
    let trimmed = without_emoji_code(text.trim_end());
    let Some(open) = trimmed.rfind('{').filter(|_| trimmed.ends_with('}')) else {
        return trimmed;
    };
    let inner = trimmed.get(open + 1..).unwrap_or_default().trim_start();
    // Where a comment in braces is no MDX, its asterisks are emphasis.
    let is_comment = inner.starts_with('/') && inner.trim_end().ends_with("/}");
    let is_list = inner.starts_with(['#', '.', ':']) || is_comment || inner.contains('=');
    if is_list { trimmed.get(..open).unwrap_or_default() } else { text }
}

/// The text without a final `:cat:`.
fn without_emoji_code(text: &str) -> &str {
    let inner = text.strip_suffix(':').and_then(|text| Some((text, text.rfind(" :")?)));
    let Some((inner, at)) = inner else { return text };
    let code = inner.get(at + 2..).unwrap_or_default();
    let is_code = !code.is_empty()
        && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '+');
    if is_code { text.get(..at).unwrap_or_default() } else { text }
}

/// White space, emoji, zero-width characters and what stands for no text.
fn is_decoration(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{fffc}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fe0f}' | '\\' | '|' | '•')
        || matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{2193}')
}

#[cfg(test)]
mod tests;
