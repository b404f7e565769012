//! The company of a word: what stands before and after a mention in its sentence, and what that says about its use.

mod grammar;
mod run;
mod side;
mod verb;

use std::ops::Range;

use crate::acronym;
use crate::text::{InlineKind, Prose};
use side::Side;

/// How a word is used, as far as its neighbours tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// The head of a phrase of its own: "the body of".
    Noun,
    /// A verb: "it points to", "to process".
    Verb,
    /// The head of a compound with another noun: "function body".
    Compound,
    /// A modifier of another noun: "item list".
    Modifier,
    /// A word or two before a colon or a dash: "Process: …".
    Label,
    /// A part of a longer name: "Process Explorer".
    Name,
    /// A placeholder of a command line, or a parameter before its type: "**target** `string`".
    Parameter,
    /// A turn of phrase of everyday English: "the process of signing".
    Everyday,
    /// Nothing tells.
    Unknown,
}

/// What stands around a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// How the word is used.
    pub usage: Use,
    /// Whether it is set off by emphasis or quotation marks of its own.
    pub set_off: bool,
    /// Whether it stands inside the long form of an acronym.
    pub in_expansion: bool,
    /// Whether it has a capital that its sentence does not ask for.
    pub capital: bool,
    /// Whether it is an adjective before the noun that it modifies.
    pub adjective: bool,
    /// Whether emphasis makes it a part of a longer name: "*symmetric closure*".
    pub coined: bool,
    /// Whether a Romance preposition ties it to a noun before it: "modelo de servicio".
    pub romance_complement: bool,
    /// Whether it stands between two nouns: "layout module docs".
    pub inside: bool,
    /// The noun that it forms a compound with, or modifies, or does something to, lower case.
    pub neighbour: Option<String>,
    /// The noun that "of" ties to it, lower case: "body of the function".
    pub complement: Option<String>,
}

impl Company {
    /// Reads the company of the mention at `range`; `pairs` are the acronym definitions in the text.
    pub(super) fn of(prose: Prose<'_>, range: &Range<usize>, pairs: &[acronym::Pair]) -> Self {
        let text = prose.text;
        let found = text.get(range.clone()).unwrap_or_default();
        let before = Side::before(text.get(..range.start).unwrap_or_default());
        let after = Side::after(text.get(range.end..).unwrap_or_default());
        let inside = |pair: &acronym::Pair| {
            pair.long.start <= range.start && range.end <= pair.long.end && pair.long != *range
        };
        let mut tie = grammar::usage(found, &before, &after);
        let set_off = is_set_off(prose, range);
        let is_argument = run::is_argument(text.get(..range.start).unwrap_or_default());
        if is_argument || set_off && run::is_placeholder(&before, &after) {
            tie.usage = Use::Parameter;
        } else if run::is_beside_emphasis(prose, range, set_off, &after) {
            tie.usage = Use::Name;
        } else if grammar::is_of_code(found, &before) {
            tie = grammar::Tie::from(Use::Compound);
        }
        Self {
            usage: tie.usage,
            set_off,
            coined: run::is_in_emphasis(prose, range),
            romance_complement: grammar::is_romance_complement(&before),
            in_expansion: pairs.iter().any(inside),
            capital: grammar::is_capitalised(found, &before, tie.usage),
            adjective: grammar::is_adjective(found, tie.usage),
            inside: tie.inside,
            complement: grammar::complement(&after),
            neighbour: tie.neighbour,
        }
    }
}

