use serde::Deserialize;

use crate::acronym::initials_fit;
use crate::config::AcronymScope;
use crate::diagnostic::Location;
use crate::glossary::{Edition, edition_of};
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;
use crate::workspace::acronyms::{Acronym, Claim, Expansion, Meanings};

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
        for (name, acronym) in &workspace.acronyms().list {
            let stated: Vec<&Expansion> =
                acronym.expansions.iter().filter(|expansion| is_compared(name, expansion)).collect();
            for expansions in self.scopes(&stated, workspace) {
                check_scope(name, acronym, expansions, workspace, report);
            }
        }
    }
}

/// Whether an expansion is sure enough to be held against another: its initials, small words too, are the acronym. A
/// single word before brackets is often what they give an example of, not what they abbreviate: "compiler (CI, …)".
fn is_compared(name: &str, expansion: &Expansion) -> bool {
    expansion.source.is_stated()
        && expansion.long.contains([' ', '-'])
        && initials_fit(&name.to_lowercase(), &expansion.long)
}

impl ConflictingExpansion {
    /// The expansions that are compared with each other.
    fn scopes<'a, 'b>(&self, all: &'b [&'a Expansion], workspace: &Workspace) -> Vec<&'b [&'a Expansion]> {
        match workspace.config.acronyms.scope {
            _ if self.across_pages => vec![all],
            AcronymScope::Project => vec![all],
            AcronymScope::Page => all.chunk_by(|a, b| a.document == b.document).collect(),
            AcronymScope::Section => {
                all.chunk_by(|a, b| a.document == b.document && a.section == b.section).collect()
            }
        }
    }
}

/// Reports the first expansion of each meaning but that of the glossary or, where it is silent, the most frequent.
fn check_scope<'a>(
    name: &str,
    acronym: &'a Acronym,
    expansions: &[&'a Expansion],
    workspace: &'a Workspace,
    report: &mut Reporter,
) {
    let mut meanings = Meanings::new(name);
    for (edition, claim) in glossary_claims(acronym, expansions, workspace) {
        meanings.add(edition, claim);
    }
    let from_glossary = !meanings.list.is_empty();
    for &expansion in expansions {
        if let Some(edition) = workspace.acronyms().edition(expansion.document) {
            meanings.add(edition.clone(), Claim::Page(expansion));
        }
    }
    let Some((usual, others)) = meanings.split(from_glossary) else { return };
    for claim in others {
        if let Claim::Page(expansion) = claim {
            report_one(name, expansion, usual, workspace, report);
        }
    }
}

/// What the glossaries that apply to the pages of some expansions say, each claim once, with the edition of its page.
fn glossary_claims<'a>(
    acronym: &'a Acronym,
    expansions: &[&Expansion],
    workspace: &'a Workspace,
) -> Vec<(Edition, Claim<'a>)> {
    let mut claims: Vec<(Edition, Claim<'a>)> = Vec::new();
    for page in expansions.iter().filter_map(|expansion| workspace.get(expansion.document)) {
        for claim in acronym.glossary_claims(page.path(), workspace) {
            let Claim::Glossary(entry, long) = claim else { continue };
            let edition = edition_of(&entry.path);
            if !claims.iter().any(|(known, claim)| *known == edition && claim.long() == long) {
                claims.push((edition, claim));
            }
        }
    }
    claims
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
            (Location::new(entry.path.clone(), entry.headword_span), "the glossary says".to_owned())
        }
        Claim::Page(other) => {
            let Some(page) = workspace.get(other.document) else { return };
            let who = match () {
                () if other.document != expansion.document => format!("{} says", page.path()),
                () if other.span < expansion.span => "it stood for".to_owned(),
                () => "it stands for".to_owned(),
            };
            (page.at(other.span), who)
        }
    };
    let message = format!(
        "`{name}` stands for \"{}\" here, but {who} \"{}\": a reader cannot tell which is meant",
        expansion.long,
        claim.long()
    );
    report.report(
        Finding::new(document.at(expansion.span), message)
            .label(place, format!("\"{}\"", claim.long()))
            .help("agree on one, or write the other meaning out wherever it is meant")
            .data("acronym", name),
    );
}
