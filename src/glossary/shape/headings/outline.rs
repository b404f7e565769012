//! The headings of a section as a glossary sees them, and how many of each sort stand at each level.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::facts::Heading;
use crate::glossary::section::{Section, is_content};
use crate::glossary::vocabulary::{HeadingName, is_letters, is_title};

/// A heading as a glossary sees it.
#[derive(Debug, Clone)]
pub(super) struct Node<'a> {
    /// An index into `Facts::headings`.
    pub(super) index: u32,
    pub(super) heading: &'a Heading,
    pub(super) text: String,
    /// Whether it is a letter, or a range of them.
    pub(super) is_letters: bool,
    /// Whether it is called like a plain section.
    pub(super) is_plain: bool,
    /// Whether it is called like a section that holds entries.
    pub(super) is_container: bool,
    /// Whether it is called like a part of a page that teaches how to do something.
    pub(super) is_instruction: bool,
    /// Where its own text ends: at the next heading.
    pub(super) own_end: u32,
    pub(super) has_text: bool,
    pub(super) has_children: bool,
}

impl Node<'_> {
    pub(super) fn level(&self) -> u8 {
        self.heading.level
    }

    /// Whether it may be an entry, as far as its name and what it holds tell.
    pub(super) fn may_be_entry(&self) -> bool {
        let holds_others = self.has_children && (self.is_container || !self.has_text);
        !self.is_letters && !self.is_plain && !holds_others
    }
}

/// How many headings of each sort stand at one level.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    /// Those that may be entries.
    pub(super) entries: usize,
    pub(super) letters: usize,
    /// Those that are neither letters nor plain sections.
    pub(super) named: usize,
    /// Those that hold others.
    pub(super) holding: usize,
    /// Those that hold no others and are no plain sections.
    pub(super) alone: usize,
}

/// The headings of a section but for its title.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    /// By level.
    counts: [Count; 7],
    /// How often each text occurs, case aside, gathered when it is first asked for.
    repeats: OnceCell<FxHashMap<String, usize>>,
    /// The text of the title that is no part of the nodes.
    title: Option<String>,
}

impl<'a> Outline<'a> {
    pub(super) fn of(section: &Section<'a>) -> Self {
        let mut nodes = nodes(section);
        let title = has_title(&nodes).then(|| nodes.remove(0).text);
        let mut counts = [Count::default(); 7];
        for node in &nodes {
            if let Some(count) = counts.get_mut(usize::from(node.level())) {
                count.entries += usize::from(node.may_be_entry());
                count.letters += usize::from(node.is_letters);
                count.named += usize::from(!node.is_letters && !node.is_plain);
                count.holding += usize::from(node.has_children);
                count.alone += usize::from(!node.has_children && !node.is_plain);
            }
        }
        Self { nodes, counts, repeats: OnceCell::new(), title }
    }

    /// What stands at a level.
    pub(super) fn at(&self, level: u8) -> Count {
        self.counts.get(usize::from(level)).copied().unwrap_or_default()
    }

    /// Whether no other heading of the section has the text of this one, case aside.
    pub(super) fn is_unique(&self, node: &Node<'_>) -> bool {
        let repeats = self.repeats.get_or_init(|| {
            let mut repeats = FxHashMap::default();
            for text in self.nodes.iter().map(|node| &node.text).chain(&self.title) {
                *repeats.entry(text.to_lowercase()).or_default() += 1;
            }
            repeats
        });
        repeats.get(&node.text.to_lowercase()).is_none_or(|count| *count == 1)
    }
}

fn nodes<'a>(section: &Section<'a>) -> Vec<Node<'a>> {
    let headings = section.headings();
    let mut nodes = Vec::with_capacity(headings.len());
    for (position, (index, heading)) in headings.iter().enumerate() {
        let next = headings.get(position + 1).map(|(_, next)| *next);
        let own_end = next.map_or(section.end(), |next| next.span.start);
        let mut own =
            section.blocks_from(heading.span.end).take_while(|(_, block)| block.span.start < own_end);
        let text = section.heading_text(heading);
        let name = HeadingName::of(&text);
        nodes.push(Node {
            index: *index,
            heading,
            is_letters: is_letters(&text),
            is_plain: name.is_plain_section(),
            is_container: name.is_container(),
            is_instruction: name.is_instruction(),
            text,
            own_end,
            has_text: own.any(|(_, block)| is_content(block)),
            has_children: next.is_some_and(|next| next.level > heading.level),
        });
    }
    nodes
}

/// Whether the first heading is the title of the section.
fn has_title(nodes: &[Node<'_>]) -> bool {
    let Some(first) = nodes.first() else { return false };
    let is_lone = || nodes.iter().filter(|node| node.level() <= first.level()).count() == 1;
    is_title(&first.text) || first.level() == 1 && is_lone()
}
