use std::io::{Result, Write};

use super::rows::{Row, Terms};
use crate::cli::TermsFormat;
use crate::text::{counted, write_line};

/// The most characters of a definition in a table.
const SHOWN: usize = 60;

/// Writes the glossaries in a format.
pub(super) fn write(terms: &Terms, format: TermsFormat, out: &mut dyn Write) -> Result<()> {
    match format {
        TermsFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, terms)?;
            writeln!(out)
        }
        TermsFormat::Csv => csv(terms, out),
        TermsFormat::Markdown => markdown(terms, out),
        TermsFormat::Text => text(terms, out),
    }
}

fn text(terms: &Terms, out: &mut dyn Write) -> Result<()> {
    if terms.glossaries.is_empty() {
        return writeln!(
            out,
            "No glossary was found. Name one in glosslint.toml: [[glossary]] path = \"docs/glossary.md\"."
        );
    }
    for (index, glossary) in terms.glossaries.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let entries = counted(glossary.terms.len(), "entry");
        let (path, shape, platform) = (&glossary.path, glossary.shape, &glossary.platform);
        write_line(out, format_args!("{path} ({shape}, {platform}): {entries}"))?;
        let cells: Vec<[String; 4]> = glossary.terms.iter().map(cells).collect();
        let width = |column: usize| {
            let widths = cells.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
            widths.max().unwrap_or(0).min(40)
        };
        let (name, place, anchor) = (width(0), width(1), width(2));
        for [term, at, id, definition] in &cells {
            let line = format!("  {term:name$}  {at:place$}  {id:anchor$}  {definition}");
            write_line(out, format_args!("{}", line.trim_end()))?;
        }
    }
    Ok(())
}

fn cells(row: &Row) -> [String; 4] {
    let names = if row.aliases.is_empty() { String::new() } else { format!(" ({})", row.aliases.join(", ")) };
    let anchor = row.anchor.as_ref().map_or_else(|| "-".to_owned(), |anchor| format!("#{anchor}"));
    let place = format!("{}:{}", row.path.rsplit('/').next().unwrap_or(&row.path), row.line);
    [format!("{}{names}", row.term), place, anchor, shortened(&row.definition)]
}

fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= SHOWN {
        return line.to_owned();
    }
    let cut: String = line.chars().take(SHOWN - 1).collect();
    format!("{}…", cut.trim_end())
}

fn csv(terms: &Terms, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "term,aliases,acronym,expansion,path,line,anchor,status,definition")?;
    for row in terms.glossaries.iter().flat_map(|glossary| &glossary.terms) {
        let fields = [
            row.term.as_str(),
            &row.aliases.join("; "),
            row.acronym.as_deref().unwrap_or_default(),
            row.expansion.as_deref().unwrap_or_default(),
            &row.path,
            &row.line.to_string(),
            row.anchor.as_deref().unwrap_or_default(),
            row.status.as_deref().unwrap_or_default(),
            &row.definition,
        ];
        writeln!(out, "{}", fields.map(quoted).join(","))?;
    }
    Ok(())
}

/// A field as RFC 4180 writes it.
fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

fn markdown(terms: &Terms, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "| Term | Other names | Definition |\n| --- | --- | --- |")?;
    for row in terms.glossaries.iter().flat_map(|glossary| &glossary.terms) {
        let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        let link = |href: &str| format!("[{}](<{href}>)", cell(&row.term));
        let term = row.href.as_deref().map_or_else(|| cell(&row.term), link);
        writeln!(
            out,
            "| {term} | {} | {} |",
            cell(&row.aliases.join(", ")),
            cell(&shortened(&row.definition))
        )?;
    }
    Ok(())
}
