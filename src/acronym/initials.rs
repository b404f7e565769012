//! Word initials as the only evidence: strict, for glossary entries and for the rest of a sentence.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::starts::Starts;
use super::tokens::{fold, words};
use super::vocabulary::{is_function_word, is_grammar};
use super::{Pair, Pattern, Taken, base_form, is_well_known, window};

/// Fewest letters of a short form whose initials alone tell its long form.
const FEWEST_LETTERS: usize = 3;

/// Whether `long` expands `short` by its word initials: each letter begins a word or a hyphenated part, in order, and
/// only function words and parts after a hyphen are passed by. Plural and possessive endings of `short` do not count.
///
/// A small letter of the short form may stand for a function word (the o of MoE for "of"), a capital may not. This is
/// the first and surest of the strategies of Sohn et al. (2008).
pub fn initials_fit(short: &str, long: &str) -> bool {
    let letters = letters(base_form(short));
    if letters.first().map(|letter| letter.folded) != first_letter(long) {
        return false;
    }
    let units = units(long, 0..long.len());
    let starts =
        letters.len() >= 2 && letters.iter().zip(&units).take(1).all(|(letter, unit)| letter.fits(unit));
    starts && fit(&letters, &units).is_some_and(|used| units.iter().skip(used).all(|unit| !unit.word))
}

/// Gives a pair for each short form that has none yet with words of its sentence whose initials fit it. Nothing but the
/// initials speaks for such a pair, so well-known acronyms, which need no expansion, are passed by.
pub(super) fn find(text: &str, shorts: &[Range<usize>], taken: &Taken, pairs: &[Pair]) -> Vec<Pair> {
    let mut found = Vec::new();
    let base = |range: &Range<usize>| base_form(text.get(range.clone()).unwrap_or_default());
    let mut seen: FxHashSet<&str> = pairs.iter().map(|pair| base(&pair.short)).collect();
    let starts = LazyCell::new(|| Starts::of(text, around(text, shorts)));
    for short in shorts {
        let name = base(short);
        if taken.overlaps(short) || is_glued(text, short) || !needs_initials(name) || !seen.insert(name) {
            continue;
        }
        let long = in_sentence(text, short, &letters(name), &starts);
        if let Some(long) = long.filter(|long| !taken.overlaps(long)) {
            found.push(Pair { short: short.clone(), long, pattern: Pattern::Initials });
        }
    }
    found
}

/// As much of the text as long forms of these short forms, which are in order, can stand in.
fn around(text: &str, shorts: &[Range<usize>]) -> Range<usize> {
    let reach =
        |short: Option<&Range<usize>>| short.map(|short| window::reach(text, short)).unwrap_or_default();
    reach(shorts.first()).start..reach(shorts.last()).end
}

/// Whether initials alone can tell what a short form stands for, and need to.
fn needs_initials(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphanumeric());
    letters().count() >= FEWEST_LETTERS && !letters().any(|c| c.is_ascii_digit()) && !is_well_known(name)
}

/// Whether a hyphen or letter joins the short form to what stands before it.
fn is_glued(text: &str, short: &Range<usize>) -> bool {
    text.get(..short.start).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
}

fn in_sentence(
    text: &str,
    short: &Range<usize>,
    letters: &[Letter],
    starts: &Starts,
) -> Option<Range<usize>> {
    let reach = window::reach(text, short);
    let (before, after) = (reach.start..short.start, short.end..reach.end);
    let fit = |side: Range<usize>| {
        let sentence = window::sentence(text, short);
        first_fit(text, side.start.max(sentence.start)..side.end.min(sentence.end), letters)
    };
    [before, after].into_iter().filter(|side| starts.may_fit(text, side, letters)).find_map(fit)
}

/// The first run of words in `window` whose initials are `letters`.
fn first_fit(text: &str, window: Range<usize>, letters: &[Letter]) -> Option<Range<usize>> {
    let units = units(text, window);
    (0..units.len()).find_map(|from| run_at_start(units.get(from..)?, letters))
}

