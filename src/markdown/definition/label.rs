use std::borrow::Cow;

use crate::markdown::html::character_reference;

/// Resolves the backslash escapes and character references of `text` (`CommonMark` 0.31.2 sections 2.4 and 2.5).
#[must_use]
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '&']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let (meaning, length) = escape(from).or_else(|| character_reference(from)).unwrap_or_else(|| {
            let mark = if from.starts_with('&') { "&" } else { "\\" };
            (Cow::Borrowed(mark), 1)
        });
        plain.push_str(&meaning);
        rest = from.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn escape(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let mark = text.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
    Some((Cow::Owned(mark.to_string()), 2))
}

/// The form in which labels match (`CommonMark` 0.31.2 section 4.7): case folded, white space trimmed and squeezed.
/// Folding is lower, upper, lower case, as `markdown-it` does it, so that `ẞ` equals `SS`.
#[must_use]
pub fn normalize_label(label: &str) -> String {
    let mut squeezed = String::with_capacity(label.len());
    for word in label.split_whitespace() {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    if squeezed.is_ascii() {
        squeezed.make_ascii_lowercase();
        return squeezed;
    }
    squeezed.to_lowercase().to_uppercase().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_references_are_resolved_once() {
        assert_eq!(unescape(r"a\*b &lt;\&amp; \n \\"), r"a*b <&amp; \n \");
        assert_eq!(unescape("é\\"), "é\\");
        assert!(matches!(unescape("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn labels_match_without_case_and_spacing() {
        assert_eq!(normalize_label("  The\n API "), normalize_label("the api"));
        assert_eq!(normalize_label("STRASSE"), normalize_label("Straße"));
        assert_eq!(normalize_label("ẞ"), normalize_label("SS"));
    }
}
