mod collect;
mod outside;
mod phrase;
mod stub;

use std::io::Write;

use super::CommandError;
use super::load;
use crate::cli::CandidatesArgs;
use crate::workspace::Workspace;

/// Prints what no glossary has and may need, most used first, as entries to paste.
pub(super) fn run(args: &CandidatesArgs) -> Result<bool, CommandError> {
    let loaded = load::load(&args.paths, &args.shared)?;
    let asked = loaded.asked();
    let workspace = Workspace::build(loaded.tree, loaded.config);
    let candidates = collect::of(&workspace, &|path| asked.covers(path))?;
    let shown = candidates.get(..args.limit.min(candidates.len())).unwrap_or_default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    stub::write(shown, stub::form(&workspace), &mut out)?;
    out.flush()?;
    if !args.shared.quiet {
        let (all, shown) = (candidates.len(), shown.len());
        writeln!(std::io::stderr().lock(), "{shown} of {all} candidates, the most used first.")?;
    }
    Ok(false)
}
