//! The command line, as clap types.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::platform::Platform;
use crate::report::Format;

/// The groups of options in the help.
const FIXES: &str = "Fixes";
const FINDINGS: &str = "Which findings";
const OUTPUT: &str = "Output";
const TREE: &str = "The tree and its configuration";

/// Checks the glossaries, terms, acronyms and cross-references of a Markdown docs tree, and links terms.
#[derive(Debug, Parser)]
#[command(name = "glosslint", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Cli {
    /// What to do; `check` where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The arguments of `check`.
    #[command(flatten)]
    pub check: CheckArgs,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report what is wrong in a docs tree (the default command)
    Check(Box<CheckArgs>),
    /// Show the glossaries that were found, entry by entry
    Terms(TermsArgs),
    /// Show every acronym in the text, with its expansion where it is introduced
    Acronyms(AcronymsArgs),
    /// Show every heading and id of some files, and the anchor that a link to it needs
    Anchors(AnchorsArgs),
    /// Show what no glossary has and may need, most used first, as entries to paste
    Candidates(CandidatesArgs),
    /// Keep the findings of today in a file, so that a check reports only new ones
    Baseline(BaselineArgs),
    /// Show what is in force for a file, and where each value comes from
    Config(ConfigArgs),
    /// Print the completion script of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, as roff
    Man,
    /// Show the page of a rule
    Explain {
        /// Its name or code
        rule: String,
    },
    /// Write a commented glosslint.toml from what is found
    Init(SharedArgs),
    /// List all rules
    Rules,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files and folders to report on [default: the current folder]
    pub paths: Vec<Utf8PathBuf>,
    /// Apply safe fixes
    #[arg(long, help_heading = FIXES)]
    pub fix: bool,
    /// Let --fix and --diff apply unsafe fixes too
    #[arg(long, help_heading = FIXES)]
    pub unsafe_fixes: bool,
    /// Print the fixes as a unified diff, write nothing, exit with 1 if there is any
    #[arg(long, help_heading = FIXES)]
    pub diff: bool,
    /// Apply only fixes about this term, given by any of its names
    #[arg(long, value_name = "TERM", help_heading = FIXES)]
    pub term: Option<String>,
    /// Apply only the first N fixes
    #[arg(long, value_name = "N", help_heading = FIXES)]
    pub limit: Option<usize>,
    /// Run only these rules: names, codes, code prefixes, or all
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = FINDINGS)]
    pub select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = FINDINGS)]
    pub ignore: Vec<String>,
    /// How to print the findings
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "full", help_heading = OUTPUT)]
    pub format: Format,
    /// Write the findings to this file instead of stdout
    #[arg(long, value_name = "FILE", conflicts_with = "diff", help_heading = OUTPUT)]
    pub output_file: Option<Utf8PathBuf>,
    /// Print how many findings each rule has, instead of the findings
    #[arg(long, conflicts_with = "diff", help_heading = OUTPUT)]
    pub statistics: bool,
    /// Report only what stands on lines changed since the merge base with REF, or was brought about by the change
    #[arg(long, value_name = "REF", help_heading = FINDINGS)]
    pub since: Option<String>,
    /// Leave out the findings in this file [default: glosslint-baseline.json in the root, where it exists]
    #[arg(long, value_name = "FILE", help_heading = FINDINGS)]
    pub baseline: Option<Utf8PathBuf>,
    /// Report and fix what a baseline holds, too
    #[arg(long, conflicts_with = "baseline", help_heading = FINDINGS)]
    pub no_baseline: bool,
    /// Exit with 1 from this severity on
    #[arg(long, value_name = "LEVEL", value_enum, default_value = "warning", help_heading = FINDINGS)]
    pub fail_on: FailOn,
    /// The name in the tree that standard input stands for
    #[arg(long, value_name = "PATH", help_heading = TREE)]
    pub stdin_filename: Option<Utf8PathBuf>,
    /// What all commands share.
    #[command(flatten)]
    pub shared: SharedArgs,
}

