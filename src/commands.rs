//! The commands, one file each: they read, call the layers below, and print.

mod acronyms;
mod anchors;
mod baseline;
mod candidates;
mod check;
mod completions;
mod config;
mod error;
mod explain;
mod init;
mod load;
mod mentions;
mod narrow;
mod progress;
mod rules;
mod terms;

use std::process::ExitCode;

pub use error::CommandError;

use crate::cli::{Cli, Command};

/// Exit status: nothing at the fail level.
const CLEAN: u8 = 0;
/// Exit status: findings at the fail level.
const FOUND: u8 = 1;
/// Exit status: wrong usage, bad configuration, or input that cannot be read.
const WRONG: u8 = 2;

/// Runs what the command line asks for, and says what went wrong on stderr.
#[must_use]
pub fn run(cli: Cli) -> ExitCode {
    let outcome = match cli.command {
        None => check::run(&cli.check),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Terms(args)) => terms::run(&args),
        Some(Command::Acronyms(args)) => acronyms::run(&args),
        Some(Command::Anchors(args)) => anchors::run(&args),
        Some(Command::Candidates(args)) => candidates::run(&args),
        Some(Command::Baseline(args)) => baseline::run(&args),
        Some(Command::Config(args)) => config::run(&args),
        Some(Command::Completions { shell }) => completions::run(shell),
        Some(Command::Man) => completions::man(),
        Some(Command::Explain { rule }) => explain::run(&rule),
        Some(Command::Init(shared)) => init::run(&shared),
        Some(Command::Rules) => rules::run(),
    };
    match outcome {
        Ok(found) => ExitCode::from(if found { FOUND } else { CLEAN }),
        Err(CommandError::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::from(CLEAN)
        }
        Err(error) => {
            error::complain(&error);
            ExitCode::from(WRONG)
        }
    }
}
