mod explain;
mod rows;
mod write;

use std::io::Write;

use super::CommandError;
use super::{load, mentions};
use crate::cli::TermsArgs;
use crate::glossary;
use crate::workspace::Workspace;

/// Shows the glossaries that were found.
pub(super) fn run(args: &TermsArgs) -> Result<bool, CommandError> {
    let mut paths = args.paths.clone();
    paths.extend(args.explain.clone());
    let loaded = load::load(&paths, &args.shared)?;
    let asked = loaded.asked();
    let workspace = Workspace::build(loaded.tree, loaded.config);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if args.explain.is_some() {
        for document in workspace.documents.iter().filter(|document| asked.covers(document.path())) {
            explain::page(&workspace, document, &mut out)?;
            mentions::write(&workspace, document, &|_| true, &mut out)?;
        }
        out.flush()?;
        return Ok(false);
    }
    let covered = |glossary: &glossary::Glossary| {
        asked.covers(&glossary.path) || glossary.entries.iter().any(|entry| asked.covers(&entry.path))
    };
    let report = rows::of(&workspace, &covered);
    write::write(&report, args.format, &mut out)?;
    out.flush()?;
    Ok(false)
}
