//! Why a page is or is not a glossary.

use std::io::Write;

use crate::glossary::{self, Page};
use crate::text::write_line;
use crate::workspace::{Document, Workspace};

/// Says why a page was or was not taken for a glossary, and which of its lines were passed over.
pub(super) fn page(workspace: &Workspace, document: &Document, out: &mut dyn Write) -> std::io::Result<()> {
    let Some(site) = workspace.site(document) else { return Ok(()) };
    let path = document.path();
    let folder =
        workspace.glossaries.list.iter().find(|glossary| {
            glossary.path != path && glossary.entries.iter().any(|entry| *entry.path == *path)
        });
    if let Some(glossary) = folder {
        return write_line(
            out,
            format_args!("{path}: an entry of the glossary {}, which has a file per entry.", glossary.path),
        );
    }
    let page = Page { source: &document.source, facts: &document.facts, site };
    let explanation = glossary::explain(page, &workspace.config);
    let shapes: Vec<String> = explanation.shapes.iter().map(|shape| shape.to_string()).collect();
    if shapes.is_empty() {
        write_line(out, format_args!("{path}: no glossary: {}.", explanation.reason))?;
    } else {
        let shapes = shapes.join(" and ");
        let reason = &explanation.reason;
        write_line(out, format_args!("{path}: a glossary of the shape {shapes}: {reason}."))?;
    }
    let entries = workspace.glossaries.entries().filter(|(_, entry)| *entry.path == *path);
    let mut lines: Vec<(u32, String)> = entries
        .map(|(_, entry)| {
            (document.source.position(entry.headword_span.start).line, format!("entry “{}”", entry.name))
        })
        .collect();
    for (span, why) in explanation.passed_over {
        let line = document.source.position(span.start).line;
        let text = document.source.slice(document.source.line_span(line as usize)).trim().to_owned();
        lines.push((line, format!("not an entry: {why}: {text}")));
    }
    lines.sort();
    lines.into_iter().try_for_each(|(line, text)| write_line(out, format_args!("  {path}:{line}: {text}")))
}
