use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use super::CommandError;
use super::load;
use crate::cli::{AnchorsArgs, AnchorsFormat};
use crate::facts::{ExplicitId, Heading, IdKind};
use crate::platform::Site;
use crate::platform::slug::heading_text;
use crate::text::{Span, write_line};
use crate::workspace::{Anchor, AnchorSource, Document, Workspace};

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

/// The rows of a page, in document order.
fn rows(document: &Document, workspace: &Workspace) -> Vec<Row> {
    let Some(site) = workspace.site(document) else { return Vec::new() };
    let mut places = headings(document, site);
    places.extend(explicit_ids(document, site));
    places.extend(terms(document, site));
    places.sort_by_key(|place| place.at);
    places.into_iter().map(|place| place.row(document, site)).collect()
}

/// A heading or an id.
struct Place {
    at: u32,
    text: String,
    source: &'static str,
    /// The id on each platform of the site.
    ids: Vec<Option<String>>,
}

impl Place {
    fn row(self, document: &Document, site: &Site) -> Row {
        let anchor = self.ids.first().cloned().flatten();
        let anchors = match site.platforms.as_slice() {
            [_] => BTreeMap::new(),
            several => several.iter().map(|platform| platform.name()).zip(self.ids).collect(),
        };
        let line = document.source.position(self.at).line;
        Row { path: document.path().to_owned(), line, text: self.text, anchor, source: self.source, anchors }
    }
}

fn headings(document: &Document, site: &Site) -> Vec<Place> {
    let place = |(index, heading): (u32, &Heading)| {
        let is_own = |anchor: &&Anchor| matches!(anchor.source, AnchorSource::Heading(own) | AnchorSource::HeadingId(own) if own == index);
        let per_platform: Vec<Option<&Anchor>> =
            document.anchors.iter().map(|anchors| anchors.iter().find(is_own)).collect();
        let first = per_platform.first().copied().flatten();
        let is_explicit = first.is_some_and(|anchor| matches!(anchor.source, AnchorSource::HeadingId(_)));
        let raw = document.source.slice(heading.raw);
        Place {
            at: heading.span.start,
            text: heading_text(site.platform(), &site.slugs, raw, &heading.parts),
            source: if is_explicit { "explicit-id" } else { "heading" },
            ids: per_platform.into_iter().map(|anchor| anchor.map(|anchor| anchor.id.clone())).collect(),
        }
    };
    (0..).zip(&document.facts.headings).map(place).collect()
}

/// The ids that the source gives, but for those of headings.
fn explicit_ids(document: &Document, site: &Site) -> Vec<Place> {
    let anchors = document.anchors.iter().flat_map(|anchors| anchors.iter());
    let explicit: BTreeSet<u32> = anchors
        .filter_map(|anchor| match anchor.source {
            AnchorSource::Explicit(index) => Some(index),
            _ => None,
        })
        .collect();
    let place = |id: &ExplicitId| Place {
        at: id.span.start,
        text: String::new(),
        source: match id.kind {
            IdKind::Html | IdKind::Name => "html-id",
            IdKind::Label | IdKind::Attribute | IdKind::Block => "explicit-id",
        },
        ids: vec![Some(id.id.clone()); site.platforms.len()],
    };
    let ids = (0..).zip(&document.facts.ids).filter(|(index, _)| explicit.contains(index));
    ids.map(|(_, id)| place(id)).collect()
}

/// The names of terms to which the generator gives ids.
fn terms(document: &Document, site: &Site) -> Vec<Place> {
    let mut by_place: BTreeMap<Span, Vec<Option<String>>> = BTreeMap::new();
    for (platform, anchors) in document.anchors.iter().enumerate() {
        for anchor in anchors.iter().filter(|anchor| anchor.source == AnchorSource::Term) {
            let ids = by_place.entry(anchor.span).or_insert_with(|| vec![None; site.platforms.len()]);
            if let Some(id) = ids.get_mut(platform) {
                *id = Some(anchor.id.clone());
            }
        }
    }
    let place = |(span, ids): (Span, Vec<Option<String>>)| {
        let text = document.source.slice(span).trim().to_owned();
        Place { at: span.start, text, source: "term", ids }
    };
    by_place.into_iter().map(place).collect()
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
