use std::collections::HashMap;

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

/// What stays the same about a finding when lines move: the key of baselines, `--since` and SARIF fingerprints.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The file.
    pub path: Utf8PathBuf,
    /// The name of the rule.
    pub rule: String,
    /// What it is about, lower case.
    pub subject: String,
    /// The how-manieth finding of that rule about that subject in that file, from 0.
    pub ordinal: u32,
}

impl std::fmt::Display for Key {
    /// The parts in the order path, rule, subject, ordinal, with a space between them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {} {}", self.path, self.rule, self.subject, self.ordinal)
    }
}

/// The key of each finding, in the order given.
#[must_use]
pub fn keys<'a>(diagnostics: &'a [Diagnostic]) -> Vec<Key> {
    let mut seen: HashMap<(&str, &str, String), u32> = HashMap::with_capacity(diagnostics.len());
    let key = |diagnostic: &'a Diagnostic| {
        let (path, rule) = (&diagnostic.at.path, &diagnostic.rule.name);
        let subject = diagnostic.subject();
        let count = seen.entry((path.as_str(), rule, subject.clone())).or_default();
        let ordinal = *count;
        *count += 1;
        Key { path: path.clone(), rule: rule.clone(), subject, ordinal }
    };
    diagnostics.iter().map(key).collect()
}
