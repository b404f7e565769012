//! What the words and the code beside an acronym say about it, short of what its letters stand for.

use std::ops::Range;

use memchr::{memchr_iter, memrchr_iter};

use crate::acronym::{base_form, initials_fit};
use crate::text::{InlineKind, Prose, is_unspaced};

/// Fewest words that say what something is, its article among them.
const FEWEST_WORDS: usize = 3;

/// Words that begin a phrase after which an article begins the sentence proper: "In QXR, a node …".
const OPENERS: &[&str] = &[
    "after", "although", "as", "because", "before", "by", "during", "except", "for", "if", "in", "like",
    "on", "since", "though", "through", "under", "unless", "unlike", "until", "when", "whenever", "where",
    "while", "with", "within", "without",
];

/// What the text says that the acronym at `range` is: "GXR (the build tool of …)", "GXR, a tool that …", "GXR is a
/// tool that …", "grand xenon device (GXR)".
pub(super) fn gloss<'a>(text: &'a str, range: &Range<usize>) -> Option<&'a str> {
    let before = text.get(..range.start)?;
    let after = text.get(range.end..)?.trim_start_matches(['"', '”', ']']);
    if let Some(said) = unspaced(before, after) {
        return Some(said);
    }
    if let (Some(head), true) = (before.strip_suffix(" ("), after.starts_with(')')) {
        return described(head, text.get(range.clone())?);
    }
    let (said, end) = match () {
        () if after.starts_with(" (") => (after.get(2..)?, ')'),
        () if after.starts_with(", ") && !in_opener(before) => (after.get(2..)?, '.'),
        () if after.starts_with(" is ") && begins_sentence(before) => (after.get(4..)?, '.'),
        () => return None,
    };
    let said = said.split(end).next()?;
    let mut words = said.split_whitespace();
    let first = words.next()?.to_lowercase();
    let article = matches!(first.as_str(), "a" | "an") || (first == "the" && end == ')');
    (article && words.count() + 1 >= FEWEST_WORDS).then_some(said)
}

/// Fewest characters of a script without spaces that say what something is.
const FEWEST_CHARACTERS: usize = 2;

/// The same in a script without spaces, whose words cannot begin with the letters: the characters before the bracket
/// that holds the acronym alone, "循环神经网络（RNN）", or those in the bracket behind it, "RNN（循环神经网络）".
fn unspaced<'a>(before: &'a str, after: &'a str) -> Option<&'a str> {
    let enough = |said: &&str| said.chars().filter(|c| is_unspaced(*c)).count() >= FEWEST_CHARACTERS;
    if let (Some(head), true) = (before.strip_suffix(['(', '（']), after.starts_with([')', '）'])) {
        let said = head.trim_end();
        let before = said.trim_end_matches(is_unspaced).len();
        return said.get(before..).filter(enough);
    }
    let inside = after.trim_start().strip_prefix(['(', '（'])?;
    inside.split([')', '）']).next().filter(enough)
}

/// Fewest letters of an acronym whose description may miss one of them.
const FEWEST_LETTERS: usize = 3;

/// The words at the end of `head`, before the bracket that holds the acronym alone, which begin with its letters in
/// order, but for one letter after the first: "pseudo-terminal device (PTS)".
fn described<'a>(head: &'a str, short: &str) -> Option<&'a str> {
    let letters: Vec<char> = base_form(short).chars().map(|c| c.to_ascii_lowercase()).collect();
    let first = *letters.first().filter(|_| letters.len() >= FEWEST_LETTERS)?;
    let length: usize = sentence(head).rsplit(' ').take(letters.len() + 1).map(|word| word.len() + 1).sum();
    let near = head.get((head.len() + 1).saturating_sub(length)..)?;
    let (start, _) = initials(near).find(|&(_, initial)| initial == first)?;
    let description = near.get(start..)?;
    let mut rest = initials(description).map(|(_, initial)| initial);
    let mut begins_a_word = |letter: &&char| {
        let mut ahead = rest.clone();
        let found = ahead.any(|initial| initial == **letter);
        if found {
            rest = ahead;
        }
        found
    };
    (letters.iter().filter(|letter| begins_a_word(letter)).count() + 1 >= letters.len())
        .then_some(description)
}

