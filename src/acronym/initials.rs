//! Word initials as the only evidence: strict, for glossary entries and for the rest of a sentence.

use std::collections::BTreeSet;
use std::ops::Range;

use super::tokens::{NON_PROSE, fold, is_function_word, is_grammar, words};
use super::{Pair, Pattern, overlap, window};

/// A part of a word as initials see it.
struct Unit {
    range: Range<usize>,
    initial: char,
    /// May be passed by: a function word, or a part after a hyphen.
    optional: bool,
    /// A function word: fits a letter only if that is written small.
    function: bool,
    /// Begins with a capital.
    capital: bool,
    /// Begins a word, not just a part of one.
    word: bool,
    comma_after: bool,
}

/// Whether `long` expands `short` by its word initials: each letter begins a word or a hyphenated part, in
/// order, and only function words and parts after a hyphen are passed by. Plural endings do not count.
pub fn initials_fit(short: &str, long: &str) -> bool {
    let letters = letters(short);
    let units = units(long, 0..long.len());
    letters.len() >= 2
        && units.first().is_some_and(|unit| !unit.function || letters.first().is_some_and(|l| l.small))
        && fit(&letters, &units).is_some_and(|used| units.iter().skip(used).all(|unit| !unit.word))
}

/// Pairs each short form that has none yet with words of its sentence whose initials fit it.
pub(super) fn find(text: &str, shorts: &[Range<usize>], pairs: &mut Vec<Pair>) {
    let mut found: Vec<Pair> = Vec::new();
    let written =
        |range: &Range<usize>| super::base_form(text.get(range.clone()).unwrap_or_default()).to_owned();
    let mut known: BTreeSet<String> = pairs.iter().map(|pair| written(&pair.short)).collect();
    for short in shorts {
        if pairs.iter().any(|pair| overlap(&pair.short, short) || overlap(&pair.long, short))
            || is_glued(text, short)
            || !known.insert(written(short))
        {
            continue;
        }
        let letters = letters(text.get(short.clone()).unwrap_or_default());
        if letters.len() < 3 || letters.iter().any(|letter| letter.folded.is_ascii_digit()) {
            continue;
        }
        if let Some(long) = in_sentence(text, short, &letters)
            && !pairs.iter().any(|pair| overlap(&pair.long, &long) || overlap(&pair.short, &long))
        {
            found.push(Pair { short: short.clone(), long, pattern: Pattern::Initials });
        }
    }
    pairs.extend(found);
}

/// Whether a hyphen or letter joins the short form to what stands before it.
fn is_glued(text: &str, short: &Range<usize>) -> bool {
    text.get(..short.start).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
}

fn in_sentence(text: &str, short: &Range<usize>, letters: &[Initial]) -> Option<Range<usize>> {
    let sentence = window::sentence(text, short);
    let before = first_fit(text, sentence.start..short.start, letters);
    before.or_else(|| first_fit(text, short.end..sentence.end, letters))
}

/// The first run of words in `window` whose initials are `letters`.
pub(super) fn first_fit(text: &str, window: Range<usize>, letters: &[Initial]) -> Option<Range<usize>> {
    let units = units(text, window);
    (0..units.len()).find_map(|from| {
        let tail = units.get(from..)?;
        let first = tail.first().filter(|unit| unit.word && !unit.function)?;
        let used = fit(letters, tail)?;
        let run = tail.get(..used)?;
        let comma = run.iter().rev().skip(1).any(|unit| unit.comma_after);
        let capitals = run.iter().filter(|unit| unit.capital).count();
        let content = run.iter().filter(|unit| unit.word && !unit.function).count();
        let one_case = capitals >= content || run.iter().skip(1).all(|unit| !unit.capital);
        let next_starts_word = tail.get(used).is_none_or(|unit| unit.word);
        (!comma && one_case && next_starts_word)
            .then(|| first.range.start..run.last().map_or(first.range.end, |u| u.range.end))
    })
}

/// Number of units that `letters` use up from the first on, if they fit.
fn fit(letters: &[Initial], units: &[Unit]) -> Option<usize> {
    let Some((letter, rest)) = letters.split_first() else {
        return Some(0);
    };
    let (unit, others) = units.split_first()?;
    if letter.fits(unit)
        && let Some(used) = fit(rest, others)
    {
        return Some(used + 1);
    }
    if unit.optional { fit(letters, others).map(|used| used + 1) } else { None }
}

/// A letter or digit of a short form.
pub(super) struct Initial {
    folded: char,
    small: bool,
}

impl Initial {
    fn fits(&self, unit: &Unit) -> bool {
        self.folded == unit.initial && (self.small || !unit.function)
    }
}

/// Letters and digits of a short form, without a plural ending.
fn letters(short: &str) -> Vec<Initial> {
    let letters = super::base_form(short).chars().filter(|c| c.is_alphanumeric());
    letters.map(|c| Initial { folded: fold(c), small: c.is_lowercase() }).collect()
}

/// The parts of words in `window`; a bracket or other break ends the run before it.
fn units(text: &str, window: Range<usize>) -> Vec<Unit> {
    let slice = text.get(window.clone()).unwrap_or_default();
    let mut found = Vec::new();
    for word in words(slice) {
        let written = slice.get(word.clone()).unwrap_or_default();
        let mut offset = window.start + word.start;
        let first = found.len();
        for piece in written.split_inclusive(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
            let core = piece.trim_matches(|c: char| !c.is_alphanumeric());
            let lead = piece.find(|c: char| c.is_alphanumeric()).unwrap_or(0);
            if let Some(initial) = core.chars().next() {
                let word = found.len() == first;
                found.push(Unit {
                    range: offset + lead..offset + lead + core.len(),
                    initial: if is_grammar(core) { NON_PROSE } else { fold(initial) },
                    optional: !word || is_function_word(core),
                    function: is_function_word(core),
                    capital: initial.is_uppercase(),
                    word,
                    comma_after: false,
                });
            }
            offset += piece.len();
        }
        let breaks =
            written.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '\'' | '”' | '’' | '*'));
        let opens = written.starts_with(['(', '[']);
        if opens
            && first > 0
            && let Some(before) = found.get_mut(first - 1)
        {
            before.comma_after = true;
        }
        if breaks && let Some(last) = found.last_mut() {
            last.comma_after = true;
        }
    }
    found
}
