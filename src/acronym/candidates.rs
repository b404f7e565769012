//! Short forms by their shape alone: which words of a text look like acronyms.
//!
//! A word is cut at its connectors. A part that is mostly capitals ("RNN", "mAP", "IPv6", "2D") is a core;
//! single capitals and digits join a core beside them ("R-CNN", "VGG-11", "I/O"), other parts stay outside
//! ("non-QA" gives QA, "AI-enabled" gives AI).

use std::ops::Range;

use super::scan;
use super::shape::{Part, classify, has_name_dot, is_contraction, is_dotted, is_roman_numeral};
use super::tokens::{NON_PROSE, trim_matches};
use crate::text::is_unspaced;

/// All short forms of `text` in order, not overlapping.
pub(super) fn short_forms(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    scan::words(text.as_bytes()).for_each(|word| chunk(text, word, &mut found));
    found
}

/// Whether the whole of `word` has the shape of a short form.
pub(super) fn is_short_form(word: &str) -> bool {
    if word.contains(' ') {
        return false;
    }
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return is_bare_form(word);
    }
    let mut found = Vec::new();
    chunk(word, 0..word.len(), &mut found);
    matches!(found.as_slice(), [only] if *only == (0..word.len()))
}

/// The short forms of one run without (ASCII) white space.
fn chunk(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let slice = text.get(range.clone()).unwrap_or_default();
    if let Some(core) = bare_word(slice) {
        let start = range.start + core.start;
        let word = slice.get(core).unwrap_or_default();
        if is_bare_form(word) {
            found.push(start..start + word.len());
        }
        return;
    }
    if is_code(slice) {
        return;
    }
    let mut start = range.start;
    for (offset, c) in slice.char_indices() {
        if !is_inside(c) {
            segment(text, start..range.start + offset, found);
            start = range.start + offset + c.len_utf8();
        }
    }
    segment(text, start..range.end, found);
}

/// Whether a word of nothing but letters and digits is a short form.
fn is_bare_form(word: &str) -> bool {
    classify(word) == Part::Core && !is_roman_numeral(word)
}

/// The letters and digits of a run that has nothing else but common punctuation around them, as most have.
fn bare_word(slice: &str) -> Option<Range<usize>> {
    let bytes = slice.as_bytes();
    let inside = |byte: &u8| byte.is_ascii_alphanumeric();
    let start = bytes.iter().position(inside)?;
    let end = bytes.iter().rposition(inside)? + 1;
    let opens = bytes.get(..start)?.iter().all(|byte| matches!(byte, b'(' | b'[' | b'"'));
    let closes =
        bytes.get(end..)?.iter().all(|byte| matches!(byte, b')' | b']' | b'"' | b',' | b'.' | b';' | b':'));
    (opens && closes && bytes.get(start..end)?.iter().all(inside)).then_some(start..end)
}

/// Whether a run of characters is an address, a path of a program or a call.
pub(super) fn is_code(slice: &str) -> bool {
    let bytes = slice.as_bytes();
    bytes.iter().any(|byte| matches!(byte, b'@' | b'\\'))
        || bytes.windows(2).any(|pair| matches!(pair, b"::" | b"()" | b"//"))
}

/// Characters that may stand inside one short form or identifier; those of scripts without spaces, which stand directly
/// beside one, are no part of it.
fn is_inside(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c) || is_joiner(c) || matches!(c, '.' | '_' | '\'' | '’')
}

/// Characters that join the parts of a short form.
fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '/' | '&' | '+' | '\u{2010}' | '\u{2011}' | '–')
}

/// The short forms of a run of inside characters.
fn segment(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let trimmed = trim_matches(text, range, |c| is_joiner(c) || matches!(c, '.' | '\'' | '’'));
    let slice = text.get(trimmed.clone()).unwrap_or_default();
    if slice.contains(['_', NON_PROSE]) || is_roman_numeral(slice) || is_contraction(slice) {
        return;
    }
    if is_dotted(slice) {
        let dot = usize::from(text.get(trimmed.end..).is_some_and(|rest| rest.starts_with('.')));
        found.push(trimmed.start..trimmed.end + dot);
    } else if !has_name_dot(slice) {
        joined(text, trimmed, found);
    }
}

/// Cuts at connectors and joins runs of parts that belong together.
fn joined(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let slice = text.get(range.clone()).unwrap_or_default();
    let mut run: Vec<(Range<usize>, Part)> = Vec::new();
    let mut start = range.start;
    let ends = slice.char_indices().filter(|&(_, c)| is_joiner(c) || matches!(c, '\'' | '’'));
    for (offset, c) in ends {
        push_part(text, start..range.start + offset, &mut run, found);
        if !is_joiner(c) {
            close(&mut run, found);
        }
        start = range.start + offset + c.len_utf8();
    }
    push_part(text, start..range.end, &mut run, found);
    close(&mut run, found);
}

fn push_part(
    text: &str,
    range: Range<usize>,
    run: &mut Vec<(Range<usize>, Part)>,
    found: &mut Vec<Range<usize>>,
) {
    let part = classify(text.get(range.clone()).unwrap_or_default());
    if part == Part::Lower || part == Part::Word {
        close(run, found);
    }
    if part != Part::Word {
        run.push((range, part));
    }
}

/// Ends a run of parts: it is a short form if it holds a core or two capitals. A long number at its start counts what
/// follows ("100-GPU") and stays outside.
fn close(run: &mut Vec<(Range<usize>, Part)>, found: &mut Vec<Range<usize>>) {
    let is_count = |(range, part): &(Range<usize>, Part)| *part == Part::Number && range.len() > 2;
    let counts = run.iter().take_while(|part| is_count(part)).count();
    let form = run.get(counts..).unwrap_or_default();
    let has = |wanted: Part, least: usize| form.iter().filter(|(_, part)| *part == wanted).count() >= least;
    if let (Some((first, _)), Some((last, _))) = (form.first(), form.last())
        && (has(Part::Core, 1) || has(Part::Capital, 2))
    {
        found.push(first.start..last.end);
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        short_forms(text).into_iter().map(|range| text.get(range).unwrap_or_default()).collect()
    }

    #[test]
    fn shapes_of_short_forms() {
        for form in [
            "QXR", "QXRs", "mAP", "MoE", "IPv6", "2D", "P2P", "t-SNE", "R-CNN", "VGG-11", "TCP/IP", "I/O",
            "R&D", "TNF-α", "U.S.", "GPT-3.5", "ΔΣ", "SysML",
        ] {
            assert_eq!(found(&format!("so a {form} is")), [form]);
        }
    }

    #[test]
    fn other_words_are_none() {
        let text = "Word McLaren PageRank a I X1 II XIV FOO_BAR README.md Foo::BAR http://A.BC/DE me@ABC.org ABC() \
                    DON'T J.R. 100 GL1234567 E2 Non-Word ￼";
        assert_eq!(found(text), Vec::<&str>::new());
    }

    #[test]
    fn words_and_punctuation_around_a_form_stay_outside() {
        assert_eq!(found("non-QXR, QXR-based (QXR)'s \"QXR\" QXR's QXR. 100-QXR QXR—QXR"), ["QXR"; 9]);
    }
}
