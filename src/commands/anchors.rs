use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use super::CommandError;
use super::load;
use crate::cli::{AnchorsArgs, AnchorsFormat};
use crate::facts::IdKind;
use crate::platform::Platform;
use crate::platform::slug::heading_text;
use crate::text::{Span, write_line};
use crate::workspace::{Anchor, AnchorSource, Anchors, Document, Workspace};

/// A heading or an id of a file.
#[derive(Debug, Serialize)]
struct Row {
    path: Utf8PathBuf,
    line: u32,
    text: String,
    /// The id on the first platform; none where it gives none.
    anchor: Option<String>,
    source: &'static str,
    /// The id on each platform, where there are several.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    anchors: BTreeMap<&'static str, Option<String>>,
}

/// Shows every heading and id of some files with what a link to it has to say.
pub(super) fn run(args: &AnchorsArgs) -> Result<bool, CommandError> {
    let loaded = load::load(&args.files, &args.shared)?;
    let asked = loaded.asked();
    let workspace = Workspace::build(loaded.tree, loaded.config);
    let documents = workspace.documents.iter().filter(|document| asked.covers(document.path()));
    let rows: Vec<Row> = documents.flat_map(|document| rows(document, &workspace)).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.format {
        AnchorsFormat::Json => {
            serde_json::to_writer(&mut out, &rows).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        AnchorsFormat::Text => print(&rows, &mut out)?,
    }
    out.flush()?;
    Ok(false)
}

fn rows(document: &Document, workspace: &Workspace) -> Vec<Row> {
    let Some(site) = workspace.site(document) else { return Vec::new() };
    let facts = &document.facts;
    let mut rows: Vec<(u32, Row)> = Vec::new();
    for (index, heading) in (0..).zip(&facts.headings) {
        let raw = document.source.slice(heading.raw);
        let is_own = |anchor: &&Anchor| matches!(anchor.source, AnchorSource::Heading(own) | AnchorSource::HeadingId(own) if own == index);
        let found = |anchors: &Anchors| anchors.iter().find(is_own).cloned();
        let per_platform: Vec<Option<Anchor>> = document.anchors.iter().map(found).collect();
        let first = per_platform.first().cloned().flatten();
        let explicit = first.is_some_and(|anchor| matches!(anchor.source, AnchorSource::HeadingId(_)));
        let ids = per_platform.into_iter().map(|anchor| anchor.map(|anchor| anchor.id));
        let text = heading_text(site.platform(), &site.slugs, raw, &heading.parts);
        let source = if explicit { "explicit-id" } else { "heading" };
        rows.push((
            heading.span.start,
            row(document, heading.span.start, text, ids.collect(), source, &site.platforms),
        ));
    }
    let anchors = document.anchors.iter().flat_map(|anchors| anchors.iter());
    let explicit: BTreeSet<u32> = anchors
        .filter_map(|anchor| match anchor.source {
            AnchorSource::Explicit(index) => Some(index),
            _ => None,
        })
        .collect();
    for (_, id) in (0..).zip(&facts.ids).filter(|(index, _)| explicit.contains(index)) {
        let source = match id.kind {
            IdKind::Html | IdKind::Name => "html-id",
            IdKind::Label | IdKind::Attribute | IdKind::Block => "explicit-id",
        };
        let ids = vec![Some(id.id.clone()); site.platforms.len()];
        rows.push((id.span.start, row(document, id.span.start, String::new(), ids, source, &site.platforms)));
    }
    let terms = document.anchors.iter().enumerate().flat_map(|(platform, anchors)| {
        let terms = anchors.iter().filter(|anchor| anchor.source == AnchorSource::Term);
        terms.map(move |anchor| (platform, anchor))
    });
    let mut by_place: BTreeMap<Span, Vec<Option<String>>> = BTreeMap::new();
    for (platform, anchor) in terms {
        let ids = by_place.entry(anchor.span).or_insert_with(|| vec![None; site.platforms.len()]);
        if let Some(id) = ids.get_mut(platform) {
            *id = Some(anchor.id.clone());
        }
    }
    for (span, ids) in by_place {
        let text = document.source.slice(span).trim().to_owned();
        rows.push((span.start, row(document, span.start, text, ids, "term", &site.platforms)));
    }
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(
    document: &Document,
    at: u32,
    text: String,
    ids: Vec<Option<String>>,
    source: &'static str,
    platforms: &[Platform],
) -> Row {
    let anchor = ids.first().cloned().flatten();
    let anchors = match platforms {
        [_] => BTreeMap::new(),
        several => several.iter().map(|platform| platform.name()).zip(ids).collect(),
    };
    let line = document.source.position(at).line;
    Row { path: document.path().to_owned(), line, text, anchor, source, anchors }
}

/// A line per heading or id under the name of its file.
fn print(rows: &[Row], out: &mut dyn Write) -> std::io::Result<()> {
    let mut file: Option<&Utf8Path> = None;
    for row in rows {
        if file != Some(&row.path) {
            if file.is_some() {
                writeln!(out)?;
            }
            write_line(out, format_args!("{}", row.path))?;
            file = Some(&row.path);
        }
        let shown =
            |id: &Option<String>| id.as_ref().map_or_else(|| "(none)".to_owned(), |id| format!("#{id}"));
        let what = if row.text.is_empty() { row.source } else { &row.text };
        if row.anchors.is_empty() {
            write_line(out, format_args!("{:>6}  {}  {what}", row.line, shown(&row.anchor)))?;
        } else {
            write_line(out, format_args!("{:>6}  {what}", row.line))?;
            for (platform, id) in &row.anchors {
                write_line(out, format_args!("        {platform:<10}  {}", shown(id)))?;
            }
        }
    }
    Ok(())
}
