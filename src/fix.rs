//! Applies fixes: byte edits, never a page printed anew.

mod leftover;
mod plan;
mod write;

pub use leftover::remove_leftovers;
pub use plan::{Applied, FixOptions, plan};
pub use write::{WriteError, replace_file};

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::config::ConfigError;
use crate::diagnostic::Diagnostic;
use crate::engine::{self, Selection};
use crate::text::Source;
use crate::workspace::Workspace;

/// How often the rules run again over fixed pages before it is given up that they settle.
const ROUNDS: usize = 10;

/// The outcome of fixing a tree.
#[derive(Debug)]
pub struct Fixed {
    /// The tree after the last round.
    pub workspace: Workspace,
    /// What the rules find in it; with [`FixOptions::texts_only`] that of some rules only.
    pub remaining: Vec<Diagnostic>,
    /// The changed files: their texts before and after.
    pub changed: BTreeMap<Utf8PathBuf, (String, String)>,
    /// How many fixes were applied.
    pub fixes: usize,
    /// How many of them edit each file.
    pub by_file: BTreeMap<Utf8PathBuf, usize>,
}

/// Fixes in memory until nothing changes any more, at most ten rounds. `narrow` leaves the findings that the
/// user asked about.
///
/// # Errors
/// As [`engine::check`].
pub fn fix(
    mut workspace: Workspace,
    selection: &Selection,
    options: &FixOptions,
    narrow: &dyn Fn(&Workspace, &mut Vec<Diagnostic>),
) -> Result<Fixed, ConfigError> {
    let find = |workspace: &Workspace| {
        let may_narrow = options.texts_only && is_without_suppressions(workspace);
        let fixing = may_narrow.then(|| selection.fixing(options.unsafe_fixes));
        let mut found = engine::check(workspace, fixing.as_ref().unwrap_or(selection))?;
        narrow(workspace, &mut found);
        Ok(found)
    };
    let mut changed: BTreeMap<Utf8PathBuf, (String, String)> = BTreeMap::new();
    let mut by_file: BTreeMap<Utf8PathBuf, usize> = BTreeMap::new();
    let mut fixes = 0;
    let mut remaining = find(&workspace)?;
    for _ in 0..ROUNDS {
        let left = options.limit.map(|limit| limit.saturating_sub(fixes));
        let applied = plan(&remaining, &workspace, &FixOptions { limit: left, ..options.clone() });
        if applied.texts.is_empty() {
            break;
        }
        fixes += applied.fixes;
        for (path, count) in applied.by_file {
            *by_file.entry(path).or_default() += count;
        }
        for (path, text) in &applied.texts {
            let before = || workspace.source(path).map_or("", Source::text).to_owned();
            changed.entry(path.clone()).or_insert_with(|| (before(), String::new())).1.clone_from(text);
        }
        workspace = workspace.with_texts(applied.texts);
        remaining = find(&workspace)?;
    }
    changed.retain(|_, (before, after)| before != after);
    Ok(Fixed { workspace, remaining, changed, fixes, by_file })
}

/// Where a comment silences findings, whether it is needed depends on every rule.
fn is_without_suppressions(workspace: &Workspace) -> bool {
    workspace.documents.iter().all(|document| document.facts.suppressions.is_empty())
}
