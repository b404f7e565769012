//! The `glosslint` program.

use std::process::ExitCode;

use clap::Parser;
use glosslint::{cli::Cli, commands};

fn main() -> ExitCode {
    commands::run(Cli::parse())
}
