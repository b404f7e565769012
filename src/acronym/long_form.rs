//! The long form beside a short form, once a bracket, a cue or a sign has said where to look.

use std::ops::Range;

use super::align::{Short, cheapest, cost_of};
use super::candidates::is_short_form;
use super::costs::{Cost, INNER};
use super::tokens::{fold, is_space_or_quote, trim, trim_matches, words};
use super::vocabulary::{is_generic_noun, is_lead};
use super::{base_form, initials_fit, window};

/// The cost of a long form on the right that does not reach up to the next punctuation.
const CUT_SHORT: Cost = 12;

/// The highest cost of an alignment that a bracket vouches for, by the number of letters of the short form. Set
/// on the development halves of two corpora (see the parent module) where precision starts to fall.
pub(super) fn bracket_limit(letters: usize) -> Cost {
    match letters {
        0 => 0,
        1 => 1,
        2 => 10,
        3 => 20,
        _ => 4 + 5 * Cost::try_from(letters).unwrap_or(0),
    }
}

/// The highest cost where a cue ("stands for") or a sign vouches for the pair: no letter far inside a word.
pub(super) fn cue_limit(letters: usize) -> Cost {
    match letters {
        0 | 1 => 0,
        2 => 1,
        _ => 3 * Cost::try_from(letters).unwrap_or(0),
    }
}

/// The highest cost where the two merely stand side by side: word initials and function words.
pub(super) fn apposition_limit(letters: usize) -> Cost {
    if letters < 3 { cue_limit(letters) } else { 2 }
}

/// The long form of `written` that ends where `window` ends, if its alignment costs `limit` at most.
pub(super) fn ending_in(
    text: &str,
    window: Range<usize>,
    written: &str,
    limit: impl Fn(usize) -> Cost,
) -> Option<Range<usize>> {
    let short = Short::new(written);
    let window = without_possessive(text, window.start..balanced_end(text, &window));
    if let Some(long) = without_generic_noun(text, &window, &short) {
        return Some(long);
    }
    let best = cheapest(&short, text, window.clone(), limit(short.len()))?;
    let long = best.start..window.end;
    is_plausible(text, &long, written).then_some(long)
}

/// The long form of `written` that starts where `window` starts, lead words aside, if its alignment costs `limit`
/// at most.
pub(super) fn starting_in(
    text: &str,
    window: &Range<usize>,
    written: &str,
    limit: impl Fn(usize) -> Cost,
) -> Option<Range<usize>> {
    let short = Short::new(written);
    let start = skip_leads(text, window);
    if !may_begin(text.get(start..window.end)?, short.first()?) {
        return None;
    }
    let limit = limit(short.len());
    let end = window::word_ends(text, &(start..window.end))
        .take(window::most_words(short.len()))
        .filter_map(|end| Some((cost_of(&short, text, start..end, limit)?, end)))
        .min_by_key(|&(cost, end)| (cost + cut_short(text, end..window.end), std::cmp::Reverse(end)))
        .map(|(_, end)| end)?;
    is_plausible(text, &(start..end), written).then_some(start..end)
}

/// Whether the first word of `text` can begin a long form whose short form begins with `first`: a quick look that
/// spares most alignments. Numbers may be spelled out, and parts of a word be passed by.
pub(super) fn may_begin(text: &str, first: char) -> bool {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    word.chars().next().map(fold) == Some(first)
        || first.is_ascii_digit()
        || first == 'x'
        || word.contains(|c: char| !c.is_alphabetic())
}

/// What it costs that `rest` is left between the long form and the end of its window.
fn cut_short(text: &str, rest: Range<usize>) -> Cost {
    let rest = text.get(rest).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| is_space_or_quote(c) || matches!(c, '.' | ')'));
    if rest.is_empty() || rest.starts_with([',', ';', ':']) { 0 } else { CUT_SHORT }
}

/// The long form without a general noun or number at its end that has no part in it: "mean squared error method
/// (MSE)". Only where the initials before that word fit well.
fn without_generic_noun(text: &str, window: &Range<usize>, short: &Short) -> Option<Range<usize>> {
    let slice = text.get(window.clone())?;
    let (_, noun) = slice.rsplit_once(char::is_whitespace)?;
    let is_number = noun.chars().all(|c| c.is_ascii_digit());
    let takes_part = short.last() == noun.chars().next().map(fold);
    if short.len() < 3 || takes_part || !(is_number || is_generic_noun(noun)) {
        return None;
    }
    let end = window.end - noun.len();
    let window = trim_matches(text, window.start..end, char::is_whitespace);
    if !text.get(window.clone())?.ends_with(char::is_alphanumeric) {
        return None;
    }
    let best = cheapest(short, text, window.clone(), INNER - 1)?;
    Some(best.start..window.end)
}

/// The window without a possessive ending: "the Environmental Protection Agency's (EPA)".
fn without_possessive(text: &str, window: Range<usize>) -> Range<usize> {
    let slice = text.get(window.clone()).unwrap_or_default();
    let stem = slice.strip_suffix("'s").or_else(|| slice.strip_suffix("’s"));
    window.start..stem.map_or(window.end, |stem| window.start + stem.len())
}

/// The end of the window without brackets that are not closed or not opened in it.
fn balanced_end(text: &str, window: &Range<usize>) -> usize {
    let slice = text.get(window.clone()).unwrap_or_default();
    let unbalanced =
        |open: char, close: char| slice.ends_with(open) || (slice.ends_with(close) && !slice.contains(open));
    if unbalanced('(', ')') || unbalanced('[', ']') { trim(text, window.clone()).end } else { window.end }
}

/// Whether `text[long]` can be a long form at all: it says more than the short form and is no short form itself. It
/// holds the short form, or begins with one like it ("SHA1 (SHA256 …)"), only where the initials fit ("GNU's Not Unix").
fn is_plausible(text: &str, long: &Range<usize>, written: &str) -> bool {
    let long = text.get(long.clone()).unwrap_or_default();
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    if count(long) < count(written) + 2 || is_short_form(long) {
        return false;
    }
    let base = base_form(written);
    let texts = || words(long).filter_map(|word| long.get(word));
    let repeats = || texts().any(|word| base_form(word) == base);
    let is_sibling =
        |first: &str| first.get(..2) == base.get(..2) && !base.starts_with(first) && is_short_form(first);
    let begins_alike = || texts().next().is_some_and(is_sibling);
    (!repeats() && !begins_alike()) || initials_fit(written, long)
}

/// Where the window starts after white space, quotation marks and lead words.
fn skip_leads(text: &str, window: &Range<usize>) -> usize {
    let mut range = window.clone();
    loop {
        range = trim_matches(text, range, is_space_or_quote);
        let slice = text.get(range.clone()).unwrap_or_default();
        let first = slice.split(char::is_whitespace).next().unwrap_or_default();
        let bare = first.trim_end_matches([',', ':']);
        if bare.is_empty() || first.len() == slice.len() || !is_lead(bare) {
            return range.start;
        }
        range.start += first.len();
    }
}
