use std::io::Write;
use std::ops::Range;

use serde::Serialize;

use super::CommandError;
use super::load;
use crate::cli::{AcronymsArgs, AcronymsFormat};
use crate::text::{Position, Prose};
use crate::workspace::{Document, Workspace};

#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    short: String,
    short_start: Position,
    short_end: Position,
    #[serde(skip_serializing_if = "Option::is_none")]
    long: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    long_start: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    long_end: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
}

/// Shows every acronym in the text.
pub(super) fn run(args: &AcronymsArgs) -> Result<bool, CommandError> {
    let loaded = load::load(&args.paths, &args.shared)?;
    let asked = loaded.asked();
    let workspace = Workspace::build(loaded.tree, loaded.config);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for document in workspace.documents.iter().filter(|document| asked.covers(document.path())) {
        for row in rows(document) {
            print(&row, args.format, &mut out)?;
        }
    }
    out.flush()?;
    Ok(false)
}

fn print(row: &Row<'_>, format: AcronymsFormat, out: &mut dyn Write) -> std::io::Result<()> {
    match format {
        AcronymsFormat::Jsonl => serde_json::to_writer(&mut *out, row)?,
        AcronymsFormat::Text => {
            let long = row.long.as_ref().map_or_else(String::new, |long| format!(" = {long}"));
            write!(
                out,
                "{}:{}:{}: {}{long}",
                row.path, row.short_start.line, row.short_start.column, row.short
            )?;
        }
    }
    writeln!(out)
}

fn rows(document: &Document) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for run in &document.acronyms {
        let Some(prose) = document.facts.prose.get(run.prose as usize) else { continue };
        for occurrence in &run.analysis.occurrences {
            let pair = occurrence.pair.and_then(|index| run.analysis.pairs.get(index));
            let place = |range: &Range<usize>| {
                let span = prose.span_of(range);
                (document.source.position(span.start), document.source.position(span.end))
            };
            let (short_start, short_end) = place(&occurrence.range);
            let long = pair.map(|pair| place(&pair.long));
            rows.push(Row {
                path: document.path().as_str(),
                short: squeezed(prose, &occurrence.range),
                short_start,
                short_end,
                long: pair.map(|pair| squeezed(prose, &pair.long)),
                long_start: long.map(|(start, _)| start),
                long_end: long.map(|(_, end)| end),
                pattern: pair.map(|pair| pair.pattern.name()),
            });
        }
    }
    rows
}

/// The text of a range with its white space squeezed.
fn squeezed(prose: &Prose, range: &Range<usize>) -> String {
    let text = prose.text.get(range.clone()).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
