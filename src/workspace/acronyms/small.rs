//! Words that the pages write in small letters for the most part: in capitals, they are emphasis or a command.

use memchr::memmem;

use super::Use;
use crate::facts::Facts;
use crate::text::Prose;
use crate::workspace::Workspace;

/// How many of the pages with a use are read.
const MOST_PAGES: usize = 8;

/// Most acronyms of a page that is read: each of them reads it again.
const MOST_ACRONYMS: usize = 100;

/// Fewest times that a word stands in small letters, so that it is one.
const FEWEST: usize = 3;

/// How many times as often as in capitals.
const TIMES: usize = 2;

/// Whether the prose of the pages with these uses of `name`, which are in order, has it in small letters much more often.
/// `counts` are the numbers of acronyms on all pages.
pub(super) fn is_written_small(name: &str, uses: &[Use], counts: &[usize], workspace: &Workspace) -> bool {
    if !name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-') {
        return false;
    }
    let small = name.to_ascii_lowercase();
    let pages = uses.chunk_by(|a, b| a.document == b.document).take(MOST_PAGES);
    let counts = pages.filter_map(|of_page| {
        let id = of_page.first()?.document;
        let document = workspace.get(id)?;
        if *counts.get(id.0 as usize)? > MOST_ACRONYMS {
            return None;
        }
        // A look at the whole page spares most of them.
        let tail = small.get(1..)?;
        let found = memmem::find(document.source.text().as_bytes(), tail.as_bytes()).is_some();
        Some((if found { count_in(&document.facts, &small) } else { 0 }, of_page.len()))
    });
    let (in_small, in_capitals) = counts.fold((0, 0), |sum, page| (sum.0 + page.0, sum.1 + page.1));
    in_small >= FEWEST && in_small >= TIMES * in_capitals
}

/// Most uses of a name in capitals for which the whole tree is looked at, its fewest letters, and how many pages are.
const FEW_USES: usize = 2;
const FEWEST_LETTERS: usize = 4;
const MOST_DOCUMENTS: usize = 200;

/// Whether the pages of the tree write the few uses of `name` as a name otherwise, with a first capital within a
/// sentence: "DELL" where others have "by Dell".
pub(super) fn is_other_name(name: &str, uses: &[Use], counts: &[usize], workspace: &Workspace) -> bool {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_plain || name.len() < FEWEST_LETTERS || uses.len() > FEW_USES {
        return false;
    }
    let is_crowded =
        |place: &Use| counts.get(place.document.0 as usize).is_none_or(|&count| count > MOST_ACRONYMS);
    if uses.iter().any(is_crowded) {
        return false;
    }
    let Some((first, rest)) = name.split_at_checked(1) else { return false };
    let written = format!("{first}{}", rest.to_ascii_lowercase());
    let finder = memmem::Finder::new(&written);
    let counts = workspace.documents.iter().take(MOST_DOCUMENTS).filter_map(|document| {
        finder.find(document.source.text().as_bytes())?;
        Some(
            document
                .facts
                .prose
                .iter()
                .map(|prose| count_names(prose.text, &written, &finder))
                .sum::<usize>(),
        )
    });
    let enough = FEWEST.max(TIMES * uses.len());
    let mut sums = counts.scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    });
    sums.any(|sum| sum >= enough)
}

/// How often a name stands within a sentence: after a word in small letters, or a comma.
fn count_names(text: &str, written: &str, finder: &memmem::Finder<'_>) -> usize {
    let is_within = |at: usize| {
        let before = text.get(..at).and_then(|before| before.strip_suffix(' ')).unwrap_or_default();
        before.ends_with(|c: char| c.is_lowercase() || c == ',') && is_word(text, at, written)
    };
    finder.find_iter(text.as_bytes()).filter(|&at| is_within(at)).count()
}

/// How often a word stands in the prose of a page, perhaps with a first capital.
fn count_in(facts: &Facts, small: &str) -> usize {
    let Some(tail) = small.get(1..) else { return 0 };
    let finder = memmem::Finder::new(tail);
    let of_prose = |prose: Prose<'_>| {
        let text = prose.text;
        let starts = finder.find_iter(text.as_bytes()).filter_map(|at| at.checked_sub(1));
        starts.filter(|&start| is_word(text, start, small)).count()
    };
    facts.prose.iter().map(of_prose).sum()
}

/// Whether a word begins at byte `start` of `text`, and ends with its last letter: no part of a name or a path.
fn is_word(text: &str, start: usize, word: &str) -> bool {
    let end = start + word.len();
    let written = text.get(start..end).is_some_and(|written| written.eq_ignore_ascii_case(word));
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let mut after = text.get(end..).unwrap_or_default().chars();
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '\\' | '.' | ':' | '@' | '$');
    let dot = matches!(after.clone().next(), Some('.' | ':'));
    if dot {
        after.next();
    }
    written && !before.is_some_and(joins) && !after.next().is_some_and(joins)
}

#[cfg(test)]
mod tests {
    use super::is_word;

    #[test]
    fn a_word_is_no_part_of_a_name() {
        for text in ["guest", "a guest.", "(guest): yes", "Guest, one"] {
            assert!(is_word(text, text.to_lowercase().find("guest").unwrap(), "guest"), "{text}");
        }
        for text in ["guests", "a.guest", "guest.md", "no-guest", "guest_id"] {
            assert!(!is_word(text, text.find("guest").unwrap(), "guest"), "{text}");
        }
    }
}
