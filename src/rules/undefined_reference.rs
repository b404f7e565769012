use std::cell::LazyCell;
use std::collections::BTreeSet;

use serde::Deserialize;

use super::support::swallowed_definitions;
use crate::facts::{Reference, ReferenceKind};
use crate::markdown::definition::normalize_label;
use crate::platform::Platform;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::{is_unspaced, nearest};
use crate::workspace::{Document, Workspace};

/// GL307
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UndefinedReference {}

impl Rule for UndefinedReference {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        let is_undefined = |kind| {
            matches!(
                kind,
                ReferenceKind::Undefined
                    | ReferenceKind::UndefinedShortcut
                    | ReferenceKind::UndefinedFootnote
            )
        };
        if !document.facts.references.iter().any(|reference| is_undefined(reference.kind)) {
            return;
        }
        let page = Page::new(document, workspace);
        let swallowed = LazyCell::new(|| swallowed_definitions(document));
        for reference in document.facts.references.iter().filter(|reference| page.is_fault(reference)) {
            let label = reference.label.as_deref().unwrap_or_default();
            if workspace.index.is_wanted_label(document.site, label) {
                continue;
            }
            let is_note = reference.kind == ReferenceKind::UndefinedFootnote;
            let swallowed = swallowed.get(&(is_note, normalize_label(label)));
            // Python-Markdown reads a definition in the midst of a paragraph too (`blockprocessors.py`).
            if swallowed.is_some()
                && workspace.site(document).is_some_and(|site| site.platform() == Platform::Mkdocs)
            {
                continue;
            }
            let message = if is_note {
                format!("the footnote `[^{label}]` has no text: readers see the brackets")
            } else {
                format!(
                    "`[{label}]` is defined nowhere on this page: readers see the brackets instead of a link"
                )
            };
            let known = document.facts.definitions.iter().filter(|d| d.footnote == is_note);
            let near = nearest(label, known.map(|definition| definition.label.as_str()));
            let mark = if is_note { "^" } else { "" };
            let help = match (swallowed, near) {
                (Some(line), _) => format!(
                    "its definition in line {line} is a part of the paragraph above: put an empty line before it"
                ),
                (None, Some(near)) => format!("did you mean `[{mark}{near}]`?"),
                (None, None) => format!("add `[{mark}{label}]: …` to the page, or correct the label"),
            };
            report.report(Finding::new(document.at(reference.span), message).help(help).data("label", label));
        }
    }
}

struct Page<'a> {
    document: &'a Document,
    /// Whether references may go by the ids of headings, and by the names of code.
    by_heading: bool,
    /// Whether the text of other files is a part of the page, which may define labels.
    is_open: bool,
    /// Whether the page links code by its name alone: ``[`name`]``.
    links_code: bool,
    /// The labels that the pages define whose text is shown together with this one's.
    included: BTreeSet<String>,
    /// The labels of the whole tree, where the platform lets references go by the ids of headings.
    headings: BTreeSet<String>,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document, workspace: &'a Workspace) -> Self {
        let links_code = document.facts.references.iter().any(|reference| {
            reference.kind == ReferenceKind::Shortcut
                && document.source.slice(reference.span).starts_with("[`")
        });
        let has_undefined = document.facts.references.iter().any(|r| r.kind == ReferenceKind::Undefined);
        let by_heading = workspace.site(document).is_some_and(|site| site.addresses.plugins.headings);
        let headings = if by_heading && has_undefined {
            let anchors = workspace.documents.iter().filter_map(|page| page.anchors.first());
            anchors.flat_map(|anchors| anchors.iter().map(|anchor| anchor.id.clone())).collect()
        } else {
            BTreeSet::new()
        };
        let pages = workspace.shown_with(document);
        let is_open = pages.is_none();
        let definitions = pages.into_iter().flatten().flat_map(|page| &page.facts.definitions);
        let included = definitions.map(|definition| normalize_label(&definition.label)).collect();
        Self { document, by_heading, is_open, links_code, included, headings }
    }

    fn is_fault(&self, reference: &Reference) -> bool {
        if self.is_open {
            return false;
        }
        let label = reference.label.as_deref().unwrap_or_default().trim();
        let source = self.document.source.slice(reference.span);
        let after = self.document.source.text().get(reference.span.end as usize..).unwrap_or_default();
        let is_definition = after.starts_with(':') && reference.kind != ReferenceKind::Undefined;
        if after.starts_with(['{', '(']) || is_definition || self.included.contains(&normalize_label(label)) {
            return false;
        }
        match reference.kind {
            ReferenceKind::Undefined => self.is_meant(reference, label, source),
            ReferenceKind::UndefinedShortcut => {
                self.links_code
                    && source.starts_with("[`")
                    && source.ends_with("`]")
                    && !self.follows_word(reference)
            }
            ReferenceKind::UndefinedFootnote => {
                !label.is_empty()
                    && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
                    && !self.follows_word_of_code(reference)
            }
            _ => false,
        }
    }

    /// Whether `[text][label]` is no index `a[i][j]`, no run of numbers or marks, no citation, no rule of a grammar.
    fn is_meant(&self, reference: &Reference, label: &str, source: &str) -> bool {
        let no_words = |text: &str| !text.contains(|c: char| c.is_alphabetic());
        let is_short = |text: &str| text.chars().count() <= 1;
        let is_marked = |text: &str| text.starts_with(['@', '!', '^', '$', '<', '{', '-', '#', '=', '%']);
        let is_class = |text: &str| {
            let ranges = ["a-z", "A-Z", "0-9"].into_iter();
            ranges.flat_map(|range| text.match_indices(range)).any(|(at, range)| {
                let before = text.get(..at).unwrap_or_default();
                let after = text.get(at + range.len()..).unwrap_or_default();
                !before.ends_with(char::is_alphabetic)
                    && !after.starts_with(|c: char| c.is_alphabetic() && range == "0-9")
                    || before.ends_with(['z', 'Z', '9'])
            })
        };
        let text = self.document.facts.text_of(reference).trim();
        let parts = [text, label];
        let unsure = self.follows_word(reference)
            || parts.iter().all(|part| no_words(part))
            || parts.iter().all(|part| is_short(part))
            || no_words(text) && !source.contains('`') && is_short(label)
            || parts.iter().any(|part| is_class(part))
            || is_marked(label)
            || label.is_empty()
            || source.starts_with("[[");
        let by_heading = self.by_heading
            && (self.headings.contains(label)
                || label.contains(['.', '('])
                || !label.contains(' ') && normalize_label(label).contains("::"));
        !unsure && !by_heading
    }

    fn follows_word(&self, reference: &Reference) -> bool {
        let before = self.document.source.text().get(..reference.span.start as usize);
        let joins = |c: char| c.is_alphanumeric() && !is_unspaced(c) || matches!(c, '_' | ']' | ')');
        before.is_some_and(|before| before.ends_with(joins))
    }

    /// Whether the brackets are a part of something like a pattern: `[^x]*`, `([^x])`.
    fn follows_word_of_code(&self, reference: &Reference) -> bool {
        let text = self.document.source.text();
        let before = text.get(..reference.span.start as usize).unwrap_or_default();
        let after = text.get(reference.span.end as usize..).unwrap_or_default();
        before.ends_with(['/', '\\', '(']) && after.starts_with(['*', '+', ')', '?', '{', '/'])
            || after.starts_with(['*', '+', '?'])
    }
}
