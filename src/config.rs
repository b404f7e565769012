//! `glosslint.toml`: found, read, and checked. Unknown keys are errors that name the nearest known one.

mod acronyms;
mod check;
mod error;
mod file;
mod glossary;
mod links;
mod origin;
mod patterns;
mod plain;
mod rules;
mod schema;
mod terms;

pub use acronyms::{AcronymForm, AcronymReport, AcronymScope, Acronyms, WellKnown};
pub use error::ConfigError;
pub use file::Config;
pub use glossary::{GlossarySetting, Shape};
pub use links::Links;
pub use origin::line_of;
pub use patterns::regular_expression;
pub use plain::plain_words;
pub use rules::{Level, Override, RuleSetting};
pub use schema::json_schema;
pub use terms::{Confidence, LinkScope, LinkStyle, Plurals, Spelling, TermOverride, Terms};

use std::io::Read;

use camino::{Utf8Path, Utf8PathBuf};

/// The names under which a configuration file is looked for, in this order.
pub const FILE_NAMES: [&str; 2] = ["glosslint.toml", ".glosslint.toml"];

/// The largest configuration file that is read, in bytes: `--config` may name a device.
const LARGEST_FILE: u64 = 1 << 20;

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
/// As [`parse`], and where the file cannot be read or has no end.
pub fn read(path: &Utf8Path) -> Result<Config, ConfigError> {
    let mut text = String::new();
    let file = std::fs::File::open(path);
    file.and_then(|file| file.take(LARGEST_FILE + 1).read_to_string(&mut text))
        .map_err(|error| ConfigError::unreadable(path, &error))?;
    if text.len() as u64 > LARGEST_FILE {
        let message = format!("is larger than {} MiB, so it is no configuration", LARGEST_FILE >> 20);
        return Err(ConfigError::file(path, message));
    }
    parse(path, &text)
}

/// Reads a configuration from `text`; `path` is for messages and for locations in diagnostics.
///
/// # Errors
/// Where the text is no TOML, or holds a key or value that is not known, or a glob or pattern that cannot be read.
pub fn parse(path: &Utf8Path, text: &str) -> Result<Config, ConfigError> {
    let mut config: Config =
        toml::from_str(text).map_err(|error| ConfigError::invalid(path, text, &error))?;
    config.path = Some(path.to_owned());
    text.clone_into(&mut config.text);
    check::check(path, &config)?;
    Ok(config)
}
