use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::{AnchorSource, Document, Workspace};

/// GL306
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DuplicateId {}

impl Rule for DuplicateId {
    fn check_document(&self, document: &Document, _workspace: &Workspace, report: &mut Reporter) {
        let Some(anchors) = document.anchors.first() else { return };
        let mut first: FxHashMap<&str, Span> = FxHashMap::default();
        for anchor in anchors
            .iter()
            .filter(|anchor| matches!(anchor.source, AnchorSource::HeadingId(_) | AnchorSource::Explicit(_)))
        {
            let Some(&known) = first.get(anchor.id.as_str()) else {
                first.insert(&anchor.id, anchor.span);
                continue;
            };
            if known.overlaps(anchor.span) {
                continue;
            }
            let message = format!(
                "the id `{}` is given twice on this page: links lead to the first place only",
                anchor.id
            );
            report.report(
                Finding::new(document.at(anchor.span), message)
                    .label(document.at(known), "first given here")
                    .help("give one of them another id")
                    .data("target", format!("#{}", anchor.id)),
            );
        }
    }
}
