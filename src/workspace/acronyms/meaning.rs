//! Whether two expansions of an acronym mean the same, and what a tree claims that an acronym stands for.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::defined::applies;
use super::{Acronym, Expansion};
use crate::acronym::{initials_fit, same_expansion};
use crate::text::similarity;
use crate::workspace::Workspace;

/// How alike two spellings of one expansion are at least, from 0 to 1.
const ALIKE: f64 = 0.75;

/// Something that a tree says an acronym stands for, with its place.
#[derive(Debug, Clone, Copy)]
pub enum Claim<'a> {
    /// A page.
    Page(&'a Expansion),
    /// A glossary entry.
    Glossary(&'a crate::glossary::Entry, &'a str),
}

impl Claim<'_> {
    /// What it says.
    #[must_use]
    pub fn long(&self) -> &str {
        match self {
            Self::Page(expansion) => &expansion.long,
            Self::Glossary(_, long) => long,
        }
    }
}

/// Whether two expansions mean the same: case, hyphens, plurals and near spellings aside, or one says more than the
/// other ("syntax tree", "abstract syntax tree"), or one shortens words of the other ("mid-level IR").
#[must_use]
pub fn same_meaning(a: &str, b: &str) -> bool {
    if a == b || same_expansion(a, b) {
        return true;
    }
    let (left, right) = (words(a), words(b));
    let (small, large) = if left.len() <= right.len() { (&left, &right) } else { (&right, &left) };
    let within = small.iter().all(|word| large.iter().any(|other| is_same_word(word, other)));
    within || similarity(&left.join(" "), &right.join(" ")) >= ALIKE || shortens(a, b) || shortens(b, a)
}

/// Lower-case words; "and", "of" and the like do not count.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let small = BTreeSet::from(["a", "an", "the", "of", "and", "for", "to", "in", "on"]);
    words.filter(|word| !small.contains(word)).map(str::to_owned).collect()
}

/// Whether a word of `a` is, or begins like, one of `b`.
pub(super) fn has_word_of(a: &str, b: &str) -> bool {
    let others = words(b);
    words(a).iter().any(|word| others.iter().any(|other| is_same_word(word, other)))
}

fn is_same_word(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    a == b || shared >= 4.min(a.chars().count()).max(3)
}

/// Whether `short` writes some words of `long` as an acronym: "mid-level IR", "mid-level intermediate
/// representation".
fn shortens(short: &str, long: &str) -> bool {
    let long_words: Vec<&str> = long.split([' ', '-']).collect();
    short.split([' ', '-']).any(|word| {
        let letters = word.chars().filter(|c| c.is_uppercase()).count();
        let initials = || long_words.windows(letters).any(|run| initials_fit(word, &run.join(" ")));
        letters >= 2 && (long_words.iter().any(|other| is_cut(word, other)) || initials())
    })
}

/// Whether the capitals of `short` are those of one longer word, in order: "ES", "ECMAScript".
fn is_cut(short: &str, long: &str) -> bool {
    let mut capitals = long.chars().filter(|c| c.is_uppercase());
    long.len() > short.len() + 2
        && long.chars().next() == short.chars().next()
        && short.chars().filter(|c| c.is_uppercase()).all(|letter| capitals.any(|other| other == letter))
}

impl Acronym {
    /// What glossary entries say that it stands for on a page.
    #[must_use]
    pub fn glossary_claims<'a>(&'a self, page: &Utf8Path, workspace: &'a Workspace) -> Vec<Claim<'a>> {
        let claim = |definition: &'a super::Definition| {
            let glossary = workspace.glossaries.list.get(definition.entry.glossary as usize)?;
            let entry =
                workspace.glossaries.entry(definition.entry).filter(|_| applies(&glossary.scope, page))?;
            Some(Claim::Glossary(entry, definition.expansion.as_deref()?))
        };
        self.definitions.iter().filter_map(claim).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::same_meaning;

    #[test]
    fn near_spellings_and_longer_forms_mean_the_same() {
        assert!(same_meaning("dead letter queue", "Dead-Letter Queues"));
        assert!(same_meaning("certificate authority", "certification authority"));
        assert!(same_meaning("syntax tree", "abstract syntax tree"));
        assert!(same_meaning("mid-level IR", "Mid Level Intermediate Representation"));
        assert!(same_meaning("ES Modules", "ECMAScript module"));
    }

    #[test]
    fn other_words_mean_something_else() {
        assert!(!same_meaning("access control list", "agent communication language"));
        assert!(!same_meaning("continuous delivery", "compact disc"));
    }
}
