use serde::Deserialize;

use crate::diagnostic::{Fix, Safety};
use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::{Document, Link, Target, Workspace};

/// GL303
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AnchorCase {}

impl Rule for AnchorCase {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for link in &document.links {
            let Target::OtherCase(id, index) = link.target else { continue };
            let Some(page) = workspace.get(id) else { continue };
            let Some(anchor) = page.anchors.first().and_then(|anchors| anchors.get(index as usize)) else {
                continue;
            };
            let fragment = link.destination.split_once('#').map_or("", |(_, fragment)| fragment);
            let message = format!(
                "`#{fragment}` is written `#{}` in `{}`, and case counts in most browsers",
                anchor.id,
                page.path()
            );
            report.report(
                Finding::new(document.at(link.span), message)
                    .help(format!("write `#{}`", anchor.id))
                    .data("target", &*link.destination)
                    .fix(fix(document, link, fragment, &anchor.id)),
            );
        }
    }
}

/// Writes the id as the page has it, where the fragment stands in the source as it is resolved.
fn fix(document: &Document, link: &Link, fragment: &str, id: &str) -> Option<Fix> {
    let written = document.source.slice(link.span);
    let plain =
        !fragment.is_empty() && written.ends_with(fragment) && !id.contains([' ', '(', ')', '<', '>', '\\']);
    let start = link.span.range().end.checked_sub(fragment.len())?;
    plain.then(|| Fix {
        title: format!("write `#{id}`"),
        safety: Safety::Safe,
        edits: vec![document.replace(Span::new(start, link.span.range().end), id)],
    })
}
