use serde::Deserialize;

use crate::diagnostic::Location;
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
            if let Some(message) = difference(link, page, workspace) {
                let at = Location::new(document.path(), link.span);
                let help = "give the heading an explicit id that all of them read, such as `<a id=\"…\"></a>`";
                report.report(Finding::new(at, message).help(help).data("target", link.destination.as_str()));
            }
        }
    }
}

/// What is wrong with a link that leads somewhere on one platform and not on another.
fn difference(link: &Link, page: DocumentId, workspace: &Workspace) -> Option<String> {
    let page = workspace.get(page)?;
    let platforms = &workspace.site(page)?.platforms;
    let fragment = percent_decode(link.destination.split_once('#')?.1);
    let leads = |(platform, anchors): &(&Platform, &crate::workspace::Anchors)| !anchors.find(**platform, &fragment).is_empty();
    let (works, fails): (Vec<_>, Vec<_>) = platforms.iter().zip(&page.anchors).partition(leads);
    let (&(works_on, anchors), &(fails_on, others)) = (works.first()?, fails.first()?);
    let index = *anchors.find(*works_on, &fragment).first()?;
    let source = anchors.get(index as usize)?.source;
    let other = others.iter().find(|anchor| heading(anchor.source) == heading(source) && heading(source).is_some());
    let instead = other.map_or_else(|| "the place has no id".to_owned(), |other| format!("the id is `#{}`", other.id));
    Some(format!("`#{fragment}` leads to its place on {works_on} but not on {fails_on}, where {instead}"))
}

fn heading(source: AnchorSource) -> Option<u32> {
    match source {
        AnchorSource::Heading(index) | AnchorSource::HeadingId(index) => Some(index),
        AnchorSource::Explicit(_) | AnchorSource::Term => None,
    }
}
