use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{Draft, Reading};
use crate::facts::Heading;
use crate::glossary::EntryTarget;
use crate::glossary::section::{Section, is_content};
use crate::glossary::vocabulary::{is_container, is_instruction, is_letters, is_plain_section, is_title};
use crate::glossary::words::Words;
use crate::text::Span;

/// A heading as a glossary sees it.
#[derive(Debug, Clone)]
struct Node<'a> {
    index: u32,
    heading: &'a Heading,
    text: String,
    /// Whether it is a letter, or a range of them.
    is_letters: bool,
    /// Whether it is called like a plain section.
    is_plain: bool,
    /// Whether it is called like a section that holds entries.
    is_container: bool,
    /// Where its own text ends: at the next heading.
    own_end: u32,
    has_text: bool,
    has_children: bool,
    /// How many headings of the page have this text.
    repeats: usize,
}

/// A heading per entry. Letters, titles and sections that hold entries are passed over, so are plain sections
/// (`See also`) and the sections within entries.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let nodes = nodes(section);
    if section.level.is_none() && nodes.iter().any(|node| is_instruction(&node.text)) {
        return reading;
    }
    let Some(level) = section.level.or_else(|| main_level(&nodes)) else { return reading };
    let taken: Vec<bool> = nodes.iter().map(|node| judge(node, level, &nodes, &mut reading)).collect();
    let names = taken.iter().filter(|taken| **taken).count();
    let plausible = nodes.iter().zip(&taken).filter(|(node, taken)| **taken && is_name(&node.text)).count();
    if names < 2 && !section.named || names == 0 || 10 * plausible < 7 * names {
        reading.drafts.clear();
        return reading;
    }
    let entries = || nodes.iter().enumerate().filter(|(position, _)| taken.get(*position) == Some(&true));
    let numbered = entries().filter(|(_, node)| numbering(&node.text) > 0).count();
    let is_numbered = names >= 2 && 10 * numbered >= 9 * names;
    for (position, node) in entries() {
        let end = end_of(position, &nodes, &taken, section);
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

fn nodes<'a>(section: &Section<'a>) -> Vec<Node<'a>> {
    let headings = section.headings();
    let texts: Vec<String> = headings.iter().map(|(_, heading)| section.heading_text(heading)).collect();
    let keys: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let mut count: FxHashMap<&str, usize> = FxHashMap::default();
    for key in &keys {
        *count.entry(key).or_default() += 1;
    }
    let mut nodes = Vec::new();
    for (position, (((index, heading), text), key)) in headings.iter().zip(texts).zip(&keys).enumerate() {
        let next = headings.get(position + 1).map(|(_, next)| *next);
        let own_end = next.map_or(section.end(), |next| next.span.start);
        let mut own =
            section.blocks_from(heading.span.end).take_while(|(_, block)| block.span.start < own_end);
        let has_text = own.any(|(_, block)| is_content(block));
        let has_children = next.is_some_and(|next| next.level > heading.level);
        let repeats = count.get(key.as_str()).copied().unwrap_or(1);
        nodes.push(Node {
            index: *index,
            heading,
            is_letters: is_letters(&text),
            is_plain: is_plain_section(&text),
            is_container: is_container(&text),
            text,
            own_end,
            has_text,
            has_children,
            repeats,
        });
    }
    let lone_title = nodes.first().is_some_and(|first| {
        let lowest = nodes.iter().filter(|node| node.heading.level <= first.heading.level).count();
        lowest == 1 && (first.heading.level == 1 || is_title(&first.text))
    });
    if lone_title || nodes.first().is_some_and(|first| is_title(&first.text)) {
        nodes.remove(0);
    }
    nodes
}

