use serde::Deserialize;

use crate::diagnostic::{Fix, Safety};
use crate::platform::Platform;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{AnchorSource, Document, DocumentId, Link, Target, Workspace, percent_decode};

/// GL304
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct NonportableAnchor {}

impl Rule for NonportableAnchor {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for link in &document.links {
            let page = match &link.target {
                Target::Anchor(id, _) | Target::MissingAnchor(id, _) | Target::OtherCase(id, _) => *id,
                _ => continue,
            };
            let Some(found) = difference(link, page, workspace) else { continue };
            let at = document.at(link.span);
            let help = "give the heading an explicit id that all of them read, such as `<a id=\"…\"></a>`";
            let finding = Finding::new(at, found.message).help(help).data("target", &*link.destination);
            report.report(finding.fix(found.fix));
        }
    }
}

/// What is wrong with a link, and the anchor that makes it lead everywhere.
struct Difference {
    message: String,
    fix: Option<Fix>,
}

/// The difference between the platforms for a link that leads somewhere on one and not on another.
fn difference(link: &Link, page: DocumentId, workspace: &Workspace) -> Option<Difference> {
    let page = workspace.get(page)?;
    let platforms = &workspace.site(page)?.platforms;
    let fragment = percent_decode(link.destination.split_once('#')?.1);
    let leads =
        |(_, anchors): &(&Platform, &crate::workspace::Anchors)| anchors.find(&fragment).next().is_some();
    let (works, fails): (Vec<_>, Vec<_>) = platforms.iter().zip(&page.anchors).partition(leads);
    let (&(works_on, anchors), &(fails_on, others)) = (works.first()?, fails.first()?);
    let index = anchors.find(&fragment).next()?;
    let place = heading(anchors.get(index as usize)?.source);
    let other = others.iter().find(|anchor| heading(anchor.source) == place && place.is_some());
    let instead =
        other.map_or_else(|| "the place has no id".to_owned(), |other| format!("the id is `#{}`", other.id));
    let message =
        format!("`#{fragment}` leads to its place on {works_on} but not on {fails_on}, where {instead}");
    Some(Difference { message, fix: place.and_then(|place| anchor_above(page, place, &fragment)) })
}

/// Puts an anchor on a line of its own above a heading that stands in no list or quote.
fn anchor_above(page: &Document, heading: u32, id: &str) -> Option<Fix> {
    let start = page.facts.headings.get(heading as usize)?.span.start;
    let is_plain = id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
    let begins_line = page.source.line_start(page.source.line_of(start)) == start;
    (is_plain && begins_line && !id.is_empty()).then(|| Fix {
        title: format!("give the heading the id `{id}` too"),
        safety: Safety::Unsafe,
        edits: vec![page.insert(start, format!("<a id=\"{id}\"></a>\n\n"))],
    })
}

fn heading(source: AnchorSource) -> Option<u32> {
    match source {
        AnchorSource::Heading(index) | AnchorSource::HeadingId(index) => Some(index),
        AnchorSource::Explicit(_) | AnchorSource::Term => None,
    }
}
