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

/// What a finding is about, as its key says it beside its file and rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The term, acronym, target or the like, lower case.
    pub text: String,
    /// The how-manieth finding of its rule about that in its file, from 0.
    pub ordinal: u32,
}

/// The key of each finding, in the order given: findings in one file have to stand behind each other.
#[must_use]
pub fn keys(diagnostics: &[Diagnostic]) -> Vec<Key> {
    let key = |(diagnostic, subject): (&Diagnostic, Subject)| Key {
        path: diagnostic.at.path.to_path_buf(),
        rule: diagnostic.rule.name.clone(),
        subject: subject.text,
        ordinal: subject.ordinal,
    };
    diagnostics.iter().zip(subjects(diagnostics)).map(key).collect()
}

/// What each finding is about, likewise.
#[must_use]
pub fn subjects(diagnostics: &[Diagnostic]) -> Vec<Subject> {
    debug_assert!(diagnostics.is_sorted_by_key(|diagnostic| &diagnostic.at.path), "findings are sorted");
    diagnostics.par_chunk_by(|a, b| a.at.path == b.at.path).flat_map_iter(subjects_in_file).collect()
}

fn subjects_in_file(diagnostics: &[Diagnostic]) -> Vec<Subject> {
    let texts: Vec<String> = diagnostics.iter().map(Diagnostic::subject).collect();
    let mut seen: FxHashMap<(&str, &str), u32> = FxHashMap::default();
    let mut ordinal = |(diagnostic, text)| {
        let diagnostic: &Diagnostic = diagnostic;
        let count = seen.entry((diagnostic.rule.name.as_str(), text)).or_default();
        std::mem::replace(count, *count + 1)
    };
    let ordinals: Vec<u32> =
        diagnostics.iter().zip(texts.iter().map(String::as_str)).map(&mut ordinal).collect();
    texts.into_iter().zip(ordinals).map(|(text, ordinal)| Subject { text, ordinal }).collect()
}
