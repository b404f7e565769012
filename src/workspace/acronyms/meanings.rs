//! The meanings that a tree gives to one acronym, in all its languages and versions.

use super::meaning::{Claim, has_word_of, same_meaning};
use crate::acronym::initials_fit;
use crate::glossary::Edition;

/// The meanings of an acronym.
#[derive(Debug)]
pub struct Meanings<'a> {
    name: &'a str,
    /// In the order in which they were first claimed.
    pub list: Vec<Meaning<'a>>,
}

/// One meaning: the first claim of it in each edition of the docs, and how many claims there are.
#[derive(Debug)]
pub struct Meaning<'a> {
    claims: Vec<(Edition, Claim<'a>)>,
    count: usize,
}

impl<'a> Meanings<'a> {
    /// None yet, of the acronym `name`.
    #[must_use]
    pub fn new(name: &'a str) -> Self {
        Self { name, list: Vec::new() }
    }

    /// Takes what a page or an entry of an edition says.
    pub fn add(&mut self, edition: Edition, claim: Claim<'a>) {
        let name = self.name;
        match self.list.iter_mut().find(|meaning| meaning.covers(name, &edition, &claim)) {
            Some(meaning) => {
                meaning.count += 1;
                if !meaning.claims.iter().any(|(known, _)| *known == edition) {
                    meaning.claims.push((edition, claim));
                }
            }
            None => self.list.push(Meaning { claims: vec![(edition, claim)], count: 1 }),
        }
    }

    /// The first claim of the usual meaning, which is the first of all (`first`) or the most frequent, and the first
    /// claims of the others.
    #[must_use]
    pub fn split(&self, first: bool) -> Option<(Claim<'a>, Vec<Claim<'a>>)> {
        let most = self.list.iter().map(|meaning| meaning.count).max()?;
        let usual = self.list.iter().position(|meaning| first || meaning.count == most)?;
        let mut claims: Vec<Claim<'a>> =
            self.list.iter().filter_map(|meaning| Some(meaning.claims.first()?.1)).collect();
        (usual < claims.len()).then(|| (claims.remove(usual), claims))
    }
}

impl Meaning<'_> {
    /// Whether a claim means the same: as what its own edition says, or else as what all others say.
    fn covers(&self, name: &str, edition: &Edition, claim: &Claim<'_>) -> bool {
        if let Some((_, own)) = self.claims.iter().find(|(known, _)| known == edition) {
            return same_meaning(own.long(), claim.long());
        }
        self.claims.iter().all(|(other, known)| {
            other.version != edition.version || may_translate(name, known.long(), claim.long())
        })
    }
}

/// Whether one of two expansions in different languages may translate the other: the letters of an acronym that is kept
/// are those of one language only, or the words are kin ("Platform as a Service", "Plataforma como servicio").
fn may_translate(name: &str, a: &str, b: &str) -> bool {
    let fits = |long: &str| initials_fit(name, long);
    same_meaning(a, b) || !fits(a) || !fits(b) || has_word_of(a, b)
}

#[cfg(test)]
mod tests {
    use super::may_translate;

    #[test]
    fn what_does_not_fit_the_letters_or_is_kin_may_be_a_translation() {
        assert!(may_translate("LN", "local network", "red local"));
        assert!(may_translate("PaaS", "Platform as a Service", "Plataforma como servicio"));
        assert!(!may_translate("CD", "continuous delivery", "Cedar Dome"));
    }
}
