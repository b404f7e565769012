//! Files of ignore rules that cannot be read because they have no end: the walk would wait for them for ever.

use std::path::{Path, PathBuf};

use camino::{Utf8Path, Utf8PathBuf};

use crate::facts::Problem;
use crate::text::Span;

/// The files of ignore rules that the walk opens in each folder.
const NAMES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// The file of ignore rules in a folder that is a pipe, a device or the like; none where all can be opened.
pub(super) fn endless_in(folder: &Path) -> Option<PathBuf> {
    NAMES.iter().map(|name| folder.join(name)).find(|path| is_endless(path))
}

/// The same for the root and all folders above it, whose rules hold for it too.
pub(super) fn endless_above(root: &Utf8Path) -> Option<PathBuf> {
    let inside = root.as_std_path().canonicalize().unwrap_or_else(|_| root.as_std_path().to_owned());
    endless_in(root.as_std_path()).or_else(|| inside.ancestors().skip(1).find_map(endless_in))
}

fn is_endless(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// The problem of the folder that such a file stands in: what to leave out of it is not known.
pub(super) fn problem(root: &Utf8Path, path: &Path) -> (Utf8PathBuf, Problem) {
    let relative = path.strip_prefix(root.as_std_path()).unwrap_or(path);
    let place = Utf8PathBuf::from(relative.to_string_lossy().into_owned());
    let message =
        "its folder is not checked: it is a pipe or a device, so what it leaves out is not known; remove it";
    (place, Problem { span: Span::default(), message: message.to_owned() })
}
