use serde::Deserialize;

use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::acronyms::{Acronym, Expansion, Use, Verdict};
use crate::workspace::{Workspace, records_changes};

/// GL202
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AcronymBeforeDefinition {}

impl Rule for AcronymBeforeDefinition {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for (name, acronym) in &workspace.acronyms().list {
            if !acronym.expansions.iter().any(is_explanation) {
                continue;
            }
            let mut last = None;
            for place in acronym.uses.iter().filter(|place| !place.heading) {
                if last == Some(place.document) {
                    continue;
                }
                let Some(expansion) = later_expansion(name, acronym, place, workspace) else { continue };
                last = Some(place.document);
                report_one(name, place, expansion, workspace, report);
            }
        }
    }
}

/// The expansion that explains a use only after it.
fn later_expansion<'a>(
    name: &str,
    acronym: &'a Acronym,
    place: &Use,
    workspace: &'a Workspace,
) -> Option<&'a Expansion> {
    let acronyms = &workspace.acronyms();
    let follows = |expansion: &Expansion| is_explanation(expansion) && place.span.end <= expansion.span.start;
    if !acronym.expansions_on(place.document).any(follows) {
        return None;
    }
    let Verdict::Expanded(expansion) = acronyms.judge(name, acronym, place, workspace) else { return None };
    let asked = expansion.document == place.document
        && follows(expansion)
        && !acronyms.is_glossary_page(place.document)
        && acronyms.is_asked(name, place, workspace)
        && workspace.get(place.document).is_some_and(|document| !records_changes(document));
    asked.then_some(expansion)
}

/// Whether an expansion is one that the text states at some place, and not in a list that readers look acronyms up in.
fn is_explanation(expansion: &Expansion) -> bool {
    expansion.source.is_stated() && expansion.source.has_place() && !expansion.listed
}

fn report_one(name: &str, place: &Use, expansion: &Expansion, workspace: &Workspace, report: &mut Reporter) {
    let Some(document) = workspace.get(place.document) else { return };
    let line = document.source.line_of(expansion.span.start);
    let message = format!(
        "`{name}` is used before line {line} says that it stands for \"{}\": a reader meets it unexplained",
        expansion.long
    );
    report.report(
        Finding::new(document.at(place.span), message)
            .label(document.at(expansion.span), "expanded only here")
            .help(format!("move the expansion up: write `{} ({name})` here", expansion.long))
            .data("acronym", name),
    );
}
