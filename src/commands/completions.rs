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

/// What the manual page says beyond the command line, as roff.
const MORE: &str = r#".SH EXIT STATUS
.TP
0
Nothing was found at the fail level.
.TP
1
Something was found at the fail level, or \-\-diff has something to change.
.TP
2
The command, the configuration or the input cannot be used.
.SH FILES
.TP
glosslint.toml, .glosslint.toml
The settings; the nearest one upwards is read.
.TP
glosslint\-baseline.json
The findings that a check leaves out, in the same folder.
"#;

/// Prints the manual page.
pub(super) fn man() -> Result<bool, CommandError> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    page.extend_from_slice(MORE.as_bytes());
    std::io::stdout().lock().write_all(&page)?;
    Ok(false)
}
