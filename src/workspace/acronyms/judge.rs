//! Whether a use of an acronym leaves its reader without an explanation.

use std::sync::OnceLock;

use super::context::reportable;
use super::defined::applies;
use super::section::is_within;
use super::small::{is_other_name, is_written_small};
use super::{Acronym, Acronyms, Expansion, ExpansionSource, Use};
use crate::acronym;
use crate::config::{AcronymScope, WellKnown};
use crate::workspace::{Document, DocumentId, Workspace};

/// Fewest letters of an acronym to which an S is added for another.
const FEWEST_OF_PROTOCOL: usize = 3;

/// What is known about a use of an acronym.
#[derive(Debug, Clone, Copy)]
pub enum Verdict<'a> {
    /// The configuration says to leave it alone.
    Ignored,
    /// A glossary entry defines it: its path.
    Glossary(&'a camino::Utf8Path),
    /// The text says what it stands for, in scope: the first place that does.
    Expanded(&'a Expansion),
    /// Every reader knows it: what it stands for, where the list says so.
    WellKnown(Option<&'static str>),
    /// It stands in a heading or a table of contents, which is no place to explain it.
    Heading,
    /// It is no acronym to explain: why, to go after "it is" or "it stands".
    NoAcronym(&'static str),
    /// Nothing explains it.
    Undefined,
}

impl std::fmt::Display for Verdict<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ignored => f.write_str("left alone: `ignore` names it"),
            Self::Glossary(path) => write!(f, "fine: {path} defines it"),
            Self::Expanded(expansion) if expansion.long.is_empty() => {
                f.write_str("fine: its link explains it")
            }
            Self::Expanded(expansion) if expansion.source == ExpansionSource::Gloss => {
                write!(f, "fine: the text says what it is, \"{}\"", expansion.long)
            }
            Self::Expanded(expansion) => write!(f, "fine: expanded as \"{}\"", expansion.long),
            Self::WellKnown(Some(long)) => write!(f, "fine: well known ({long})"),
            Self::WellKnown(None) => f.write_str("fine: well known"),
            Self::Heading => f.write_str("left alone: it stands in a heading or a list of links"),
            Self::NoAcronym(why) => write!(f, "left alone: {why}"),
            Self::Undefined => f.write_str("undefined: nothing says what it stands for"),
        }
    }
}

impl Acronyms {
    /// What is known about one use of the acronym `name`.
    #[must_use]
    pub fn judge<'a>(
        &'a self,
        name: &str,
        acronym: &'a Acronym,
        place: &Use,
        workspace: &'a Workspace,
    ) -> Verdict<'a> {
        let settings = &workspace.config.acronyms;
        let named = |entry: &toml::Spanned<String>| acronym::base_form(entry.get_ref()) == name;
        if settings.ignore.iter().any(named) {
            return Verdict::Ignored;
        }
        let Some(document) = workspace.get(place.document) else { return Verdict::Ignored };
        if let Some(verdict) = self.explained(name, acronym, place, document, workspace) {
            return verdict;
        }
        if let Some(verdict) = self.explained_by_parts(name, place, document, workspace) {
            return verdict;
        }
        if place.heading {
            return Verdict::Heading;
        }
        if self.own_names.contains(name) {
            return Verdict::NoAcronym("the name of what these pages are about");
        }
        if is_placeholder(name) {
            return Verdict::NoAcronym("letters that stand for any text");
        }
        let only = acronym.uses.len() == 1;
        match reportable(place, document, only) {
            Err(why) => Verdict::NoAcronym(why),
            Ok(()) if self.has_known_part(name, workspace) => {
                Verdict::NoAcronym("a compound of acronyms that stand by themselves")
            }
            Ok(()) if self.is_written_small(name, acronym, workspace) => {
                Verdict::NoAcronym("a word that these pages write in small letters more often")
            }
            Ok(()) => Verdict::Undefined,
        }
    }

    /// What explains the acronym itself.
    fn explained<'a>(
        &'a self,
        name: &str,
        acronym: &'a Acronym,
        place: &Use,
        document: &Document,
        workspace: &'a Workspace,
    ) -> Option<Verdict<'a>> {
        if let Some(path) = glossary_of(acronym, document, workspace) {
            return Some(Verdict::Glossary(path));
        }
        if let Some(expansion) = self.expansion_for(acronym, place, document, workspace) {
            return Some(Verdict::Expanded(expansion));
        }
        let known = is_well_known(name, &workspace.config.acronyms.well_known);
        known.then(|| Verdict::WellKnown(acronym::expansion_of(name)))
    }

    /// What explains the last part of acronyms that a hyphen joins, where something explains each.
    fn explained_by_parts<'a>(
        &'a self,
        name: &str,
        place: &Use,
        document: &Document,
        workspace: &'a Workspace,
    ) -> Option<Verdict<'a>> {
        if !name.contains('-') {
            return None;
        }
        let explained = |part: &str| {
            let acronym = self.list.get(part).unwrap_or(&NOTHING);
            self.explained(part, acronym, place, document, workspace)
        };
        name.split('-').map(explained).collect::<Option<Vec<_>>>()?.pop()
    }

    /// Whether the pages that use it write it in small letters for the most part, or the tree as another name.
    fn is_written_small(&self, name: &str, acronym: &Acronym, workspace: &Workspace) -> bool {
        let read = || {
            is_written_small(name, &acronym.uses, &self.counts, workspace)
                || is_other_name(name, &acronym.uses, &self.counts, workspace)
        };
        *acronym.written_small.get_or_init(read)
    }

    /// Whether it is made of an acronym that readers know, or meet by itself in the tree, and is judged there: a hyphen
    /// joins it, or the S of "secure" follows it.
    fn has_known_part(&self, name: &str, workspace: &Workspace) -> bool {
        let is_met = |part: &str| self.list.contains_key(part) || self.is_known(part, workspace);
        let secure = name.strip_suffix('S').filter(|rest| rest.len() >= FEWEST_OF_PROTOCOL);
        (name.contains('-') && name.split('-').any(is_met))
            || secure.is_some_and(|rest| self.list.contains_key(rest))
    }

    /// Whether an expansion holds where a later one stands.
    #[must_use]
    pub fn reaches(&self, earlier: &Expansion, later: &Expansion, workspace: &Workspace) -> bool {
        let Some(document) = workspace.get(later.document) else { return false };
        let same_page = earlier.document == later.document;
        match workspace.config.acronyms.scope {
            AcronymScope::Project => self.same_edition(earlier.document, later.document),
            AcronymScope::Page => same_page,
            AcronymScope::Section => same_page && is_within(&document.facts, later.section, earlier.section),
        }
    }

    /// Whether entries of a glossary stand on a page.
    #[must_use]
    pub fn is_glossary_page(&self, document: DocumentId) -> bool {
        self.glossary_pages.contains(&document)
    }

    /// Whether the readers of the tree know an acronym, by its configuration.
    #[must_use]
    pub fn is_known(&self, name: &str, workspace: &Workspace) -> bool {
        is_well_known(name, &workspace.config.acronyms.well_known)
    }

    /// Whether a reader may not know the acronym, so that a use without an explanation matters.
    #[must_use]
    pub fn is_asked(&self, name: &str, place: &Use, workspace: &Workspace) -> bool {
        let document = workspace.get(place.document);
        !is_well_known(name, &workspace.config.acronyms.well_known)
            && document.is_some_and(|document| reportable(place, document, false).is_ok())
    }
}

