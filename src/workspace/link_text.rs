//! Writes links to entries into the text of a page: insertions around a mention, in the notation of the page, and
//! only where the page then renders the same but for the link.

mod addresses;
mod destination;
mod fragile;
mod learned;
mod proof;
mod reference;
pub(in crate::workspace) mod relref;
mod shortcode;
mod style;
mod wikilink;

pub use destination::{destination, to_fragment};
pub use learned::Learned;
pub use proof::{Effect, Rewrite, proven};
pub use style::{Placed, Wish};

use crate::facts::Facts;
use crate::mention::{Mention, Place};
use crate::text::{InlineKind, Prose, Source, Span};

/// The source span that a link around the mention has to hold: the mention, and the marks of emphasis that lies
/// wholly within it. None where no link can be put there for sure.
fn linkable_span(mention: &Mention, facts: &Facts, source: &Source) -> Option<Span> {
    if mention.place != Place::Text {
        return None;
    }
    let prose = facts.prose.get(mention.prose as usize)?;
    if fragile::is_fragile(prose, facts, source) {
        return None;
    }
    let span = with_marks(prose, mention);
    let text = source.text();
    let before = text.get(..span.start as usize)?.chars().next_back();
    let after = text.get(span.end as usize..)?.chars().next();
    let inside = source.slice(span);
    let clear = !matches!(before, Some('!' | '\\' | '[' | ']' | '`' | '<' | '{' | '$' | '^' | '&'))
        && !matches!(after, Some(']' | '{' | '`' | '>' | '[' | '('))
        && !inside.contains(['[', ']', '`', '<', '\\', '|'])
        && !inside.trim().is_empty();
    clear.then_some(span)
}

/// The span of the mention with the marks of the inline elements that lie wholly within it but do not hold it.
fn with_marks(prose: Prose<'_>, mention: &Mention) -> Span {
    let range = &mention.range;
    let mut span = mention.span;
    for inline in prose.inlines_over(range.clone()) {
        let inner = inline.range.start as usize..inline.range.end as usize;
        let styled = matches!(inline.kind, InlineKind::Emphasis | InlineKind::Strong | InlineKind::Styled);
        if styled
            && inner != *range
            && range.start <= inner.start
            && inner.end <= range.end
            && !inner.is_empty()
        {
            span.start = span.start.min(inline.span.start);
            span.end = span.end.max(inline.span.end);
        }
    }
    span
}
