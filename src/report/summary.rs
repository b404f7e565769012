use std::collections::BTreeMap;
use std::fmt::Arguments;
use std::io::Write;

use super::Skipped;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{counted, write_line};
use crate::workspace::{Target, Workspace};

/// How many of the most found terms and acronyms the summary names.
const MOST_FOUND: usize = 5;

/// The figures of a run.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Documents read.
    pub files: usize,
    /// Terms of all glossaries.
    pub terms: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are infos.
    pub infos: usize,
    /// Findings with a fix.
    pub fixable: usize,
    /// Findings by rule.
    pub by_rule: Vec<(String, usize)>,
    /// The terms and acronyms that most findings are about.
    pub most_found: Vec<(String, usize)>,
    /// The files that were not checked.
    pub skipped: Vec<Skipped>,
    /// Whether the tree has a glossary.
    pub has_glossary: bool,
    /// Links that could not be checked, by the reason.
    pub unchecked: Vec<(String, usize)>,
    /// The missing pages that several broken links lead to.
    pub missing_pages: Vec<(String, usize)>,
}

impl Summary {
    /// Counts.
    #[must_use]
    pub fn new(workspace: &Workspace, diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
        let rules = diagnostics.iter().map(|diagnostic| (diagnostic.rule.name.as_str(), 1));
        let skipped =
            workspace.problems.iter().map(|(path, problem)| (path.clone(), problem.message.clone()));
        Self {
            files: workspace.documents.len(),
            terms: workspace.glossaries.terms.len(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            fixable: diagnostics.iter().filter(|diagnostic| diagnostic.fix.is_some()).count(),
            by_rule: ranked(rules),
            most_found: most_found(diagnostics),
            skipped: skipped.collect(),
            has_glossary: !workspace.glossaries.list.is_empty(),
            unchecked: unchecked(workspace),
            missing_pages: missing_pages(diagnostics),
        }
    }

    /// Prints the last lines of a run.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write(&self, platform: &str, out: &mut dyn Write) -> std::io::Result<()> {
        let files = counted(self.files, "file");
        let terms = counted(self.terms, "term");
        let mut line = |said: Arguments<'_>| write_line(out, said);
        line(format_args!("Checked {files} ({platform}) against {terms}: {}.", self.verdict()))?;
        if !self.by_rule.is_empty() {
            line(format_args!("By rule: {}.", listed(&self.by_rule)))?;
        }
        if !self.most_found.is_empty() {
            line(format_args!("Most found: {}.", listed(&self.most_found)))?;
        }
        if !self.missing_pages.is_empty() {
            line(format_args!("Missing pages with several links: {}.", listed(&self.missing_pages)))?;
        }
        if !self.unchecked.is_empty() {
            let links = |(reason, count): &(String, usize)| format!("{} {reason}", counted(*count, "link"));
            let links: Vec<String> = self.unchecked.iter().map(links).collect();
            line(format_args!("Not checked: {}.", links.join(", ")))?;
        }
        if !self.has_glossary && self.files > 0 {
            line(format_args!(
                "No glossary was found. Name one in glosslint.toml: [[glossary]] path = \"docs/glossary.md\"."
            ))?;
        }
        for (path, reason) in &self.skipped {
            let reason = reason.strip_prefix("not checked: ").unwrap_or(reason);
            line(format_args!("Skipped {path}: {reason}."))?;
        }
        Ok(())
    }

    /// What was found, in a few words: `2 errors, 1 warning, 1 with a fix`.
    #[must_use]
    pub fn verdict(&self) -> String {
        let found = self.errors + self.warnings + self.infos;
        if found == 0 {
            return "nothing to report".to_owned();
        }
        let parts: Vec<String> = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| counted(count, name))
            .collect();
        let fixable = match self.fixable {
            0 => String::new(),
            count => format!(", {count} with a fix"),
        };
        format!("{}{fixable}", parts.join(", "))
    }
}

/// The links that could not be checked, by the reason, the most frequent first.
fn unchecked(workspace: &Workspace) -> Vec<(String, usize)> {
    let links = workspace.documents.iter().flat_map(|document| &document.links);
    ranked(links.filter_map(|link| match link.target {
        Target::Unchecked(reason) => Some((reason, 1)),
        _ => None,
    }))
}

/// The pages that are missing and that several findings are about, the most wanted first.
fn missing_pages(diagnostics: &[Diagnostic]) -> Vec<(String, usize)> {
    let missing = diagnostics.iter().filter_map(|diagnostic| diagnostic.data.get("missing")?.as_str());
    let mut pages = ranked(missing.map(|page| (page, 1)));
    pages.retain(|(_, count)| *count > 1);
    pages.truncate(MOST_FOUND);
    pages
}

/// The terms and acronyms that most findings are about, one that stands for several uses as often as these.
fn most_found(diagnostics: &[Diagnostic]) -> Vec<(String, usize)> {
    let named = diagnostics.iter().filter_map(|diagnostic| {
        let name = ["term", "acronym"].iter().find_map(|key| diagnostic.data.get(key)?.as_str())?;
        let uses = diagnostic.data.get("uses").and_then(serde_json::Value::as_u64).unwrap_or(1);
        Some((name, usize::try_from(uses).unwrap_or(1)))
    });
    let mut counts = ranked(named);
    counts.truncate(MOST_FOUND);
    counts
}

/// How often each name comes, the most frequent first, then by name.
fn ranked<'a>(names: impl Iterator<Item = (&'a str, usize)>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, count) in names {
        *counts.entry(name).or_default() += count;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().map(|(n, c)| (n.to_owned(), c)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn listed(counts: &[(String, usize)]) -> String {
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}
