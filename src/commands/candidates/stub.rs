//! Entries without text, in the shape of the glossary that the tree has.

use std::io::Write;

use super::collect::Candidate;
use crate::glossary::{Entry, Shape};
use crate::text::{counted, on_one_line};
use crate::workspace::Workspace;

/// How entries are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    shape: Shape,
    /// Of headings that are entries, 1 to 6.
    level: usize,
}

/// How the tree's largest glossary writes its entries; as headings of level 3 where it has none.
pub(super) fn form(workspace: &Workspace) -> Form {
    let largest = workspace.glossaries.list.iter().rev().max_by_key(|glossary| glossary.entries.len());
    let level = largest.and_then(|glossary| level_of(glossary.entries.first()?, workspace));
    Form { shape: largest.map_or(Shape::Headings, |glossary| glossary.shape), level: level.unwrap_or(3) }
}

/// The level of the heading that is the name of an entry.
fn level_of(entry: &Entry, workspace: &Workspace) -> Option<usize> {
    let (_, page) = workspace.document(&entry.path)?;
    let mut headings = page.facts.headings.iter();
    Some(headings.find(|heading| heading.span.contains(entry.name_span))?.level.into())
}

/// Writes an entry per candidate, with its use in a comment.
pub(super) fn write(candidates: &[Candidate], form: Form, out: &mut dyn Write) -> std::io::Result<()> {
    let Form { shape, level } = form;
    let marks = "#".repeat(level);
    let comma = if shape == Shape::Json { "," } else { "" };
    for candidate in candidates {
        let note = note(candidate);
        let (name, note) = (on_one_line(&candidate.name), on_one_line(&note));
        match shape {
            Shape::Headings | Shape::Prose => writeln!(out, "{marks} {name}\n\n<!-- {note} -->\n")?,
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
