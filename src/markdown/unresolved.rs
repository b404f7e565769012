//! References by label that no definition has: plain text to a renderer, so they are read from the prose.

use std::collections::BTreeSet;
use std::ops::Range;

use super::definition::normalize_label;
use crate::facts::{Facts, Reference, ReferenceKind};
use crate::text::{Aside, Prose};

/// The longest label that CommonMark allows, in characters.
const LONGEST_LABEL: usize = 999;

/// Adds `Undefined`, `UndefinedShortcut` and `UndefinedFootnote` references to the facts.
pub(super) fn read(facts: &mut Facts) {
    if memchr::memchr(b'[', facts.prose.text().as_bytes()).is_none() {
        return;
    }
    let with_bracket = facts.prose.iter().filter(|prose| prose.text.contains('['));
    let mut found: Vec<(Reference, String)> = with_bracket.flat_map(read_prose).collect();
    if found.is_empty() {
        return;
    }
    let defined: BTreeSet<(bool, String)> =
        facts.definitions.iter().map(|d| (d.footnote, normalize_label(&d.label))).collect();
    found.retain(|(reference, _)| {
        let label = normalize_label(reference.label.as_deref().unwrap_or_default());
        !defined.contains(&(reference.kind == ReferenceKind::UndefinedFootnote, label))
    });
    for (reference, text) in found {
        let text = facts.prose.push_aside(&text);
        facts.references.push(Reference { text, ..reference });
    }
}

/// The bracketed pieces of a text that read as a reference, outermost pairs first, with their texts.
fn read_prose(prose: Prose<'_>) -> Vec<(Reference, String)> {
    let brackets = pairs(prose);
    let mut references = Vec::new();
    let mut taken = 0;
    for &(open, close) in &brackets {
        if open < taken {
            continue;
        }
        let next = brackets.binary_search_by_key(&(close + 1), |pair| pair.0).ok();
        let label = next.and_then(|next| brackets.get(next)).copied();
        let (kind, name, end) = read_pair(prose, (open, close), label);
        let written = prose.text.get(name.clone()).unwrap_or_default();
        if written.trim().is_empty() || written.contains('[') || written.chars().count() > LONGEST_LABEL {
            continue;
        }
        taken = end + 1;
        let text = prose.plain(&(open + 1..close));
        let reference = Reference {
            kind,
            embed: false,
            destination: "".into(),
            destination_span: None,
            label: Some(prose.plain(&name).into()),
            span: prose.span_of(&(open..end + 1)),
            text: Aside::default(),
            block: prose.block,
        };
        references.push((reference, text));
    }
    references
}

/// The kind of a bracket pair with the pair that follows it directly, the range of its label, and its last bracket.
fn read_pair(
    prose: Prose<'_>,
    (open, close): (usize, usize),
    label: Option<(usize, usize)>,
) -> (ReferenceKind, Range<usize>, usize) {
    match label {
        Some((from, to)) if to == from + 1 => (ReferenceKind::Undefined, open + 1..close, to),
        Some((from, to)) => (ReferenceKind::Undefined, from + 1..to, to),
        None if prose.text.as_bytes().get(open + 1) == Some(&b'^') => {
            (ReferenceKind::UndefinedFootnote, open + 2..close, close)
        }
        None => (ReferenceKind::UndefinedShortcut, open + 1..close, close),
    }
}

/// Balanced pairs of brackets that stand in the source unescaped, by their opening bracket.
fn pairs(prose: Prose<'_>) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (offset, byte) in prose.text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'[' | b']')) {
        if !prose.is_editable(&(offset..offset + 1)) {
            continue;
        }
        if byte == b'[' {
            open.push(offset);
        } else if let Some(start) = open.pop() {
            pairs.push((start, offset));
        }
    }
    pairs.sort_unstable();
    pairs
}
