use camino::{Utf8Path, Utf8PathBuf};

use crate::text::{Source, Span, reason};

/// Why a configuration cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text())]
pub struct ConfigError {
    /// The configuration file.
    pub path: Utf8PathBuf,
    /// Where in it; empty at 0 for the file as a whole.
    pub span: Span,
    /// The 1-based line; none for the file as a whole.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl ConfigError {
    /// The file at `path` could not be read.
    #[must_use]
    pub fn unreadable(path: &Utf8Path, error: &std::io::Error) -> Self {
        Self::file(path, format!("cannot be read: {}", reason(error)))
    }

    /// The file as a whole is at fault.
    #[must_use]
    pub fn file(path: &Utf8Path, message: String) -> Self {
        Self { path: path.to_owned(), span: Span::default(), line: None, message, help: None }
    }

    /// A place in the file is at fault; `text` is the content of the file.
    #[must_use]
    pub fn at(path: &Utf8Path, text: &str, span: Span, message: String, help: Option<String>) -> Self {
        let line = Some(Source::new(path, text).line_of(span.start));
        Self { path: path.to_owned(), span, line, message, help }
    }

    /// What the TOML reader says.
    #[must_use]
    pub fn invalid(path: &Utf8Path, text: &str, error: &toml::de::Error) -> Self {
        let span = error.span().map_or_else(Span::default, |range| Span::new(range.start, range.end));
        let (message, help) = super::plain_words(error, &[]);
        Self::at(path, text, span, message, help)
    }

    /// The same with the path of the file as seen from `folder`, where it is below it.
    #[must_use]
    pub fn seen_from(mut self, folder: &Utf8Path) -> Self {
        if let Ok(inside) = self.path.strip_prefix(folder) {
            self.path = inside.to_owned();
        }
        self
    }

    fn text(&self) -> String {
        let line = self.line.map_or_else(String::new, |line| format!(":{line}"));
        let help = self.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
        format!("{}{line}: {}{help}", self.path, self.message)
    }
}
