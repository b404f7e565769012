//! Which folder is the tree.

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::SharedArgs;
use crate::commands::CommandError;

/// The root that the command line gives.
pub(super) fn given_root(root: &Utf8Path, current: &Utf8Path) -> Result<Utf8PathBuf, CommandError> {
    let full = current.join(root);
    let full = full.canonicalize_utf8().map_err(|error| CommandError::unreadable(root, &error))?;
    if full.is_dir() {
        Ok(full)
    } else {
        Err(CommandError::Input(root.to_owned(), "is no folder".to_owned()))
    }
}

/// The folder whose files belong together: the one that is given, that of the configuration file, the current folder or
/// what of it is one tree, else the one that holds all that is named.
pub(super) fn root(
    shared: &SharedArgs,
    config: Option<&Utf8Path>,
    ancestor: &Utf8Path,
    current: &Utf8Path,
) -> Result<Utf8PathBuf, CommandError> {
    if let Some(root) = &shared.root {
        return given_root(root, current);
    }
    let configured = config.filter(|_| shared.config.is_none()).and_then(Utf8Path::parent);
    if let Some(folder) = configured {
        return Ok(folder.canonicalize_utf8()?);
    }
    let current = current.canonicalize_utf8()?;
    if !ancestor.starts_with(&current) {
        return Ok(ancestor.to_owned());
    }
    // A folder that holds repositories, up to that of all files, is no docs tree: the repository is.
    let repository = repository_of(ancestor).filter(|_| repository_of(&current).is_none());
    Ok(repository.map_or(current, Utf8Path::to_owned))
}

/// The top of the git repository that a folder belongs to.
fn repository_of(folder: &Utf8Path) -> Option<&Utf8Path> {
    folder.ancestors().find(|above| above.join(".git").exists())
}