/// What all commands that read a tree share.
#[derive(Debug, Args, Default)]
pub struct SharedArgs {
    /// The folder whose files belong together [default: that of the configuration file, else the current one, or the
    /// repository below it that is checked]
    #[arg(long, value_name = "DIR", help_heading = TREE)]
    pub root: Option<Utf8PathBuf>,
    /// The configuration file [default: the nearest glosslint.toml upwards]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated", help_heading = TREE)]
    pub config: Option<Utf8PathBuf>,
    /// Read no configuration file
    #[arg(long, help_heading = TREE)]
    pub isolated: bool,
    /// The platform that shows the pages; may be given several times [default: detected]
    #[arg(long, value_name = "PLATFORM", value_enum, help_heading = TREE)]
    pub platform: Vec<Platform>,
    /// How many threads to use [default: one per core]
    #[arg(long, value_name = "N", help_heading = TREE)]
    pub threads: Option<usize>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto", help_heading = OUTPUT)]
    pub color: ColorWhen,
    /// Print no summary
    #[arg(short, long, help_heading = OUTPUT)]
    pub quiet: bool,
    /// Say more about what was and was not taken
    #[arg(short, long, help_heading = OUTPUT)]
    pub verbose: bool,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// From which severity on a run fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
    /// Nothing.
    Never,
}

/// The arguments of `config`.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// The file to show it for [default: the tree as a whole]
    #[arg(long, value_name = "FILE")]
    pub show: Option<Utf8PathBuf>,
    /// Print the JSON schema of the configuration file, for editors
    #[arg(long, conflicts_with = "show")]
    pub schema: bool,
    /// What all commands share.
    #[command(flatten)]
    pub shared: SharedArgs,
}

/// The arguments of `baseline`.
#[derive(Debug, Args)]
pub struct BaselineArgs {
    /// What to do with it
    #[arg(value_enum)]
    pub action: BaselineAction,
    /// Files and folders whose findings are meant [default: the current folder]
    pub paths: Vec<Utf8PathBuf>,
    /// The file [default: glosslint-baseline.json in the root]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<Utf8PathBuf>,
    /// What all commands share.
    #[command(flatten)]
    pub shared: SharedArgs,
}

/// What `baseline` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BaselineAction {
    /// Write all findings of today into it.
    Write,
    /// Take out what is found no more; add nothing.
    Prune,
}

/// The arguments of `terms`.
#[derive(Debug, Args)]
pub struct TermsArgs {
    /// Files and folders to show the glossaries of [default: the current folder]
    pub paths: Vec<Utf8PathBuf>,
    /// How to print them
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text", help_heading = OUTPUT)]
    pub format: TermsFormat,
    /// Say why this page and its lines were or were not taken for a glossary, and each mention of a term for one
    #[arg(long, value_name = "PATH")]
    pub explain: Option<Utf8PathBuf>,
    /// What all commands share.
    #[command(flatten)]
    pub shared: SharedArgs,
}

/// The formats of `terms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TermsFormat {
    /// A table for people.
    Text,
    /// One JSON object.
    Json,
    /// A line per entry for spreadsheets.
    Csv,
    /// A Markdown table.
    Markdown,
}

/// The arguments of `acronyms`.
#[derive(Debug, Args)]
pub struct AcronymsArgs {
    /// Files and folders to show the acronyms of [default: the current folder]
    pub paths: Vec<Utf8PathBuf>,
    /// How to print them
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text", help_heading = OUTPUT)]
    pub format: AcronymsFormat,
    /// What all commands share.
    #[command(flatten)]
    pub shared: SharedArgs,
}

/// The formats of `acronyms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AcronymsFormat {
    /// A line per occurrence, for people; with `--verbose` also one per word in capitals that is no acronym.
    Text,
    /// A JSON object per line and occurrence.
    Jsonl,
}

/// The arguments of `candidates`.
#[derive(Debug, Args)]
pub struct CandidatesArgs {
    /// Files and folders to look for candidates in [default: the current folder]
    pub paths: Vec<Utf8PathBuf>,
    /// Print no more than so many
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
    /// What all commands share.
    #[command(flatten)]
    pub shared: SharedArgs,
}

/// The arguments of `anchors`.
#[derive(Debug, Args)]
pub struct AnchorsArgs {
    /// The files to show
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<Utf8PathBuf>,
    /// How to print them
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text", help_heading = OUTPUT)]
    pub format: AnchorsFormat,
    /// What all commands share.
    #[command(flatten)]
    pub shared: SharedArgs,
}

/// The formats of `anchors`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnchorsFormat {
    /// A line per heading or id, for people.
    Text,
    /// One JSON list.
    Json,
}
