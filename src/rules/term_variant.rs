use serde::Deserialize;

use super::support::wording;
use crate::diagnostic::{Fix, Location, Safety};
use crate::glossary::{Derivation, has_inner_capital};
use crate::mention::{Mention, Place, Reason, Sureness, Use};
use crate::rule::{Finding, Reporter, Rule};
use crate::text::squeeze;
use crate::workspace::{Document, Workspace};

/// GL106
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TermVariant {}

impl Rule for TermVariant {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for mention in document.mentions.iter().filter(|mention| counts(mention)) {
            let Some(term) = workspace.glossaries.term(mention.term) else { continue };
            let Some(form) = term.forms.get(mention.form as usize) else { continue };
            let written = squeeze(document.source.slice(mention.span));
            if is_usual(&written, &form.text, mention) {
                continue;
            }
            let finding = finding(mention, &written, &form.text, document).data("term", term.name.as_str());
            let entry = term.sites.first().and_then(|site| workspace.glossaries.entry(*site));
            report.report(match entry {
                Some(entry) => finding.label(Location::new(entry.path.clone(), entry.name_span), "its entry"),
                None => finding,
            });
        }
    }
}

fn counts(mention: &Mention) -> bool {
    mention.derivation == Derivation::Variant
        && matches!(mention.place, Place::Text | Place::Heading | Place::Label)
        && mention.sense.sureness >= Sureness::Unsure
        && !mention.sense.reasons.contains(&Reason::Record)
}

/// Whether it is no other spelling: a name of code such as `workQueue`, or a difference that English asks for, which is
/// capitals in headings and labels and hyphens in a name that stands before a noun.
fn is_usual(written: &str, form: &str, mention: &Mention) -> bool {
    let only_case = written.to_lowercase() == form.to_lowercase();
    let hyphenated = written.replace('-', " ").to_lowercase() == form.to_lowercase();
    let identifier = !written.contains([' ', '-']) && form.contains([' ', '-']) && has_inner_capital(written);
    identifier
        || only_case && mention.place != Place::Text
        || hyphenated && mention.company.usage == Use::Modifier
}

fn finding(mention: &Mention, written: &str, form: &str, document: &Document) -> Finding {
    let message =
        format!("`{written}` is spelled `{form}` in the glossary, so a search for the one misses the other");
    let text = wording::in_place_of(mention, form, form, document);
    let help = format!("write `{}`, or add this spelling to the entry", text.as_deref().unwrap_or(form));
    let fix = text.filter(|_| mention.place == Place::Text).map(|text| Fix {
        title: format!("write `{text}`"),
        safety: Safety::Unsafe,
        edits: vec![document.replace(mention.span, text)],
    });
    Finding::new(document.at(mention.span), message).help(help).fix(fix)
}
