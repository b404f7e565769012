use crate::text::Span;

use super::cursor::Cursor;

/// Reads `(destination "title")` (`CommonMark` 0.31.2 section 6.3) behind the `]` at byte `close_bracket`: the
/// destination as written, without angle brackets, and the byte behind the `)`.
#[must_use]
pub fn inline_destination(text: &str, close_bracket: usize) -> Option<(Span, usize)> {
    let mut cursor = Cursor::new(text, close_bracket);
    if !(cursor.accept(b']') && cursor.accept(b'(')) {
        return None;
    }
    cursor.skip_space()?;
    let destination = cursor.destination()?;
    if cursor.skip_space()? && cursor.peek() != Some(b')') {
        cursor.title()?;
        cursor.skip_space()?;
    }
    cursor.accept(b')').then_some((destination, cursor.at))
}

/// Reads the `[label]` behind the `]` at byte `close_bracket`: the label without its brackets, empty for `[]`.
#[must_use]
pub fn reference_label(text: &str, close_bracket: usize) -> Option<Span> {
    let mut cursor = Cursor::new(text, close_bracket);
    if !cursor.accept(b']') {
        return None;
    }
    if text.get(cursor.at..)?.starts_with("[]") {
        return Some(Span::new(cursor.at + 1, cursor.at + 1));
    }
    cursor.label()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(text: &str) -> Option<(&str, &str)> {
        let close = text.find(']').unwrap();
        inline_destination(text, close).map(|(span, end)| (&text[span.range()], &text[end..]))
    }

    #[test]
    fn destinations_are_bare_or_bracketed() {
        assert_eq!(inline("[t](a(b)c.md) x"), Some(("a(b)c.md", " x")));
        assert_eq!(inline("[t](<a b.md> 'it\\'s')!"), Some(("a b.md", "!")));
        assert_eq!(inline("[t](\n  a\n  \"two\nlines\" )"), Some(("a", "")));
        assert_eq!(inline("[t]()"), Some(("", "")));
        assert_eq!(inline(r"[t](a\)b)"), Some((r"a\)b", "")));
    }

    #[test]
    fn broken_destinations_are_none() {
        for text in
            ["[t] (a)", "[t](a b)", "[t](<a", "[t](a(b)", "[t](a \"b)", "[t](a\n\n)", "[t]", "[t](<a>b)"]
        {
            assert_eq!(inline(text), None, "{text}");
        }
        let deep = format!("[t]({}{})", "(".repeat(33), ")".repeat(33));
        assert_eq!(inline(&deep), None);
    }

    #[test]
    fn labels_follow_directly() {
        assert_eq!(reference_label("[t][a\\]b]", 2), Some(Span::new(4, 8)));
        assert_eq!(reference_label("[t][]", 2), Some(Span::new(4, 4)));
        assert_eq!(reference_label("[t] [a]", 2), None);
        assert_eq!(reference_label("[t][ ]", 2), None);
    }
}
