//! Wordings that many messages share.

use std::io::{Error, ErrorKind};

use super::nearest;

/// `1 file`, `2 files`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        _ => format!("{count} {noun}s"),
    }
}

/// What to do about a name that is not known: take the nearest that is, where one is near, else what `otherwise` says.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    nearest(name, known).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}

/// Why the system refused, to stand after a colon or in parentheses: without its number for the error.
#[must_use]
pub fn reason(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::InvalidData => "it is not valid UTF-8".to_owned(),
        _ => {
            let said = error.to_string();
            let words = said.split_once(" (os error").map_or(said.as_str(), |(words, _)| words);
            words.to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        let said = [counted(1, "entry"), counted(2, "entry"), counted(0, "page"), counted(1, "page")];
        assert_eq!(said, ["1 entry", "2 entries", "0 pages", "1 page"]);
    }

    #[test]
    fn errors_of_the_system_have_no_number() {
        let named = Error::new(ErrorKind::PermissionDenied, "/closed: permission denied");
        assert_eq!(reason(&named), "permission denied");
        let other = Error::other("Too many links (os error 31)");
        assert_eq!(reason(&other), "too many links");
    }
}
