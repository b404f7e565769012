use std::io::Write;

use clap::CommandFactory;

use super::CommandError;
use crate::cli::Cli;

/// Prints the completion script of a shell.
pub(super) fn run(shell: clap_complete::Shell) -> Result<bool, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "glosslint", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(false)
}

/// Prints the manual page.
pub(super) fn man() -> Result<bool, CommandError> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    std::io::stdout().lock().write_all(&page)?;
    Ok(false)
}
