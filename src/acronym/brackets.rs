//! Pairs announced by brackets: "Long Form (LF)", "LF (long form)".

use std::ops::Range;

use super::align::{Cost, Edge, Short, USUAL, edges};
use super::candidates::is_short_form;
use super::tokens::{
    fold, is_determiner, is_function_word, is_grammar, trim, trim_matches, trim_space, words,
};
use super::{Options, Pair, Pattern, base_form, initials_fit, overlap, window};

/// Longest bracket that is looked into, in bytes.
const MAX_CONTENT: usize = 300;

/// Longest short form, in characters.
const MAX_SHORT: usize = 12;

/// Words before a short form in a bracket: "(hereafter RNN)", "(or NELBO)".
const LEADS: &[&str] = &[
    "or",
    "hereafter",
    "henceforth",
    "hereinafter",
    "i.e.",
    "i.e.,",
    "also",
    "abbreviated",
    "abbr.",
    "abbrev.",
    "as",
    "called",
    "known",
    "termed",
    "denoted",
    "aka",
    "a.k.a.",
    "the",
    "to",
    "by",
    "acronym",
    "acronym:",
    "short:",
    "short",
    "for",
    "named",
    "referred",
    "simply",
    "e.g.",
    "e.g.,",
    "named",
    "designated",
    "in",
    "and",
];

/// Nouns so general that they follow a name without being a part of it.
const GENERIC_HEADS: &[&str] = &[
    "activity",
    "algorithm",
    "approach",
    "area",
    "criterion",
    "framework",
    "function",
    "mechanism",
    "method",
    "model",
    "module",
    "network",
    "problem",
    "procedure",
    "process",
    "program",
    "scheme",
    "service",
    "system",
    "task",
    "technique",
    "technology",
    "tool",
];

/// Finds the pairs that brackets announce.
pub(super) fn find(text: &str, shorts: &[Range<usize>], options: &Options, pairs: &mut Vec<Pair>) {
    for bracket in brackets(text) {
        let found = paren(text, &bracket, options);
        if found.is_empty() {
            pairs.extend(reverse(text, &bracket, shorts));
        }
        pairs.extend(found);
    }
}

/// Innermost to outermost brackets with what they hold, in the order of their closing.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.match_indices(['(', '[', ')', ']']) {
        match c {
            "(" => open.push((at, ')')),
            "[" => open.push((at, ']')),
            _ => {
                if let Some(&(from, close)) = open.last()
                    && c.starts_with(close)
                {
                    open.pop();
                    if at - from <= MAX_CONTENT {
                        found.push(from + 1..at);
                    }
                }
            }
        }
    }
    found
}

/// "Long Form (LF)", and "Long Form (LF-1 and LF-2)" for both.
fn paren(text: &str, content: &Range<usize>, options: &Options) -> Vec<Pair> {
    let glued = text.get(..content.start - 1).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let mut found: Vec<Pair> = Vec::new();
    for piece in pieces(text, content, options) {
        let written = text.get(piece.clone()).unwrap_or_default();
        if !is_candidate(written, options)
            || (glued && !is_short_form(written))
            || found.iter().any(|pair| overlap(&pair.short, &piece))
        {
            continue;
        }
        if let Some(long) = before_bracket(text, content, written)
            && found.first().is_none_or(|first| first.long == long)
        {
            found.push(Pair { short: piece, long, pattern: Pattern::Paren });
        }
    }
    found
}

/// The stretches of a bracket that may be its short form: the whole, then what punctuation and "or" part.
fn pieces(text: &str, content: &Range<usize>, options: &Options) -> Vec<Range<usize>> {
    let whole = strip(text, content.clone());
    let slice = text.get(content.clone()).unwrap_or_default();
    let mut found = vec![whole];
    if options.lower_case {
        let first = slice.find([',', ';']).map(|at| strip(text, content.start..content.start + at));
        found.extend(first);
    }
    found.extend(
        inner_pieces(text, content)
            .into_iter()
            .filter(|piece| text.get(piece.clone()).is_some_and(is_short_form)),
    );
    found
}

