use serde::Deserialize;

use super::support::suggest;
use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::nearest;
use crate::workspace::{Document, Target, Workspace};

/// GL310
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BrokenWikilink {}

impl Rule for BrokenWikilink {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        for link in document.links.iter().filter(|link| document.is_wikilink(link)) {
            let written = document.source.slice(link.span);
            let (message, near) = match &link.target {
                Target::MissingFile(path) => {
                    let message = format!("`[[{written}]]` leads nowhere: there is no note of that name");
                    (message, suggest::note(path, workspace))
                }
                Target::MissingAnchor(id, fragment) => {
                    let Some(page) = workspace.get(*id) else { continue };
                    let message = format!("`[[{written}]]` leads to the top of `{}` at best: it has no such heading or block", page.path());
                    let ids = page.anchors.iter().flat_map(|anchors| anchors.iter().map(|anchor| anchor.id.as_str()));
                    (message, nearest(fragment, ids).map(|near| format!("#{near}")))
                }
                _ => continue,
            };
            let help = near.map_or_else(|| "correct the link, or write the note".to_owned(), |near| format!("did you mean `{near}`?"));
            report.report(
                Finding::new(Location::new(document.path(), link.span), message).help(help).data("target", written),
            );
        }
    }
}
