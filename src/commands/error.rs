use camino::{Utf8Path, Utf8PathBuf};

use crate::config::ConfigError;
use crate::engine::SelectionError;
use crate::git::GitError;
use crate::text::{reason, visible};

/// Why a command could not do what it was asked: exit status 2.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A rule was named that does not exist.
    #[error(transparent)]
    Selection(#[from] SelectionError),
    /// The base of a comparison cannot be read.
    #[error(transparent)]
    Git(#[from] GitError),
    /// A path of the command line does not exist or cannot be read.
    #[error("{0}: {1}")]
    Input(Utf8PathBuf, String),
    /// A file that the command line names for output cannot be written.
    #[error("{0} cannot be written: {reason}", reason = reason(.1))]
    File(Utf8PathBuf, std::io::Error),
    /// The arguments do not fit together.
    #[error("{0}")]
    Usage(String),
    /// The output cannot be written.
    #[error("the output cannot be written: {reason}", reason = reason(.0))]
    Output(#[from] std::io::Error),
}

impl CommandError {
    /// The path of the command line cannot be read.
    pub(super) fn unreadable(path: &Utf8Path, error: &std::io::Error) -> Self {
        Self::Input(path.to_owned(), format!("cannot be read: {}", reason(error)))
    }
}

/// Prints an error on stderr.
#[expect(clippy::print_stderr, reason = "the place where errors of commands are printed")]
pub(super) fn complain(error: &CommandError) {
    eprintln!("glosslint: {}", visible(&error.to_string()));
}
