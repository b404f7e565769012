use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use camino::Utf8PathBuf;
use similar::{DiffTag, TextDiff};

use super::{Key, keys};
use crate::diagnostic::{Diagnostic, Location};
use crate::workspace::Workspace;

/// What a tree was like before a change: tells the findings that the change is to answer for.
#[derive(Debug, Clone, Default)]
pub struct Since {
    texts: BTreeMap<Utf8PathBuf, String>,
    known: BTreeSet<Key>,
    known_anywhere: BTreeSet<(String, String)>,
}

impl Since {
    /// Takes the findings before the change, the texts before it of the files that differ (by present path, empty for
    /// a new file), and the present path of each renamed file by its old one.
    #[must_use]
    pub fn new(
        before: &[Diagnostic],
        texts: BTreeMap<Utf8PathBuf, String>,
        renames: &BTreeMap<Utf8PathBuf, Utf8PathBuf>,
    ) -> Self {
        let mut known = keys(before);
        for key in &mut known {
            if let Some(new) = renames.get(&key.path) {
                key.path.clone_from(new);
            }
        }
        let known_anywhere = known.iter().map(|key| (key.rule.clone(), key.subject.clone())).collect();
        Self { texts, known: known.into_iter().collect(), known_anywhere }
    }

    /// Keeps the findings on changed lines, and those elsewhere that were not there before; these are marked.
    pub fn narrow(&self, workspace: &Workspace, found: &mut Vec<Diagnostic>) {
        let changed = self.changed_lines(workspace);
        for diagnostic in found.iter_mut() {
            move_to_change(diagnostic, workspace, &changed);
        }
        let (mut kept, elsewhere): (Vec<Diagnostic>, Vec<Diagnostic>) =
            found.drain(..).partition(|diagnostic| stands_on(&diagnostic.at, workspace, &changed));
        let keys = keys(&elsewhere);
        for (diagnostic, key) in elsewhere.into_iter().zip(keys) {
            if !self.was_known(&diagnostic, key) {
                kept.push(caused_by_change(diagnostic));
            }
        }
        super::sort(&mut kept);
        *found = kept;
    }

    /// A finding about an acronym stands at its first use in the whole tree: where it moves to another page, it is
    /// still the same one.
    fn was_known(&self, diagnostic: &Diagnostic, key: Key) -> bool {
        let moves = diagnostic.data.contains_key("acronym");
        self.known.contains(&key) || (moves && self.known_anywhere.contains(&(key.rule, key.subject)))
    }

    /// The changed lines of each file that differs, 0-based.
    fn changed_lines(&self, workspace: &Workspace) -> BTreeMap<Utf8PathBuf, Vec<Range<usize>>> {
        let lines = |(path, before): (&Utf8PathBuf, &String)| {
            let after = workspace.source(path)?.text();
            Some((path.clone(), changed(before, after)))
        };
        self.texts.iter().filter_map(lines).collect()
    }
}

fn changed(before: &str, after: &str) -> Vec<Range<usize>> {
    let diff = TextDiff::from_lines(before, after);
    let new = diff.ops().iter().filter(|op| matches!(op.tag(), DiffTag::Insert | DiffTag::Replace));
    new.map(|op| op.new_range()).collect()
}

/// Moves a finding that is reported once for many places to the first of them on a changed line, if it stands on none.
fn move_to_change(
    diagnostic: &mut Diagnostic,
    workspace: &Workspace,
    changed: &BTreeMap<Utf8PathBuf, Vec<Range<usize>>>,
) {
    if stands_on(&diagnostic.at, workspace, changed) {
        return;
    }
    if let Some(place) = diagnostic.elsewhere.iter().find(|place| stands_on(place, workspace, changed)) {
        diagnostic.at = place.clone();
    }
}

fn stands_on(
    at: &Location,
    workspace: &Workspace,
    changed: &BTreeMap<Utf8PathBuf, Vec<Range<usize>>>,
) -> bool {
    let Some(ranges) = changed.get(&*at.path) else { return false };
    let Some(source) = workspace.source(&at.path) else { return true };
    let first = source.line_of(at.span.start) - 1;
    let last = source.line_of(at.span.end.max(at.span.start)) - 1;
    ranges.iter().any(|range| range.start <= last && first < range.end)
}

fn caused_by_change(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.data.insert("caused-by-change", true.into());
    let note = "this line is as it was, but the change brought the finding about";
    diagnostic.help = Some(match diagnostic.help.take() {
        Some(help) => format!("{help}; {note}"),
        None => note.to_owned(),
    });
    diagnostic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_those_that_are_new() {
        assert_eq!(changed("a\nb\nc\n", "a\nB\nc\nd\n"), [1..2, 3..4]);
        assert_eq!(changed("", "a\nb\n"), vec![0..2]);
        assert_eq!(changed("a\nb\n", "a\n"), Vec::<Range<usize>>::new());
    }
}
