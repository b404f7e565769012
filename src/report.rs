//! What a run prints: one file per format.

mod concise;
mod full;
mod json;
mod summary;

use std::collections::BTreeMap;
use std::io::Write;

use camino::Utf8PathBuf;

use crate::diagnostic::{Diagnostic, Location};
use crate::platform::Platform;
use crate::text::{Position, Source};
use crate::workspace::Workspace;

pub use summary::Summary;

/// The formats of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// With source excerpts, for people.
    #[default]
    Full,
    /// A line per finding.
    Concise,
    /// One JSON object.
    Json,
    /// A JSON object per line and finding.
    Jsonl,
}

/// All that a format prints.
#[derive(Debug)]
pub struct Report<'a> {
    /// The findings, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// The tree.
    pub workspace: &'a Workspace,
    /// The figures of the run.
    pub summary: Summary,
    /// The platform of most pages.
    pub platform: Platform,
    /// Whether colour may be used.
    pub color: bool,
}

impl Report<'_> {
    /// Prints the findings in a format.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> std::io::Result<()> {
        match format {
            Format::Full => full::write(self, out),
            Format::Concise => concise::write(self, out),
            Format::Json => json::write(self, out),
            Format::Jsonl => json::write_lines(self, out),
        }
    }

    /// The source of a location: a file of the tree, or the configuration.
    fn source(&self, at: &Location) -> Option<&Source> {
        self.workspace.source(&at.path)
    }

    /// Start and end of a location as positions; in a file that was not read, its first byte.
    fn positions(&self, at: &Location) -> (Position, Position) {
        let first = Position { byte: 0, line: 1, column: 1 };
        let place = |source: &Source| (source.position(at.span.start), source.position(at.span.end));
        self.source(at).map_or((first, first), place)
    }
}

/// How many findings each rule has, by name.
fn by_rule(diagnostics: &[Diagnostic]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry(diagnostic.rule.name.as_str()).or_default() += 1;
    }
    counts
}

/// A file that was not checked, and why.
pub type Skipped = (Utf8PathBuf, String);
