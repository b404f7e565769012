//! Abbreviation definitions `*[ABC]: What it stands for` of Markdown Extra and Python-Markdown.

use crate::facts::{BlockKind, Facts};
use crate::text::{Source, Span};

/// One abbreviation definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation<'a> {
    /// What is defined, as written.
    pub short: &'a str,
    /// Where it stands, without brackets.
    pub span: Span,
    /// What it stands for, as written.
    pub long: &'a str,
    /// The block: an index into `Facts::blocks`.
    pub block: u32,
}

/// The abbreviation definitions of a page: lines of paragraphs that begin with `*[` and have `]:` on them. A line
/// that goes on from one is not read further.
#[must_use]
pub fn abbreviations<'a>(source: &'a Source, facts: &Facts) -> Vec<Abbreviation<'a>> {
    let mut found = Vec::new();
    if !source.text().contains("*[") {
        return found;
    }
    for (index, block) in (0..).zip(&facts.blocks).filter(|(_, block)| block.kind == BlockKind::Paragraph) {
        let mut at = block.span.start as usize;
        for line in source.slice(block.span).split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            let read = read(line).map(|(short, long)| {
                let start = at + indent + 2;
                Abbreviation { short, span: Span::new(start, start + short.len()), long, block: index }
            });
            found.extend(read);
            at += line.len();
        }
    }
    found
}

fn read(line: &str) -> Option<(&str, &str)> {
    let (short, rest) = line.trim_start().strip_prefix("*[")?.split_once(']')?;
    let long = rest.trim_start().strip_prefix(':')?.trim();
    (!short.trim().is_empty() && !long.is_empty()).then_some((short, long))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_definition_has_a_short_and_a_long_form() {
        assert_eq!(read("*[TTL]: time to live\n"), Some(("TTL", "time to live")));
        assert_eq!(read("*[TTL]\n"), None);
        assert_eq!(read("* [TTL]: time to live"), None);
    }
}
