use serde::Deserialize;

use crate::diagnostic::{Fix, Safety};
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::acronyms::{Acronyms, Expansion, same_meaning};
use crate::workspace::{Document, Workspace};

/// GL204
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RepeatedExpansion {}

impl Rule for RepeatedExpansion {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for (name, acronym) in &workspace.acronyms().list {
            let mut known: Vec<&Expansion> = Vec::new();
            for expansion in acronym.expansions.iter().filter(|expansion| in_text(expansion, workspace)) {
                if workspace.acronyms().is_glossary_page(expansion.document) {
                    continue;
                }
                let Some(document) = workspace.get(expansion.document) else { continue };
                let first = known.iter().find(|earlier| {
                    workspace.acronyms().reaches(earlier, expansion, workspace)
                        && same_meaning(&earlier.long, &expansion.long)
                });
                match first {
                    Some(first) => report_one(name, expansion, first, document, workspace, report),
                    None => known.push(expansion),
                }
            }
        }
    }
}

fn in_text(expansion: &Expansion, workspace: &Workspace) -> bool {
    expansion.source.is_stated() && Acronyms::in_running_text(expansion, workspace)
}

fn report_one(
    name: &str,
    expansion: &Expansion,
    first: &Expansion,
    document: &Document,
    workspace: &Workspace,
    report: &mut Reporter,
) {
    let Some(page) = workspace.get(first.document) else { return };
    let message = format!("`{name}` is expanded again: the reader knows it already");
    let fix = Acronyms::plain(expansion, workspace).map(|plain| Fix {
        title: format!("Write `{name}` alone"),
        safety: Safety::Unsafe,
        edits: vec![document.replace(plain.whole, document.source.slice(plain.short))],
    });
    report.report(
        Finding::new(document.at(expansion.span), message)
            .label(page.at(first.span), "first expanded here")
            .help("write the acronym alone")
            .data("acronym", name)
            .fix(fix),
    );
}
