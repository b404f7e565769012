//! Acronyms that need no expansion in technical documentation.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::base_form;

/// The list: an acronym, a tab and its expansion a line, with comments after a number sign.
const LIST: &str = include_str!("well-known.txt");

/// The same of acronyms that a docs tree needs to expand once only.
const COMMON_LIST: &str = include_str!("common.txt");

/// Letters only differ in case: "SRGB" is the "sRGB" of the list.
static IN_CAPITALS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let mixed = KNOWN.keys().filter(|key| key.contains(|c: char| c.is_ascii_lowercase()));
    mixed.map(|key| key.to_ascii_uppercase()).collect()
});

static KNOWN: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| entries(LIST).collect());

static COMMON: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| entries(COMMON_LIST).map(|(short, _)| short).collect());

/// The acronyms of a list and their expansions.
fn entries(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Whether `short` (a base form) is so common that one expansion in a docs tree is enough for all of its pages.
pub fn is_common(short: &str) -> bool {
    COMMON.contains(short)
}

/// Whether readers of technical documentation know `short` without an expansion; also where it is a compound of
/// such acronyms, single letters and numbers ("JSON-RPC", "TCP/UDP", "N-API"), a virtual one ("vCPU") or a protocol over
/// TLS ("SMTPS"). Plural and possessive endings and dots do not count.
pub fn is_well_known(short: &str) -> bool {
    let base = undotted(base_form(short));
    if KNOWN.contains_key(&*base) || IN_CAPITALS.contains(&*base) || is_derived(&base) {
        return true;
    }
    if base.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return false;
    }
    let mut parts = base.split(['-', '/', '+', '&', '\u{2010}', '\u{2011}', '–']).peekable();
    let number = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = |part: &str| part.chars().count() == 1;
    let known = |part: &str| number(part) || letter(part) || KNOWN.contains_key(base_form(part));
    parts.clone().any(|part| !letter(part))
        && parts.clone().count() > 1
        && parts.peek().is_some_and(|first| !number(first))
        && parts.all(known)
}

/// Fewest letters of a protocol of the list whose name with an S is that of the same over TLS.
const FEWEST_OF_PROTOCOL: usize = 4;

/// Whether it is an acronym of the list with the small v of "virtual" before it or the S of "secure" after it.
fn is_derived(base: &str) -> bool {
    let virtual_one = base.strip_prefix('v').is_some_and(|rest| KNOWN.contains_key(rest));
    let secure =
        base.strip_suffix('S').filter(|rest| rest.len() >= FEWEST_OF_PROTOCOL && KNOWN.contains_key(rest));
    virtual_one || secure.is_some()
}

/// The expansion that the list gives for `short`, endings and dots aside.
pub fn expansion_of(short: &str) -> Option<&'static str> {
    KNOWN.get(&*undotted(base_form(short))).copied()
}

/// "U.S." as "US".
fn undotted(short: &str) -> Cow<'_, str> {
    let dotted = short.contains('.') && short.split('.').all(|part| part.chars().count() <= 1);
    if dotted { Cow::Owned(short.replace('.', "")) } else { Cow::Borrowed(short) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_list_is_sorted_without_repeats_and_each_line_has_an_expansion() {
        for list in [LIST, COMMON_LIST] {
            let lines: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(lines.is_sorted());
            let expansions: BTreeMap<&str, &str> = entries(list).collect();
            assert_eq!(expansions.len(), lines.len());
            assert!(expansions.iter().all(|(acronym, expansion)| acronym.len() > 1 && expansion.len() > 1));
        }
        assert!(COMMON.iter().all(|common| !KNOWN.contains_key(common)));
    }

    #[test]
    fn endings_dots_and_compounds_are_known() {
        for known in [
            "API",
            "APIs",
            "API's",
            "U.S.",
            "JSON-RPC",
            "HTTP/HTTPS",
            "UTF-8",
            "ISO-8601",
            "N-API",
            "SRGB",
            "vCPUs",
            "SMTPS",
        ] {
            assert!(is_well_known(known), "{known}");
        }
        for unknown in ["QXR", "HTTP/QXR", "api", "-", "", "8-8", "vQXR", "APS", "v"] {
            assert!(!is_well_known(unknown), "{unknown}");
        }
        assert_eq!(expansion_of("CPUs"), Some("central processing unit"));
    }
}
