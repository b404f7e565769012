use super::CommandError;
use super::load;
use crate::cli::TermsArgs;
use crate::workspace::Workspace;

/// Shows the glossaries that were found.
pub(super) fn run(args: &TermsArgs) -> Result<bool, CommandError> {
    let loaded = load::load(&args.paths, &args.shared)?;
    let _workspace = Workspace::build(loaded.tree, loaded.config);
    Ok(false)
}
