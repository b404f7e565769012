use std::collections::BTreeSet;

use serde::Deserialize;

use crate::config::AcronymReport;
use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::acronyms::{Acronym, Use, Verdict};
use crate::workspace::{DocumentId, Workspace};

/// GL201
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UndefinedAcronym {}

impl Rule for UndefinedAcronym {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for (name, acronym) in &workspace.acronyms.list {
            let undefined = |place: &&Use| {
                let verdict = workspace.acronyms.judge(name, acronym, place, workspace);
                matches!(verdict, Verdict::Undefined)
            };
            let uses: Vec<&Use> = acronym.uses.iter().filter(undefined).collect();
            match workspace.config.acronyms.report {
                AcronymReport::Project => report_one(name, acronym, &uses, workspace, report),
                AcronymReport::Page => uses
                    .chunk_by(|a, b| a.document == b.document)
                    .for_each(|uses| report_one(name, acronym, uses, workspace, report)),
            }
        }
    }
}

/// Reports the first of some uses, with the number of the others.
fn report_one(name: &str, acronym: &Acronym, uses: &[&Use], workspace: &Workspace, report: &mut Reporter) {
    let Some(first) = uses.first() else { return };
    let Some(document) = workspace.get(first.document) else { return };
    let pages: BTreeSet<DocumentId> = uses.iter().map(|place| place.document).collect();
    let message = format!(
        "nothing says what `{name}` stands for{}: a reader who does not know it is lost",
        others(uses.len() - 1, pages.len() - 1)
    );
    let mut finding = Finding::new(Location::new(document.path(), first.span), message)
        .data("acronym", name)
        .data("uses", uses.len())
        .data("pages", pages.len());
    let elsewhere = acronym.expansions.iter().find(|expansion| !expansion.long.is_empty());
    let page = elsewhere.and_then(|expansion| Some((expansion, workspace.get(expansion.document)?)));
    finding = match page {
        Some((expansion, page)) => finding
            .label(Location::new(page.path(), expansion.span), "another page says it")
            .help(format!(
                "write `{} ({name})` here as {} does, or link to a glossary entry",
                expansion.long,
                page.path()
            )),
        None => finding.help(format!(
            "write it out where it first stands, as in `long form ({name})`, or give it a glossary entry; where \
             every reader knows it, name it in `ignore` under [acronyms]"
        )),
    };
    report.report(finding);
}

/// " (2 other uses, 1 other page)"
fn others(uses: usize, pages: usize) -> String {
    let counted = |count: usize, noun: &str| format!("{count} other {noun}{}", if count == 1 { "" } else { "s" });
    match (uses, pages) {
        (0, _) => String::new(),
        (_, 0) => format!(" (nor for {} on this page)", counted(uses, "use")),
        _ => format!(" (nor for {}, on {} too)", counted(uses, "use"), counted(pages, "page")),
    }
}
