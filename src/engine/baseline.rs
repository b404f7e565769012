use std::collections::BTreeSet;
use std::fmt::Write;

use camino::Utf8Path;

use super::Key;

/// The findings that a tree is known to have, by keys that survive moved lines.
///
/// The file is JSON with an entry a line, sorted, each line whole in itself, so that two branches merge without a
/// conflict unless they touch neighbouring entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    keys: BTreeSet<Key>,
}

impl Baseline {
    /// A baseline of these findings.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = Key>) -> Self {
        Self { keys: keys.into_iter().collect() }
    }

    /// Reads the text of a baseline file.
    ///
    /// # Errors
    /// Where it is no baseline, with what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let entries: Vec<serde_json::Value> =
            serde_json::from_str(text).map_err(|error| error.to_string())?;
        let (Some(head), rest) = (entries.first(), entries.iter().skip(1)) else {
            return Err("it is empty".to_owned());
        };
        if head.get("schema") != Some(&1.into()) {
            return Err("its first entry does not say `\"schema\": 1`".to_owned());
        }
        let keys = rest.map(|entry| serde_json::from_value(entry.clone()));
        let keys = keys.collect::<Result<_, _>>().map_err(|error| error.to_string())?;
        Ok(Self { keys })
    }

    /// The text of the baseline file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::from("[\n {\"schema\": 1, \"tool\": \"glosslint\"}\n");
        for key in &self.keys {
            let quoted = |text: &str| serde_json::Value::from(text).to_string();
            let (path, rule, subject) = (quoted(key.path.as_str()), quoted(&key.rule), quoted(&key.subject));
            let ordinal = key.ordinal;
            let _ = writeln!(
                text,
                ",{{\"path\": {path}, \"rule\": {rule}, \"subject\": {subject}, \"ordinal\": {ordinal}}}"
            );
        }
        text.push_str("]\n");
        text
    }

    /// Whether it holds a finding.
    #[must_use]
    pub fn holds(&self, key: &Key) -> bool {
        self.keys.contains(key)
    }

    /// How many findings it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The entries that no finding has any more.
    #[must_use]
    pub fn stale(&self, found: &[Key]) -> usize {
        let found: BTreeSet<&Key> = found.iter().collect();
        self.keys.iter().filter(|key| !found.contains(key)).count()
    }

    /// Keeps the entries whose path is to be kept, or that a finding has.
    pub fn prune(&mut self, found: &[Key], keep: impl Fn(&Utf8Path) -> bool) {
        let found: BTreeSet<&Key> = found.iter().collect();
        self.keys.retain(|key| keep(&key.path) || found.contains(key));
    }

    /// Adds findings.
    pub fn extend(&mut self, keys: impl IntoIterator<Item = Key>) {
        self.keys.extend(keys);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(path: &str, ordinal: u32) -> Key {
        Key { path: path.into(), rule: "broken-link".into(), subject: "say \"x\".md".into(), ordinal }
    }

    #[test]
    fn it_is_read_back_and_sorted() {
        let baseline = Baseline::new([key("b.md", 0), key("a.md", 1), key("a.md", 0)]);
        let text = baseline.text();
        assert_eq!(Baseline::parse(&text), Ok(baseline));
        assert!(text.find("a.md") < text.find("b.md"), "{text}");
    }

    #[test]
    fn lines_of_two_branches_put_together_are_a_baseline() {
        let (one, two) = (Baseline::new([key("a.md", 0)]).text(), Baseline::new([key("b.md", 0)]).text());
        let added = two.lines().nth(2).map(|line| format!("{line}\n]")).unwrap();
        let merged = Baseline::parse(&one.replace("\n]", &format!("\n{added}"))).unwrap();
        assert_eq!(merged.len(), 2);
    }

    #[test]
    fn an_entry_that_nothing_matches_is_stale() {
        let mut baseline = Baseline::new([key("a.md", 0), key("b.md", 0)]);
        assert_eq!(baseline.stale(&[key("a.md", 0)]), 1);
        baseline.prune(&[key("a.md", 0)], |_| false);
        assert_eq!(baseline, Baseline::new([key("a.md", 0)]));
    }

    #[test]
    fn another_file_is_refused() {
        assert!(Baseline::parse("[]").is_err());
        assert!(Baseline::parse("{\"results\": []}").is_err());
    }
}
