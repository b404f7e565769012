//! Standard input in the place of a file of the tree, as editors want it.

use std::io::{Read, Write};

use camino::{Utf8Path, Utf8PathBuf};

use super::{fails, output};
use crate::cli::CheckArgs;
use crate::commands::CommandError;
use crate::commands::load::{self, Loaded};
use crate::discover::LARGEST_DOCUMENT;
use crate::fix::Fixed;
use crate::text::Source;

/// Loads the tree; with `--stdin-filename` standard input takes the place of that file, which need not exist, and
/// only it is reported on.
pub(super) fn load(args: &CheckArgs) -> Result<Loaded, CommandError> {
    let Some(path) = &args.stdin_filename else { return load::load(&args.paths, &args.shared) };
    if !args.paths.is_empty() {
        let message = "--stdin-filename already says which file is meant: give no other path";
        return Err(CommandError::Usage(message.to_owned()));
    }
    let text = read()?;
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let mut loaded = load::load(&[folder.to_owned()], &args.shared)?;
    let inside = inside(&loaded.root, path)?;
    loaded.put(Source::new(inside, text));
    Ok(loaded)
}

fn read() -> Result<String, CommandError> {
    let unusable = |why: String| CommandError::Input("standard input".into(), why);
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST_DOCUMENT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_DOCUMENT {
        return Err(unusable(format!("is larger than {} MiB", LARGEST_DOCUMENT >> 20)));
    }
    String::from_utf8(bytes).map_err(|_| unusable("is not valid UTF-8".to_owned()))
}

/// Prints the fixed text, and on stderr how much is left to find.
pub(super) fn finish(
    args: &CheckArgs,
    root: &Utf8Path,
    path: &Utf8Path,
    fixed: &Fixed,
) -> Result<bool, CommandError> {
    let inside = inside(root, path)?;
    let text = fixed.workspace.source(&inside).map_or("", Source::text);
    std::io::stdout().lock().write_all(text.as_bytes())?;
    output::summarize(args, &fixed.workspace, &fixed.remaining)?;
    Ok(fixed.remaining.iter().any(|diagnostic| fails(args.fail_on, diagnostic.severity)))
}

/// The path relative to the root.
fn inside(root: &Utf8Path, path: &Utf8Path) -> Result<Utf8PathBuf, CommandError> {
    let outside = |_| CommandError::Input(path.to_owned(), format!("is outside the root {root}"));
    let current = load::current_folder()?;
    let full = current.join(path);
    let name = full.file_name().unwrap_or_default();
    let folder = full.parent().unwrap_or(&current).canonicalize_utf8()?;
    folder.join(name).strip_prefix(root).map(Utf8Path::to_owned).map_err(outside)
}
