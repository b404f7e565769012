//! Links of which it is certain without reading the block again that they change nothing but themselves.
//!
//! By `CommonMark` 0.31.2 (section 6.3), a link whose brackets touch white space or the marks of a sentence, in a
//! block without braces, angle brackets and the like and outside of other brackets, takes part in nothing else: it
//! opens and closes no emphasis, and what opens or closes emphasis is judged by the characters beside that.

use super::{Effect, Rewrite};
use crate::facts::{Block, BlockKind, Facts};
use crate::text::{Source, Span};

/// Whether the change is an inline link around words, in text that makes it certain.
pub(super) fn is_plain(change: &Rewrite, source: &Source, facts: &Facts) -> bool {
    let [(open, bracket), (close, rest)] = change.edits.as_slice() else { return false };
    let words = Span { start: open.start, end: close.start };
    change.effect == Effect::Link
        && bracket == "["
        && is_destination(rest)
        && source.slice(words).chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
        && is_apart(words, source)
        && block_of(words, facts).is_some_and(|block| is_plain_block(block, words.start, source))
}

/// `](path)` of a path without any mark that means something to Markdown.
fn is_destination(text: &str) -> bool {
    let path = text.strip_prefix("](").and_then(|rest| rest.strip_suffix(')'));
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-#".contains(&byte);
    path.is_some_and(|path| !path.is_empty() && path.bytes().all(is_plain))
}

/// Whether words stand between white space, parentheses, quotation marks and the marks of a sentence.
fn is_apart(words: Span, source: &Source) -> bool {
    let text = source.text();
    let before = text.get(..words.start as usize).and_then(|text| text.chars().next_back());
    let mut after = text.get(words.end as usize..).unwrap_or_default().chars();
    let begins = before.is_none_or(|c| matches!(c, ' ' | '\n' | '(' | '"' | '“' | '‘' | '—' | '–'));
    let ends = match after.next() {
        Some('.' | ',' | ';' | ':' | '?' | '!') => after.next().is_none_or(char::is_whitespace),
        next => next.is_none_or(|c| matches!(c, ' ' | '\n' | ')' | '"' | '”' | '’' | '\'' | '—' | '–')),
    };
    begins && ends
}

/// The paragraph or cell that holds words, where it stands in nothing but lists, quotations and tables.
fn block_of(words: Span, facts: &Facts) -> Option<&Block> {
    let before = facts.blocks.partition_point(|block| block.span.start <= words.start);
    let block = facts.blocks.get(before.checked_sub(1)?)?;
    let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Cell);
    let mut outer = block.parent;
    while let Some(parent) = outer.and_then(|index| facts.blocks.get(index.get())) {
        let is_known = matches!(
            parent.kind,
            BlockKind::Quote
                | BlockKind::List { .. }
                | BlockKind::Item { .. }
                | BlockKind::Table
                | BlockKind::Row { .. }
                | BlockKind::Paragraph
        );
        if !is_known {
            return None;
        }
        outer = parent.parent;
    }
    (is_text && block.span.contains(words)).then_some(block)
}

/// Whether a block has nothing that some renderer reads as more than text with links, code and emphasis, and no
/// bracket is open at byte `at`.
fn is_plain_block(block: &Block, at: u32, source: &Source) -> bool {
    let text = source.slice(block.span).as_bytes();
    let before = at.saturating_sub(block.span.start) as usize;
    let mut open = 0_u32;
    let mut last = 0;
    for (index, &byte) in text.iter().enumerate() {
        match byte {
            b'{' | b'}' | b'<' | b'$' | b'\\' | b'^' | b'%' => return false,
            b'[' if last == b'[' || index + 1 == before => return false,
            b'[' if index < before => open += 1,
            b']' if index < before => open = open.saturating_sub(1),
            _ => {}
        }
        last = byte;
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{self, Dialect};

    fn plain(text: &str) -> bool {
        let source = Source::new("a.md", text);
        let facts = markdown::parse(&source, &Dialect::default());
        let start = text.find("term").unwrap();
        is_plain(&Rewrite::link(Span::new(start, start + 4), "[", "](b.md#c_d)"), &source, &facts)
    }

    #[test]
    fn words_in_text_are_certain() {
        for text in [
            "term",
            "a term.",
            "- a\n- term: b",
            "> *a* (term) `b`",
            "| a |\n|---|\n| term |",
            "a [b](c) term, ![d](e)",
            "*a term b*",
            "the “term” a",
            "the term's a!",
        ] {
            assert!(plain(text), "{text}");
        }
    }

    #[test]
    fn what_may_mean_more_is_not() {
        for text in [
            "*term*",
            "[a term b",
            "[[a]] term",
            "a:term",
            "term/b",
            "term(a)",
            "!term",
            "{a} term",
            "term <b>a</b>",
            "term $a$",
            r"term \a",
            "# term",
            "term\n: a",
        ] {
            assert!(!plain(text), "{text}");
        }
    }
}
