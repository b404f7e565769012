//! Which findings of a tree a command is asked about: by path, by what changed, by what is known already.

use std::io::Read;

use camino::Utf8Path;

use super::CommandError;
use super::load::Asked;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::discover::LARGEST_DOCUMENT;
use crate::engine::{self, Baseline, Selection, Since};
use crate::git;
use crate::tree::Tree;
use crate::workspace::{Before, Workspace};

/// The name under which a baseline is looked for in the root.
pub(super) const BASELINE: &str = "glosslint-baseline.json";

/// Leaves out what a command is not asked about.
#[derive(Debug)]
pub(super) struct Narrow {
    pub asked: Asked,
    pub since: Option<Since>,
    pub baseline: Option<Baseline>,
}

/// The findings that are left out as the baseline holds them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    pub all: usize,
    pub fixable: usize,
}

impl Narrow {
    /// Keeps the findings that the command is asked about; tells how many of those the baseline holds.
    pub fn apply(&self, workspace: &Workspace, found: &mut Vec<Diagnostic>) -> Known {
        let mut known = Known::default();
        if let Some(baseline) = &self.baseline {
            let mut keys = engine::keys(found).into_iter();
            found.retain(|diagnostic| {
                let is_known = keys.next().is_some_and(|key| baseline.holds(&key));
                if is_known && self.asked.covers(&diagnostic.at.path) {
                    known.all += 1;
                    known.fixable += usize::from(diagnostic.fix.is_some());
                }
                !is_known
            });
        }
        if let Some(since) = &self.since {
            since.narrow(workspace, found);
        }
        found.retain(|diagnostic| self.asked.covers(&diagnostic.at.path));
        known
    }

    /// How many entries of the baseline match nothing any more.
    pub fn stale(&self, all: &[Diagnostic]) -> usize {
        self.baseline.as_ref().map_or(0, |baseline| baseline.stale(&engine::keys(all)))
    }
}

/// What the tree was like at the merge base with `reference`: the findings, and the pages that differ.
pub(super) fn since(
    root: &Utf8Path,
    reference: &str,
    tree: &Tree,
    config: &Config,
    selection: &Selection,
) -> Result<(Since, Before), CommandError> {
    let base = git::base(root, reference, tree)?;
    let workspace = Workspace::build(base.tree, config.clone());
    let before = engine::check(&workspace, selection)?;
    let pages = Before::new(&workspace, &base.texts, &base.renames);
    Ok((Since::new(&before, base.texts, &base.renames), pages))
}

/// The baseline that is named, else the one in the root, where there is one.
pub(super) fn baseline(root: &Utf8Path, named: Option<&Utf8Path>) -> Result<Option<Baseline>, CommandError> {
    let file = match named {
        Some(file) => file.to_owned(),
        None if root.join(BASELINE).is_file() => root.join(BASELINE),
        None => return Ok(None),
    };
    let text = read(&file)?;
    let parsed = Baseline::parse(&text)
        .map_err(|why| CommandError::Input(file, format!("is no baseline of glosslint: {why}")))?;
    Ok(Some(parsed))
}

/// The text of a baseline, which may be named as anything that can be read.
fn read(file: &Utf8Path) -> Result<String, CommandError> {
    let mut text = String::new();
    let opened = std::fs::File::open(file).map(|file| file.take(LARGEST_DOCUMENT + 1));
    opened
        .and_then(|mut start| start.read_to_string(&mut text))
        .map_err(|error| CommandError::unreadable(file, &error))?;
    if text.len() as u64 > LARGEST_DOCUMENT {
        let why = format!("is larger than {} MiB", LARGEST_DOCUMENT >> 20);
        return Err(CommandError::Input(file.to_owned(), why));
    }
    Ok(text)
}