/// The run of words at the start of `window` whose initials are those of `short`, plural endings aside.
pub(super) fn starting_in(text: &str, window: Range<usize>, short: &str) -> Option<Range<usize>> {
    let letters = letters(base_form(short));
    let long = || run_at_start(&units(text, window.clone()), &letters);
    Starts::of(text, window.clone()).may_fit(text, &window, &letters).then(long)?
}

/// The words from the first of `units` on whose initials are `letters`: no punctuation inside, and the names in it
/// all with capitals or all without (a capital on the first word may be that of the sentence).
fn run_at_start(units: &[Unit<'_>], letters: &[Letter]) -> Option<Range<usize>> {
    let (first, letter) = (units.first()?, letters.first()?);
    if !first.word || !letter.fits(first) || first.is_function() {
        return None;
    }
    let used = fit(letters, units)?;
    let run = units.get(..used)?;
    let last = run.last()?;
    let broken = run.iter().rev().skip(1).any(|unit| unit.break_after);
    let ends_word = units.get(used).is_none_or(|unit| unit.word);
    (!broken && ends_word && has_one_case(run)).then(|| first.at..last.at + last.text.len())
}

/// Whether all words but function words begin with a capital, or none after the first.
fn has_one_case(run: &[Unit<'_>]) -> bool {
    let capitals = run.iter().filter(|unit| unit.is_capital()).count();
    let names = run.iter().filter(|unit| unit.word && !unit.is_function()).count();
    capitals >= names || run.iter().skip(1).all(|unit| !unit.is_capital())
}

/// Number of units that `letters` use up from the first on, if they fit.
fn fit(letters: &[Letter], units: &[Unit<'_>]) -> Option<usize> {
    let Some((letter, rest)) = letters.split_first() else { return Some(0) };
    let (unit, others) = units.split_first()?;
    if letter.fits(unit)
        && let Some(used) = fit(rest, others)
    {
        return Some(used + 1);
    }
    if unit.is_optional() { fit(letters, others).map(|used| used + 1) } else { None }
}

/// A letter or digit of a short form.
pub(super) struct Letter {
    /// In lower case, without accents.
    pub folded: char,
    small: bool,
}

impl Letter {
    fn fits(&self, unit: &Unit<'_>) -> bool {
        self.folded == unit.initial && (self.small || !unit.is_function()) && !is_grammar(unit.text)
    }
}

/// Letters and digits of a short form.
fn letters(base: &str) -> Vec<Letter> {
    let letters = base.chars().filter(|c| c.is_alphanumeric());
    letters.map(|c| Letter { folded: fold(c), small: c.is_lowercase() }).collect()
}

/// The first letter or digit of a long form, folded: the first of [`letters_of`] a short form that its initials fit.
pub fn first_letter(long: &str) -> Option<char> {
    long.chars().find(|c| c.is_alphanumeric()).map(fold)
}

/// The letters of a short form, folded, plural and possessive endings off: what [`possible_letters`] of a long form
/// that its initials fit holds.
pub fn letters_of(short: &str) -> String {
    letters(base_form(short)).iter().map(|letter| letter.folded).collect()
}

/// Most parts of a long form that may be passed by: of more, its possible letters are too many to list.
const MOST_OPTIONAL: usize = 8;

/// The letters of all short forms that [`initials_fit`] may allow for a long form, so that the few of many that fit are
/// found by a look-up. Empty for a long form with more than eight parts that may be passed by: that is a sentence, or
/// written to make this slow.
pub fn possible_letters(long: &str) -> BTreeSet<String> {
    let units = units(long, 0..long.len());
    if units.iter().filter(|unit| unit.is_optional()).count() > MOST_OPTIONAL {
        return BTreeSet::new();
    }
    let mut runs = vec![String::new()];
    for unit in &units {
        let passed = if unit.is_optional() { runs.clone() } else { Vec::new() };
        runs.iter_mut().for_each(|run| run.push(unit.initial));
        runs.extend(passed);
    }
    runs.into_iter().collect()
}

/// A part of a word as initials see it.
struct Unit<'a> {
    text: &'a str,
    /// Byte offset in the text.
    at: usize,
    initial: char,
    /// Begins a word, not just a part of one after a hyphen.
    word: bool,
    /// Punctuation or a bracket stands after it.
    break_after: bool,
}

impl Unit<'_> {
    fn is_function(&self) -> bool {
        is_function_word(self.text)
    }

    /// May be passed by.
    fn is_optional(&self) -> bool {
        !self.word || self.is_function()
    }

    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The parts of the words in `window`.
fn units(text: &str, window: Range<usize>) -> Vec<Unit<'_>> {
    let slice = text.get(window.clone()).unwrap_or_default();
    let mut found: Vec<Unit<'_>> = Vec::new();
    for word in words(slice) {
        let written = slice.get(word.clone()).unwrap_or_default();
        if written.starts_with(['(', '['])
            && let Some(before) = found.last_mut()
        {
            before.break_after = true;
        }
        push_parts(written, window.start + word.start, &mut found);
        let quote = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '*');
        if written.ends_with(|c: char| !c.is_alphanumeric() && !quote(c))
            && let Some(last) = found.last_mut()
        {
            last.break_after = true;
        }
    }
    found
}

