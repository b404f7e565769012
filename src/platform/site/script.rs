//! Settings in JavaScript and Python configuration, read without running them: `key: 'value'`, `key = "value"`.

/// The quoted string that `key` is set to first, below any object.
pub(super) fn string<'a>(text: &'a str, key: &'a str) -> Option<&'a str> {
    values(text, key).find_map(quoted)
}

/// The first quoted string that `key` is set to within `text`, or the bare word: a number, `true`, a name.
pub(super) fn word<'a>(text: &'a str, key: &'a str) -> Option<&'a str> {
    let value = values(text, key).next()?;
    quoted(value).or_else(|| value.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').next())
}

/// All quoted strings of the list that `key` is set to first.
pub(super) fn list<'a>(text: &'a str, key: &'a str) -> Vec<&'a str> {
    let Some(value) = values(text, key).find(|value| value.starts_with(['[', '('])) else {
        return Vec::new();
    };
    let inside = value.split([']', ')']).next().unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = inside;
    while let Some(start) = rest.find(['\'', '"', '`']) {
        let Some(string) = rest.get(start..).and_then(quoted) else { break };
        found.push(string);
        rest = rest.get(start + string.len() + 2..).unwrap_or_default();
    }
    found
}

/// All quoted strings that `key` is set to, anywhere.
pub(super) fn strings<'a>(text: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    values(text, key).filter_map(quoted)
}

/// The quoted pairs of the object that `key` is set to first; none where it is set to something else, such as a
/// function.
pub(super) fn pairs<'a>(text: &'a str, key: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let object = values(text, key).next()?.strip_prefix('{')?;
    let inside = object.split('}').next().unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = inside;
    while let Some((name, after)) = next_quoted(rest) {
        let Some((value, after)) = after.trim_start().strip_prefix(':').and_then(next_quoted) else { break };
        found.push((name, value));
        rest = after;
    }
    Some(found)
}

/// The next quoted string and what follows it.
fn next_quoted(text: &str) -> Option<(&str, &str)> {
    let start = text.find(['\'', '"', '`'])?;
    let string = quoted(text.get(start..)?)?;
    Some((string, text.get(start + string.len() + 2..)?))
}

/// Whether `key` is set to anything or is a method.
pub(super) fn has(text: &str, key: &str) -> bool {
    values(text, key).next().is_some() || text.contains(&format!("{key}("))
}

/// The text behind each `key:` or `key =`, comment lines left out.
fn values<'a>(text: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(key).filter_map(move |(at, _)| {
        let line = text.get(..at)?.rsplit('\n').next()?;
        let is_comment =
            line.trim_start().starts_with(['#', '*']) || line.contains("//") && !line.contains("://");
        let is_word = line.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
        let rest = text.get(at + key.len()..)?.trim_start_matches(['\'', '"']).trim_start();
        let value = rest.strip_prefix([':', '='])?;
        (!is_comment && !is_word).then(|| value.trim_start())
    })
}

/// The string that `text` begins with.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'))?;
    text.get(1..)?.split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_without_running_the_script() {
        let text = "// baseUrl: '/old/'\nexport default { baseUrl: '/docs/', 'path': \"pages\", n: 3,\n dirs: ['a', 'b'] }";
        assert_eq!(string(text, "baseUrl"), Some("/docs/"));
        assert_eq!(string(text, "path"), Some("pages"));
        assert_eq!(word(text, "n"), Some("3"));
        assert_eq!(list(text, "dirs"), ["a", "b"]);
        assert_eq!(string(text, "missing"), None);
        let map = "rewrites: { 'a/:b': ':b',\n \"c.md\": 'd.md' }";
        assert_eq!(pairs(map, "rewrites"), Some(vec![("a/:b", ":b"), ("c.md", "d.md")]));
        assert_eq!(pairs("rewrites: (id) => id", "rewrites"), None);
    }
}
