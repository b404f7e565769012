use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;

use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::text::{Source, Span};
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
    /// Whether only the fixed texts are asked for, not what is found in them: then rules that cannot fix anything
    /// need not look at them.
    pub texts_only: bool,
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
pub fn plan(found: &[Diagnostic], workspace: &Workspace, options: &FixOptions) -> Applied {
    let wanted = |fix: &Fix| fix.safety == Safety::Safe || options.unsafe_fixes;
    let mut fixes: Vec<&Fix> = found
        .iter()
        .filter(|diagnostic| is_about(diagnostic, options.term.as_deref()))
        .filter_map(|diagnostic| diagnostic.fix.as_ref())
        .filter(|fix| wanted(fix) && !fix.edits.is_empty())
        .collect();
    fixes.sort_by(|a, b| in_order(a, b));
    let mut accepted: BTreeMap<&str, Accepted<'_>> = BTreeMap::new();
    let mut count = 0;
    for fix in fixes {
        if options.limit.is_some_and(|limit| count >= limit) {
            break;
        }
        let fits = |edit: &Edit| accepted.get(edit.path.as_str()).is_none_or(|accepted| accepted.fits(edit));
        if fix.edits.iter().all(fits) {
            count += 1;
            for edits in fix.edits.chunk_by(|a, b| a.path == b.path) {
                for (index, edit) in edits.iter().enumerate() {
                    let accepted = accepted.entry(edit.path.as_str()).or_default();
                    accepted.edits.insert((edit.span, &edit.text));
                    accepted.fixes += usize::from(index == 0);
                }
            }
        }
    }
    let mut applied = Applied { fixes: count, ..Applied::default() };
    for (path, accepted) in accepted {
        if let Some(source) = workspace.source(path.into()) {
            applied.texts.insert(path.into(), accepted.applied_to(source));
        }
        applied.by_file.insert(path.into(), accepted.fixes);
    }
    applied
}

/// By the path of the first edit, safe fixes first, then by place. Paths are compared part by part only where they
/// differ.
fn in_order(a: &Fix, b: &Fix) -> Ordering {
    let (Some(first), Some(other)) = (a.edits.first(), b.edits.first()) else { return Ordering::Equal };
    let by_path = if first.path.as_str() == other.path.as_str() {
        Ordering::Equal
    } else {
        first.path.cmp(&other.path)
    };
    let by_place = || (first.span, &first.text).cmp(&(other.span, &other.text));
    by_path.then(a.safety.cmp(&b.safety)).then_with(by_place)
}

/// What is edited in one file.
#[derive(Debug, Default)]
struct Accepted<'a> {
    /// The spans and what replaces them, apart from each other, or whole lines at one place.
    edits: BTreeSet<(Span, &'a String)>,
    /// How many fixes they come from.
    fixes: usize,
}

impl Accepted<'_> {
    /// Whether an edit leaves those already accepted alone: it is one of them, or touches none. As those are apart, it
    /// touches the one before it or the one after it, if any.
    fn fits(&self, edit: &Edit) -> bool {
        let own = (edit.span, &edit.text);
        let before = self.edits.range(..own).next_back();
        let after = self.edits.range(own..).next();
        after == Some(&own) || before.into_iter().chain(after).all(|other| go_together(own, *other))
    }

    fn applied_to(&self, source: &Source) -> String {
        let text = source.text();
        let mut fixed = String::with_capacity(text.len() + 64 * self.edits.len());
        let mut at = 0;
        for (span, inserted) in &self.edits {
            fixed.push_str(text.get(at..span.start as usize).unwrap_or_default());
            fixed.push_str(inserted);
            at = span.end as usize;
        }
        fixed.push_str(text.get(at..).unwrap_or_default());
        fixed
    }
}

/// Whether two edits do not touch. Two insertions at one place do not go together, as their order would be a guess,
/// unless both are whole lines.
fn go_together((a, inserted): (Span, &String), (b, other): (Span, &String)) -> bool {
    let apart = a.end < b.start || b.end < a.start;
    apart || a == b && is_line(a, inserted) && is_line(b, other)
}

/// Whether an edit inserts whole lines.
fn is_line(span: Span, text: &str) -> bool {
    span.is_empty() && (text.starts_with(['\r', '\n']) || text.ends_with('\n'))
}

fn is_about(diagnostic: &Diagnostic, term: Option<&str>) -> bool {
    let named = diagnostic.data.get("term").and_then(serde_json::Value::as_str);
    term.is_none_or(|term| named.is_some_and(|named| named.to_lowercase() == term.to_lowercase()))
}
