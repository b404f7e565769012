use std::io::Write;
use std::ops::Range;

use serde::Serialize;

use super::CommandError;
use super::load;
use crate::acronym::{Analysis, base_form, untaken};
use crate::cli::{AcronymsArgs, AcronymsFormat};
use crate::text::{Position, Prose, squeeze, write_line};
use crate::workspace::acronyms::Use;
use crate::workspace::{Document, DocumentId, Workspace};

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
    /// With `--verbose`: whether it is explained, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<String>,
}

/// Shows every acronym in the text.
pub(super) fn run(args: &AcronymsArgs) -> Result<bool, CommandError> {
    let loaded = load::load(&args.paths, &args.shared)?;
    let asked = loaded.asked();
    let workspace = Workspace::build(loaded.tree, loaded.config);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (id, document) in (0..).map(DocumentId).zip(&workspace.documents) {
        if !asked.covers(document.path()) {
            continue;
        }
        let mut rows = rows(document);
        if args.shared.verbose {
            rows.iter_mut().for_each(|row| row.verdict = verdict(id, row, &workspace));
            if args.format == AcronymsFormat::Text {
                rows.extend(untaken_rows(document));
                rows.sort_by_key(|row| row.short_start.byte);
            }
        }
        for row in rows {
            print(&row, args.format, &mut out)?;
        }
    }
    out.flush()?;
    Ok(false)
}

fn print(row: &Row<'_>, format: AcronymsFormat, out: &mut dyn Write) -> std::io::Result<()> {
    match format {
        AcronymsFormat::Jsonl => {
            serde_json::to_writer(&mut *out, row)?;
            writeln!(out)
        }
        AcronymsFormat::Text => {
            let long = row.long.as_ref().map_or_else(String::new, |long| format!(" = {long}"));
            let verdict = row.verdict.as_ref().map_or_else(String::new, |verdict| format!(" ({verdict})"));
            let (path, at) = (row.path, row.short_start);
            write_line(out, format_args!("{path}:{}:{}: {}{long}{verdict}", at.line, at.column, row.short))
        }
    }
}

fn rows(document: &Document) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for run in document.acronyms() {
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
                short: shown(prose, &occurrence.range),
                short_start,
                short_end,
                long: pair.map(|pair| shown(prose, &pair.long)),
                long_start: long.map(|(start, _)| start),
                long_end: long.map(|(_, end)| end),
                pattern: pair.map(|pair| pair.pattern.name()),
                verdict: None,
            });
        }
    }
    rows
}

/// The words with capitals that are taken for no acronym, with the reason.
fn untaken_rows(document: &Document) -> Vec<Row<'_>> {
    let nothing = Analysis::default();
    let mut rows = Vec::new();
    for (index, prose) in (0u32..).zip(document.facts.prose.iter()) {
        let analysis = document.acronyms_in(index).map_or(&nothing, |run| &run.analysis);
        for (range, why) in untaken(prose.text, analysis) {
            let span = prose.span_of(&range);
            rows.push(Row {
                path: document.path().as_str(),
                short: shown(prose, &range),
                short_start: document.source.position(span.start),
                short_end: document.source.position(span.end),
                long: None,
                long_start: None,
                long_end: None,
                pattern: None,
                verdict: Some(format!("not taken: it is {why}")),
            });
        }
    }
    rows
}

/// Whether an acronym is explained where it stands, and how; of one beside its expansion how the two were tied.
fn verdict(id: DocumentId, row: &Row<'_>, workspace: &Workspace) -> Option<String> {
    if let Some(pattern) = row.pattern {
        return Some(format!("expanded here: {pattern}"));
    }
    // Acronyms that a slash joins are judged one by one: the first speaks for the row.
    let whole = base_form(&row.short);
    let first = base_form(whole.split('/').next().unwrap_or(whole));
    let name = if workspace.acronyms().list.contains_key(whole) { whole } else { first };
    let place = workspace.acronyms().list.get(name).and_then(|acronym| {
        let here = |place: &&Use| place.document == id && place.span.start == row.short_start.byte;
        Some((acronym, acronym.uses.iter().find(here)?))
    });
    let judged =
        place.map(|(acronym, place)| workspace.acronyms().judge(name, acronym, place, workspace).to_string());
    Some(judged.unwrap_or_else(|| "expanded here: by its markup or beside it".to_owned()))
}

/// The text of a range with its white space squeezed.
fn shown(prose: Prose<'_>, range: &Range<usize>) -> String {
    squeeze(prose.text.get(range.clone()).unwrap_or_default())
}