/// Adds the parts of a word that begins at byte `at`: what hyphens, slashes and the like part.
fn push_parts<'a>(word: &'a str, mut at: usize, found: &mut Vec<Unit<'a>>) {
    let count = found.len();
    for piece in word.split_inclusive(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')) {
        let text = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let lead = piece.find(|c: char| c.is_alphanumeric()).unwrap_or(0);
        if let Some(initial) = text.chars().next() {
            let word = found.len() == count;
            found.push(Unit { text, at: at + lead, initial: fold(initial), word, break_after: false });
        }
        at += piece.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_fit_strictly() {
        assert!(initials_fit("RLHF", "Reinforcement Learning from Human Feedback"));
        assert!(initials_fit("MoE", "Mixture of Experts"));
        assert!(initials_fit("LLMs", "large language model"));
        assert!(initials_fit("LSTM", "long short-term memory"));
        assert!(!initials_fit("NCR", "self-nominated council review"));
        assert!(!initials_fit("XML", "Extensible Markup Language"));
        assert!(!initials_fit("LM", "large language model"));
        assert!(!initials_fit("LL", "large language model"));
        assert!(!initials_fit("A", "apple"));
    }

    #[test]
    fn what_fits_is_among_the_possible_letters() {
        for (short, long) in [
            ("RLHFs", "Reinforcement Learning from Human Feedback"),
            ("MoE", "Mixture of Experts"),
            ("LSTM", "long short-term memory"),
            ("LST", "long short-term"),
        ] {
            assert!(possible_letters(long).contains(&letters_of(short)), "{short}");
        }
        assert_eq!(possible_letters("x-b-c-d-e-f-g-h-j").len(), 256);
        assert!(possible_letters("x-b-c-d-e-f-g-h-j-k").is_empty());
    }

    #[test]
    fn capitals_stand_for_no_function_word() {
        assert!(!initials_fit("MOE", "Mixture of Experts"));
        assert!(initials_fit("IoT", "Internet of Things"));
    }

    #[test]
    fn the_rest_of_the_sentence_may_expand_a_short_form() {
        let text = "A hedgehog tracking unit is worn by night; each HTU, and the tiny pony harness too.";
        let found = |text: &str, short: Range<usize>| find(text, &[short], &Taken::default(), &[]);
        assert_eq!(found(text, 48..51), [], "the semicolon ends the sentence");
        let text = text.replace(';', " and");
        let pairs = found(&text, 51..54);
        assert_eq!(
            pairs.iter().map(|pair| &text[pair.long.clone()]).collect::<Vec<_>>(),
            ["hedgehog tracking unit"]
        );
    }
}
