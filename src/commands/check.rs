mod diff;
mod output;
mod stdin;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::CommandError;
use super::load::{Asked, Loaded};
use super::mentions;
use super::narrow::{self, Narrow};
use super::progress::Progress;
use crate::cli::{CheckArgs, FailOn};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{self, Selection};
use crate::fix::{self, FixOptions, Fixed};
use crate::text::nearest;
use crate::workspace::Workspace;

/// Runs `check`; gives whether there are findings at the fail level.
pub(super) fn run(args: &CheckArgs) -> Result<bool, CommandError> {
    check_flags(args)?;
    let selection = Selection { select: args.select.clone(), ignore: args.ignore.clone() };
    selection.validate()?;
    let progress = Progress::start(args.shared.quiet);
    let loaded = stdin::load(args)?;
    if !args.shared.quiet {
        say_what_is_passed_over(&loaded)?;
    }
    let asked = loaded.asked();
    let Loaded { root, config, tree, .. } = loaded;
    let since = args
        .since
        .as_ref()
        .map(|reference| narrow::since(&root, reference, &tree, &config, &selection))
        .transpose()?;
    let (since, before) = since.unzip();
    let narrow =
        Narrow { asked: asked.clone(), since, baseline: narrow::baseline(&root, args.baseline.as_ref())? };
    let is_fixing = args.fix || args.diff;
    let build = if is_fixing { Workspace::build_to_change } else { Workspace::build };
    let mut workspace = build(tree, config);
    workspace.before = before;
    check_term(args, &workspace)?;
    if !is_fixing {
        let mut found = engine::check(&workspace, &selection)?;
        drop(progress);
        report_stale(args, &narrow, &found)?;
        narrow.apply(&workspace, &mut found);
        let failed = conclude(args, &root, &workspace, &found)?;
        if args.shared.verbose {
            say_what_was_not_taken(&workspace, &asked)?;
        }
        // The program ends: to take the whole tree apart before would only take time.
        std::mem::forget((workspace, found));
        return Ok(failed);
    }
    let options = FixOptions {
        unsafe_fixes: args.unsafe_fixes,
        term: args.term.clone(),
        limit: args.limit,
        texts_only: args.diff,
    };
    let fixed =
        fix::fix(workspace, &selection, &options, &|workspace, found| narrow.apply(workspace, found))?;
    drop(progress);
    if args.diff {
        print_diff(&fixed.changed)?;
        let differs = !fixed.changed.is_empty();
        std::mem::forget(fixed); // as above
        return Ok(differs);
    }
    if let Some(path) = &args.stdin_filename {
        return stdin::finish(args, &root, path, &fixed);
    }
    let unwritten = write_files(&root, &fixed)?;
    let found = conclude(args, &root, &fixed.workspace, &fixed.remaining)?;
    match unwritten {
        0 => Ok(found),
        1 => Err(CommandError::Usage("1 file could not be fixed, see above".to_owned())),
        count => Err(CommandError::Usage(format!("{count} files could not be fixed, see above"))),
    }
}

/// Says which of the named files are not looked at: a run over them alone would look clean.
fn say_what_is_passed_over(loaded: &Loaded) -> Result<(), CommandError> {
    let mut err = std::io::stderr().lock();
    for path in loaded.passed_over() {
        writeln!(err, "Not checked: {path}, which the settings or a .gitignore exclude.")?;
    }
    Ok(())
}

/// Flags that only say more about a fix need one.
fn check_flags(args: &CheckArgs) -> Result<(), CommandError> {
    let given = [
        (args.unsafe_fixes, "--unsafe-fixes widens"),
        (args.term.is_some(), "--term narrows"),
        (args.limit.is_some(), "--limit narrows"),
    ];
    match given.iter().find(|(given, _)| *given && !args.fix && !args.diff) {
        Some((_, what)) => Err(CommandError::Usage(format!("{what} --fix or --diff: give one of them too"))),
        None => Ok(()),
    }
}

