mod rows;
mod write;

use std::io::Write;

use super::CommandError;
use super::load;
use crate::cli::TermsArgs;
use crate::glossary::{self, Page};
use crate::workspace::Workspace;

/// Shows the glossaries that were found.
pub(super) fn run(args: &TermsArgs) -> Result<bool, CommandError> {
    let mut paths = args.paths.clone();
    paths.extend(args.explain.clone());
    let loaded = load::load(&paths, &args.shared)?;
    let asked = loaded.asked();
    let workspace = Workspace::build(loaded.tree, loaded.config);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if args.explain.is_some() {
        for document in workspace.documents.iter().filter(|document| asked.covers(document.path())) {
            explain(&workspace, document, &mut out)?;
        }
        out.flush()?;
        return Ok(false);
    }
    let covered = |glossary: &glossary::Glossary| {
        asked.covers(&glossary.path) || glossary.entries.iter().any(|entry| asked.covers(&entry.path))
    };
    let report = rows::of(&workspace, &covered);
    write::write(&report, args.format, &mut out)?;
    out.flush()?;
    Ok(false)
}

/// Says why a page was or was not taken for a glossary, and which of its lines were passed over.
fn explain(
    workspace: &Workspace,
    document: &crate::workspace::Document,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let Some(site) = workspace.site(document) else { return Ok(()) };
    let path = document.path();
    let folder =
        workspace.glossaries.list.iter().find(|glossary| {
            glossary.path != path && glossary.entries.iter().any(|entry| entry.path == path)
        });
    if let Some(glossary) = folder {
        return writeln!(
            out,
            "{path}: an entry of the glossary {}, which has a file per entry.",
            glossary.path
        );
    }
    let page = Page { source: &document.source, facts: &document.facts, site };
    let explanation = glossary::explain(page, &workspace.config);
    let shapes: Vec<String> = explanation.shapes.iter().map(|shape| rows::shape_name(*shape)).collect();
    if shapes.is_empty() {
        writeln!(out, "{path}: no glossary: {}.", explanation.reason)?;
    } else {
        let shapes = shapes.join(" and ");
        writeln!(out, "{path}: a glossary of the shape {shapes}: {}.", explanation.reason)?;
    }
    let entries = workspace.glossaries.entries().filter(|(_, entry)| entry.path == path);
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
    lines.into_iter().try_for_each(|(line, text)| writeln!(out, "  {path}:{line}: {text}"))
}
