//! Entries without text, in the shape of the glossary that the tree has.

use std::io::Write;

use super::collect::Candidate;
use crate::config::Shape;
use crate::text::{counted, on_one_line};
use crate::workspace::Workspace;

/// The shape of the tree's largest glossary; headings where it has none.
pub(super) fn shape(workspace: &Workspace) -> Shape {
    let largest = workspace.glossaries.list.iter().rev().max_by_key(|glossary| glossary.entries.len());
    largest.map_or(Shape::Headings, |glossary| glossary.shape)
}

/// Writes an entry per candidate, with its use in a comment.
pub(super) fn write(candidates: &[Candidate], shape: Shape, out: &mut dyn Write) -> std::io::Result<()> {
    let comma = if shape == Shape::Json { "," } else { "" };
    for candidate in candidates {
        let note = note(candidate);
        let (name, note) = (on_one_line(&candidate.name), on_one_line(&note));
        match shape {
            Shape::Headings | Shape::Prose => writeln!(out, "### {name}\n\n<!-- {note} -->\n")?,
            Shape::Table => writeln!(out, "| {name} | <!-- {} --> |", note.replace('|', "\\|"))?,
            Shape::List => writeln!(out, "- **{name}**: <!-- {note} -->")?,
            Shape::DefinitionList | Shape::Directive => writeln!(out, "{name}\n: <!-- {note} -->\n")?,
            Shape::Bold => writeln!(out, "**{name}**: <!-- {note} -->\n")?,
            Shape::Files => writeln!(out, "---\ntitle: {name}\n---\n\n<!-- {note} -->\n")?,
            Shape::Abbr => writeln!(out, "<!-- {note} -->\n*[{name}]: ")?,
            Shape::Html => writeln!(out, "<dt>{name}</dt>\n<dd><!-- {note} --></dd>")?,
            Shape::Yaml => writeln!(out, "# {note}\n\"{name}\": \"\"")?,
            Shape::Json => writeln!(out, "\"{name}\": \"\"{comma}")?,
            Shape::Csv => writeln!(out, "\"{name}\",\"\"")?,
        }
    }
    Ok(())
}

fn note(candidate: &Candidate) -> String {
    let (path, line) = &candidate.place;
    let example = candidate.example.replace("-->", "→");
    let (uses, pages) = (counted(candidate.uses, "use"), counted(candidate.pages, "page"));
    format!("{uses} on {pages}; {path}:{line}: “{example}”")
}
