use serde::Deserialize;

use crate::acronym::base_form;
use crate::diagnostic::{Fix, Safety};
use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::Workspace;
use crate::workspace::acronyms::{Acronyms, Expansion, PlainExpansion};

/// GL205
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnusedExpansion {}

impl Rule for UnusedExpansion {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        let acronyms = workspace.acronyms();
        for (name, acronym) in &acronyms.list {
            let only = match acronym.expansions.as_slice() {
                [only] if acronym.uses.is_empty() => only,
                _ => continue,
            };
            if acronyms.is_glossary_page(only.document) || acronyms.is_known(name, workspace) {
                continue;
            }
            let plain =
                Acronyms::plain(only, workspace).filter(|_| Acronyms::in_running_text(only, workspace));
            if let Some(plain) = plain {
                report_one(name, only, plain, workspace, report);
            }
        }
    }
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
        title: format!("remove `({name})`"),
        safety: Safety::Unsafe,
        edits: vec![document.replace(brackets, "")],
    });
    report.report(
        Finding::new(document.at(expansion.span), message)
            .help("leave the acronym out")
            .data("acronym", name)
            .fix(fix),
    );
}
