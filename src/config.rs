//! `glosslint.toml`: found, read, and checked. Unknown keys are errors that name the nearest known one.

mod error;
mod file;

pub use error::ConfigError;
pub use file::{
    AcronymForm, AcronymReport, AcronymScope, Acronyms, Confidence, Config, GlossarySetting, Level,
    LinkScope, LinkStyle, Links, Override, Plurals, RuleSetting, Shape, Spelling, TermOverride, Terms,
    WellKnown,
};

use camino::{Utf8Path, Utf8PathBuf};

/// The names under which a configuration file is looked for, in this order.
pub const FILE_NAMES: [&str; 2] = ["glosslint.toml", ".glosslint.toml"];

/// The nearest configuration file in `folder` or above it.
#[must_use]
pub fn find(folder: &Utf8Path) -> Option<Utf8PathBuf> {
    folder
        .ancestors()
        .flat_map(|folder| FILE_NAMES.map(|name| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// Reads the configuration file at `path`.
///
/// # Errors
/// Where the file cannot be read, is no TOML, or holds a key or value that is not known.
pub fn read(path: &Utf8Path) -> Result<Config, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|error| ConfigError::unreadable(path, &error))?;
    parse(path, &text)
}

/// Reads a configuration from `text`; `path` is for messages and for locations in diagnostics.
///
/// # Errors
/// Where the text is no TOML, or holds a key or value that is not known.
pub fn parse(path: &Utf8Path, text: &str) -> Result<Config, ConfigError> {
    let mut config: Config =
        toml::from_str(text).map_err(|error| ConfigError::invalid(path, text, &error))?;
    config.path = Some(path.to_owned());
    text.clone_into(&mut config.text);
    Ok(config)
}