/// The level that most entries stand at: the one with most headings that may be entries; the upper one of two.
fn main_level(nodes: &[Node<'_>]) -> Option<u8> {
    let mut count: BTreeMap<u8, usize> = BTreeMap::new();
    for node in nodes.iter().filter(|node| may_be_entry(node)) {
        *count.entry(node.heading.level).or_default() += 1;
    }
    count.into_iter().max_by_key(|(level, count)| (*count, std::cmp::Reverse(*level))).map(|(level, _)| level)
}

fn may_be_entry(node: &Node<'_>) -> bool {
    let holds_others = node.has_children && (node.is_container || !node.has_text);
    !node.is_letters && !node.is_plain && !holds_others
}

/// Whether a heading is an entry, where most entries stand at `level`.
fn judge(node: &Node<'_>, level: u8, nodes: &[Node<'_>], reading: &mut Reading) -> bool {
    let own = node.heading.level;
    let why = if node.text.trim().is_empty() {
        "the heading is empty"
    } else if node.is_letters && is_letter_here(node, nodes) {
        "it is a letter section"
    } else if node.is_plain && !(own == level && is_in_order(node, nodes)) {
        "its name is that of a plain section"
    } else if holds_entries(node, level) {
        "it is a section that holds entries"
    } else if own > level && !is_entry_below(node, nodes) {
        "it is a section of the entry above"
    } else if own < level && is_among_sections(node, nodes) {
        "it is a section beside those that hold entries"
    } else if own < level && is_far_above(node, nodes, level) {
        "it stands alone above the entries"
    } else {
        return true;
    };
    reading.note(node.heading.span, why);
    false
}

/// Whether a heading with text whose name is that of a plain section, but one word (`Index`, `Source`), stands at its
/// place in the alphabet between its neighbours of the same level: there it is a term.
fn is_in_order(node: &Node<'_>, nodes: &[Node<'_>]) -> bool {
    let siblings: Vec<&Node<'_>> = nodes
        .iter()
        .filter(|other| other.heading.level == node.heading.level && !other.is_letters)
        .filter(|other| other.index == node.index || !other.is_plain)
        .collect();
    let at = siblings.iter().position(|other| other.index == node.index);
    let before = at.and_then(|at| siblings.get(at.checked_sub(1)?));
    let after = at.and_then(|at| siblings.get(at + 1));
    let key = |node: &Node<'_>| node.text.to_lowercase();
    let between = |before: &&Node<'_>, after: &&Node<'_>| key(before) < key(node) && key(node) < key(after);
    let one_word = !node.text.trim().contains(' ');
    one_word && node.has_text && siblings.len() >= 4 && before.zip(after).is_some_and(|(a, b)| between(a, b))
}

fn holds_entries(node: &Node<'_>, level: u8) -> bool {
    let empty = node.is_container && !node.has_text;
    empty || (node.has_children && (node.is_container || node.heading.level < level))
}

/// A single letter is a section where other letters are, or where it holds headings.
fn is_letter_here(node: &Node<'_>, nodes: &[Node<'_>]) -> bool {
    let letters =
        nodes.iter().filter(|other| other.is_letters && other.heading.level == node.heading.level);
    letters.count() >= 2 || node.has_children
}

/// A heading below the level of most entries is one where its text is its own and reads as a name.
fn is_entry_below(node: &Node<'_>, nodes: &[Node<'_>]) -> bool {
    let same =
        nodes.iter().filter(|other| other.heading.level == node.heading.level && may_be_entry(other)).count();
    let upper =
        nodes.iter().filter(|other| other.heading.level < node.heading.level && may_be_entry(other)).count();
    node.repeats == 1 && node.has_text && is_name(&node.text) && 2 * same <= upper
}

/// Whether a heading without others below it stands among as many that hold entries and are no letters.
fn is_among_sections(node: &Node<'_>, nodes: &[Node<'_>]) -> bool {
    let same = || nodes.iter().filter(|other| other.heading.level == node.heading.level);
    let letters = same().any(|other| other.is_letters);
    let holding = same().filter(|other| other.has_children).count();
    let alone = same().filter(|other| !other.has_children && !other.is_plain).count();
    !node.has_children && !letters && holding >= 2 && holding >= alone
}

fn is_far_above(node: &Node<'_>, nodes: &[Node<'_>], level: u8) -> bool {
    let letters =
        nodes.iter().any(|other| other.is_letters && other.heading.level == node.heading.level);
    !letters && !is_name(&node.text) && node.heading.level + 1 < level
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
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let outside = text.split(['(', '（']).next().unwrap_or(text);
    let several = outside.split_whitespace().count() > 1;
    outside.split_whitespace().count() <= 8
        && !text.trim_end().ends_with(['?', '!'])
        && !(several && FIRST.contains(&first.as_str()))
}

/// Where an entry ends: at the next heading that is no section of it.
fn end_of(position: usize, nodes: &[Node<'_>], taken: &[bool], section: &Section<'_>) -> u32 {
    let Some(node) = nodes.get(position) else { return section.end() };
    let later = nodes.iter().zip(taken).skip(position + 1);
    let mut next = later.filter(|(other, taken)| **taken || other.heading.level <= node.heading.level);
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
