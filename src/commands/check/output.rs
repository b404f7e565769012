//! Where the findings of a run go: stdout or a file, the summary, the step summary of GitHub Actions.

use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::{CheckArgs, ColorWhen};
use crate::commands::{CommandError, load};
use crate::diagnostic::Diagnostic;
use crate::platform::Platform;
use crate::report::{Format, Report, Summary};
use crate::workspace::Workspace;

/// Prints the findings in the format asked for, and the summary on stderr.
pub(super) fn print(
    args: &CheckArgs,
    root: &Utf8Path,
    workspace: &Workspace,
    found: &[Diagnostic],
) -> Result<(), CommandError> {
    let platform = main_platform(workspace);
    let summary = Summary::new(workspace, found);
    let color = match (&args.output_file, args.shared.color) {
        (Some(_), ColorWhen::Auto) => false,
        (_, when) => load::use_color(when),
    };
    let prefix = prefix(args.format, root)?;
    let report = Report { diagnostics: found, workspace, summary, platform, color, prefix };
    match &args.output_file {
        Some(file) => {
            let mut text = Vec::new();
            write(args, &report, &mut text)?;
            std::fs::write(file, &text).map_err(|error| CommandError::File(file.clone(), error))?;
        }
        None => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            write(args, &report, &mut out)?;
            out.flush()?;
        }
    }
    if args.format == Format::Github {
        append_step_summary(&report)?;
    }
    print_summary(args, &report.summary, platform)
}

/// Prints the last lines of a run on stderr.
fn print_summary(args: &CheckArgs, summary: &Summary, platform: Platform) -> Result<(), CommandError> {
    if !args.shared.quiet {
        summary.write(platform.name(), &mut std::io::stderr().lock())?;
    }
    Ok(())
}

/// The same where the findings are not printed.
pub(super) fn summarize(
    args: &CheckArgs,
    workspace: &Workspace,
    found: &[Diagnostic],
) -> Result<(), CommandError> {
    print_summary(args, &Summary::new(workspace, found), main_platform(workspace))
}

fn write(args: &CheckArgs, report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    if args.statistics { report.write_statistics(out) } else { report.write(args.format, out) }
}

/// Adds the findings to the page that GitHub Actions shows for the step, where it names a file for that.
fn append_step_summary(report: &Report<'_>) -> Result<(), CommandError> {
    let Some(file) = std::env::var("GITHUB_STEP_SUMMARY").ok().filter(|file| !file.is_empty()) else {
        return Ok(());
    };
    let mut text = Vec::new();
    report.write_step_summary(&mut text)?;
    let append = |file: &str| std::fs::File::options().create(true).append(true).open(file)?.write_all(&text);
    append(&file).map_err(|error| CommandError::File(file.into(), error))
}

/// What leads from the folder that the readers of a format start at to the root: the top of the repository for the
/// formats of code hosts, the current folder for reviewdog, nothing for all others.
fn prefix(format: Format, root: &Utf8Path) -> Result<Utf8PathBuf, CommandError> {
    let from = match format {
        Format::Sarif | Format::Github | Format::Gitlab | Format::Junit => {
            root.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(root).to_owned()
        }
        Format::Rdjson => load::current_folder()?.canonicalize_utf8()?,
        Format::Full | Format::Concise | Format::Json | Format::Jsonl => root.to_owned(),
    };
    Ok(root.strip_prefix(&from).unwrap_or(root).to_owned())
}

/// The platform of most pages.
fn main_platform(workspace: &Workspace) -> Platform {
    let count = |index: usize| workspace.documents.iter().filter(|document| document.site == index).count();
    let largest = (0..workspace.sites.len()).rev().max_by_key(|&index| count(index));
    let site = largest.and_then(|index| workspace.sites.get(index));
    site.map_or(Platform::Github, |site| site.platform())
}
