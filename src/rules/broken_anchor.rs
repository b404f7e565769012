use serde::Deserialize;

use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Document, Target, Workspace};

/// GL302
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BrokenAnchor {}

impl Rule for BrokenAnchor {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for link in &document.links {
            let Target::MissingAnchor(id, fragment) = &link.target else { continue };
            let Some(page) = workspace.get(*id) else { continue };
            let message = format!("`#{fragment}` leads to the top of `{}` at best: nothing there has that id", page.path());
            report.report(
                Finding::new(Location::new(document.path(), link.span), message)
                    .data("target", link.destination.as_str()),
            );
        }
    }
}
