use serde::Deserialize;

use super::support::{self, suggest::Broken};
use crate::facts::{Directive, DirectiveKind};
use crate::glossary::Shape;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::nearest;
use crate::workspace::{Document, Target, Workspace};

/// GL101
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UndefinedTerm {}

impl Rule for UndefinedTerm {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        check_links(document, workspace, report);
        check_notations(document, workspace, report);
    }
}

/// Links into a glossary page whose fragment is no entry's.
fn check_links(document: &Document, workspace: &Workspace, report: &mut Reporter) {
    for link in document.links.iter().filter(|link| !document.is_wikilink(link)) {
        let Target::MissingAnchor(id, fragment) = &link.target else { continue };
        let Some(page) = workspace.get(*id) else { continue };
        let elsewhere = support::leads_on_another_platform(page, fragment);
        if elsewhere || !support::is_undefined_term(page, workspace) {
            continue;
        }
        let message = format!("`#{fragment}` is no entry of the glossary `{}`", page.path());
        let near = Broken { document, link, workspace }.anchor(page, fragment);
        report.report(
            Finding::new(document.at(link.span), message)
                .help(near.help("correct the fragment, or write the entry"))
                .data("term", fragment.as_str())
                .data("target", &*link.destination)
                .fix(near.fix),
        );
    }
}

/// Roles and the like that name a term which no glossary of the tree has.
fn check_notations(document: &Document, workspace: &Workspace, report: &mut Reporter) {
    let has_directive_glossary =
        workspace.glossaries.list.iter().any(|glossary| glossary.shape == Shape::Directive);
    if !has_directive_glossary {
        return;
    }
    for directive in document.facts.directives.iter().filter(|directive| names_a_term(directive)) {
        if document.term_links.iter().any(|link| link.span.overlaps(directive.span)) {
            continue;
        }
        let name = directive.argument.trim();
        let known = workspace.glossaries.terms.iter().flat_map(|term| &term.forms);
        let help = match nearest(name, known.map(|form| form.text.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "correct the name, or write the entry".to_owned(),
        };
        let message = format!("`{name}` is no term of any glossary here, so there is nothing to link to");
        report.report(
            Finding::new(document.at(directive.argument_span), message).help(help).data("term", name),
        );
    }
}

/// Whether a construct names a term of the tree's own glossaries: `{term}` and Spec-Up's `[[ref: …]]`.
fn names_a_term(directive: &Directive) -> bool {
    matches!(
        (directive.kind, directive.name.as_str()),
        (DirectiveKind::Role, "term") | (DirectiveKind::SpecUp, "ref")
    )
}
