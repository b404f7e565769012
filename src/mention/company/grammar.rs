//! How a word is used, from the words beside it. A few rules of thumb about English; no parser.

use std::borrow::Cow;

use super::Use;
use super::side::Side;
use crate::glossary::has_inner_capital;
use crate::mention::english::{self, Class, class, is_verb_form};
use crate::text::Prose;

/// What makes "a process" before it one of everyday life: "a process called signing", "a process where keys change".
const INTRODUCES: [&str; 6] = ["called", "named", "known", "whereby", "where", "by"];

/// Parts of a text: "see the next section" speaks of the page that it stands on.
const PARTS_OF_TEXT: [&str; 11] = [
    "section",
    "chapter",
    "page",
    "paragraph",
    "appendix",
    "table",
    "figure",
    "example",
    "guide",
    "article",
    "tutorial",
];

/// How a word is used.
pub(super) struct Tie {
    /// The use.
    pub usage: Use,
    /// The noun that it is one with, or the object of the verb.
    pub neighbour: Option<String>,
    /// Whether another noun stands on its other side too.
    pub inside: bool,
}

impl From<Use> for Tie {
    fn from(usage: Use) -> Self {
        Self { usage, neighbour: None, inside: false }
    }
}

/// How a word that was `found` between two sides is used.
pub(super) fn usage(found: &str, before: &Side<'_>, after: &Side<'_>) -> Tie {
    if is_part_of_name(found, before, after) {
        return Use::Name.into();
    }
    if is_label(before, after) {
        return Use::Label.into();
    }
    let words = Words::new(found, before, after);
    if words.is_verb() {
        return Tie { usage: Use::Verb, neighbour: object(after), inside: false };
    }
    if words.is_everyday() || words.is_part_of_this_text() {
        return Use::Everyday.into();
    }
    let follows_noun = words.previous_class == Some(Class::Content) && !words.previous_is_verb();
    if let Some(noun) = words.modified() {
        return Tie { usage: Use::Modifier, neighbour: Some(noun.into_owned()), inside: follows_noun };
    }
    if follows_noun {
        return Tie { usage: Use::Compound, neighbour: words.previous.map(Cow::into_owned), inside: false };
    }
    match words.previous_class {
        Some(Class::Determiner | Class::Adjective | Class::Preposition) => Use::Noun.into(),
        _ => Use::Unknown.into(),
    }
}

/// What a verb is done to: the first noun behind it, articles and adjectives aside.
fn object(after: &Side<'_>) -> Option<String> {
    let words = (0..after.len()).filter_map(|index| after.word(index));
    let mut rest = words.skip_while(|word| matches!(class(word), Class::Determiner | Class::Adjective));
    rest.next().filter(|word| class(word) == Class::Content).map(Cow::into_owned)
}

/// Whether it is a noun that says what of the code before it is meant: "an `Error` instance", "the `name` value".
pub(super) fn is_of_code(found: &str, before: &Side<'_>) -> bool {
    const OF_ANYTHING: [&str; 10] = [
        "instance",
        "object",
        "value",
        "type",
        "class",
        "interface",
        "reference",
        "pointer",
        "handle",
        "member",
    ];
    let lower = found.to_lowercase();
    let is_one =
        |word: &&str| lower.strip_prefix(*word).is_some_and(|ending| matches!(ending, "" | "s" | "es"));
    before.mark == Some(Prose::OPAQUE) && OF_ANYTHING.iter().any(is_one)
}

/// Whether a Romance preposition ties the mention to a noun before it: "modelo de servicio".
pub(super) fn is_romance_complement(before: &Side<'_>) -> bool {
    const OF: [&str; 8] = ["de", "del", "do", "da", "dos", "das", "di", "des"];
    // "después de", "dentro do": no nouns.
    const NO_NOUNS: [&str; 34] = [
        "antes", "después", "dentro", "fuera", "además", "través", "acerca", "cerca", "lejos", "detrás",
        "partir", "depois", "além", "através", "fora", "perto", "longe", "atrás", "cerca", "afuera", "prima",
        "dopo", "fuori", "dentro", "partire", "près", "loin", "hors", "lors", "afin", "más", "mais", "più",
        "plus",
    ];
    before.is_one_of(&OF) && before.word(1).is_some_and(|word| word.len() > 2 && !NO_NOUNS.contains(&&*word))
}

/// The noun behind "of", the last of a compound: "body of the old wall panel".
pub(super) fn complement(after: &Side<'_>) -> Option<String> {
    if !after.is_one_of(&["of"]) {
        return None;
    }
    let is_noun = |word: &Cow<'_, str>| class(word) == Class::Content;
    let words = (1..after.len()).filter_map(|index| after.word(index));
    words.skip_while(|word| !is_noun(word)).take_while(is_noun).last().map(Cow::into_owned)
}