impl Acronyms {
    /// The first expansion that holds where the acronym is used: one of the page, one of the page that it links to,
    /// or one that holds everywhere.
    fn expansion_for<'a>(
        &self,
        acronym: &'a Acronym,
        place: &Use,
        document: &Document,
        workspace: &Workspace,
    ) -> Option<&'a Expansion> {
        let by_section = workspace.config.acronyms.scope == AcronymScope::Section;
        let holds = |expansion: &&Expansion| {
            !by_section || is_within(&document.facts, place.section, expansion.section)
        };
        let own = acronym.expansions_on(place.document).find(holds);
        let linked = || {
            let page = place.leads_to?;
            acronym.expansions_on(page).find(|expansion| expansion.source.holds_elsewhere())
        };
        let everywhere = || {
            let first = acronym.everywhere.iter().filter_map(|&index| acronym.expansions.get(index));
            let reaches = |expansion: &&Expansion| {
                self.is_glossary_page(expansion.document)
                    || self.same_edition(expansion.document, place.document)
            };
            first.into_iter().find(reaches)
        };
        let elsewhere = everywhere();
        match (own, elsewhere) {
            (Some(own), Some(elsewhere)) if elsewhere.document < own.document => Some(elsewhere),
            (None, elsewhere) => elsewhere.or_else(linked),
            (own, _) => own,
        }
    }
}

impl Acronym {
    /// The expansions on one page, in order.
    pub fn expansions_on(&self, document: DocumentId) -> impl Iterator<Item = &Expansion> {
        let start = self.expansions.partition_point(|expansion| expansion.document < document);
        let own = self.expansions.get(start..).unwrap_or_default();
        own.iter().take_while(move |expansion| expansion.document == document)
    }
}

/// An acronym of which nothing is known.
static NOTHING: Acronym = Acronym {
    uses: Vec::new(),
    expansions: Vec::new(),
    everywhere: Vec::new(),
    definitions: Vec::new(),
    written_small: OnceLock::new(),
};

/// Whether the readers of the tree know an acronym, by its configuration.
fn is_well_known(name: &str, setting: &WellKnown) -> bool {
    match setting {
        WellKnown::Default => acronym::is_well_known(name),
        WellKnown::Empty => false,
        WellKnown::List(list) => list.iter().any(|known| acronym::base_form(known) == name),
    }
}

/// Whether a name is four or more times the same letter, one that is a hexadecimal digit or often stands for any other:
/// "AAAA-BBBB" in the form of a key, "XXXX", "YYYY"; or the first letters of the alphabet, as many: no acronym.
fn is_placeholder(name: &str) -> bool {
    let Some(first) = name.chars().next() else { return false };
    let stands_for_others = first.is_ascii_hexdigit() || matches!(first, 'N' | 'X' | 'Y' | 'Z');
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    name.len() > 3
        && (stands_for_others && name.chars().all(|letter| letter == first) || alphabet.starts_with(name))
}

/// The page of the first entry that defines the acronym for a page, or whose glossary spells it out.
fn glossary_of<'a>(
    acronym: &Acronym,
    document: &Document,
    workspace: &'a Workspace,
) -> Option<&'a camino::Utf8Path> {
    let in_reach = acronym.definitions.iter().filter_map(|definition| {
        let glossary = workspace.glossaries.list.get(definition.entry.glossary as usize)?;
        applies(&glossary.scope, document.path()).then_some(definition.entry)
    });
    in_reach.filter_map(|id| workspace.glossaries.entry(id)).map(|entry| &*entry.path).next()
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn letters_that_fill_a_form_are_no_acronym() {
        for name in ["FFFF", "XXXXX", "YYYY", "ABCD"] {
            assert!(is_placeholder(name), "{name}");
        }
        for name in ["QQQQ", "FFF", "FFFE", "ABC", "BCDE"] {
            assert!(!is_placeholder(name), "{name}");
        }
    }
}
