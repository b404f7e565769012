use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::config::AcronymReport;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::counted;
use crate::workspace::acronyms::{Acronym, Expansion, ExpansionSource, Use, Verdict};
use crate::workspace::{Document, DocumentId, Workspace, records_changes};

/// GL201
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UndefinedAcronym {}

impl Rule for UndefinedAcronym {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for spellings in by_letters(workspace).values() {
            let uses = undefined(spellings, workspace);
            match workspace.config.acronyms.report {
                AcronymReport::Project => report_one(spellings, &uses, workspace, report),
                AcronymReport::Page => uses
                    .chunk_by(|a, b| a.1.document == b.1.document)
                    .for_each(|uses| report_one(spellings, uses, workspace, report)),
            }
        }
    }
}

/// An acronym as it is spelled, and one place where it is.
type Spelled<'a> = (&'a str, &'a Use);

/// The acronyms of the tree by their letters: spellings that differ in case only are one to a reader.
fn by_letters(workspace: &Workspace) -> BTreeMap<String, Vec<(&str, &Acronym)>> {
    let mut groups: BTreeMap<String, Vec<(&str, &Acronym)>> = BTreeMap::new();
    for (name, acronym) in &workspace.acronyms().list {
        groups.entry(name.to_uppercase()).or_default().push((name, acronym));
    }
    groups
}

/// The uses that nothing explains, by page and place.
fn undefined<'a>(spellings: &[(&'a str, &'a Acronym)], workspace: &'a Workspace) -> Vec<Spelled<'a>> {
    let of_one = |&(name, acronym): &(&'a str, &'a Acronym)| {
        let undefined = move |place: &&Use| {
            let verdict = workspace.acronyms().judge(name, acronym, place, workspace);
            matches!(verdict, Verdict::Undefined)
        };
        let uses = if workspace.acronyms().is_known(name, workspace) { &[] } else { acronym.uses.as_slice() };
        uses.iter().filter(undefined).map(move |place| (name, place))
    };
    let mut uses: Vec<Spelled<'_>> = spellings.iter().flat_map(of_one).collect();
    uses.sort_by_key(|(_, place)| (place.document, place.span));
    uses
}

/// Fewest uses of an acronym that stands in the records of changes only, for it to matter.
const FEWEST_USES_IN_RECORDS: usize = 3;

/// The use to report: the first, but rather one that stands in the docs proper than one in the record of changes. A
/// few words of such a record are no text that readers need to understand.
fn place_of<'a>(uses: &[Spelled<'a>], workspace: &Workspace) -> Option<Spelled<'a>> {
    let in_docs = |(_, place): &&Spelled<'a>| {
        workspace.get(place.document).is_some_and(|document| !is_record(document))
    };
    let enough = uses.len() >= FEWEST_USES_IN_RECORDS;
    uses.iter().find(in_docs).or_else(|| uses.first().filter(|_| enough)).copied()
}

/// Whether a page records changes or news, or thanks people.
fn is_record(document: &Document) -> bool {
    let path = document.path();
    let thanks = matches!(path.file_stem().unwrap_or_default().to_lowercase().as_str(), "credits" | "thanks");
    thanks || path.components().any(|part| part.as_str() == "blog") || records_changes(document)
}

/// Reports one of some uses, with the number of the others.
fn report_one(
    spellings: &[(&str, &Acronym)],
    uses: &[Spelled<'_>],
    workspace: &Workspace,
    report: &mut Reporter,
) {
    let Some((name, first)) = place_of(uses, workspace) else { return };
    let Some(document) = workspace.get(first.document) else { return };
    let pages: BTreeSet<DocumentId> = uses.iter().map(|(_, place)| place.document).collect();
    let message = format!(
        "nothing says what `{name}` stands for{}: a reader who does not know it is lost",
        others(uses.len() - 1, pages.len() - 1)
    );
    let mut finding = Finding::new(document.at(first.span), message)
        .data("acronym", name)
        .data("uses", uses.len())
        .data("pages", pages.len())
        .elsewhere(uses.iter().filter_map(|(_, place)| {
            let document = workspace.get(place.document)?;
            Some(document.at(place.span))
        }));
    let mut elsewhere = spellings.iter().flat_map(|(_, acronym)| &acronym.expansions);
    let elsewhere = elsewhere.find(|expansion| may_be_written(name, expansion));
    let page = elsewhere.and_then(|expansion| Some((expansion, workspace.get(expansion.document)?)));
    finding = match page {
        Some((expansion, page)) => finding
            .label(page.at(expansion.span), "another page says it")
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

/// Whether an expansion of another page is surely one: a heading that happens to have two of the letters is none.
fn may_be_written(name: &str, expansion: &Expansion) -> bool {
    let long = expansion.long.as_str();
    !long.is_empty()
        && match expansion.source {
            ExpansionSource::Gloss => false,
            source if source.holds_elsewhere() => true,
            _ => name.len() > 2 && begins_each_word(name, long),
        }
}

/// Whether the letters of a name are the first ones of all words, "of" and the like aside.
fn begins_each_word(name: &str, long: &str) -> bool {
    let words =
        long.split([' ', '-', '–']).filter(|word| !["a", "an", "the", "and", "of", "for"].contains(word));
    let first: String = words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    first == name.to_uppercase()
}

/// The other uses, as an aside: " (nor for 2 other uses on this page)".
fn others(uses: usize, pages: usize) -> String {
    let (other_uses, other_pages) = (counted(uses, "other use"), counted(pages, "other page"));
    match (uses, pages) {
        (0, _) => String::new(),
        (_, 0) => format!(" (nor for {other_uses} on this page)"),
        _ => format!(" (nor for {other_uses}, on {other_pages} too)"),
    }
}