/// Whether the mention has a capital in mid-sentence, and no part in a name.
pub(super) fn is_capitalised(found: &str, before: &Side<'_>, usage: Use) -> bool {
    let inside = before.len() > 0 && !before.at_edge;
    inside && found.starts_with(char::is_uppercase) && usage != Use::Name
}

/// Whether the mention is an adjective to the noun behind it by its own class: "a remote server".
pub(super) fn is_adjective(found: &str, usage: Use) -> bool {
    usage == Use::Modifier && class(&found.to_lowercase()) == Class::Adjective
}

/// A capital beside another one: a name. "Nix Store" is none: what stands before is itself a name, and says whose it
/// is.
fn is_part_of_name(found: &str, before: &Side<'_>, after: &Side<'_>) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.len() > 1;
    // "the STEP column": a word in capitals is what something is labelled with.
    if is_shouted(found) {
        return true;
    }
    if !capital(found) || found.contains(' ') || has_inner_capital(found) {
        return false;
    }
    let common = |word: &str| capital(word) && !has_inner_capital(word);
    let is_known = |word: &str| {
        let lower = word.to_lowercase();
        english::zipf(&lower).is_some() || class(&lower) != Class::Content
    };
    before.written(0).is_some_and(|word| common(word) && is_known(word) && !is_sentence_opener(before))
        || before.written(0).is_some_and(is_shouted) && !before.written(1).is_some_and(capital)
        || after.written(0).is_some_and(common)
}

/// "JSON Schema": an acronym makes a name of what follows, unless it is the end of a name itself ("Argo CD").
fn is_shouted(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase)
}

/// Whether the word before is the capitalised first word of its sentence, such as "The".
fn is_sentence_opener(before: &Side<'_>) -> bool {
    before.len() == 1 && before.written(0).is_some_and(|word| english::is_function_word(&word.to_lowercase()))
}

/// `Process: …`, `- deps: …`
fn is_label(before: &Side<'_>, after: &Side<'_>) -> bool {
    let opens = before.at_edge || matches!(before.mark, Some('-' | '\u{2013}' | '\u{2014}' | ']' | ','));
    opens && after.mark == Some(':')
}

/// The words around a mention with their classes.
pub(super) struct Words<'a> {
    /// The mention itself.
    pub found: &'a str,
    /// What stands before it.
    pub before: &'a Side<'a>,
    /// What stands behind it.
    pub after: &'a Side<'a>,
    /// The word right before it.
    pub previous: Option<Cow<'a, str>>,
    /// The word right behind it.
    pub next: Option<Cow<'a, str>>,
    /// The class of `previous`; of a possessive that of a determiner.
    pub previous_class: Option<Class>,
    /// The class of `next`.
    pub next_class: Option<Class>,
}

impl<'a> Words<'a> {
    fn new(found: &'a str, before: &'a Side<'a>, after: &'a Side<'a>) -> Self {
        let (previous, next) = (before.word(0), after.word(0));
        let previous_class = previous.as_deref().map(|word| match word {
            // "the window's process": whose it is, and no compound.
            _ if word.ends_with("'s") || word.ends_with("\u{2019}s") || word.ends_with("s'") => {
                Class::Determiner
            }
            _ => class(word),
        });
        let next_class = next.as_deref().map(class);
        Self { found, before, after, previous, next, previous_class, next_class }
    }

    fn previous_is_verb(&self) -> bool {
        self.previous.as_deref().is_some_and(is_verb_form)
    }

    /// "the process of signing", "a process called signing".
    fn is_everyday(&self) -> bool {
        let gerund = |word: Cow<'_, str>| word.len() > 5 && word.ends_with("ing");
        let any = (0..self.before.len()).filter_map(|index| self.before.word(index));
        let mut articles = any.filter(|word| matches!(&**word, "a" | "an"));
        self.after.is_one_of(&["of"]) && self.after.word(1).is_some_and(gerund)
            || self.after.is_one_of(&INTRODUCES) && articles.next().is_some()
    }

    /// "see the installation section", "the next section", "the table below".
    fn is_part_of_this_text(&self) -> bool {
        let lower = self.found.to_lowercase();
        let leads = |word: Cow<'_, str>| matches!(&*word, "see" | "refer" | "consult");
        PARTS_OF_TEXT.contains(&lower.strip_suffix('s').unwrap_or(&lower))
            && (self.before.is_one_of(&["this", "next", "previous", "following", "preceding", "above"])
                || self.after.is_one_of(&["below", "above"])
                || (0..self.before.len()).filter_map(|index| self.before.word(index)).any(leads))
    }

    /// The noun behind the mention that it belongs to, a verb aside.
    fn modified(&self) -> Option<Cow<'a, str>> {
        match self.next_class? {
            Class::Content => self.next.clone().filter(|next| !is_verb_form(next)),
            // "placeholder associated types": the adjective belongs to the noun behind it.
            Class::Adjective if !self.found.ends_with('s') => {
                self.after.word(1).filter(|noun| class(noun) == Class::Content && !is_verb_form(noun))
            }
            _ => None,
        }
    }
}
