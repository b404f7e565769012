use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;

use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::text::Source;
use crate::workspace::Workspace;

/// Which fixes are applied.
#[derive(Debug, Clone, Default)]
pub struct FixOptions {
    /// Unsafe ones too.
    pub unsafe_fixes: bool,
    /// Only those of findings about this term, case aside.
    pub term: Option<String>,
    /// The first so many.
    pub limit: Option<usize>,
}

/// The texts that a round of fixes gives.
#[derive(Debug, Default)]
pub struct Applied {
    /// The new text of each changed file.
    pub texts: BTreeMap<Utf8PathBuf, String>,
    /// How many fixes went in.
    pub fixes: usize,
    /// How many of them edit each file.
    pub by_file: BTreeMap<Utf8PathBuf, usize>,
}

/// Applies the fixes of findings that do not get into each other's way: safe ones first, then by place. A fix is
/// applied as a whole or not at all; an edit that an earlier fix has made already counts as made.
#[must_use]
pub fn plan(found: &[&Diagnostic], workspace: &Workspace, options: &FixOptions) -> Applied {
    let wanted = |fix: &Fix| fix.safety == Safety::Safe || options.unsafe_fixes;
    let mut fixes: Vec<&Fix> = found
        .iter()
        .filter(|diagnostic| is_about(diagnostic, options.term.as_deref()))
        .filter_map(|diagnostic| diagnostic.fix.as_ref())
        .filter(|fix| wanted(fix) && !fix.edits.is_empty())
        .collect();
    fixes.sort_by_key(|fix| (fix.edits.first().map(|edit| &edit.path), fix.safety, fix.edits.first()));
    let mut accepted: BTreeMap<Utf8PathBuf, BTreeSet<Edit>> = BTreeMap::new();
    let mut count = 0;
    let mut by_file: BTreeMap<Utf8PathBuf, usize> = BTreeMap::new();
    for fix in fixes {
        if options.limit.is_some_and(|limit| count >= limit) {
            break;
        }
        if fix.edits.iter().all(|edit| fits(edit, &accepted)) {
            count += 1;
            let files: BTreeSet<&Utf8PathBuf> = fix.edits.iter().map(|edit| &edit.path).collect();
            for file in files {
                *by_file.entry(file.clone()).or_default() += 1;
            }
            for edit in &fix.edits {
                accepted.entry(edit.path.clone()).or_default().insert(edit.clone());
            }
        }
    }
    let texts = accepted.into_iter().filter_map(|(path, edits)| {
        let source = workspace.source(&path)?;
        let text = apply(source, &edits);
        Some((path, text))
    });
    Applied { texts: texts.collect(), fixes: count, by_file }
}

fn is_about(diagnostic: &Diagnostic, term: Option<&str>) -> bool {
    let named = diagnostic.data.get("term").and_then(serde_json::Value::as_str);
    term.is_none_or(|term| named.is_some_and(|named| named.to_lowercase() == term.to_lowercase()))
}

/// Whether an edit leaves those already accepted alone: it is one of them, or touches none. Two insertions at one
/// place do not fit, as their order would be a guess, unless both are whole lines.
fn fits(edit: &Edit, accepted: &BTreeMap<Utf8PathBuf, BTreeSet<Edit>>) -> bool {
    let Some(edits) = accepted.get(&edit.path) else { return true };
    edits.contains(edit)
        || edits.iter().all(|other| {
            let apart = edit.span.end < other.span.start || other.span.end < edit.span.start;
            apart || edit.span == other.span && is_line(edit) && is_line(other)
        })
}

/// Whether the edit inserts whole lines.
fn is_line(edit: &Edit) -> bool {
    edit.span.is_empty() && (edit.text.starts_with(['\r', '\n']) || edit.text.ends_with('\n'))
}

fn apply(source: &Source, edits: &BTreeSet<Edit>) -> String {
    let mut in_order: Vec<&Edit> = edits.iter().collect();
    in_order.sort_by_key(|edit| edit.span);
    let text = source.text();
    let mut fixed = String::with_capacity(text.len() + 64 * in_order.len());
    let mut at = 0;
    for edit in in_order {
        fixed.push_str(text.get(at..edit.span.start as usize).unwrap_or_default());
        fixed.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    fixed.push_str(text.get(at..).unwrap_or_default());
    fixed
}
