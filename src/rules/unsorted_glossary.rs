use serde::Deserialize;

use crate::diagnostic::Location;
use crate::glossary::Shape;
use crate::rule::{Finding, Reporter, Rule};
use crate::workspace::Workspace;

/// GL008
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnsortedGlossary {}

impl Rule for UnsortedGlossary {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        for glossary in workspace.glossaries.list.iter().filter(|glossary| glossary.shape != Shape::Files) {
            let pairs = glossary.entries.iter().zip(glossary.entries.iter().skip(1));
            let mut inverted = pairs.filter(|(before, entry)| before.path == entry.path && key(&before.name) > key(&entry.name));
            if let Some((before, entry)) = inverted.next() {
                let message = format!(
                    "“{}” stands after “{}”: the glossary is in alphabetical order up to here",
                    entry.name, before.name
                );
                report.report(
                    Finding::new(Location::new(entry.path.as_path(), entry.name_span), message)
                        .label(Location::new(before.path.as_path(), before.name_span), "the entry before it")
                        .help("move it up")
                        .data("term", entry.name.as_str()),
                );
            }
        }
    }
}

/// Letters and digits only, case aside.
fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
