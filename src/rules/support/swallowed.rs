//! Definitions that are none, as they continue a paragraph.

use rustc_hash::FxHashMap;

use crate::facts::BlockKind;
use crate::markdown::definition::normalize_label;
use crate::workspace::Document;

/// The 1-based lines with what would be definitions, did they not continue the paragraphs above: by whether they are
/// footnotes, and by their normalised labels. Of several with one label the first counts.
pub(in crate::rules) fn swallowed_definitions(document: &Document) -> FxHashMap<(bool, String), usize> {
    let source = &document.source;
    let code: Vec<(usize, usize)> = document
        .facts
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Code)
        .map(|block| (source.line_of(block.span.start), source.line_of(block.span.end)))
        .collect();
    let is_code = |line: usize| {
        let before = code.partition_point(|(first, _)| *first <= line);
        before.checked_sub(1).and_then(|before| code.get(before)).is_some_and(|(_, last)| line <= *last)
    };
    let mut lines = FxHashMap::default();
    for line in 1..=source.line_count() {
        let inner = source.slice(source.line_span(line)).trim_start().strip_prefix('[');
        let Some((label, _)) = inner.and_then(|inner| inner.split_once("]:")) else { continue };
        if !is_code(line) {
            let note = label.strip_prefix('^');
            let key = (note.is_some(), normalize_label(note.unwrap_or(label)));
            lines.entry(key).or_insert(line);
        }
    }
    lines
}
