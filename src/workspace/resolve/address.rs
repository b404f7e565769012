use std::borrow::Cow;

use super::Target;
use crate::platform::Platform;

/// A destination within the tree, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address<'a> {
    /// What a build step replaces at its start: `@docroot@`, `{{ site.baseurl }}`, `@site`.
    pub variable: Option<Cow<'a, str>>,
    /// The path, decoded; absolute where it begins with a slash. Empty for the page itself.
    pub path: String,
    /// The fragment as written, without `#`.
    pub fragment: Option<&'a str>,
}

impl Address<'_> {
    /// What an address that does not show where it begins shares with others: its variable, or that it is absolute
    /// and the first part of its path.
    pub fn doubt(&self) -> Option<String> {
        let first = self.path.trim_start_matches('/').split_once('/').map_or("", |(first, _)| first);
        match &self.variable {
            Some(variable) => Some(variable.to_string()),
            None if self.path.starts_with('/') => Some(format!("/{first}")),
            None => None,
        }
    }
}

/// Schemes of `MyST` that lead to other projects or name targets in a way of their own.
const MYST_SCHEMES: [&str; 4] = ["project:", "path:", "doc:", "ref:"];

/// Takes a destination apart.
///
/// # Errors
/// With its target, where it leads out of the tree or cannot be read.
pub(super) fn read(destination: &str, platform: Platform) -> Result<Address<'_>, Target> {
    let destination = destination.trim();
    let scheme = matches!(platform, Platform::Sphinx | Platform::Myst)
        .then(|| MYST_SCHEMES.iter().find_map(|scheme| destination.strip_prefix(scheme)))
        .flatten();
    let destination = scheme.unwrap_or(destination);
    if is_code(destination) {
        return Err(Target::Unchecked("to code"));
    }
    if is_external(destination) {
        return Err(Target::External);
    }
    let (variable, rest) = split_variable(destination);
    if ["{{", "{%", "<%", "${", "{"].iter().any(|mark| rest.contains(mark)) {
        return Err(Target::Unchecked("made by a template"));
    }
    let (path, fragment) = match rest.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (rest, None),
    };
    let path = percent_decode(path.split('?').next().unwrap_or_default());
    if path.contains('\\') && variable.is_none() {
        return Err(Target::Unchecked("written with backslashes"));
    }
    Ok(Address { variable: variable.map(Cow::Borrowed), path, fragment })
}

/// Splits off what a build step replaces: `{{ … }}`, `{% … %}` or `<% … %>` at the start, or a first part such as
/// `@docroot@`, `@site`, `~@`, `$BASE`, `%base%`. The rest then begins with a slash.
fn split_variable(destination: &str) -> (Option<&str>, &str) {
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("${", "}")] {
        if destination.starts_with(open) {
            let end = destination.find(close).map(|at| at + close.len());
            let parts = end.and_then(|end| Some((destination.get(..end)?, destination.get(end..)?)));
            return parts
                .filter(|(_, rest)| rest.starts_with('/'))
                .map_or((None, destination), |(v, r)| (Some(v), r));
        }
    }
    let Some((first, _)) = destination.split_once('/') else { return (None, destination) };
    let marked = first.starts_with(['@', '$', '%', '~']) && !first.is_empty();
    match destination.get(first.len()..) {
        Some(rest) if marked && !first.contains('#') => (Some(first), rest),
        _ => (None, destination),
    }
}

/// Whether the destination is a name of code, for which the site's generator finds the page: `` `List.first/1` `` of
/// `ExDoc`, `std::mem::swap` of rustdoc, `` :class:`~shop.Cart` `` of quartodoc's filter for links between projects.
fn is_code(destination: &str) -> bool {
    let is_path = destination.contains("::") && !destination.contains(['/', ' ']);
    let is_role = || {
        let name = destination.strip_prefix(':').and_then(|rest| rest.split_once(":`"));
        name.is_some_and(|(role, _)| {
            role.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-'))
        })
    };
    let is_name = destination.len() > 1 && (destination.starts_with('`') || is_role());
    is_path || is_name && destination.ends_with('`')
}

/// Whether the destination has a scheme or a host of its own.
fn is_external(destination: &str) -> bool {
    let scheme = destination.split(':').next().unwrap_or_default();
    let has_scheme = destination.contains(':')
        && scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let looks_like_host = destination.starts_with("www.")
        || (destination.contains('@') && !destination.contains('/') && destination.contains('.'));
    has_scheme || looks_like_host || destination.starts_with("//")
}

/// Resolves percent-encoding; what does not decode to UTF-8 stays as written.
#[must_use]
pub fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        if let Some(value) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            decoded.push(value);
            at += 3;
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(destination: &str) -> (Option<String>, String, Option<String>) {
        let address = read(destination, Platform::Github).unwrap();
        let variable = address.variable.map(Cow::into_owned);
        (variable, address.path.clone(), address.fragment.map(str::to_owned))
    }

    #[test]
    fn an_address_is_taken_apart() {
        assert_eq!(parts("a%20b.md?x=1#c"), (None, "a b.md".to_owned(), Some("c".to_owned())));
        assert_eq!(parts("@docroot@/a.md"), (Some("@docroot@".to_owned()), "/a.md".to_owned(), None));
        assert_eq!(parts("{{ base }}/a/"), (Some("{{ base }}".to_owned()), "/a/".to_owned(), None));
    }

    #[test]
    fn other_sites_and_templates_are_left_alone() {
        let of = |destination| read(destination, Platform::Github);
        assert_eq!(of("https://x.org/a"), Err(Target::External));
        assert_eq!(of("mailto:a@b.c"), Err(Target::External));
        assert!(matches!(of("a/{{ x }}.md"), Err(Target::Unchecked(_))));
        assert_eq!(of("`List.first/1`"), Err(Target::Unchecked("to code")));
        assert_eq!(of("std::mem::swap"), Err(Target::Unchecked("to code")));
        assert_eq!(of(":class:`~shop.Cart`"), Err(Target::Unchecked("to code")));
        assert_eq!(of(":py:meth:`Cart.add`"), Err(Target::Unchecked("to code")));
    }
}
