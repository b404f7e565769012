//! Words with capitals that are taken for no short form, each with the reason: for people who ask why.

use std::ops::Range;

use super::candidates::is_code;
use super::filter::is_word;
use super::keywords::reason;
use super::shape::{is_contraction, is_roman_numeral, without_plural};
use super::tokens::{trim, words};
use super::{Analysis, overlap};

/// The words of `text` with two capitals or more that `analysis`, which is that of the text, does not list, and why.
pub fn untaken(text: &str, analysis: &Analysis) -> Vec<(Range<usize>, &'static str)> {
    let capitals = |range: &Range<usize>| {
        text.get(range.clone()).is_some_and(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 2)
    };
    let listed = |range: &Range<usize>| analysis.occurrences.iter().any(|found| overlap(&found.range, range));
    let found = words(text).filter(|range| capitals(range) && !listed(range));
    found.map(|range| (trim(text, range.clone()), why_not(text, &range, analysis))).collect()
}

/// Why a word is taken for no short form, to go after "it is".
fn why_not(text: &str, range: &Range<usize>, analysis: &Analysis) -> &'static str {
    let inner = trim(text, range.clone());
    let (word, bare) =
        (text.get(range.clone()).unwrap_or_default(), text.get(inner.clone()).unwrap_or_default());
    let stem = without_plural(bare);
    match () {
        () if analysis.pairs.iter().any(|pair| overlap(&pair.long, range)) => "a part of an expansion",
        () if is_code(word) => "an address or code",
        () if bare.contains('_') => "an identifier",
        () if is_contraction(bare) => "a contraction",
        () if is_roman_numeral(stem) => "a Roman numeral",
        () if is_word(text, &inner) => reason(stem).unwrap_or("a word in capitals"),
        () if bare.contains('.') => "a file name or a name with dots",
        () if stem.contains(char::is_lowercase) => "a name that is small letters for the most part",
        () => "a name with too many letters or digits",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acronym::{Options, analyse};

    #[test]
    fn each_word_has_its_reason() {
        let text = "NOTE: QXR, McLaren and FOO_BAR of README.MD or XIV at HTTP://X, DON'T use ABCDEFGHIJKLMNO. The \
                    Tub Unit Board (TUB) is no TU.";
        let analysis = analyse(text, &Options::default());
        let found = untaken(text, &analysis);
        let found: Vec<(&str, &str)> = found.into_iter().map(|(range, why)| (&text[range], why)).collect();
        assert_eq!(
            found,
            [
                ("NOTE", "a word that announces a note"),
                ("McLaren", "a name that is small letters for the most part"),
                ("FOO_BAR", "an identifier"),
                ("README.MD", "a file name or a name with dots"),
                ("XIV", "a Roman numeral"),
                ("HTTP://X", "an address or code"),
                ("DON'T", "a contraction"),
                ("ABCDEFGHIJKLMNO", "a name with too many letters or digits"),
            ]
        );
    }
}
