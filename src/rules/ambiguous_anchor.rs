use serde::Deserialize;

use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Anchor, Document, Target, Workspace, percent_decode};

/// Places of one id that are at most this many lines apart are one place: an anchor put above its heading.
const SAME_PLACE: usize = 3;

/// GL305
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AmbiguousAnchor {}

impl Rule for AmbiguousAnchor {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for link in &document.links {
            let Target::Anchor(id, first) = link.target else { continue };
            let Some(page) = workspace.get(id) else { continue };
            let Some((first, second)) = two_places(page, first, &link.destination, workspace) else {
                continue;
            };
            let message = format!(
                "`#{}` stands at several places of `{}`: a reader gets to the first one",
                first.id,
                page.path()
            );
            report.report(
                Finding::new(document.at(link.span), message)
                    .label(page.at(first.span), "the link leads here")
                    .label(page.at(second.span), "and this place has the same id")
                    .help("give one of the places another id")
                    .data("target", &*link.destination),
            );
        }
    }
}

fn two_places<'p>(
    page: &'p Document,
    first: u32,
    destination: &str,
    workspace: &Workspace,
) -> Option<(&'p Anchor, &'p Anchor)> {
    let platform = workspace.site(page)?.platform();
    let anchors = page.anchors.first()?;
    let fragment = percent_decode(destination.split_once('#')?.1);
    let first = anchors.get(first as usize)?;
    let line = |anchor: &Anchor| page.source.line_of(anchor.span.start);
    let apart = |anchor: &&Anchor| line(anchor).abs_diff(line(first)) > SAME_PLACE;
    let second = anchors.find(&fragment).filter_map(|index| anchors.get(index as usize)).find(apart)?;
    (platform != crate::platform::Platform::Obsidian).then_some((first, second))
}
