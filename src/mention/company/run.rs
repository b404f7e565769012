//! What emphasis around and beside a mention tells.

use std::ops::Range;

use super::side::Side;
use crate::mention::english::{Class, class, is_verb_form};
use crate::text::{Inline, InlineKind, Prose};

/// A longer run of emphasis is a part of a sentence, no name.
const WORDS_OF_NAME: usize = 3;

/// Whether the mention is a part of an emphasised run of two or three words that only name something:
/// "*symmetric closure*".
pub(super) fn is_in_emphasis(prose: Prose<'_>, range: &Range<usize>) -> bool {
    prose.inlines_over(range.clone()).filter(is_emphasis).any(|inline| {
        let run = bounds(inline);
        let within = run.start <= range.start && range.end <= run.end && run != *range;
        within
            && is_name(prose.text.get(run.start..range.start))
            && is_name(prose.text.get(range.end..run.end))
    })
}

/// Whether an emphasised word makes one name with what is beside it: "derivation *deep*", "*derivation* deep".
pub(super) fn is_beside_emphasis(
    prose: Prose<'_>,
    range: &Range<usize>,
    set_off: bool,
    after: &Side<'_>,
) -> bool {
    let is_adjective = |word: &str| class(word) == Class::Adjective && !word.ends_with("ed");
    if set_off {
        let alone = after.word(1).is_none_or(|word| class(&word) != Class::Content);
        return after.word(0).is_some_and(|word| is_adjective(&word)) && alone;
    }
    let is_next = prose.text.get(range.end..).is_some_and(|rest| rest.starts_with(' '));
    let from = range.end + 1;
    let mut there = prose.inlines_from(from).iter().take_while(|inline| inline.range.start as usize == from);
    let next = there.find(is_emphasis).filter(|_| is_next).map(bounds);
    let word = next.and_then(|run| prose.text.get(run)).map(str::to_lowercase);
    word.is_some_and(|word| {
        let noun = class(&word) == Class::Content && !is_verb_form(&word);
        !word.contains(' ') && (noun || is_adjective(&word))
    })
}

/// Whether it is a placeholder of a command line, or the name of a parameter before its type in code:
/// "[_options_] _target_", "**target** `string`".
pub(super) fn is_placeholder(before: &Side<'_>, after: &Side<'_>) -> bool {
    let is_parameter = before.mark.is_none() && after.mark == Some(Prose::OPAQUE);
    is_parameter
        || matches!(before.mark, Some('[' | ']' | '<'))
        || matches!(after.mark, Some('[' | ']' | '>'))
}

/// Whether the text before the mention is that of a call, of which the mention is the argument: "FIRST(path)".
pub(super) fn is_argument(before: &str) -> bool {
    before.strip_suffix('(').is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn is_emphasis(inline: &&Inline) -> bool {
    matches!(inline.kind, InlineKind::Emphasis | InlineKind::Strong)
}

fn bounds(inline: &Inline) -> Range<usize> {
    inline.range.start as usize..inline.range.end as usize
}

/// Whether the words beside the mention in its run only name something: nouns and adjectives, but for an article.
fn is_name(part: Option<&str>) -> bool {
    let names = |word: &str| matches!(class(&word.to_lowercase()), Class::Content | Class::Adjective);
    part.is_some_and(|part| {
        part.split_whitespace().count() < WORDS_OF_NAME
            && part.split_whitespace().all(|word| word.chars().all(char::is_alphabetic) && names(word))
    })
}
