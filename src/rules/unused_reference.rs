use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::diagnostic::{Fix, Safety};
use crate::facts::{Definition, ReferenceKind};
use crate::markdown::definition::normalize_label;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::{Document, Workspace};

/// GL308
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnusedReference {}

impl Rule for UnusedReference {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        if document.facts.definitions.is_empty() {
            return;
        }
        let Some(others) = workspace.shown_with(document) else { return };
        let mut used = used_labels(document);
        used.extend(others.into_iter().flat_map(used_labels));
        let (mut seen, mut brackets) = (FxHashSet::default(), None);
        for definition in &document.facts.definitions {
            let label = (definition.footnote, normalize_label(&definition.label));
            if !seen.insert(label.clone()) || used.contains(&label) || is_comment(definition) {
                continue;
            }
            let brackets = brackets.get_or_insert_with(|| Brackets::of(document.source.text()));
            if brackets.have_elsewhere(document, definition) {
                continue;
            }
            let (what, mark) = if definition.footnote { ("footnote", "^") } else { ("definition", "") };
            let message = format!("nothing on this page uses the {what} `[{mark}{}]`", definition.label);
            report.report(
                Finding::new(document.at(definition.span), message)
                    .help("remove it, or use it")
                    .data("label", definition.label.as_str())
                    .fix((!definition.footnote).then(|| removal(document, definition))),
            );
        }
    }
}

/// Footnotes and labels that references of the page name.
fn used_labels(document: &Document) -> FxHashSet<(bool, String)> {
    let references = document.facts.references.iter();
    references
        .filter_map(|reference| {
            let footnote =
                matches!(reference.kind, ReferenceKind::Footnote | ReferenceKind::UndefinedFootnote);
            Some((footnote, normalize_label(reference.label.as_deref()?)))
        })
        .collect()
}

/// Whether a definition is a comment: `[//]: # (text)`, `[comment]: <> (text)`.
fn is_comment(definition: &Definition) -> bool {
    let label = definition.label.to_lowercase();
    let nowhere = matches!(&*definition.destination, "" | "#" | "<>" | "/");
    (!definition.footnote && nowhere)
        || label.starts_with("//")
        || label == "comment"
        || label.starts_with('_')
}

/// The texts in brackets of a source, and where they stand.
struct Brackets<'a>(FxHashMap<&'a str, Vec<usize>>);

impl<'a> Brackets<'a> {
    /// How many escaped brackets are followed within a label, and how long it may be in bytes: `CommonMark` allows 999
    /// characters.
    const MOST_WITHIN: usize = 8;
    const LONGEST: usize = 4 * 999;

    fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut open = Vec::new();
        for at in memchr::memchr2_iter(b'[', b']', bytes) {
            let is_escaped = at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\\');
            let opens = bytes.get(at) == Some(&b'[');
            if !opens {
                let near =
                    open.iter().rev().take(Self::MOST_WITHIN).filter(|start| at - **start <= Self::LONGEST);
                for start in near {
                    let inner = text.get(start + 1..at).unwrap_or_default();
                    places.entry(inner).or_default().push(*start);
                }
            }
            // A label holds no bracket that is not escaped.
            if !is_escaped {
                open.clear();
            }
            if opens {
                open.push(at);
            }
        }
        Self(places)
    }

    /// Whether the label of a definition stands in brackets at another place of the source, where this program may
    /// not read Markdown.
    fn have_elsewhere(&self, document: &Document, definition: &Definition) -> bool {
        let label = format!("{}{}", if definition.footnote { "^" } else { "" }, definition.label);
        let own = definition.span.range();
        let is_use = |at: &usize| {
            let after = document.source.text().get(at + label.len() + 2..).unwrap_or_default();
            !own.contains(at) && !after.starts_with(':')
        };
        self.0.get(label.as_str()).is_some_and(|places| places.iter().any(is_use))
    }
}

/// The definition with its line end.
fn removal(document: &Document, definition: &Definition) -> Fix {
    let line = document.source.line_of(definition.span.end);
    let end = document.source.line_start(line + 1).max(definition.span.end);
    let start = document.source.line_start(document.source.line_of(definition.span.start));
    let whole = Span { start, end };
    let alone = document.source.slice(Span { start, end: definition.span.start }).trim().is_empty();
    let span = if alone { whole } else { definition.span };
    Fix {
        title: "remove the definition".to_owned(),
        safety: Safety::Unsafe,
        edits: vec![document.replace(span, "")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_brackets_are_found_with_their_places() {
        let found = Brackets::of(r"[a] \[b] [c [a] [d\]e] [f\[g] [");
        let mut places: Vec<(&str, Vec<usize>)> = found.0.into_iter().collect();
        places.sort_unstable();
        let expected =
            [("a", vec![0, 12]), ("b", vec![5]), (r"d\", vec![16]), (r"d\]e", vec![16]), (r"f\[g", vec![23])];
        assert_eq!(places.iter().filter(|(text, _)| *text != "g").cloned().collect::<Vec<_>>(), expected);
    }
}
