use serde::Deserialize;

use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Document, Workspace};

/// GL903
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnparsedContent {}

impl Rule for UnparsedContent {
    fn check_document(&self, document: &Document, _workspace: &Workspace, report: &mut Reporter) {
        for problem in &document.facts.problems {
            let at = document.at(problem.span);
            report.report(Finding::new(at, problem.message.as_str()));
        }
    }

    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for (path, problem) in &workspace.problems {
            let at = Location::new(path.as_path(), problem.span);
            report.report(Finding::new(at, problem.message.as_str()));
        }
    }
}