/// A term that the command line names has to be one.
fn check_term(args: &CheckArgs, workspace: &Workspace) -> Result<(), CommandError> {
    let Some(term) = &args.term else { return Ok(()) };
    let names = || workspace.glossaries.terms.iter().map(|term| term.name.as_str());
    if names().any(|name| name.to_lowercase() == term.to_lowercase()) {
        return Ok(());
    }
    let help = match nearest(term, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`glosslint terms` lists all".to_owned(),
    };
    Err(CommandError::Usage(format!("--term {term}: no glossary has an entry of that name; {help}")))
}

/// Says how many entries of the baseline match nothing any more, on a run over everything.
fn report_stale(args: &CheckArgs, narrow: &Narrow, found: &[Diagnostic]) -> Result<(), CommandError> {
    let whole = args.select.is_empty() && args.ignore.is_empty();
    let stale = narrow.stale(found);
    if whole && stale > 0 && !args.shared.quiet {
        let (entries, matches, them) = match stale {
            1 => ("1 entry".to_owned(), "matches", "it"),
            _ => (format!("{stale} entries"), "match", "them"),
        };
        let file = args.baseline.as_ref().map_or(narrow::BASELINE, |file| file.as_str());
        writeln!(
            std::io::stderr().lock(),
            "{entries} of {file} {matches} nothing any more; `glosslint baseline prune` takes {them} out."
        )?;
    }
    Ok(())
}

/// Says which mentions of terms were not taken for them, and why.
fn say_what_was_not_taken(workspace: &Workspace, asked: &Asked) -> Result<(), CommandError> {
    let mut err = std::io::stderr().lock();
    for document in workspace.documents.iter().filter(|document| asked.covers(document.path())) {
        mentions::write(workspace, document, &|mention| !mentions::is_taken(mention), &mut err)?;
    }
    Ok(())
}

/// Prints what is left to say, and gives whether it is at the fail level.
fn conclude(
    args: &CheckArgs,
    root: &Utf8Path,
    workspace: &Workspace,
    found: &[Diagnostic],
) -> Result<bool, CommandError> {
    output::print(args, root, workspace, found)?;
    Ok(found.iter().any(|diagnostic| fails(args.fail_on, diagnostic.severity)))
}

fn fails(level: FailOn, severity: Severity) -> bool {
    match level {
        FailOn::Error => severity >= Severity::Error,
        FailOn::Warning => severity >= Severity::Warning,
        FailOn::Info => true,
        FailOn::Never => false,
    }
}

/// Prints what changed in each file. The files are compared on all cores.
fn print_diff(changed: &BTreeMap<Utf8PathBuf, (String, String)>) -> Result<(), CommandError> {
    let diffs: Vec<String> = changed
        .par_iter()
        .map(|(path, (before, after))| diff::unified(path.as_str(), before, after))
        .collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for diff in &diffs {
        out.write_all(diff.as_bytes())?;
    }
    Ok(out.flush()?)
}

/// Removes what an earlier run that was killed left in the folders that are written to.
fn remove_leftovers(root: &Utf8Path, fixed: &Fixed) {
    let targets = fixed.changed.keys().filter_map(|path| root.join(path).canonicalize().ok());
    let folders: BTreeSet<PathBuf> =
        targets.filter_map(|target| target.parent().map(Path::to_owned)).collect();
    folders.iter().for_each(|folder| fix::remove_leftovers(folder));
}

/// Writes what was fixed and says so, a line a file; gives how many files could not be written. Such a file does not
/// stop the others.
fn write_files(root: &Utf8Path, fixed: &Fixed) -> Result<usize, CommandError> {
    let mut err = std::io::stderr().lock();
    let mut unwritten = 0;
    remove_leftovers(root, fixed);
    for (path, (before, after)) in &fixed.changed {
        match fix::replace_file(&root.join(path), before, after) {
            Ok(()) => match fixed.by_file.get(path) {
                Some(count) if *count > 1 => writeln!(err, "Fixed {path}: {count} findings.")?,
                _ => writeln!(err, "Fixed {path}: 1 finding.")?,
            },
            Err(error) => {
                unwritten += 1;
                writeln!(err, "glosslint: {error}")?;
            }
        }
    }
    Ok(unwritten)
}
