use std::borrow::Cow;
use std::ops::Range;

use super::{Effect, Rewrite};
use crate::facts::{BlockKind, Facts};
use crate::text::{InlineKind, Prose, Span};

/// What a part of a page renders to, as far as its facts tell: its blocks, and the text and inline elements of each.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape<'a> {
    /// The parent of a block as the distance to it.
    blocks: Vec<(BlockKind, Option<usize>)>,
    texts: Vec<Cow<'a, str>>,
    inlines: Vec<(usize, Kind<'a>, Range<u32>)>,
    links: usize,
    directives: usize,
    /// The numbers of headings, ids, definitions, suppressions and problems.
    others: [usize; 5],
}

impl<'a> Shape<'a> {
    /// The shape of the blocks in `range`, which take the lines of `span`.
    pub(super) fn of(facts: &'a Facts, range: &Range<usize>, span: Span) -> Self {
        let mut shape = Self {
            blocks: Vec::with_capacity(range.len()),
            texts: Vec::new(),
            inlines: Vec::new(),
            links: 0,
            directives: count(facts.directives.iter().map(|directive| directive.span), span),
            others: others(facts, span),
        };
        for (index, block) in facts.blocks.iter().enumerate().take(range.end).skip(range.start) {
            shape.blocks.push((without_index(&block.kind), block.parent.map(|parent| index - parent.get())));
            if let Some(prose) = block.prose.and_then(|prose| facts.prose.get(prose.get())) {
                shape.add_prose(prose);
            }
        }
        shape.sort();
        shape
    }

    fn sort(&mut self) {
        self.inlines.sort_unstable_by_key(|(prose, kind, range)| (*prose, *kind, range.start, range.end));
    }

    /// What the changes, in source order, are to make of it; `first` is the index of its first prose.
    pub(super) fn with(&self, changes: &[&Rewrite], first: usize) -> Self {
        let mut shape = self.clone();
        for change in changes.iter().rev() {
            match &change.effect {
                Effect::Link => {
                    let shortcodes = |(_, text): &(Span, String)| text.matches("{{<").count();
                    shape.links += 1;
                    shape.directives += change.edits.iter().map(shortcodes).sum::<usize>();
                }
                Effect::Unlink => shape.links = shape.links.saturating_sub(1),
                Effect::Hide(prose, range) => shape.hide((*prose as usize).saturating_sub(first), range),
            }
        }
        shape.sort();
        shape
    }

    fn hide(&mut self, number: usize, range: &Range<usize>) {
        let Some(text) = self.texts.get_mut(number) else { return };
        let mut hidden = text.get(..range.start).unwrap_or_default().to_owned();
        hidden.push(Prose::OPAQUE);
        hidden.push_str(text.get(range.end..).unwrap_or_default());
        *text = Cow::Owned(hidden);
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let (end, new_end) = (narrow(range.end), narrow(range.start + Prose::OPAQUE.len_utf8()));
        let moved = |offset: u32| if offset >= end { offset - end + new_end } else { offset };
        for (_, _, other) in self.inlines.iter_mut().filter(|(other, _, _)| *other == number) {
            *other = moved(other.start)..moved(other.end);
        }
        self.inlines.push((number, ("masked", ""), narrow(range.start)..new_end));
        self.directives += 1;
    }

    fn add_prose(&mut self, prose: Prose<'a>) {
        let number = self.texts.len();
        self.texts.push(Cow::Borrowed(prose.text));
        for inline in prose.inlines {
            match kind_of(prose, inline.kind) {
                Some(kind) => self.inlines.push((number, kind, inline.range.clone())),
                None => self.links += 1,
            }
        }
    }
}

fn count(spans: impl Iterator<Item = Span>, within: Span) -> usize {
    spans.filter(|own| within.contains(*own)).count()
}

/// The name of an element, and what else tells it from others.
type Kind<'a> = (&'static str, &'a str);

/// The kind of an element without its index; none for a link.
fn kind_of(prose: Prose<'_>, kind: InlineKind) -> Option<Kind<'_>> {
    Some(match kind {
        InlineKind::Link(_) => return None,
        InlineKind::Image(_) => ("image", ""),
        InlineKind::Code(code) => ("code", prose.aside(code)),
        InlineKind::Element(name) => ("element", prose.aside(name)),
        InlineKind::Emphasis => ("emphasis", ""),
        InlineKind::Strong => ("strong", ""),
        InlineKind::Styled => ("styled", ""),
        InlineKind::Math => ("math", ""),
        InlineKind::FootnoteReference => ("footnote", ""),
        InlineKind::Html => ("html", ""),
        InlineKind::Masked => ("masked", ""),
    })
}

/// The kind of a block without its index, which depends on what stands before it.
fn without_index(kind: &BlockKind) -> BlockKind {
    match kind {
        BlockKind::Heading(_) => BlockKind::Heading(0),
        BlockKind::Directive(_) => BlockKind::Directive(0),
        other => *other,
    }
}

fn others(facts: &Facts, span: Span) -> [usize; 5] {
    [
        count(facts.headings.iter().map(|heading| heading.span), span),
        count(facts.ids.iter().map(|id| id.span), span),
        count(facts.definitions.iter().map(|definition| definition.span), span),
        count(facts.suppressions.iter().map(|suppression| suppression.span), span),
        count(facts.problems.iter().map(|problem| problem.span), span),
    ]
}
