//! What each step of an alignment costs.
//!
//! Sohn et al. (2008, Ab3P) try matching strategies in the order of the precision that each is estimated to have: word
//! initials, initials with words left out, letters inside words. The costs keep that order and let one alignment mix
//! strategies. They were set by hand and then varied one at a time on the development halves of MED1250 and
//! SDU@AAAI-21, where steps of a tenth or two change either F1 by less than 0.3.

/// A cost; 10 is about one doubtful step.
pub(super) type Cost = u32;

/// The cost of what cannot be.
pub(super) const NEVER: Cost = 1 << 20;

/// A letter that continues the one matched before it ("Re" of ReLU in "Rectified").
pub(super) const ADJACENT: Cost = 3;
/// A letter further inside a word of which a letter is matched ("EEG": *e*lectro*e*ncephalo*g*ram).
pub(super) const INNER: Cost = 5;
/// A capital or number inside a word of which a letter is matched, further on.
pub(super) const INNER_START: Cost = 1;
/// A capital or number inside a word of which no letter is matched.
pub(super) const ORPHAN_START: Cost = 4;
/// A letter inside a word of which no letter is matched.
pub(super) const ORPHAN: Cost = 16;

/// A word left out that acronyms commonly leave out.
pub(super) const FUNCTION_WORD: Cost = 1;
/// Another word left out.
pub(super) const CONTENT_WORD: Cost = 8;
/// A word left out that belongs to the grammar of a sentence.
pub(super) const GRAMMAR_WORD: Cost = 40;
/// A part of a hyphenated word left out.
pub(super) const HYPHEN_PART: Cost = 4;
/// A number left out.
pub(super) const NUMBER_WORD: Cost = 5;
/// A number in a hyphenated word left out.
pub(super) const NUMBER_PART: Cost = 1;
/// A word left out after the last matched letter.
pub(super) const TRAILING_WORD: Cost = 10;

/// A start with a word that acronyms commonly leave out.
pub(super) const FUNCTION_START: Cost = 6;
/// A start inside a word, after what locates the rest ("1,2-").
pub(super) const LOCANT_START: Cost = 2;
/// A start inside a word, after a slash or a negation ("non-").
pub(super) const PART_START: Cost = 4;

/// A comma between matched words.
pub(super) const COMMA: Cost = 3;
/// A bracket between matched words.
pub(super) const BRACKET: Cost = 20;

/// A letter of the short form without a match.
pub(super) const UNMATCHED: Cost = 30;
/// A digit of the short form without a match.
pub(super) const UNMATCHED_DIGIT: Cost = 8;
