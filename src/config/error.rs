use camino::{Utf8Path, Utf8PathBuf};

use crate::text::{Source, Span};

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
        Self::file(path, format!("cannot be read: {error}"))
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

    /// What the TOML reader says, with the nearest known name for an unknown one.
    #[must_use]
    pub fn invalid(path: &Utf8Path, text: &str, error: &toml::de::Error) -> Self {
        let span = error.span().map_or_else(Span::default, |range| Span::new(range.start, range.end));
        let said = error.message().trim_end();
        let Some((kind, name, known)) = unknown_name(said) else {
            return Self::at(path, text, span, in_plain_words(said), None);
        };
        let help = match crate::text::nearest(&name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", known.join(", ")),
        };
        Self::at(path, text, span, format!("`{name}` is no {kind} that glosslint knows"), Some(help))
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

/// What serde says of a value of the wrong type, or of a key that is missing, without the types of the program.
fn in_plain_words(said: &str) -> String {
    if let Some(key) = said.strip_prefix("missing field ") {
        return format!("the setting {key} is missing");
    }
    let wrong = said.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "));
    let Some((found, wanted)) = wrong else { return said.to_owned() };
    let wanted = match wanted {
        "usize" | "u8" => "a whole number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        _ if wanted == "a map" || wanted.starts_with("struct ") => "a table",
        other => other,
    };
    format!("this is the {found}, but the setting takes {wanted}")
}

/// Reads serde's "unknown field `x`, expected one of `a`, `b`": what kind of name it is, the name, the known ones.
fn unknown_name(message: &str) -> Option<(&'static str, String, Vec<String>)> {
    let (kind, rest) = if let Some(rest) = message.strip_prefix("unknown field ") {
        ("setting", rest)
    } else {
        ("value", message.strip_prefix("unknown variant ")?)
    };
    let mut names = rest.split('`').skip(1).step_by(2).map(str::to_owned);
    let name = names.next()?;
    Some((kind, name, names.collect()))
}
