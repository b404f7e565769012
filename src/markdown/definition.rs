//! Link reference definitions, footnote definitions and link destinations, with the places that the parser drops.

mod cursor;
mod label;
mod link;

pub use label::{normalize_label, unescape};
pub use link::{inline_destination, reference_label};

use crate::facts::Definition;
use crate::text::Span;

use cursor::Cursor;

/// Reads the link reference definition (`CommonMark` 0.31.2 section 4.7) or footnote definition that begins on the
/// line at byte `line_start`, behind indentation, block-quote marks and list markers. Whether a definition may
/// stand there at all (not in code, not within a paragraph) is the caller's to know.
#[must_use]
pub fn definition_at(text: &str, line_start: usize) -> Option<Definition> {
    let mut cursor = Cursor::new(text, line_start);
    cursor.skip_container_marks();
    let start = cursor.at;
    let label = cursor.label()?;
    if !cursor.accept(b':') {
        return None;
    }
    if let Some(name) = footnote_label(text, label) {
        let end = cursor.line_end();
        let label = cursor.slice(name).to_owned();
        return Some(definition(
            label,
            name,
            Span::new(cursor.at, cursor.at),
            Span::new(start, end),
            true,
            text,
        ));
    }
    cursor.skip_space()?;
    let destination =
        cursor.destination().filter(|span| !span.is_empty() || cursor.before() == Some(b'>'))?;
    let end = definition_end(&mut cursor)?;
    Some(definition(cursor.slice(label).to_owned(), label, destination, Span::new(start, end), false, text))
}

fn definition(
    label: String,
    label_span: Span,
    destination_span: Span,
    span: Span,
    footnote: bool,
    text: &str,
) -> Definition {
    let destination = unescape(text.get(destination_span.range()).unwrap_or_default()).into();
    Definition { label, label_span, destination, destination_span, span, footnote }
}

/// The label of a footnote without its circumflex.
fn footnote_label(text: &str, label: Span) -> Option<Span> {
    let name = text.get(label.range())?.strip_prefix('^')?;
    let plain = !name.is_empty() && !name.contains(char::is_whitespace);
    plain.then(|| Span { start: label.start + 1, end: label.end })
}

/// The end of a definition behind its destination: a title may follow on this line, which must then end, or on the
/// next; none where the line goes on otherwise.
fn definition_end(cursor: &mut Cursor<'_>) -> Option<usize> {
    let end = cursor.at;
    let bare = cursor.is_line_end();
    let spaced = cursor.skip_space().unwrap_or_default();
    let titled = spaced && cursor.title().is_some() && cursor.is_line_end();
    if titled {
        return Some(cursor.at);
    }
    bare.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String, &str)> {
        definition_at(text, 0)
            .map(|d| (d.label, d.destination.to_string(), text.get(d.span.range()).unwrap()))
    }

    fn some<'a>(label: &str, destination: &str, source: &'a str) -> Option<(String, String, &'a str)> {
        Some((label.to_owned(), destination.to_owned(), source))
    }

    #[test]
    fn definitions_stand_behind_container_marks() {
        assert_eq!(read("   [a]: /b\n"), some("a", "/b", "[a]: /b"));
        assert_eq!(read("> > [a]: <b c>\n"), some("a", "b c", "[a]: <b c>"));
        assert_eq!(read("- 1. [a]: b \"t\"  \nx"), some("a", "b", "[a]: b \"t\""));
        assert_eq!(read("[a]: <>"), some("a", "", "[a]: <>"));
    }

    #[test]
    fn destination_and_title_may_stand_on_the_next_line() {
        assert_eq!(read("[a]:\n  b\n  'two\nlines'\n"), some("a", "b", "[a]:\n  b\n  'two\nlines'"));
        assert_eq!(read("> [a]:\n> b\n> \"t\"\n"), some("a", "b", "[a]:\n> b\n> \"t\""));
        assert_eq!(read("[a]: b\n\"no title\" x\n"), some("a", "b", "[a]: b"));
    }

    #[test]
    fn escapes_and_entities_are_resolved() {
        assert_eq!(read(r"[a\]b]: x\_y&amp;z"), some(r"a\]b", "x_y&z", r"[a\]b]: x\_y&amp;z"));
    }

    #[test]
    fn what_breaks_the_grammar_is_no_definition() {
        let texts =
            ["[a]:", "[a]:\n\nb", "[]: b", "[ ]: b", "[a] : b", "[a]: b c", "[a]: <b>c", "[a[b]]: c", "[a"];
        for text in texts {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn footnotes_end_with_their_line() {
        let text = "[^n-1]: The *note*.\n    more\n";
        let found = definition_at(text, 0).unwrap();
        assert!(found.footnote);
        assert_eq!((found.label.as_str(), &text[found.span.range()]), ("n-1", "[^n-1]: The *note*."));
    }
}
