//! `--fix` and `--diff`: what is mended, and what is said about it.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::{Run, baseline_name, conclude, diff, stdin};
use crate::cli::CheckArgs;
use crate::commands::CommandError;
use crate::fix::{self, FixOptions, Fixed};
use crate::glossary::Term;
use crate::text::{counted, did_you_mean, visible, write_line};
use crate::workspace::Workspace;

/// Fixes the tree, or shows what that would change; gives whether findings at the fail level are left, or anything
/// would change.
pub(super) fn run(run: Run<'_>, workspace: Workspace) -> Result<bool, CommandError> {
    let Run { args, root, selection, narrow, progress } = run;
    let options = FixOptions {
        unsafe_fixes: args.unsafe_fixes,
        term: wanted_term(args, &workspace)?,
        limit: args.limit,
        texts_only: args.diff,
    };
    let known = Cell::new(0);
    let fixed = fix::fix(workspace, &selection, &options, &|workspace, found| {
        known.set(narrow.apply(workspace, found).fixable.max(known.get()));
    })?;
    drop(progress);
    let failed = if args.diff {
        print_diff(&fixed.changed)?;
        say_what_would_change(args, &fixed)?;
        !fixed.changed.is_empty()
    } else if let Some(path) = &args.stdin_filename {
        stdin::finish(args, &root, path, &fixed)?
    } else {
        write_and_report(args, &root, &fixed)?
    };
    say_what_is_known(args, known.get())?;
    std::mem::forget(fixed); // as in `report`
    Ok(failed)
}

/// Says how many fixes the diff shows.
fn say_what_would_change(args: &CheckArgs, fixed: &Fixed) -> Result<(), CommandError> {
    if !args.shared.quiet {
        let (fixes, files) = (counted(fixed.fixes, "finding"), counted(fixed.changed.len(), "file"));
        let mut err = std::io::stderr().lock();
        match fixed.fixes {
            0 => writeln!(err, "No finding has a fix that applies.")?,
            _ => writeln!(err, "Would fix {fixes} in {files}.")?,
        }
    }
    Ok(())
}

/// Says how many findings with a fix the baseline keeps from being fixed.
fn say_what_is_known(args: &CheckArgs, known: usize) -> Result<(), CommandError> {
    if !args.shared.quiet && known > 0 {
        let (findings, file) = (counted(known, "finding"), baseline_name(args));
        writeln!(
            std::io::stderr().lock(),
            "Not fixed: {findings} with a fix that {file} holds; --no-baseline fixes them too."
        )?;
    }
    Ok(())
}

/// Writes the fixed files and prints what is left.
fn write_and_report(args: &CheckArgs, root: &Utf8Path, fixed: &Fixed) -> Result<bool, CommandError> {
    let unwritten = write_files(root, fixed)?;
    let failed = conclude(args, root, &fixed.workspace, &fixed.remaining)?;
    match unwritten {
        0 => Ok(failed),
        count => {
            let files = counted(count, "file");
            Err(CommandError::Usage(format!("{files} could not be fixed, see above")))
        }
    }
}

/// The term that the command line names, by its own name or another one, case aside. It has to be one.
fn wanted_term(args: &CheckArgs, workspace: &Workspace) -> Result<Option<String>, CommandError> {
    let Some(wanted) = &args.term else { return Ok(None) };
    let is_it = |name: &str| name.to_lowercase() == wanted.to_lowercase();
    let terms = &workspace.glossaries.terms;
    let by_name = terms.iter().find(|term| is_it(&term.name));
    let has_form = |term: &&Term| term.forms.iter().any(|form| is_it(&form.text));
    if let Some(term) = by_name.or_else(|| terms.iter().find(has_form)) {
        return Ok(Some(term.name.clone()));
    }
    let names = terms.iter().map(|term| term.name.as_str());
    let help = did_you_mean(wanted, names, "`glosslint terms` lists all");
    Err(CommandError::Usage(format!("--term {wanted}: no glossary has an entry of that name; {help}")))
}

/// Prints what changed in each file. The files are compared on all cores.
fn print_diff(changed: &BTreeMap<Utf8PathBuf, (String, String)>) -> Result<(), CommandError> {
    let diffs: Vec<String> = changed
        .par_iter()
        .map(|(path, (before, after))| diff::unified(path.as_str(), before, after))
        .collect();
    // A patch is its bytes; a person reads it.
    let is_read = std::io::stdout().is_terminal();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for diff in &diffs {
        let shown = if is_read { visible(diff) } else { diff.into() };
        out.write_all(shown.as_bytes())?;
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
            Ok(()) => {
                let count = fixed.by_file.get(path).copied().unwrap_or(1);
                write_line(&mut err, format_args!("Fixed {path}: {}.", counted(count, "finding")))?;
            }
            Err(error) => {
                unwritten += 1;
                write_line(&mut err, format_args!("glosslint: {error}"))?;
            }
        }
    }
    Ok(unwritten)
}