/// What punctuation and small words part inside a bracket.
fn inner_pieces(text: &str, content: &Range<usize>) -> Vec<Range<usize>> {
    let slice = text.get(content.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut start = content.start;
    for (at, mark) in slice.match_indices([',', ';', ':', '=']) {
        let after = slice.get(at + 1..).unwrap_or_default().trim_start();
        if mark == "="
            && after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '<' | '>'))
        {
            return found;
        }
        found.push(strip(text, start..content.start + at));
        start = content.start + at + mark.len();
        if found.len() > 4 {
            break;
        }
    }
    if !found.is_empty() {
        found.push(strip(text, start..content.end));
    }
    for word in [" or ", " and ", " in ", " see ", " for ", " - ", " – ", " — "] {
        if let Some(at) = slice.find(word) {
            found.push(strip(text, content.start..content.start + at));
            found.push(strip(text, content.start + at + word.len()..content.end));
        }
    }
    found
}

/// Without white space, quotes and lead words.
fn strip(text: &str, range: Range<usize>) -> Range<usize> {
    let quotes = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | ',' | '*');
    let mut range = trim_matches(text, range, quotes);
    loop {
        let slice = text.get(range.clone()).unwrap_or_default();
        let Some((first, rest)) = slice.split_once(char::is_whitespace) else {
            return range;
        };
        if !LEADS.iter().any(|lead| lead.eq_ignore_ascii_case(first)) {
            return range;
        }
        range = trim_matches(text, range.end - rest.len()..range.end, quotes);
    }
}

/// Whether `written`, found in a bracket, may be a short form at all.
fn is_candidate(written: &str, options: &Options) -> bool {
    let count = written.chars().count();
    if count == 1 {
        return options.single_letter && written.chars().all(char::is_uppercase);
    }
    if count > MAX_SHORT {
        return false;
    }
    if words(written).count() <= 2 && words(written).all(|word| written.get(word).is_some_and(is_short_form))
    {
        return true;
    }
    options.lower_case
        && written.starts_with(char::is_alphanumeric)
        && written.contains(char::is_alphabetic)
        && !written.contains(['%', '=', '<', '>', '*', '$', '"', ':'])
        && words(written).count() <= 2
        && !words(written)
            .next()
            .and_then(|word| written.get(word))
            .is_some_and(|word| word.parse::<f32>().is_ok())
        && !words(written).any(|word| written.get(word).is_some_and(is_function_word))
}

/// What a short form with `n` letters can bear.
fn limit(n: usize) -> Cost {
    match n {
        0 => 0,
        1 => 1,
        2 => 10,
        3 => 20,
        _ => 4 + 5 * Cost::try_from(n).unwrap_or(0),
    }
}

/// The long form that ends before the bracket around `content`.
fn before_bracket(text: &str, content: &Range<usize>, written: &str) -> Option<Range<usize>> {
    let short = Short::new(written);
    let n = short.chars().len();
    let open = content.start - 1;
    let window = window::left(text, open, window::most_words(n));
    let window =
        trim_matches(text, window, |c| !c.is_alphanumeric() && !matches!(c, '(' | '[' | ')' | ']' | '.'));
    let window = window.start..balanced_end(text, &window);
    let possessive = text
        .get(window.clone())
        .and_then(|slice| slice.strip_suffix("'s").or_else(|| slice.strip_suffix("’s")));
    let window = window.start..possessive.map_or(window.end, |slice| window.start + slice.len());
    if let Some(long) = without_head(text, &window, &short) {
        return Some(long);
    }
    let best = cheapest(edges(&short, text, window.clone(), &USUAL))?;
    if best.cost > limit(n) {
        return None;
    }
    let long = best.start..window.end;
    is_plausible(text, &long, written).then_some(long)
}

/// The end of the window without brackets that are not closed or not opened in it.
fn balanced_end(text: &str, window: &Range<usize>) -> usize {
    let slice = text.get(window.clone()).unwrap_or_default();
    let unbalanced =
        |open: char, close: char| slice.ends_with(open) || (slice.ends_with(close) && !slice.contains(open));
    if unbalanced('(', ')') || unbalanced('[', ']') {
        return trim(text, window.clone()).end;
    }
    window.end
}

