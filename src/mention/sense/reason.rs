//! The reasons of a judgement: what each weighs, and how a reader is told.

use std::fmt;

use super::{ON_TOPIC, OWN};

/// What speaks for or against a mention being meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// The name has several words.
    Phrase,
    /// The name has capitals or digits that ordinary words have not.
    Spelling,
    /// The name is rare in English.
    Rare,
    /// The name is no English word, and how common it is not known.
    Foreign,
    /// The name is an ordinary word, of this Zipf value.
    Ordinary(f64),
    /// How much more often the tree uses the word than English at large does: the logarithm to base 10 of the ratio.
    Frequent(f64),
    /// The entry is about a special kind of what the word means anyway: "tool: a tool that writes manifests".
    Narrowed,
    /// Another name of the entry says the word in full: "configuration management tool" for "tool".
    InFull,
    /// The name is an ordinary word by which the entry is also known, and not the one that it stands under.
    OtherName,
    /// The name is a verb, which goes with many objects.
    VerbName,
    /// The singular of a name that is a plural.
    Singular,
    /// An adjective, of a name that is a noun.
    Adjective,
    /// The name is a word that only holds a sentence together: "may", "this".
    FunctionWord,
    /// A spelling that no entry lists.
    Variant,
    /// So many pages link the word to the entry.
    LinkedElsewhere(u32),
    /// Over the tree, the word is a verb or part of a turn of phrase in this share of its uses.
    Slippery(f64),
    /// It has a capital, as its entry has.
    Capital,
    /// It is set off by emphasis or quotation marks.
    SetOff,
    /// It is one noun with a word that the entry speaks of.
    Known,
    /// It modifies a noun that the entry speaks of.
    KnownHead,
    /// It is one noun with a word that many entries speak of.
    OfGlossary,
    /// It is one noun with the word before it.
    Compound,
    /// It modifies the noun behind it.
    Modifier,
    /// It modifies a noun that it often stands before: a notion of its own.
    FixedPhrase,
    /// It stands between two nouns.
    Inside,
    /// It is that of something the entry speaks of: "body of the function".
    OfKnown,
    /// It is that of something the entry does not speak of: "body of literature".
    OfOther,
    /// It is used as a verb.
    Verb,
    /// It is a verb, as its entry is, and done to what the entry speaks of.
    KnownObject,
    /// It is a verb, as its entry is, but done to something that the entry does not speak of.
    OtherObject,
    /// It is part of an everyday turn of phrase.
    Everyday,
    /// It has a capital in mid-sentence, which its entry has not.
    OddCapital,
    /// It is the name of a parameter, or of what to put into a command line.
    Parameter,
    /// It is a label before a colon.
    Label,
    /// It is part of a longer name.
    Name,
    /// It is a part of a longer emphasised name.
    Coined,
    /// It is said to be of something, in a Romance language: "modelo de servicio".
    Complement,
    /// It stands within the expansion of an acronym.
    Expansion,
    /// The page speaks of what the entry speaks of, by this share.
    Topic(f64),
    /// The page does not speak of what the entry speaks of.
    OffTopic,
    /// The text around it speaks of what the entry speaks of.
    Near,
    /// It is a word of everyday English or a verb, and nothing around it supports the sense of the entry.
    Alone,
    /// The page is a record of changes or a legal text, in which no terms are linked.
    Record,
    /// The page is a template that another program makes pages of.
    Template,
    /// It is a name that most pages have and few link: what the whole tree is about.
    Subject,
    /// The configuration says that it is always meant.
    Decided,
}

impl Reason {
    /// What it weighs: above zero for the sense of the glossary.
    #[must_use]
    pub fn weight(&self) -> f64 {
        match *self {
            // The name.
            Self::Phrase | Self::Spelling => 4.0,
            Self::Rare => 2.0,
            Self::Foreign => 0.8,
            Self::Ordinary(zipf) => 0.4 * (4.4 - zipf),
            Self::Narrowed => -0.8,
            Self::InFull => -1.0,
            Self::OtherName => -0.5,
            Self::VerbName => -0.9,
            Self::Singular => -0.3,
            Self::Adjective | Self::FunctionWord => -5.0,
            Self::Variant => -4.0,
            // The tree.
            Self::Frequent(keyness) => (keyness - 0.8).clamp(-2.0, 1.0),
            Self::LinkedElsewhere(pages) => f64::from(pages.min(3)) * 0.3,
            Self::Slippery(share) => -3.0 * share,
            // The words beside it.
            Self::Capital => 0.8,
            Self::SetOff => 0.5,
            Self::Known => 1.3,
            Self::KnownHead => 0.4,
            Self::OfGlossary => 0.2,
            Self::Compound => -1.2,
            Self::Modifier => -0.7,
            Self::FixedPhrase => -1.6,
            Self::Inside => -0.7,
            Self::OfKnown => 0.4,
            Self::OfOther => -0.7,
            Self::Verb => -5.0,
            Self::KnownObject => 0.6,
            Self::OtherObject => -0.9,
            Self::Everyday => -2.4,
            Self::OddCapital => -1.7,
            Self::Parameter => -5.0,
            Self::Label => -2.2,
            Self::Name => -3.0,
            Self::Coined => -0.8,
            Self::Complement => -1.2,
            Self::Expansion => -6.0,
            // The page.
            Self::Topic(share) => 2.0 * (share - 0.25),
            Self::OffTopic => -0.6,
            Self::Near => 0.7,
            Self::Alone => -0.7,
            // No question of what is meant.
            Self::Record | Self::Template | Self::Subject | Self::Decided => 0.0,
        }
    }

