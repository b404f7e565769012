use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::facts::Definition;
use crate::markdown::definition::normalize_label;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::{Document, Workspace};

/// GL309
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DuplicateReference {}

impl Rule for DuplicateReference {
    fn check_document(&self, document: &Document, _workspace: &Workspace, report: &mut Reporter) {
        let mut first: FxHashMap<(bool, String), &Definition> = FxHashMap::default();
        for definition in &document.facts.definitions {
            if definition.label.starts_with("//") || definition.label.eq_ignore_ascii_case("comment") {
                continue;
            }
            let label = (definition.footnote, normalize_label(&definition.label));
            let Some(known) = first.get(&label) else {
                first.insert(label, definition);
                continue;
            };
            let mark = if definition.footnote { "^" } else { "" };
            let effect = if known.destination == definition.destination && !definition.footnote {
                "both lead to the same place"
            } else {
                "the first definition wins and this one is ignored"
            };
            let message = format!("`[{mark}{}]` is defined twice on this page: {effect}", definition.label);
            report.report(
                Finding::new(document.at(definition.span), message)
                    .label(document.at(known.span), "first defined here")
                    .help("remove one of them, or give it another label")
                    .data("label", definition.label.as_str()),
            );
        }
    }
}