/// The first letters of the words of `text` and of their parts, in lower case, with their byte offsets.
fn initials(text: &str) -> impl Iterator<Item = (usize, char)> + Clone + '_ {
    let before = std::iter::once(' ').chain(text.chars());
    let starts = text.char_indices().zip(before);
    let begins = |((_, c), before): &((usize, char), char)| c.is_alphanumeric() && !before.is_alphanumeric();
    starts.filter(begins).map(|((at, c), _)| (at, c.to_ascii_lowercase()))
}

/// Whether the sentence that `before` begins opens with a preposition or a conjunction.
fn in_opener(before: &str) -> bool {
    let words = sentence(before).split_whitespace();
    words.map(str::to_lowercase).next().is_none_or(|first| OPENERS.contains(&first.as_str()))
}

/// Whether nothing but an article stands between the start of the sentence and the end of `before`.
fn begins_sentence(before: &str) -> bool {
    matches!(sentence(before).trim().to_lowercase().as_str(), "" | "a" | "an" | "the")
}

/// The part of `before` that belongs to its last sentence.
fn sentence(before: &str) -> &str {
    let ends = before.match_indices(['.', '!', '?', ':']);
    let mut starts = ends.map(|(at, mark)| at + mark.len());
    let start = starts.rfind(|&at| before.get(at..).is_some_and(|rest| rest.starts_with(' ')));
    before.get(start.unwrap_or(0)..).unwrap_or_default()
}

/// How far before an acronym, in bytes, the bracket is looked for that holds it.
const LONGEST_BRACKET: usize = 100;

/// The words of an identifier before the bracket that holds the acronym, where their initials are its letters:
/// "`fast_tree_walk` (FTW)".
pub(super) fn spelled_by_code(prose: Prose<'_>, range: &Range<usize>) -> Option<String> {
    let before = prose.text.get(..range.start)?;
    let from = range.start.saturating_sub(LONGEST_BRACKET);
    let brackets = memrchr_iter(b'(', before.as_bytes().get(from..)?).map(|at| from + at);
    let open = brackets
        .filter_map(|at| at.checked_sub(1))
        .find(|&at| at >= from && before.as_bytes().get(at) == Some(&b' '))?;
    let alone = before.get(open + 2..)?.chars().all(|c| !c.is_whitespace() || before.ends_with(", "));
    if !alone || before.get(open..)?.contains(')') {
        return None;
    }
    let code = prose.inlines_over(open.saturating_sub(1)..open).find_map(|inline| match inline.kind {
        InlineKind::Code(code) if inline.range.end as usize == open => Some(prose.aside(code)),
        _ => None,
    })?;
    let words = code.replace(['_', '-'], " ");
    initials_fit(prose.text.get(range.clone())?, &words).then_some(words)
}

/// The longest block, in bytes, that is searched for names: it is read again for every acronym in it.
const LONGEST_BLOCK: usize = 4_000;

/// The words of a name in the same block that is written together, where its capitals are the acronym:
/// "QueryIndexReader", QIR.
pub(super) fn spelled_by_name(prose: Prose<'_>, short: &str) -> Option<String> {
    let base = base_form(short);
    if prose.text.len() > LONGEST_BLOCK || !base.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let code = prose.inlines.iter().filter_map(|inline| match inline.kind {
        InlineKind::Code(code) => Some(prose.aside(code)),
        _ => None,
    });
    names_from(prose.text, base).chain(code).find_map(|name| spelled_out(name, base))
}

/// The words of `text` that begin with the first letter of `base` and a small letter.
fn names_from<'a>(text: &'a str, base: &str) -> impl Iterator<Item = &'a str> {
    let bytes = text.as_bytes();
    let begins = move |&at: &usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase)
            && !before.is_some_and(u8::is_ascii_alphanumeric)
    };
    let first = base.bytes().next().unwrap_or_default();
    memchr_iter(first, bytes).filter(begins).filter_map(move |at| {
        let rest = text.get(at..)?;
        rest.split(|c: char| !c.is_ascii_alphanumeric()).next()
    })
}