    /// Whether it speaks for the sense of the glossary.
    #[must_use]
    pub fn is_for(&self) -> bool {
        matches!(self, Self::Decided) || self.weight() > 0.0
    }

    /// Whether it tells that an editor would link nothing here, whatever is meant.
    pub(super) fn is_no_place(&self) -> bool {
        matches!(self, Self::Record | Self::Template | Self::Subject)
    }

    /// Whether it shows that the text around an everyday word is about the entry.
    pub(super) fn is_support(&self) -> bool {
        match *self {
            Self::Near | Self::Known | Self::OfKnown | Self::KnownObject | Self::Capital | Self::SetOff => {
                true
            }
            Self::Topic(share) => share >= ON_TOPIC,
            _ => false,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phrase => f.write_str("its name has several words"),
            Self::Spelling => f.write_str("it is spelled like no ordinary word"),
            Self::Rare => f.write_str("it is rare in English"),
            Self::Foreign => f.write_str("it is no English word, so how common it is is not known"),
            Self::Ordinary(zipf) if *zipf >= 4.5 => f.write_str("it is an everyday word"),
            Self::Ordinary(_) => f.write_str("it is an ordinary word"),
            Self::Frequent(keyness) if *keyness >= 2.0 => {
                f.write_str("it is one of the main words of the tree")
            }
            Self::Frequent(keyness) if *keyness >= OWN => {
                f.write_str("the tree uses it more than English at large does")
            }
            Self::Frequent(_) => f.write_str("the tree uses it no more than English at large does"),
            Self::Narrowed => f.write_str("its entry is about one kind of what the word means anyway"),
            Self::InFull => f.write_str(
                "its entry has a longer name that ends with it, and it alone may mean more than that",
            ),
            Self::OtherName => f.write_str("its entry stands under another name"),
            Self::VerbName => f.write_str("its entry is about a verb, which may be said of other things too"),
            Self::Singular => f.write_str("its entry is a plural"),
            Self::Adjective => f.write_str("it is an adjective, and its entry about a noun"),
            Self::FunctionWord => f.write_str("it is a word that most sentences have"),
            Self::Variant => f.write_str("it is spelled as no entry spells it"),
            Self::LinkedElsewhere(1) => f.write_str("one page links it to its entry"),
            Self::LinkedElsewhere(pages) => write!(f, "{pages} pages link it to its entry"),
            Self::Slippery(share) => {
                write!(f, "{:.0} % of its uses in the tree are verbs or turns of phrase", 100.0 * share)
            }
            Self::Capital => f.write_str("it has a capital, as its entry has"),
            Self::SetOff => f.write_str("it is set off as a term"),
            Self::Known => f.write_str("its entry speaks of the word beside it"),
            Self::KnownHead => f.write_str("its entry speaks of the noun that it modifies"),
            Self::OfGlossary => f.write_str("the glossary speaks of the word beside it"),
            Self::Compound => f.write_str("it is one noun with the word before it"),
            Self::Modifier => f.write_str("it only modifies the noun behind it"),
            Self::FixedPhrase => {
                f.write_str("with the noun behind it, it is a notion of its own in this tree")
            }
            Self::Inside => f.write_str("it stands between two nouns"),
            Self::OfKnown => f.write_str("its entry speaks of what it is said to be of"),
            Self::OfOther => f.write_str("its entry does not speak of what it is said to be of"),
            Self::Verb => f.write_str("it is used as a verb"),
            Self::KnownObject => f.write_str("its entry speaks of what it is done to"),
            Self::OtherObject => f.write_str("its entry does not speak of what it is done to"),
            Self::Everyday => f.write_str("it is part of an everyday turn of phrase"),
            Self::OddCapital => f.write_str("it has a capital, which its entry has not"),
            Self::Parameter => f.write_str("it is the name of a parameter"),
            Self::Label => f.write_str("it is a label"),
            Self::Name => f.write_str("it is part of a longer name"),
            Self::Coined => f.write_str("it is part of a longer name that is set off"),
            Self::Complement => f.write_str("it only says of what kind the noun before it is"),
            Self::Expansion => f.write_str("it stands in the expansion of an acronym"),
            Self::Topic(share) if *share < 0.25 => {
                write!(f, "the page has only {:.0} % of the words that its entry is about", 100.0 * share)
            }
            Self::Topic(share) => {
                write!(f, "the page has {:.0} % of the words that its entry is about", 100.0 * share)
            }
            Self::OffTopic => f.write_str("the page speaks of nothing that its entry speaks of"),
            Self::Near => f.write_str("the text around it speaks of what its entry speaks of"),
            Self::Record => {
                f.write_str("the page is a record of changes or a legal text, where terms stay unlinked")
            }
            Self::Template => f.write_str("the page is a template that other pages are made of"),
            Self::Subject => f.write_str("most pages name it and few link it: it is what they are all about"),
            Self::Decided => f.write_str("the configuration says that it is always meant"),
            Self::Alone => f.write_str("nothing around it tells that its entry is meant"),
        }
    }
}
