use camino::Utf8PathBuf;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
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
        // One write: of thousands of keys, four would take longer than all else about them.
        let parts = [self.path.as_str(), &self.rule, &self.subject, &self.ordinal.to_string()];
        f.write_str(&parts.join(" "))
    }
}

/// The key of each finding, in the order given.
#[must_use]
pub fn keys(diagnostics: &[Diagnostic]) -> Vec<Key> {
    let subjects: Vec<String> = diagnostics.par_iter().map(Diagnostic::subject).collect();
    let mut seen: FxHashMap<(&str, &str, &str), u32> = FxHashMap::default();
    let mut ordinals = Vec::with_capacity(diagnostics.len());
    for (diagnostic, subject) in diagnostics.iter().zip(&subjects) {
        let about = (diagnostic.at.path.as_str(), diagnostic.rule.name.as_str(), subject.as_str());
        let count = seen.entry(about).or_default();
        ordinals.push(*count);
        *count += 1;
    }
    let key = |((diagnostic, subject), ordinal): ((&Diagnostic, String), u32)| Key {
        path: diagnostic.at.path.to_path_buf(),
        rule: diagnostic.rule.name.clone(),
        subject,
        ordinal,
    };
    diagnostics.iter().zip(subjects).zip(ordinals).map(key).collect()
}