/// Emphasis or quotation marks around exactly the mention.
fn is_set_off(prose: Prose<'_>, range: &Range<usize>) -> bool {
    let emphasised = prose.inlines_over(range.clone()).any(|inline| {
        matches!(inline.kind, InlineKind::Emphasis | InlineKind::Strong)
            && inline.range.start as usize == range.start
            && inline.range.end as usize == range.end
    });
    let marks = (
        prose.text.get(..range.start).and_then(|before| before.chars().next_back()),
        prose.text.get(range.end..).and_then(|after| after.chars().next()),
    );
    emphasised
        || matches!(
            marks,
            (Some('"'), Some('"')) | (Some('\u{201C}'), Some('\u{201D}')) | (Some('\''), Some('\''))
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ProseWriter, Span};

    fn company(marked: &str) -> Company {
        let start = marked.find('‹').unwrap();
        let end = marked.find('›').unwrap() - '‹'.len_utf8();
        let text = marked.replace(['‹', '›'], "");
        let mut prose = ProseWriter::default();
        prose.push(&text, Span::new(0, text.len()), true);
        let prose = prose.finish_one();
        Company::of(prose.first(), &(start..end), &[])
    }

    fn all_are(expected: Use, texts: &[&str]) {
        for text in texts {
            assert_eq!(company(text).usage, expected, "{text}");
        }
    }

    #[test]
    fn verbs_are_told_from_nouns() {
        all_are(
            Use::Verb,
            &[
                "it ‹points› to the node",
                "we ‹process› them",
                "to ‹point› at it",
                "this ‹points› out",
                "‹Process› the file",
                "which is used to ‹query› parts of it",
            ],
        );
        all_are(
            Use::Noun,
            &["the ‹body› of", "in every ‹region›", "a new ‹process› in it", "of ‹points› in the graph"],
        );
    }

    #[test]
    fn compounds_labels_and_names_are_seen() {
        assert_eq!(company("the function ‹body› is").usage, Use::Compound);
        assert_eq!(company("the ‹item› list is").usage, Use::Modifier);
        all_are(Use::Label, &["‹Process›: main", "\u{FFFC} - ‹deps›: upgrade"]);
        all_are(Use::Name, &["open ‹Process› Explorer", "a Progressive ‹Sync› is"]);
        all_are(Use::Modifier, &["access to ‹process› memory"]);
    }

    #[test]
    fn verbs_are_told_by_what_stands_before() {
        let verbs = [
            "objects that ‹reference› it",
            "two flags both ‹override› this setting",
            "values are ‹output› on the terminal",
            "it will always ‹reference› one object",
            "automatically ‹refreshes› expired tokens",
            "support to ‹refresh› group information",
            "it lets you catch and ‹mock› requests",
        ];
        all_are(Use::Verb, &verbs);
        all_are(Use::Verb, &["the value is ‹bound› to a name"]);
        all_are(Use::Noun, &["the ‹output› is", "both ‹overrides› apply"]);
        all_are(Use::Name, &["as the JSON ‹Schema› for", "in the ‹STEP› column"]);
        all_are(Use::Parameter, &["that is FIRST(‹path›) or"]);
        assert_ne!(company("open an Argo CD ‹Application› now").usage, Use::Name);
        assert_ne!(company("argot login - ‹Refresh› a token").usage, Use::Compound);
    }

    #[test]
    fn a_romance_preposition_ties_to_the_noun_before() {
        assert!(company("un modelo de ‹servicio› en la nube").romance_complement);
        assert!(!company("después de ‹servicio›").romance_complement);
        assert!(!company("los ‹servicios› web").romance_complement);
    }

    /// The company of `found` in the text, in which `run` is emphasised.
    fn emphasised(text: &str, found: &str, run: &str) -> Company {
        let start = text.find(found).unwrap();
        let at = text.find(run).unwrap();
        let mut prose = ProseWriter::default();
        prose.push(text, Span::new(0, text.len()), true);
        let range = u32::try_from(at).unwrap()..u32::try_from(at + run.len()).unwrap();
        prose.push_inline(crate::text::Inline {
            kind: InlineKind::Emphasis,
            range,
            span: Span::new(at, at + run.len()),
        });
        Company::of(prose.finish_one().first(), &(start..start + found.len()), &[])
    }

    #[test]
    fn emphasis_makes_longer_names() {
        assert!(emphasised("the symmetric closure of it", "closure", "symmetric closure").coined);
        assert!(!emphasised("the closure of it", "closure", "closure").coined);
        assert!(!emphasised("see the closure of it all", "closure", "the closure of it").coined);
        assert_eq!(emphasised("a derivation deep inside", "derivation", "deep").usage, Use::Name);
        assert_eq!(emphasised("a derivation deep in it", "derivation", "derivation").usage, Use::Name);
        assert_ne!(emphasised("Derivations represent steps", "Derivations", "Derivations").usage, Use::Name);
        assert_ne!(emphasised("the plugin must be there", "plugin", "must").usage, Use::Name);
        assert_eq!(emphasised("[options] spec", "spec", "spec").usage, Use::Parameter);
        assert_eq!(emphasised("target \u{FFFC} of it", "target", "target").usage, Use::Parameter);
    }

    #[test]
    fn everyday_turns_of_phrase_are_seen() {
        all_are(Use::Everyday, &["the ‹process› of signing an app", "in a ‹process› called signing"]);
        all_are(Use::Noun, &["the ‹process› of the window", "the window's ‹process› is"]);
        let of_text =
            ["see the build options ‹section› for more", "in the next ‹section›, we", "the ‹table› below"];
        all_are(Use::Everyday, &of_text);
        all_are(Use::Noun, &["a ‹section› for recipes", "pages of the ‹section›"]);
    }

    #[test]
    fn some_nouns_are_those_of_the_code_before_them() {
        let instance = company("an \u{FFFC} ‹instance› is");
        assert_eq!((instance.usage, instance.neighbour), (Use::Compound, None));
        assert_ne!(company("the \u{FFFC} ‹crate› is").usage, Use::Compound);
        assert_ne!(company("an ‹instance› is").usage, Use::Compound);
    }

    #[test]
    fn verbs_have_objects() {
        assert_eq!(company("cannot ‹resolve› the old name of it").neighbour.as_deref(), Some("name"));
        assert_eq!(company("cannot ‹resolve› it").neighbour, None);
    }

    #[test]
    fn capitals_count_in_mid_sentence_only() {
        assert!(company("every ‹Pod› is").capital);
        assert!(!company("‹Pod› is").capital && !company("Done. ‹Pod› is").capital);
        assert!(!company("every ‹pod› is").capital);
    }

    #[test]
    fn a_noun_may_be_tied_by_of_or_stand_on_both_sides() {
        assert_eq!(company("the ‹body› of the old function").complement.as_deref(), Some("function"));
        assert_eq!(company("the ‹features› of the wall panel").complement.as_deref(), Some("panel"));
        assert_eq!(company("the ‹body› and the function").complement, None);
        assert!(company("the layout ‹module› docs").inside && !company("the ‹module› docs").inside);
    }

    #[test]
    fn adjectives_modify() {
        assert!(company("a ‹remote› server").adjective);
        assert!(!company("to the ‹remote› and back").adjective);
    }
}
