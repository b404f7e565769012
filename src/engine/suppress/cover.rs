//! The lines of a page on which comments silence findings: found for each finding without a look at all comments.

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::facts::{Suppression, SuppressionScope};
use crate::rule;
use crate::text::Source;

/// The name of a rule, by which findings are silenced; none for all of them.
type Name = Option<&'static str>;

/// The lines that a suppression covers, 1-based and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Lines {
    first: usize,
    last: usize,
}

/// What the comments of a page cover, and what they silenced.
pub(super) struct Cover<'a> {
    source: &'a Source,
    suppressions: &'a [Suppression],
    /// Of each suppression, its lines; none for the end of others.
    lines: Vec<Option<Lines>>,
    /// By name, the lines that any suppression covers: sorted, apart from each other.
    covered: FxHashMap<Name, Vec<Lines>>,
    /// By name, the lines of what was silenced.
    silenced: FxHashMap<Name, Vec<usize>>,
}

impl<'a> Cover<'a> {
    pub(super) fn of(source: &'a Source, suppressions: &'a [Suppression]) -> Self {
        let lines = lines(source, suppressions);
        let mut covered: FxHashMap<Name, Vec<Lines>> = FxHashMap::default();
        for (suppression, lines) in suppressions.iter().zip(&lines) {
            let Some(lines) = lines else { continue };
            names(suppression).for_each(|name| covered.entry(name).or_default().push(*lines));
        }
        covered.values_mut().for_each(|lines| *lines = joined(std::mem::take(lines)));
        Self { source, suppressions, lines, covered, silenced: FxHashMap::default() }
    }

    /// Whether a comment silences a finding on the page.
    pub(super) fn silences(&mut self, diagnostic: &Diagnostic) -> bool {
        let line = self.source.line_of(diagnostic.at.span.start);
        let name: Name = Some(&diagnostic.rule.name);
        let is_covered = |name: &Name| self.covered.get(name).is_some_and(|lines| hold(lines, line));
        let is_silenced = [None, name].iter().any(is_covered);
        if is_silenced {
            self.silenced.entry(None).or_default().push(line);
            self.silenced.entry(name).or_default().push(line);
        }
        is_silenced
    }

    /// Of each suppression, whether it silenced anything.
    pub(super) fn used(mut self) -> Vec<bool> {
        self.silenced.values_mut().for_each(|lines| lines.sort_unstable());
        let within = |name: Name, lines: &Lines| {
            let silenced = self.silenced.get(&name).map(Vec::as_slice).unwrap_or_default();
            let first = silenced.partition_point(|line| *line < lines.first);
            silenced.get(first).is_some_and(|line| *line <= lines.last)
        };
        let all = self.suppressions.iter().zip(&self.lines);
        all.map(|(suppression, lines)| {
            lines.as_ref().is_some_and(|lines| names(suppression).any(|name| within(name, lines)))
        })
        .collect()
    }
}

/// The rules that a suppression names; none, once, where it names none. A name that no rule has silences nothing.
fn names(suppression: &Suppression) -> impl Iterator<Item = Name> {
    let all = suppression.rules.is_empty().then_some(None);
    let named = suppression.rules.iter().filter_map(|(name, _)| rule::find(name));
    all.into_iter().chain(named.map(|rule| Some(rule.info.name.as_str())))
}

/// The lines of each suppression. They are gone through from the last one on: the next end of each is then known.
fn lines(source: &Source, suppressions: &[Suppression]) -> Vec<Option<Lines>> {
    let mut ends: FxHashMap<Option<&str>, usize> = FxHashMap::default();
    let mut lines: Vec<Option<Lines>> = Vec::with_capacity(suppressions.len());
    for suppression in suppressions.iter().rev() {
        let own = source.line_of(suppression.span.start);
        let written = || suppression.rules.iter().map(|(name, _)| Some(name.as_str()));
        lines.push(match suppression.scope {
            SuppressionScope::NextLine | SuppressionScope::Line => {
                suppression.line(source).map(|line| Lines { first: line, last: line })
            }
            SuppressionScope::File => Some(Lines { first: 1, last: usize::MAX }),
            SuppressionScope::Start => {
                let next = written().chain([None]).filter_map(|name| ends.get(&name)).min();
                Some(Lines { first: own, last: next.copied().unwrap_or(usize::MAX) })
            }
            SuppressionScope::End => {
                let of_all = suppression.rules.is_empty().then_some(None);
                ends.extend(written().chain(of_all).map(|name| (name, own)));
                None
            }
        });
    }
    lines.reverse();
    lines
}

/// The same lines, sorted and apart from each other.
fn joined(mut all: Vec<Lines>) -> Vec<Lines> {
    all.sort_unstable();
    let mut joined: Vec<Lines> = Vec::new();
    for lines in all {
        match joined.last_mut() {
            Some(last) if lines.first <= last.last => last.last = last.last.max(lines.last),
            _ => joined.push(lines),
        }
    }
    joined
}

fn hold(joined: &[Lines], line: usize) -> bool {
    let after = joined.partition_point(|lines| lines.first <= line);
    after.checked_sub(1).and_then(|before| joined.get(before)).is_some_and(|lines| line <= lines.last)
}
