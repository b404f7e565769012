//! What a run prints: one file per format.

mod concise;
mod fingerprint;
mod full;
mod github;
mod gitlab;
mod in_order;
mod json;
mod json_list;
mod junit;
mod object;
mod rdjson;
mod sarif;
mod statistics;
mod summary;

use std::borrow::Cow;
use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Location};
use crate::engine::{self, Subject};
use crate::platform::Platform;
use crate::text::{Position, Source};
use crate::workspace::Workspace;

pub use summary::Summary;

/// A finding and what tells it from others of its rule in its file.
type Keyed<'a> = (&'a Diagnostic, Subject);

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
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
    /// A JUnit report.
    Junit,
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
    /// The folder from where other programs see the tree, such as the top of a repository, to the root: it goes
    /// before the paths in formats for them.
    pub prefix: Utf8PathBuf,
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
            Format::Sarif => sarif::write(self, out),
            Format::Github => github::write(self, out),
            Format::Gitlab => gitlab::write(self, out),
            Format::Rdjson => rdjson::write(self, out),
            Format::Junit => junit::write(self, out),
        }
    }

    /// Prints a line per rule instead of the findings: how many there are, of which severity, how many with a fix.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write_statistics(&self, out: &mut dyn Write) -> std::io::Result<()> {
        statistics::write(self, out)
    }

    /// Prints all findings as a table for the summary page of a GitHub Actions step, which shows few annotations.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write_step_summary(&self, out: &mut dyn Write) -> std::io::Result<()> {
        github::write_step_summary(self, out)
    }

    /// Each finding with what its key says beside its file and rule.
    fn keyed(&self) -> Vec<Keyed<'_>> {
        self.diagnostics.iter().zip(engine::subjects(self.diagnostics)).collect()
    }

    /// A path as programs outside see it.
    fn outer_path<'p>(&self, path: &'p Utf8Path) -> Cow<'p, Utf8Path> {
        if self.prefix.as_str().is_empty() { path.into() } else { self.prefix.join(path).into() }
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

/// A file that was not checked, and why.
pub type Skipped = (Utf8PathBuf, String);
