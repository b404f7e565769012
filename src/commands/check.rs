mod diff;
mod fix;
mod output;
mod stdin;

use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};

use super::CommandError;
use super::load::{Asked, Loaded};
use super::mentions;
use super::narrow::{self, Narrow};
use super::progress::Progress;
use crate::cli::{CheckArgs, FailOn};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{self, Selection};
use crate::text::{counted, write_line};
use crate::workspace::Workspace;

/// A run that has read its tree.
struct Run<'a> {
    args: &'a CheckArgs,
    root: Utf8PathBuf,
    selection: Selection,
    narrow: Narrow,
    progress: Progress,
}

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
    let baseline = if args.no_baseline { None } else { narrow::baseline(&root, args.baseline.as_deref())? };
    let run = Run { args, root, selection, narrow: Narrow { asked, since, baseline }, progress };
    let is_fixing = args.fix || args.diff;
    let build = if is_fixing { Workspace::build_to_change } else { Workspace::build };
    let mut workspace = build(tree, config);
    workspace.before = before;
    if is_fixing { fix::run(run, workspace) } else { report(run, workspace) }
}

/// Prints the findings.
fn report(run: Run<'_>, workspace: Workspace) -> Result<bool, CommandError> {
    let Run { args, root, selection, narrow, progress } = run;
    let mut found = engine::check(&workspace, &selection)?;
    drop(progress);
    report_stale(args, &narrow, &found)?;
    let known = narrow.apply(&workspace, &mut found);
    let failed = conclude(args, &root, &workspace, &found)?;
    if !args.shared.quiet && known.all > 0 {
        let (findings, file) = (counted(known.all, "finding"), baseline_name(args));
        writeln!(std::io::stderr().lock(), "Left out: {findings} that {file} holds.")?;
    }
    if args.shared.verbose {
        say_what_was_not_taken(&workspace, &narrow.asked)?;
    }
    // The program ends: to take the whole tree apart before would only take time.
    std::mem::forget((workspace, found));
    Ok(failed)
}

/// Says which of the named files are not looked at: a run over them alone would look clean.
fn say_what_is_passed_over(loaded: &Loaded) -> Result<(), CommandError> {
    let mut err = std::io::stderr().lock();
    for path in loaded.passed_over() {
        write_line(
            &mut err,
            format_args!("Not checked: {path}, which the settings or a .gitignore exclude."),
        )?;
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

/// Says how many entries of the baseline match nothing any more, on a run over everything.
fn report_stale(args: &CheckArgs, narrow: &Narrow, found: &[Diagnostic]) -> Result<(), CommandError> {
    let whole = args.select.is_empty() && args.ignore.is_empty();
    let stale = narrow.stale(found);
    if whole && stale > 0 && !args.shared.quiet {
        let entries = counted(stale, "entry");
        let (matches, them) = if stale == 1 { ("matches", "it") } else { ("match", "them") };
        let file = baseline_name(args);
        writeln!(
            std::io::stderr().lock(),
            "{entries} of {file} {matches} nothing any more; `glosslint baseline prune` takes {them} out."
        )?;
    }
    Ok(())
}

/// The baseline, as the command line names it.
fn baseline_name(args: &CheckArgs) -> &str {
    args.baseline.as_ref().map_or(narrow::BASELINE, |file| file.as_str())
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
