use std::collections::BTreeSet;

use camino::Utf8Path;
use serde::Deserialize;

use crate::config::AcronymReport;
use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::acronyms::{Acronym, Expansion, ExpansionSource, Use, Verdict};
use crate::workspace::{DocumentId, Workspace};

/// GL201
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UndefinedAcronym {}

impl Rule for UndefinedAcronym {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for (name, acronym) in &workspace.acronyms().list {
            let undefined = |place: &&Use| {
                let verdict = workspace.acronyms().judge(name, acronym, place, workspace);
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

/// Fewest uses of an acronym that stands in the records of changes only, for it to matter.
const FEWEST_USES_IN_RECORDS: usize = 3;

/// The use to report: the first, but rather one that stands in the docs proper than one in the record of changes. A
/// few words of such a record are no text that readers need to understand.
fn place_of<'a>(uses: &[&'a Use], workspace: &Workspace) -> Option<&'a Use> {
    let in_docs = |place: &&&Use| {
        workspace.get(place.document).is_some_and(|document| !is_record(document.path()))
    };
    let enough = uses.len() >= FEWEST_USES_IN_RECORDS;
    uses.iter().find(in_docs).or_else(|| uses.first().filter(|_| enough)).copied()
}

/// Whether a page records changes or rules of conduct rather than documents something, by its name or that of its
/// folder.
fn is_record(path: &Utf8Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_lowercase().replace('_', "-");
    let records = ["changelog", "changes", "history", "news", "release-notes", "releases", "license", "licence", "security", "code-of-conduct"];
    let folder = |part: camino::Utf8Component<'_>| {
        matches!(part.as_str(), "release-notes" | "releases" | "changelog" | "changelogs" | "blog")
    };
    records.contains(&stem.as_str()) || path.parent().is_some_and(|parent| parent.components().any(folder))
}

/// Reports one of some uses, with the number of the others.
fn report_one(name: &str, acronym: &Acronym, uses: &[&Use], workspace: &Workspace, report: &mut Reporter) {
    let Some(first) = place_of(uses, workspace) else { return };
    let Some(document) = workspace.get(first.document) else { return };
    let pages: BTreeSet<DocumentId> = uses.iter().map(|place| place.document).collect();
    let message = format!(
        "nothing says what `{name}` stands for{}: a reader who does not know it is lost",
        others(uses.len() - 1, pages.len() - 1)
    );
    let mut finding = Finding::new(Location::new(document.path(), first.span), message)
        .data("acronym", name)
        .data("uses", uses.len())
        .data("pages", pages.len())
        .elsewhere(uses.iter().filter_map(|place| {
            let document = workspace.get(place.document)?;
            Some(Location::new(document.path(), place.span))
        }));
    let spelled = |expansion: &&Expansion| {
        !expansion.long.is_empty() && expansion.source != ExpansionSource::Gloss
    };
    let elsewhere = acronym.expansions.iter().find(spelled);
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
