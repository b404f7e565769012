use serde::Deserialize;

use crate::config::AcronymScope;
use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;
use crate::workspace::acronyms::{Claim, Expansion, same_meaning};

/// GL203
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ConflictingExpansion {}

impl Rule for ConflictingExpansion {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for (name, acronym) in &workspace.acronyms.list {
            let glossary = acronym.glossary_claims(workspace);
            let stated: Vec<&Expansion> =
                acronym.expansions.iter().filter(|expansion| expansion.source.is_stated()).collect();
            let together: Vec<&[&Expansion]> = match workspace.config.acronyms.scope {
                AcronymScope::Project => vec![stated.as_slice()],
                AcronymScope::Page => stated.chunk_by(|a, b| a.document == b.document).collect(),
                AcronymScope::Section => stated
                    .chunk_by(|a, b| a.document == b.document && a.section == b.section)
                    .collect(),
            };
            for expansions in together {
                check_scope(name, expansions, &glossary, workspace, report);
            }
        }
    }
}

/// Reports each expansion of a scope that differs from what stands before it, once per meaning.
fn check_scope<'a>(
    name: &str,
    expansions: &[&'a Expansion],
    glossary: &[Claim<'a>],
    workspace: &Workspace,
    report: &mut Reporter,
) {
    let mut known: Vec<Claim<'a>> = glossary.to_vec();
    for &expansion in expansions {
        let differs = known.iter().all(|claim| !same_meaning(claim.long(), &expansion.long));
        if let Some(claim) = known.first().filter(|_| differs) {
            report_one(name, expansion, *claim, workspace, report);
        }
        if known.is_empty() || differs {
            known.push(Claim::Page(expansion));
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
        Claim::Glossary(entry, _) => (Location::new(entry.path.as_path(), entry.headword_span), "the glossary says"),
        Claim::Page(other) => {
            let Some(page) = workspace.get(other.document) else { return };
            (Location::new(page.path(), other.span), "it stood for")
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
