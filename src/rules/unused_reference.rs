use rustc_hash::FxHashSet;
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
        let mut seen = FxHashSet::default();
        for definition in &document.facts.definitions {
            let label = (definition.footnote, normalize_label(&definition.label));
            if !seen.insert(label.clone()) || used.contains(&label) || is_comment(definition) {
                continue;
            }
            if is_written_elsewhere(document, definition) {
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
            let footnote = matches!(reference.kind, ReferenceKind::Footnote | ReferenceKind::UndefinedFootnote);
            Some((footnote, normalize_label(reference.label.as_deref()?)))
        })
        .collect()
}

/// Whether a definition is a comment: `[//]: # (text)`, `[comment]: <> (text)`.
fn is_comment(definition: &Definition) -> bool {
    let label = definition.label.to_lowercase();
    let nowhere = matches!(&*definition.destination, "" | "#" | "<>" | "/");
    (!definition.footnote && nowhere) || label.starts_with("//") || label == "comment" || label.starts_with('_')
}

/// Whether the label stands in brackets at another place of the source, where this program may not read Markdown.
fn is_written_elsewhere(document: &Document, definition: &Definition) -> bool {
    let bracketed = format!("[{}{}]", if definition.footnote { "^" } else { "" }, definition.label);
    let text = document.source.text();
    let own = definition.span.range();
    let is_use = |at: usize| {
        let after = text.get(at + bracketed.len()..).unwrap_or_default();
        !own.contains(&at) && !after.starts_with(':')
    };
    memchr::memmem::find_iter(text.as_bytes(), &bracketed).any(is_use)
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
