use serde::Deserialize;

use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Document, Target, Workspace};

/// GL301
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BrokenLink {}

impl Rule for BrokenLink {
    fn check_document(&self, document: &Document, _workspace: &Workspace, report: &mut Reporter) {
        for link in &document.links {
            let Target::MissingFile(path) = &link.target else { continue };
            let message = format!("`{}` leads nowhere: there is no file `{path}`", link.destination);
            report.report(
                Finding::new(Location::new(document.path(), link.span), message)
                    .data("target", link.destination.as_str()),
            );
        }
    }
}