/// Whether `text[long]` can be a long form at all: it says more than the short form, is no short form itself, and does
/// not merely begin with the short form.
fn is_plausible(text: &str, long: &Range<usize>, written: &str) -> bool {
    let long = text.get(long.clone()).unwrap_or_default();
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let repeats =
        words(long).filter_map(|word| long.get(word)).any(|word| base_form(word) == base_form(written));
    count(long) >= count(written) + 2 && !is_short_form(long) && (!repeats || initials_fit(written, long))
}

/// The long form without a last word that has no part in it: "Mean Squared Error method (MSE)". Only where the
/// initials before that word fit exactly.
fn without_head(text: &str, window: &Range<usize>, short: &Short) -> Option<Range<usize>> {
    let slice = text.get(window.clone())?;
    let (_, head) = slice.rsplit_once(char::is_whitespace)?;
    let singular = head.strip_suffix('s').unwrap_or(head);
    let is_number = head.chars().all(|c| c.is_ascii_digit());
    if !is_number && !GENERIC_HEADS.iter().any(|generic| singular.eq_ignore_ascii_case(generic)) {
        return None;
    }
    let end = window.end - head.len();
    let window = trim_matches(text, window.start..end, |c| c.is_whitespace());
    let best = cheapest(edges(short, text, window.clone(), &USUAL))?;
    let ends_word = text.get(window.clone())?.ends_with(char::is_alphanumeric);
    (short.chars().len() >= 3
        && best.cost <= 4
        && short.chars().last() != head.chars().next().map(fold).as_ref()
        && ends_word)
        .then_some(best.start..window.end)
}

/// The cheapest edge; the nearest of several.
fn cheapest(edges: Vec<Edge>) -> Option<Edge> {
    edges.into_iter().rev().min_by_key(|edge| edge.cost)
}

/// "LF (long form)", also "LF score (long form)".
fn reverse(text: &str, content: &Range<usize>, shorts: &[Range<usize>]) -> Option<Pair> {
    let quotes = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '\'' | '’');
    let before = text.get(..content.start - 1)?.trim_end_matches(quotes);
    let index = shorts.partition_point(|short| short.end <= before.len()).checked_sub(1)?;
    let short = shorts.get(index)?;
    let between = text.get(short.end..before.len())?.trim_start();
    let one_word =
        between.chars().all(char::is_lowercase) && !is_function_word(between) && !is_grammar(between);
    if !between.is_empty() && !one_word {
        return None;
    }
    let bound = |n: usize| {
        if between.is_empty() { limit(n) } else { limit(n) / 4 }
    };
    let long = long_from(text, content, text.get(short.clone())?, 12, bound)?;
    Some(Pair { short: short.clone(), long, pattern: Pattern::ReverseParen })
}

/// The long form that starts at the start of `window`, after determiners and lead words.
pub(super) fn long_from(
    text: &str,
    window: &Range<usize>,
    written: &str,
    whole: Cost,
    limit: impl Fn(usize) -> Cost,
) -> Option<Range<usize>> {
    let short = Short::new(written);
    let n = short.chars().len();
    let start = skip_leads(text, window);
    let ends = window::word_ends(text, &(start..window.end));
    let best = ends
        .into_iter()
        .take(window::most_words(n))
        .filter_map(|end| {
            let edge = edges(&short, text, start..end, &USUAL).into_iter().next()?;
            let rest =
                text.get(end..window.end)?.trim_start_matches(|c: char| matches!(c, '"' | '”' | '.' | ')'));
            let within = if rest.is_empty() || rest.starts_with([',', ';', ':']) { 0 } else { whole };
            (edge.start == start).then_some((edge.cost + within, edge.cost, end))
        })
        .min_by_key(|&(cost, _, end)| (cost, std::cmp::Reverse(end)))?;
    (best.1 <= limit(n) && is_plausible(text, &(start..best.2), written)).then_some(start..best.2)
}

fn skip_leads(text: &str, window: &Range<usize>) -> usize {
    let mut range = trim_space(text, window.clone());
    loop {
        range = trim_matches(text, range, |c| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '\''));
        let slice = text.get(range.clone()).unwrap_or_default();
        let first = slice.split(char::is_whitespace).next().unwrap_or_default();
        let bare = first.trim_end_matches([',', ':']);
        if bare.is_empty() || first.len() == slice.len() || !(is_determiner(bare) || LEADS.contains(&bare)) {
            return range.start;
        }
        range = range.start + first.len()..range.end;
    }
}
