//! The one currency of the program: a finding, where it stands, and the fix that it may carry.

mod data;

pub use data::Data;

use std::borrow::Cow;
use std::sync::Arc;

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use crate::text::{Span, squeeze};

/// How much a finding matters. The order is by weight, the lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Likely wrong.
    Warning,
    /// Wrong: a reader runs into it.
    Error,
}

impl Severity {
    /// `info`, `warning` or `error`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// What is fixed about a rule: the front matter of its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInfo {
    /// The stable code, such as `GL102`.
    pub code: String,
    /// The stable name in kebab-case.
    pub name: String,
    /// The severity where the configuration says nothing; none for a rule that is off by default.
    pub severity: Option<Severity>,
    /// The severity that the rule has once it is selected though off by default.
    pub selected_severity: Severity,
    /// How safe the safest fixes are that its findings can carry; none where they carry no fix.
    pub fixable: Option<Safety>,
    /// The first version that had the rule.
    pub since: String,
    /// The whole page, Markdown.
    pub page: &'static str,
}

impl RuleInfo {
    /// Whether this is its name or its code; the case of a code does not matter.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.code.eq_ignore_ascii_case(name)
    }

    /// The page without its front matter.
    #[must_use]
    pub fn text(&self) -> &'static str {
        self.page.splitn(3, "---\n").nth(2).unwrap_or(self.page).trim()
    }

    /// The first sentence of the page under *What it checks*.
    #[must_use]
    pub fn summary(&self) -> String {
        let text = self.page.split_once("## What it checks").map_or("", |(_, text)| text).trim_start();
        let paragraph = text.split("\n\n").next().unwrap_or_default();
        let joined = squeeze(paragraph);
        let end = joined.find(". ").map_or(joined.len(), |at| at + 1);
        joined.get(..end).unwrap_or_default().to_owned()
    }
}

/// A place in a file of the tree, or in the configuration file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Relative to the root, `/`-separated; shared by all that is found in the file.
    pub path: Arc<Utf8Path>,
    /// Bytes of that file; empty at 0 for the file as a whole.
    pub span: Span,
}

impl Location {
    /// The place `span` in the file `path`.
    #[must_use]
    pub fn new(path: impl Into<Arc<Utf8Path>>, span: Span) -> Self {
        Self { path: path.into(), span }
    }
}

/// Another place that belongs to a finding, with a few words about it.
pub type Label = (Location, Cow<'static, str>);

/// A finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static RuleInfo,
    /// How much it matters, by the configuration in force at its place.
    pub severity: Severity,
    /// Where.
    pub at: Location,
    /// What is wrong and why it matters, one sentence without its full stop.
    pub message: String,
    /// Other places that belong to it, each with a few words.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// Facts for other programs.
    pub data: Data,
    /// The edits that would mend it.
    pub fix: Option<Fix>,
    /// Where else the same holds, in order: a finding that is reported once for all of them. It is moved to the first
    /// that stands on a changed line where only those count.
    pub elsewhere: Vec<Location>,
}

impl Diagnostic {
    /// The message and the help, for formats that have one field for both.
    #[must_use]
    pub fn said(&self) -> String {
        self.said_in_parts().concat()
    }

    /// The same in parts, to be written one after the other.
    #[must_use]
    pub fn said_in_parts(&self) -> [&str; 3] {
        match &self.help {
            Some(help) => [&self.message, "; ", help],
            None => [&self.message, "", ""],
        }
    }

    /// What the finding is about, for a key that survives moved lines: the term, acronym, target or label that it
    /// names, else its message; lower case.
    #[must_use]
    pub fn subject(&self) -> String {
        ["term", "acronym", "target", "label", "path"]
            .iter()
            .find_map(|key| self.data.get(key).and_then(serde_json::Value::as_str))
            .unwrap_or(&self.message)
            .to_lowercase()
    }
}

/// Whether a fix may be applied without a person looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Keeps the meaning of the page and its look but for added links.
    Safe,
    /// Needs a person's judgement.
    Unsafe,
}

/// Edits that mend a finding, applied together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words.
    pub title: String,
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// Sorted by path and place, disjoint.
    pub edits: Vec<Edit>,
}

/// The replacement of bytes of one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// The file, relative to the root.
    pub path: Arc<Utf8Path>,
    /// The bytes to replace; empty for an insertion.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

impl Edit {
    /// Puts `text` at byte `offset` of `path`.
    #[must_use]
    pub fn insert(path: impl Into<Arc<Utf8Path>>, offset: u32, text: impl Into<String>) -> Self {
        Self { path: path.into(), span: Span::empty(offset), text: text.into() }
    }

    /// Replaces `span` of `path` by `text`.
    #[must_use]
    pub fn replace(path: impl Into<Arc<Utf8Path>>, span: Span, text: impl Into<String>) -> Self {
        Self { path: path.into(), span, text: text.into() }
    }
}
