use crate::text::Span;

use super::line::Line;

/// The opening or closing line of a fence: of code (backticks, tildes) or of a directive (colons).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fence {
    /// The mark that it is made of.
    pub(super) mark: u8,
    /// How many of them.
    pub(super) length: usize,
    /// What follows them on the line, trimmed.
    pub(super) info: Span,
}

/// The fence that `line` (indented by up to three columns) begins with.
pub(super) fn fence_at(line: &Line<'_>) -> Option<Fence> {
    let mark = line.first().filter(|mark| matches!(mark, b'`' | b'~' | b':'))?;
    if line.indent() >= 4 {
        return None;
    }
    let length = line.text().bytes().take_while(|&byte| byte == mark).count();
    let after = line.text().get(length..)?;
    let info = after.trim_matches([' ', '\t']);
    let start = line.content + length + (after.len() - after.trim_start_matches([' ', '\t']).len());
    let valid = length >= 3 && (mark != b'`' || !info.contains('`'));
    valid.then(|| Fence { mark, length, info: Span::new(start, start + info.len()) })
}

impl Fence {
    /// Whether this line closes a code block that `opener` began.
    pub(super) fn closes(&self, opener: &Self) -> bool {
        self.mark == opener.mark && self.length >= opener.length && self.info.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u8, usize, &str)> {
        let fence = fence_at(&Line::new(text, 0).unwrap())?;
        Some((fence.mark, fence.length, &text[fence.info.range()]))
    }

    #[test]
    fn fences_have_a_mark_a_length_and_an_info_string() {
        assert_eq!(read("   ``` {note}  x \n"), Some((b'`', 3, "{note}  x")));
        assert_eq!(read("::::\n"), Some((b':', 4, "")));
        for text in ["    ```", "``", "``` a`b", ": x"] {
            assert_eq!(read(text), None);
        }
    }
}
