//! The new files that a fix writes beside the old ones, and what is left of them where it was killed.

use std::fs::{DirEntry, File};
use std::io::Result;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::discover;

/// Makes a file in a folder to write a page anew in. It is locked for as long as the program holds it, which the
/// system ends with the program: so those that were left can be told from those that are at work.
pub(super) fn new_file(folder: &Path) -> Result<NamedTempFile> {
    let (before, after) = discover::UNFINISHED;
    let file = tempfile::Builder::new().prefix(before).suffix(after).tempfile_in(folder)?;
    // Some network disks have no locks: then others cannot tell, and leave it.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Removes the files that fixes which were killed have left in a folder. What may still be in use stays, and so does
/// what cannot be removed.
pub fn remove_leftovers(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok).filter(is_leftover) {
        let _ = std::fs::remove_file(entry.path());
    }
}

/// Whether a file has the name of an unfinished fix and no program holds it.
fn is_leftover(entry: &DirEntry) -> bool {
    let is_named_so = entry.file_name().to_str().is_some_and(discover::is_unfinished);
    let is_file = || entry.file_type().is_ok_and(|kind| kind.is_file());
    is_named_so && is_file() && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok())
}
