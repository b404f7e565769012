use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};

use super::leftover;

/// Why a fixed file was not written. The old file is whole in every case.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file is not what was read: something else wrote to it meanwhile.
    #[error("{0} changed while it was being fixed; it was left as it is, run again")]
    Changed(Utf8PathBuf),
    /// The system refused.
    #[error("{0} could not be written ({1}); it was left as it is")]
    Io(Utf8PathBuf, std::io::Error),
}

/// Replaces the content `before` of the file at `path` by `after`: into a new file beside it, which then takes its
/// name in one step, so that at any moment the file is either old or new. Permissions are kept; a symlink stays
/// one, and its target is replaced.
///
/// # Errors
/// Where the file no longer holds `before`, or cannot be written.
pub fn replace_file(path: &Utf8Path, before: &str, after: &str) -> Result<(), WriteError> {
    let io = |error| WriteError::Io(path.to_owned(), error);
    let target = path.as_std_path().canonicalize().map_err(io)?;
    let folder = target.parent().ok_or_else(|| io(std::io::ErrorKind::NotFound.into()))?;
    let metadata = std::fs::metadata(&target).map_err(io)?;
    if !metadata.is_file() {
        return Err(WriteError::Changed(path.to_owned()));
    }
    let permissions = metadata.permissions();
    if permissions.readonly() {
        return Err(io(std::io::ErrorKind::PermissionDenied.into()));
    }
    let mut file = leftover::new_file(folder).map_err(io)?;
    file.write_all(after.as_bytes()).map_err(io)?;
    file.as_file().set_permissions(permissions).map_err(io)?;
    file.as_file().sync_all().map_err(io)?;
    if std::fs::read(&target).map_err(io)? != before.as_bytes() {
        return Err(WriteError::Changed(path.to_owned()));
    }
    file.persist(&target).map_err(|error| io(error.error))?;
    Ok(())
}
