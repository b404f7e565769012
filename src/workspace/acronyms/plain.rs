//! Expansions that can be edited: `long form (LF)` in plain text.

use super::{Acronyms, Expansion, ExpansionSource};
use crate::acronym::Pattern;
use crate::facts::BlockKind;
use crate::text::{InlineKind, Span};
use crate::workspace::Workspace;

/// The source of a plain `long form (LF)`: no markup inside, and nothing else in the brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlainExpansion {
    /// The long form.
    pub long: Span,
    /// The acronym between the brackets.
    pub short: Span,
    /// From the long form to the closing bracket.
    pub whole: Span,
}

impl Acronyms {
    /// Whether an expansion stands in running text: neither in a heading nor in a link, which name a place by its title.
    #[must_use]
    pub fn in_running_text(expansion: &Expansion, workspace: &Workspace) -> bool {
        let ExpansionSource::Text { prose, .. } = expansion.source else { return false };
        let Some(facts) = workspace.get(expansion.document).map(|document| &document.facts) else {
            return false;
        };
        let Some(prose) = facts.prose.get(prose as usize) else { return false };
        let block = facts.blocks.get(prose.block as usize);
        let span = expansion.span;
        let linked = prose.inlines.iter().any(|inline| {
            let covers = inline.span.start <= span.start && span.end <= inline.span.end;
            matches!(inline.kind, InlineKind::Link(_)) && covers
        });
        !linked && block.is_some_and(|block| !matches!(block.kind, BlockKind::Heading(_)))
    }

    /// The places of an expansion where it is plain text, so that a part of it can be taken away.
    #[must_use]
    pub fn plain(expansion: &Expansion, workspace: &Workspace) -> Option<PlainExpansion> {
        let ExpansionSource::Text { prose, pair, pattern: Pattern::Paren } = expansion.source else {
            return None;
        };
        let document = workspace.get(expansion.document)?;
        let run = document.acronyms_in(prose)?;
        let pair = run.analysis.pairs.get(pair as usize)?;
        let text = document.facts.prose.get(prose as usize)?;
        let whole = pair.long.start..pair.short.end + 1;
        let between = text.text.get(pair.long.end..pair.short.start)?;
        let plain = between == " (" && text.text.get(pair.short.end..whole.end)? == ")";
        let untouched = text.inlines_over(whole.clone()).next().is_none() && text.is_editable(&whole);
        let span = text.span_of(&whole);
        let same = text.text.get(whole)? == document.source.slice(span);
        (plain && untouched && same).then(|| PlainExpansion {
            long: text.span_of(&pair.long),
            short: text.span_of(&pair.short),
            whole: span,
        })
    }
}
