//! Pairs announced by brackets: "Long Form (LF)", "LF (long form)".

use std::ops::Range;

use super::align::Short;
use super::candidates::is_short_form;
use super::long_form::{bracket_limit, ending_in, starting_in};
use super::tokens::{is_space_or_quote, trim_matches, words};
use super::vocabulary::{is_function_word, is_grammar, is_lead};
use super::{Options, Pair, Pattern, overlap, window};
use crate::text::Runs;

/// Longest bracket that is looked into, in bytes.
const MAX_CONTENT: usize = 300;

/// Longest short form, in characters.
const MAX_SHORT: usize = 12;

/// Most pieces that a bracket is cut into.
const MAX_PIECES: usize = 5;

/// Small words between a short form and the rest of a bracket.
const SEPARATORS: &[&str] = &[" or ", " and ", " in ", " see ", " for ", " - ", " – ", " — "];

/// Adds the pairs that brackets announce.
pub(super) fn find(text: &str, shorts: &[Range<usize>], options: &Options, pairs: &mut Vec<Pair>) {
    let any_word = options.lower_case || options.single_letter;
    for content in brackets(text) {
        let first = shorts.partition_point(|short| short.start < content.start);
        let holds_short = shorts.get(first).is_some_and(|short| short.end <= content.end);
        let found = if holds_short || any_word { paren(text, &content, options) } else { Vec::new() };
        if found.is_empty()
            && let Some(short) = first.checked_sub(1).and_then(|before| shorts.get(before))
        {
            pairs.extend(reverse(text, &content, short));
        }
        pairs.extend(found);
    }
}

/// What brackets hold, inner ones first.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let is_bracket = |byte: u8| (byte == b'(') | (byte == b'[') | (byte == b')') | (byte == b']');
    for at in Runs::new(bytes, is_bracket).flatten() {
        match bytes.get(at).copied().unwrap_or_default() {
            b'(' => open.push((at, b')')),
            b'[' => open.push((at, b']')),
            byte => {
                if let Some((from, _)) = open.pop_if(|(_, close)| *close == byte)
                    && at - from <= MAX_CONTENT
                {
                    found.push(from + 1..at);
                }
            }
        }
    }
    found
}

/// "Long Form (LF)", and "Long Form (LF-1 and LF-2)" for both.
fn paren(text: &str, content: &Range<usize>, options: &Options) -> Vec<Pair> {
    let before = text.get(..content.start.saturating_sub(1)).unwrap_or_default();
    let glued = before.ends_with(char::is_alphanumeric);
    let mut found: Vec<Pair> = Vec::new();
    for piece in pieces(text, content, options) {
        let written = text.get(piece.clone()).unwrap_or_default();
        if !is_candidate(written, options)
            || (glued && !is_short_form(written))
            || found.iter().any(|pair| overlap(&pair.short, &piece))
        {
            continue;
        }
        if let Some(long) = before_bracket(text, before.len(), written)
            && found.first().is_none_or(|first| first.long == long)
        {
            found.push(Pair { short: piece, long, pattern: Pattern::Paren });
        }
    }
    found
}

/// The long form of `written` that ends before the bracket at `open`.
fn before_bracket(text: &str, open: usize, written: &str) -> Option<Range<usize>> {
    let window = window::left(text, open, window::most_words(Short::new(written).len()));
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | '[' | ')' | ']' | '.');
    ending_in(text, trim_matches(text, window, edge), written, bracket_limit)
}

/// The stretches of a bracket that may be its short form: the whole, then what punctuation and small words part.
fn pieces(text: &str, content: &Range<usize>, options: &Options) -> Vec<Range<usize>> {
    let slice = text.get(content.clone()).unwrap_or_default();
    let mut found = vec![strip(text, content.clone())];
    if slice.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return found;
    }
    if options.lower_case {
        let first = slice.find([',', ';']).map(|at| strip(text, content.start..content.start + at));
        found.extend(first);
    }
    let inner = inner_pieces(text, content).into_iter();
    found.extend(inner.filter(|piece| text.get(piece.clone()).is_some_and(is_short_form)));
    found
}

/// What punctuation and small words part inside a bracket; nothing after a figure ("p = 0.05").
fn inner_pieces(text: &str, content: &Range<usize>) -> Vec<Range<usize>> {
    let slice = text.get(content.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut start = content.start;
    for (at, mark) in slice.match_indices([',', ';', ':', '=']) {
        let after = slice.get(at + 1..).unwrap_or_default().trim_start();
        let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '<' | '>');
        if (mark == "=" && after.starts_with(figure)) || found.len() == MAX_PIECES {
            return found;
        }
        found.push(strip(text, start..content.start + at));
        start = content.start + at + mark.len();
    }
    found.push(strip(text, start..content.end));
    let separators = if slice.contains(' ') { SEPARATORS } else { &[] };
    for word in separators {
        if let Some(at) = slice.find(word) {
            found.push(strip(text, content.start..content.start + at));
            found.push(strip(text, content.start + at + word.len()..content.end));
        }
    }
    found
}

/// Without white space, quotation marks and lead words.
fn strip(text: &str, range: Range<usize>) -> Range<usize> {
    let edge = |c: char| is_space_or_quote(c) || matches!(c, ',' | '*' | ':');
    let mut range = trim_matches(text, range, edge);
    loop {
        let slice = text.get(range.clone()).unwrap_or_default();
        match slice.split_once(char::is_whitespace) {
            Some((first, rest)) if is_lead(first.trim_end_matches([',', ':'])) => {
                range = trim_matches(text, range.end - rest.len()..range.end, edge);
            }
            _ => return range,
        }
    }
}

/// Whether `written`, found in a bracket, may be a short form at all.
fn is_candidate(written: &str, options: &Options) -> bool {
    match written.chars().count() {
        0 => false,
        1 => options.single_letter && written.chars().all(char::is_uppercase),
        2..=MAX_SHORT => is_short_phrase(written) || (options.lower_case && is_short_word(written)),
        _ => false,
    }
}

/// Whether `written` is one or two short forms by their shape.
fn is_short_phrase(written: &str) -> bool {
    words(written).count() <= 2 && words(written).all(|word| written.get(word).is_some_and(is_short_form))
}

/// Whether `written` is one or two words that could abbreviate others, whatever their case: Schwartz and Hearst's
/// conditions, and no figures, formulas or function words.
fn is_short_word(written: &str) -> bool {
    let mut texts = words(written).filter_map(|word| written.get(word));
    written.starts_with(char::is_alphanumeric)
        && written.contains(char::is_alphabetic)
        && !written.contains(['%', '=', '<', '>', '*', '$', '"', ':'])
        && words(written).count() <= 2
        && !words(written).filter_map(|word| written.get(word)).any(is_function_word)
        && texts.next().is_some_and(|first| first.parse::<f32>().is_err())
}

/// "LF (long form)", also "LF score (long form)".
fn reverse(text: &str, content: &Range<usize>, short: &Range<usize>) -> Option<Pair> {
    let between = text.get(short.end..content.start.checked_sub(1)?)?.trim_matches(is_space_or_quote);
    let one_word =
        between.chars().all(char::is_lowercase) && !is_function_word(between) && !is_grammar(between);
    if !between.is_empty() && !one_word {
        return None;
    }
    let limit = |n: usize| if between.is_empty() { bracket_limit(n) } else { bracket_limit(n) / 4 };
    let long = starting_in(text, content, text.get(short.clone())?, limit)?;
    Some(Pair { short: short.clone(), long, pattern: Pattern::ReverseParen })
}
