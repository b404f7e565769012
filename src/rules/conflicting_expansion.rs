use serde::Deserialize;

use crate::config::AcronymScope;
use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;
use crate::workspace::acronyms::{Acronym, Claim, Expansion, same_meaning};

/// GL203
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ConflictingExpansion {
    /// Whether pages are compared with each other where expansions hold on one page only.
    across_pages: bool,
}

impl Default for ConflictingExpansion {
    fn default() -> Self {
        Self { across_pages: true }
    }
}

impl Rule for ConflictingExpansion {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        let acronyms = workspace.acronyms();
        for (name, acronym) in &acronyms.list {
            let mut stated: Vec<&Expansion> =
                acronym.expansions.iter().filter(|expansion| expansion.source.is_stated()).collect();
            // A translation or another version of the docs may spell it out in its own way.
            stated.sort_by_key(|expansion| acronyms.edition(expansion.document));
            for edition in stated.chunk_by(|a, b| acronyms.same_edition(a.document, b.document)) {
                for expansions in self.scopes(edition, workspace) {
                    check_scope(name, acronym, expansions, workspace, report);
                }
            }
        }
    }
}

impl ConflictingExpansion {
    /// The expansions that are compared with each other.
    fn scopes<'a, 'b>(&self, edition: &'b [&'a Expansion], workspace: &Workspace) -> Vec<&'b [&'a Expansion]> {
        match workspace.config.acronyms.scope {
            _ if self.across_pages => vec![edition],
            AcronymScope::Project => vec![edition],
            AcronymScope::Page => edition.chunk_by(|a, b| a.document == b.document).collect(),
            AcronymScope::Section => {
                edition.chunk_by(|a, b| a.document == b.document && a.section == b.section).collect()
            }
        }
    }
}

/// The expansions of one meaning, in the order of the pages.
struct Meaning<'a> {
    first: Claim<'a>,
    count: usize,
}

/// Reports the first expansion of each meaning but that of the glossary or, where it is silent, the most frequent.
fn check_scope<'a>(
    name: &str,
    acronym: &'a Acronym,
    expansions: &[&'a Expansion],
    workspace: &'a Workspace,
    report: &mut Reporter,
) {
    let page = expansions.first().and_then(|expansion| workspace.get(expansion.document));
    let glossary = page.map(|page| acronym.glossary_claims(page.path(), workspace)).unwrap_or_default();
    let mut meanings: Vec<Meaning<'a>> = Vec::new();
    for claim in glossary.iter().copied().chain(expansions.iter().map(|expansion| Claim::Page(expansion))) {
        match meanings.iter_mut().find(|meaning| same_meaning(meaning.first.long(), claim.long())) {
            Some(meaning) => meaning.count += 1,
            None => meanings.push(Meaning { first: claim, count: 1 }),
        }
    }
    let most = meanings.iter().map(|meaning| meaning.count).max().unwrap_or_default();
    let usual = if glossary.is_empty() { meanings.iter().find(|meaning| meaning.count == most) } else { meanings.first() };
    let Some(usual) = usual else { return };
    for meaning in &meanings {
        if let Claim::Page(expansion) = meaning.first
            && !same_meaning(expansion.long.as_str(), usual.first.long())
        {
            report_one(name, expansion, usual.first, workspace, report);
        }
    }
}

fn report_one(
    name: &str,
    expansion: &Expansion,
    claim: Claim<'_>,
    workspace: &Workspace,
    report: &mut Reporter,
) {
    let Some(document) = workspace.get(expansion.document) else { return };
    let (place, who) = match claim {
        Claim::Glossary(entry, _) => {
            (Location::new(entry.path.as_path(), entry.headword_span), "the glossary says".to_owned())
        }
        Claim::Page(other) => {
            let Some(page) = workspace.get(other.document) else { return };
            let who = match () {
                () if other.document != expansion.document => format!("{} says", page.path()),
                () if other.span < expansion.span => "it stood for".to_owned(),
                () => "it stands for".to_owned(),
            };
            (Location::new(page.path(), other.span), who)
        }
    };
    let message = format!(
        "`{name}` stands for \"{}\" here, but {who} \"{}\": a reader cannot tell which is meant",
        expansion.long,
        claim.long()
    );
    report.report(
        Finding::new(Location::new(document.path(), expansion.span), message)
            .label(place, format!("\"{}\"", claim.long()))
            .help("agree on one, or write the other meaning out wherever it is meant")
            .data("acronym", name),
    );
}