/// The words of `name` where their initials are the letters of `base`, each with a small letter after it.
fn spelled_out(name: &str, base: &str) -> Option<String> {
    let bytes = name.as_bytes();
    let begins = bytes.first() == base.as_bytes().first() && bytes.iter().all(u8::is_ascii_alphanumeric);
    let is_capital = |byte: &u8| byte.is_ascii_uppercase();
    let capitals = || bytes.iter().filter(|byte| is_capital(byte));
    let stands_alone = bytes.windows(2).all(|pair| !pair.iter().all(is_capital));
    if !begins || !stands_alone || bytes.last().is_none_or(is_capital) || !capitals().eq(base.as_bytes()) {
        return None;
    }
    let mut words = String::with_capacity(name.len() + base.len());
    for c in name.chars() {
        if c.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(c);
    }
    Some(words)
}

/// Whether the block begins with a code span that holds the acronym as a part, as items do that list the values of an
/// interface: "`qxr` - QXR matrix". The acronym is the name of the value.
pub(super) fn named_by_code(prose: Prose<'_>, range: &Range<usize>) -> bool {
    let base = base_form(prose.text.get(range.clone()).unwrap_or_default());
    let blank = prose.text.len() - prose.text.trim_start().len();
    let leading = prose.inlines.iter().take_while(|inline| inline.range.start as usize <= blank);
    leading.into_iter().any(|inline| {
        let InlineKind::Code(code) = inline.kind else { return false };
        prose.aside(code).split(|c: char| !c.is_alphanumeric()).any(|part| part.eq_ignore_ascii_case(base))
    })
}

#[cfg(test)]
mod tests {
    use super::{gloss, spelled_out};

    #[test]
    fn names_that_are_written_together_spell_their_capitals() {
        assert_eq!(spelled_out("QueryIndexReader", "QIR").as_deref(), Some("Query Index Reader"));
        for (name, base) in
            [("QIReader", "QIR"), ("QueryIndex", "QIR"), ("Query", "QR"), ("query_index", "QI")]
        {
            assert_eq!(spelled_out(name, base), None, "{name}");
        }
    }

    /// What is said of the part of `text` between vertical bars.
    fn said(text: &str) -> Option<String> {
        let (start, end) = (text.find('|').unwrap(), text.rfind('|').unwrap() - 1);
        gloss(&text.replace('|', ""), &(start..end)).map(str::to_owned)
    }

    #[test]
    fn a_bracket_an_apposition_and_a_sentence_say_what_something_is() {
        assert_eq!(said("We use |GXR| (a tool for builds)."), Some("a tool for builds".to_owned()));
        assert_eq!(
            said("It runs |GXR|, a build tool that is quick."),
            Some("a build tool that is quick".to_owned())
        );
        assert_eq!(said("The |GXR| is a kind of matrix."), Some("a kind of matrix".to_owned()));
        assert_eq!(said("It opens a gold-xenon lamp (|GXR|)."), Some("gold-xenon lamp".to_owned()));
    }

    #[test]
    fn scripts_without_spaces_say_it_in_brackets() {
        assert_eq!(said("模型是循环神经网络（|RNN|）的一种。"), Some("模型是循环神经网络".to_owned()));
        assert_eq!(
            said("ニューラルネットワーク (|NNW|) を使う。"),
            Some("ニューラルネットワーク".to_owned())
        );
        assert_eq!(said("使用|RNN|（循环神经网络）训练。"), Some("循环神经网络".to_owned()));
        assert_eq!(said("使用|RNN|训练（慢）。"), None);
    }

    #[test]
    fn other_words_after_it_say_nothing() {
        for text in [
            "In |GXR|, a node is visited once.",
            "See |GXR| (the end).",
            "The |GXR| (for the brave and the bold).",
            "We know that |GXR| is a good thing.",
            "It needs |GXR|, the tree and the node.",
            "It opens a gold lamp (|GXR|).",
            "It opens a xenon lamp (|GXR|).",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
