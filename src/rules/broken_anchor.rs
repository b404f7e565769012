use serde::Deserialize;

use super::support::suggest::Broken;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Document, Target, Workspace};

/// GL302
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BrokenAnchor {}

impl Rule for BrokenAnchor {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for link in document.links.iter().filter(|link| !document.is_wikilink(link)) {
            let Target::MissingAnchor(id, fragment) = &link.target else { continue };
            let Some(page) = workspace.get(*id) else { continue };
            let elsewhere = super::support::leads_on_another_platform(page, fragment);
            if elsewhere || super::support::is_undefined_term(page, workspace) {
                continue;
            }
            let message = format!(
                "`#{fragment}` leads to the top of `{}` at best: nothing there has that id",
                page.path()
            );
            let near = Broken { document, link, workspace }.anchor(page, fragment);
            report.report(
                Finding::new(document.at(link.span), message)
                    .help(near.help("correct the fragment, or remove it to link to the page"))
                    .data("target", &*link.destination)
                    .fix(near.fix),
            );
        }
    }
}
