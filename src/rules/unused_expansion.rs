use serde::Deserialize;

use crate::acronym::base_form;
use crate::config::AcronymScope;
use crate::diagnostic::{Edit, Fix, Location, Safety};
use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::Workspace;
use crate::workspace::acronyms::{Acronym, Acronyms, Expansion, PlainExpansion};

/// GL205
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnusedExpansion {}

impl Rule for UnusedExpansion {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for (name, acronym) in &workspace.acronyms().list {
            for expansion in &acronym.expansions {
                let Some(plain) = Acronyms::plain(expansion, workspace) else { continue };
                let glossary = workspace.acronyms().is_glossary_page(expansion.document);
                if !glossary && !is_used(acronym, expansion, workspace) {
                    report_one(name, expansion, plain, workspace, report);
                }
            }
        }
    }
}

/// Whether the acronym stands anywhere else where the expansion holds.
fn is_used(acronym: &Acronym, expansion: &Expansion, workspace: &Workspace) -> bool {
    let everywhere = workspace.config.acronyms.scope == AcronymScope::Project;
    let here = |document| everywhere || document == expansion.document;
    acronym.uses.iter().any(|place| here(place.document))
        || acronym.expansions.iter().any(|other| other.span != expansion.span && here(other.document))
}

fn report_one(
    name: &str,
    expansion: &Expansion,
    plain: PlainExpansion,
    workspace: &Workspace,
    report: &mut Reporter,
) {
    let Some(document) = workspace.get(expansion.document) else { return };
    let message = format!("`{name}` is introduced and never used: the reader learns it for nothing");
    let brackets = Span { start: plain.long.end, end: plain.whole.end };
    let fix = (base_form(name) == name).then(|| Fix {
        title: format!("Remove `({name})`"),
        safety: Safety::Unsafe,
        edits: vec![Edit::replace(document.path(), brackets, "")],
    });
    report.report(
        Finding::new(Location::new(document.path(), expansion.span), message)
            .help("leave the acronym out")
            .data("acronym", name)
            .fix(fix),
    );
}
