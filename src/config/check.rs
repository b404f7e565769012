//! What a configuration may still hold that cannot be used, though its keys and types are right.

use camino::Utf8Path;
use ignore::gitignore::GitignoreBuilder;
use toml::Spanned;

use super::{Config, ConfigError, regular_expression};
use crate::text::Span;

/// Checks globs and patterns.
///
/// # Errors
/// With the first that cannot be used.
pub(super) fn check(path: &Utf8Path, config: &Config) -> Result<(), ConfigError> {
    let globs = config
        .exclude
        .iter()
        .chain(
            config
                .glossary
                .iter()
                .flat_map(|glossary| std::iter::once(&glossary.path).chain(&glossary.scope)),
        )
        .chain(config.overrides.iter().flat_map(|entry| &entry.paths));
    for glob in globs {
        let mut builder = GitignoreBuilder::new("");
        let said = builder.add_line(None, glob.get_ref()).and_then(|globs| globs.build()).err();
        if let Some(said) = said {
            return Err(at(path, config, glob, "glob", &said.to_string()));
        }
    }
    for pattern in &config.links.extra_anchors {
        if let Err(reason) = regular_expression(pattern.get_ref()) {
            return Err(at(path, config, pattern, "regular expression", &reason));
        }
    }
    Ok(())
}

fn at(path: &Utf8Path, config: &Config, value: &Spanned<String>, kind: &str, said: &str) -> ConfigError {
    let span = value.span();
    let message = format!("`{}` cannot be read as a {kind}: {said}", value.get_ref());
    ConfigError::at(path, &config.text, Span::new(span.start, span.end), message, None)
}
