use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use crate::facts::{Directive, DirectiveKind};
use crate::platform::Platform;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::{Document, Labels, Workspace};

/// Roles whose content is a label.
const ROLES: [&str; 5] = ["ref", "numref", "eq", "std:ref", "std:numref"];

/// GL311
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UndefinedLabel {}

impl Rule for UndefinedLabel {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        let platform = workspace.platform(document);
        let mut wanted: Vec<(String, Span)> = Vec::new();
        if matches!(platform, Platform::Sphinx | Platform::Myst) {
            wanted.extend(document.facts.directives.iter().filter_map(label_of_role));
        }
        if platform == Platform::Quarto {
            wanted.extend(cross_references(document));
        }
        wanted.retain(|(label, _)| !is_known(label, workspace));
        let is_open = !wanted.is_empty() && Labels::may_be_elsewhere(workspace);
        for (label, span) in wanted {
            let near = workspace.index.near(workspace).label(&label);
            if is_open && near.is_none() {
                continue;
            }
            let message = format!("no page defines the label `{label}`: readers see the label, not a link");
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "correct the label, or define it where it should lead".to_owned(),
            };
            report.report(Finding::new(document.at(span), message).help(help).data("target", label));
        }
    }
}

/// The label is defined, or is that of a part of a figure: `fig-plots-2` of `fig-plots`.
fn is_known(label: &str, workspace: &Workspace) -> bool {
    let labels = &workspace.index.labels;
    let part = || label.rsplit_once('-').filter(|(_, number)| number.chars().all(|c| c.is_ascii_digit()));
    labels.find(label).is_some() || part().is_some_and(|(whole, _)| labels.find(whole).is_some())
}

fn label_of_role(directive: &Directive) -> Option<(String, Span)> {
    if directive.kind != DirectiveKind::Role || !ROLES.contains(&directive.name.as_str()) {
        return None;
    }
    let argument = directive.argument.trim();
    let label = match argument.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((_, label)) => label,
        None => argument,
    };
    let label = label.trim().trim_start_matches(['!', '#']);
    let elsewhere = label.is_empty() || label.contains(':') && !label.contains(' ');
    (!elsewhere).then(|| (label.to_owned(), directive.argument_span))
}

/// Cross-references of Quarto in the text: `@sec-setup`.
fn cross_references(document: &Document) -> Vec<(String, Span)> {
    #[allow(clippy::unwrap_used, reason = "the pattern is a constant")]
    static CROSS_REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"@((?:sec|fig|tbl|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr)-[\w-]*\w)").unwrap()
    });
    let mut found = Vec::new();
    for prose in document.facts.prose.iter().filter(|prose| prose.text.contains('@')) {
        for capture in CROSS_REFERENCE.captures_iter(prose.text) {
            let follows_word = |at: usize| {
                prose.text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric))
            };
            let label = capture.get(1).filter(|label| !follows_word(label.start().saturating_sub(1)));
            if let Some(label) = label {
                found.push((label.as_str().to_owned(), prose.span_of(&label.range())));
            }
        }
    }
    found
}
