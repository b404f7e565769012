use std::io::Write;

use camino::Utf8Path;

use super::{CommandError, load, narrow};
use crate::cli::{BaselineAction, BaselineArgs};
use crate::engine::{self, Baseline, Selection};
use crate::text::counted;
use crate::workspace::Workspace;

/// Writes what is found today into the baseline, or takes out of it what is found no more.
pub(super) fn run(args: &BaselineArgs) -> Result<bool, CommandError> {
    let loaded = load::load(&args.paths, &args.shared)?;
    let asked = loaded.asked();
    let file = args.baseline.clone().unwrap_or_else(|| loaded.root.join(narrow::BASELINE));
    let old = match file.exists() {
        true => narrow::baseline(&loaded.root, Some(&file))?,
        false => None,
    };
    let workspace = Workspace::build(loaded.tree, loaded.config);
    let keys = engine::keys(&engine::check(&workspace, &Selection::default())?);
    let before = old.as_ref().map_or(0, Baseline::len);
    let mut baseline = old.unwrap_or_default();
    baseline.prune(&keys, |path| !asked.covers(path));
    if args.action == BaselineAction::Write {
        baseline.extend(keys.into_iter().filter(|key| asked.covers(&key.path)));
    } else if before == 0 {
        return Err(CommandError::Input(file, "there is no baseline to prune".to_owned()));
    }
    std::fs::write(&file, baseline.text()).map_err(|error| CommandError::File(file.clone(), error))?;
    if !args.shared.quiet {
        let name = file.file_name().unwrap_or(file.as_str());
        say(name.into(), before, baseline.len())?;
    }
    Ok(false)
}

fn say(file: &Utf8Path, before: usize, after: usize) -> std::io::Result<()> {
    let findings = counted(after, "finding");
    let mut err = std::io::stderr().lock();
    writeln!(err, "{file} holds {findings} now, {before} before; `glosslint check` reports only others.")
}
