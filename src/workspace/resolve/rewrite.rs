//! Rewrites of paths: `packages/:name/docs/:rest*` to `:name/:rest*` (`VitePress` 1.6, `plugins/rewritesPlugin.ts`,
//! which compiles the patterns with `path-to-regexp`).

use std::collections::BTreeMap;

/// What the first pattern that fits makes of a path; none where no pattern fits.
pub(super) fn apply(path: &str, rewrites: &[(String, String)]) -> Option<String> {
    rewrites.iter().find_map(|(from, to)| Some(fill(to, &fit(from, path)?)))
}

/// The values of the names in a pattern.
fn fit<'p>(pattern: &'p str, path: &str) -> Option<BTreeMap<&'p str, String>> {
    let mut values = BTreeMap::new();
    let mut parts = path.split('/');
    let mut pieces = pattern.split('/').peekable();
    while let Some(piece) = pieces.next() {
        let Some(name) = Name::of(piece) else {
            (parts.next()? == piece).then_some(())?;
            continue;
        };
        let value = if name.repeated && pieces.peek().is_none() {
            parts.by_ref().collect::<Vec<_>>().join("/")
        } else {
            parts.next()?.strip_prefix(name.before)?.strip_suffix(name.after)?.to_owned()
        };
        values.insert(name.name, value);
    }
    parts.next().is_none().then_some(values)
}

/// A part of a pattern with a name in it: `v:name.md`, `:name*`.
struct Name<'p> {
    before: &'p str,
    name: &'p str,
    after: &'p str,
    /// Whether it takes several parts of a path.
    repeated: bool,
}

impl<'p> Name<'p> {
    fn of(piece: &'p str) -> Option<Self> {
        let (before, rest) = piece.split_once(':')?;
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, mark) = rest.split_at_checked(length)?;
        let after = ["*", "+", "(.*)", "(.+)"].iter().find_map(|repeat| mark.strip_prefix(repeat));
        Some(Self { before, name, after: after.unwrap_or(mark), repeated: after.is_some() })
    }
}

fn fill(target: &str, values: &BTreeMap<&str, String>) -> String {
    let filled = target.split('/').map(|piece| match Name::of(piece) {
        Some(name) => {
            let value = values.get(name.name).map_or("", String::as_str);
            format!("{}{value}{}", name.before, name.after)
        }
        None => piece.to_owned(),
    });
    filled.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(path: &str, from: &str, to: &str) -> Option<String> {
        apply(path, &[(from.to_owned(), to.to_owned())])
    }

    #[test]
    fn names_carry_parts_of_the_path_over() {
        let deep = rewritten("packages/a/docs/x/y.md", "packages/:pkg/docs/:slug*", ":pkg/:slug*");
        assert_eq!(deep.as_deref(), Some("a/x/y.md"));
        assert_eq!(rewritten("en/a/b.md", "en/:rest*", ":rest*").as_deref(), Some("a/b.md"));
        assert_eq!(rewritten("pkg/a/readme.md", "pkg/:name/readme.md", ":name.md").as_deref(), Some("a.md"));
        assert_eq!(rewritten("pkg/a.md", "pkg/:name.md", "p/:name.md").as_deref(), Some("p/a.md"));
        assert_eq!(rewritten("other/a.md", "pkg/:name.md", ":name.md"), None);
    }
}
