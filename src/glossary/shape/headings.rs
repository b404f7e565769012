mod outline;

use super::{Draft, Reading};
use crate::glossary::EntryTarget;
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::text::Span;
use outline::{Node, Outline};

/// A heading per entry. Letters, titles and sections that hold entries are passed over, so are plain sections
/// (`See also`) and the sections within entries.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let outline = Outline::of(section);
    let nodes = &outline.nodes;
    if section.level.is_none() && nodes.iter().any(|node| node.is_instruction) {
        return reading;
    }
    let Some(level) = section.level.or_else(|| main_level(&outline)) else { return reading };
    let judged = (0..nodes.len()).map(|position| judge(position, level, &outline, &mut reading));
    let taken: Vec<bool> = judged.collect();
    let names = taken.iter().filter(|taken| **taken).count();
    let plausible = nodes.iter().zip(&taken).filter(|(node, taken)| **taken && is_name(&node.text)).count();
    if names < 2 && !section.named || names == 0 || 10 * plausible < 7 * names {
        return reading;
    }
    let entries = || nodes.iter().enumerate().filter(|(position, _)| taken.get(*position) == Some(&true));
    let numbered = entries().filter(|(_, node)| numbering(&node.text) > 0).count();
    let is_numbered = names >= 2 && 10 * numbered >= 9 * names;
    for (position, node) in entries() {
        let end = end_of(position, nodes, &taken, section);
        reading.drafts.extend(draft(section, node, end, is_numbered));
    }
    reading
}

/// The length of a number before the name: `3.12 ` of `3.12 actor`.
fn numbering(text: &str) -> usize {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let name = number.trim_start_matches([')', ' ']);
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    let apart = number.len() > name.len() && name.starts_with(char::is_alphabetic);
    if begins && apart { text.len() - name.len() } else { 0 }
}

/// The level that most entries stand at: the one with most headings that may be entries; the upper one of two.
fn main_level(outline: &Outline<'_>) -> Option<u8> {
    let entries = |level: &u8| outline.at(*level).entries;
    (1..=6).rev().max_by_key(entries).filter(|level| entries(level) > 0)
}

/// Whether the heading at `position` is an entry, where most entries stand at `level`.
fn judge(position: usize, level: u8, outline: &Outline<'_>, reading: &mut Reading) -> bool {
    let Some(node) = outline.nodes.get(position) else { return false };
    let own = node.level();
    let why = if node.text.trim().is_empty() {
        "the heading is empty"
    } else if node.is_letters && is_letter_here(node, outline) {
        "it is a letter section"
    } else if node.is_plain && !(own == level && is_in_order(position, outline)) {
        "its name is that of a plain section"
    } else if holds_entries(node, level) {
        "it is a section that holds entries"
    } else if own > level && !is_entry_below(node, outline) {
        "it is a section of the entry above"
    } else if own < level && is_among_sections(node, outline) {
        "it is a section beside those that hold entries"
    } else if own < level && is_far_above(node, outline, level) {
        "it stands alone above the entries"
    } else {
        return true;
    };
    reading.note(node.heading.span, why);
    false
}

/// Whether a heading with text whose name is that of a plain section, but one word (`Index`, `Source`), stands at its
/// place in the alphabet between its neighbours of the same level: there it is a term.
fn is_in_order(position: usize, outline: &Outline<'_>) -> bool {
    let nodes = &outline.nodes;
    let Some(node) = nodes.get(position) else { return false };
    let is_neighbour =
        |other: &&Node<'_>| other.level() == node.level() && !other.is_letters && !other.is_plain;
    let before = || nodes.get(..position)?.iter().rev().find(is_neighbour);
    let after = || nodes.get(position + 1..)?.iter().find(is_neighbour);
    let key = |node: &Node<'_>| node.text.to_lowercase();
    let between = |(before, after): (&Node<'_>, &Node<'_>)| key(before) < key(node) && key(node) < key(after);
    let one_word = !node.text.trim().contains(' ') && !node.is_letters;
    one_word
        && node.has_text
        && outline.at(node.level()).named >= 3
        && before().zip(after()).is_some_and(between)
}

fn holds_entries(node: &Node<'_>, level: u8) -> bool {
    let empty = node.is_container && !node.has_text;
    empty || (node.has_children && (node.is_container || node.level() < level))
}

/// A single letter is a section where other letters are, or where it holds headings.
fn is_letter_here(node: &Node<'_>, outline: &Outline<'_>) -> bool {
    outline.at(node.level()).letters >= 2 || node.has_children
}

/// A heading below the level of most entries is one where its text is its own and reads as a name.
fn is_entry_below(node: &Node<'_>, outline: &Outline<'_>) -> bool {
    let same = outline.at(node.level()).entries;
    let upper: usize = (0..node.level()).map(|level| outline.at(level).entries).sum();
    node.has_text && 2 * same <= upper && is_name(&node.text) && outline.is_unique(node)
}

/// Whether a heading without others below it stands among as many that hold entries and are no letters.
fn is_among_sections(node: &Node<'_>, outline: &Outline<'_>) -> bool {
    let same = outline.at(node.level());
    !node.has_children && same.letters == 0 && same.holding >= 2 && same.holding >= same.alone
}

fn is_far_above(node: &Node<'_>, outline: &Outline<'_>, level: u8) -> bool {
    outline.at(node.level()).letters == 0 && !is_name(&node.text) && node.level() + 1 < level
}

/// Whether the text reads as a name: few words, no sentence, no instruction.
fn is_name(text: &str) -> bool {
    const FIRST: [&str; 12] = [
        "how",
        "why",
        "when",
        "what",
        "where",
        "using",
        "who",
        "adding",
        "contributing",
        "configuring",
        "getting",
        "installing",
    ];
    let outside = text.find(['(', '（']).and_then(|bracket| text.get(..bracket)).unwrap_or(text);
    let mut words = outside.split_whitespace();
    let first = words.next().unwrap_or_default();
    let more = words.take(8).count();
    more < 8
        && !text.trim_end().ends_with(['?', '!'])
        && !(more > 0 && FIRST.iter().any(|word| word.eq_ignore_ascii_case(first)))
}

/// Where an entry ends: at the next heading that is no section of it.
fn end_of(position: usize, nodes: &[Node<'_>], taken: &[bool], section: &Section<'_>) -> u32 {
    let Some(node) = nodes.get(position) else { return section.end() };
    let later = nodes.iter().zip(taken).skip(position + 1);
    let mut next = later.filter(|(other, taken)| **taken || other.level() <= node.level());
    next.next().map_or(section.end(), |(next, _)| next.heading.span.start).max(node.own_end)
}

fn draft(section: &Section<'_>, node: &Node<'_>, end: u32, is_numbered: bool) -> Option<Draft> {
    let prose = section.heading_prose(node.heading)?;
    let skipped = if is_numbered { numbering(prose.text) } else { 0 };
    let words = Words::of(prose, skipped..prose.text.len(), section.page.source);
    let start = node.heading.span.end;
    let text = section.page.source.slice(Span { start, end });
    let lead = (text.len() - text.trim_start().len()) as u32;
    let body = match text.trim().len() as u32 {
        0 => Span::empty(start),
        length => Span { start: start + lead, end: start + lead + length },
    };
    let mut draft = Draft::new(section, words, node.heading.raw, body);
    draft.target = EntryTarget::Heading(node.index);
    draft.span = Span { start: node.heading.span.start, end: body.end.max(node.heading.span.end) };
    Some(draft)
}
