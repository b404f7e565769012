//! Ids and attributes that an author writes at the end of a heading: `{#id .class key=value}`.

use std::ops::Range;

/// An id or other attributes written out in a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdNotation {
    /// Where it stands, in bytes of the heading's raw text, without the space before it.
    pub range: Range<usize>,
    /// The id, where the attributes have one.
    pub id: Option<String>,
}

/// A `{…}` at the end of a heading.
pub(super) struct Block<'a> {
    /// The heading's raw text before it.
    pub before: &'a str,
    /// What stands between the braces.
    pub inner: &'a str,
    range: Range<usize>,
}

impl<'a> Block<'a> {
    /// The last `{…}` of a heading, if the heading ends with it.
    pub(super) fn at_end(raw: &'a str) -> Option<Self> {
        let trimmed = raw.trim_end();
        let (before, inner) = trimmed.strip_suffix('}')?.rsplit_once('{')?;
        let range = before.len()..trimmed.len();
        let is_one_block = !inner.contains('}');
        is_one_block.then_some(Block { before, inner, range })
    }

    /// Whether a backslash makes the opening brace text.
    pub(super) fn is_escaped(&self) -> bool {
        let backslashes = self.before.bytes().rev().take_while(|byte| *byte == b'\\').count();
        backslashes % 2 == 1
    }

    /// Whether a space stands before it.
    pub(super) fn follows_space(&self) -> bool {
        self.before.ends_with(' ')
    }

    /// Whether it follows a code span or a link without a space, to which it then belongs.
    pub(super) fn is_of_code_or_link(&self) -> bool {
        self.before.ends_with('`') || self.before.ends_with(')') && self.before.contains("](")
    }

    /// The same for emphasis and strong text.
    pub(super) fn is_of_emphasis(&self) -> bool {
        self.before.ends_with(['*', '_'])
    }

    /// The notation with the id that its attributes name last.
    pub(super) fn of_heading(self) -> IdNotation {
        IdNotation { id: id_in(self.inner), range: self.range }
    }

    /// The notation of attributes that belong to something inside of the heading.
    pub(super) fn of_inner_element(self) -> IdNotation {
        IdNotation { id: None, range: self.range }
    }
}

/// The id among attributes: `#id` or `id=value`.
fn id_in(attributes: &str) -> Option<String> {
    attributes.split_ascii_whitespace().rev().find_map(|attribute| {
        let id = attribute.strip_prefix('#').or_else(|| attribute.strip_prefix("id="))?;
        let id = id.trim_matches(['"', '\'']);
        (!id.is_empty()).then(|| id.to_owned())
    })
}

/// A heading's raw text without its notation and the space before that.
pub(super) fn without(raw: &str, notation: &Range<usize>) -> String {
    raw.get(..notation.start).unwrap_or(raw).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(raw: &str) -> Option<String> {
        Block::at_end(raw)?.of_heading().id
    }

    #[test]
    fn an_id_is_found_among_attributes() {
        assert_eq!(id("Tea {#tea}").as_deref(), Some("tea"));
        assert_eq!(id("Tea { .hot #tea lang=en } ").as_deref(), Some("tea"));
        assert_eq!(id("Tea {id=\"tea\"}").as_deref(), Some("tea"));
        assert_eq!(id("Tea {.hot}"), None);
        assert_eq!(id("Tea {#tea} pot"), None);
        assert_eq!(id("Tea"), None);
    }

    #[test]
    fn the_range_covers_the_braces() {
        let raw = "Thé {#tea}";
        let notation = Block::at_end(raw).unwrap().of_heading();
        assert_eq!(raw.get(notation.range.clone()), Some("{#tea}"));
        assert_eq!(without(raw, &notation.range), "Thé");
    }

    #[test]
    fn escapes_are_seen() {
        assert!(Block::at_end("Tea \\{#tea}").unwrap().is_escaped());
        assert!(!Block::at_end("Tea \\\\{#tea}").unwrap().is_escaped());
    }
}
