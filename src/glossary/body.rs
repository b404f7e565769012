//! What a definition says besides its text: that it only points elsewhere, other names, an acronym, a status.

mod aliases;
mod beginning;
mod redirect;
mod status;

use std::ops::Range;

use super::Page;
use super::name::{abbreviates, is_acronym_like};
use crate::acronym;
use crate::facts::{Block, BlockKind, DirectiveKind, Facts};
use crate::text::{InlineKind, Prose, Span, squeeze};

pub(super) use aliases::aliases;
pub(super) use redirect::redirect;
pub(super) use status::{instead, status};

/// The Markdown of `span` as plain text, blocks joined by a space. Where there is no text but something to see (an
/// image, code, an include), its source.
pub(super) fn plain(page: &Page<'_>, span: Span) -> String {
    let facts = page.facts;
    let mut parts: Vec<String> = Vec::new();
    for block in blocks_over(facts, span) {
        match (&block.kind, block.prose) {
            (BlockKind::Heading(_), _) => {}
            (_, Some(prose)) => parts.extend(facts.prose.get(prose.get()).map(|prose| within(prose, span))),
            (BlockKind::Html, None) => {
                let inside =
                    Span { start: block.span.start.max(span.start), end: block.span.end.min(span.end) };
                parts.push(super::shape::plain_html(page.source.slice(inside)));
            }
            _ => {}
        }
    }
    let text = match parts.as_slice() {
        [_] => parts.swap_remove(0),
        _ => squeeze(&parts.join(" ")),
    };
    if !text.is_empty() { text } else { opaque(page, facts, span) }
}

/// The blocks with text that overlap `span`. They stand in source order, so that only the last one that begins before
/// it can reach into it.
fn blocks_over(facts: &Facts, span: Span) -> impl Iterator<Item = &Block> {
    let first = facts.blocks.partition_point(|block| block.span.start < span.start).saturating_sub(1);
    let blocks = facts.blocks.get(first..).unwrap_or_default();
    let until = blocks.iter().take_while(move |block| block.span.start < span.end);
    until.filter(move |block| block.span.overlaps(span))
}

/// The part of a prose that comes from `span`, plain.
fn within(prose: Prose<'_>, span: Span) -> String {
    range_within(prose, span).map(|range| prose.plain(&range)).unwrap_or_default()
}

/// The part of the text of a prose that comes from `span`.
fn range_within(prose: Prose<'_>, span: Span) -> Option<Range<usize>> {
    // The pieces stand in source order, but for some that the parser misplaces a little; there may be thousands.
    let start = prose.pieces.partition_point(|piece| piece.source().end <= span.start);
    let end = prose.pieces.partition_point(|piece| piece.source().start < span.end);
    let (first, last) = prose.pieces.get(start..end).and_then(|inside| inside.first().zip(inside.last()))?;
    let skipped = if first.is_verbatim() { span.start.saturating_sub(first.source().start) } else { 0 };
    let next = prose.pieces.get(end).map_or(prose.end(), |piece| piece.at);
    let cut = if last.is_verbatim() { last.source().end.saturating_sub(span.end) } else { 0 };
    let range = (first.at + skipped) as usize..next.saturating_sub(cut) as usize;
    (range.start < range.end && prose.text.get(range.clone()).is_some()).then_some(range)
}

/// Source of what is no text but can be seen.
fn opaque(page: &Page<'_>, facts: &Facts, span: Span) -> String {
    let includes = facts
        .directives
        .iter()
        .filter(|directive| span.contains(directive.span) && directive.kind != DirectiveKind::Admonition);
    let code = blocks_over(facts, span).filter(|block| {
        let seen = matches!(block.kind, BlockKind::Code) || block.prose.is_some();
        span.contains(block.span) && seen && !matches!(block.kind, BlockKind::Heading(_))
    });
    let found = includes.map(|directive| directive.span).chain(code.map(|block| block.span)).min();
    found.map_or_else(String::new, |span| page.source.slice(span).trim().to_owned())
}

/// The names in a paragraph or code span of their own at the start of a definition: `Aliases: x, y`.
pub(super) fn opening_aliases(page: &Page<'_>, span: Span) -> Vec<String> {
    let first = blocks_over(page.facts, span).find_map(|block| page.facts.prose.get(block.prose?.get()));
    let Some(prose) = first else { return Vec::new() };
    let code = prose.inlines.iter().find_map(|inline| match inline.kind {
        InlineKind::Code(code) if inline.range.start == 0 => Some(prose.aside(code)),
        _ => None,
    });
    let range = range_within(prose, span).unwrap_or_default();
    let written = prose.text.get(range.clone()).unwrap_or_default();
    let begins = |label: &str| {
        written.trim_start().get(..3).is_some_and(|beginning| beginning.eq_ignore_ascii_case(label))
    };
    let may_have_label = || ["ali", "als", "syn", "aka", "\u{fffc}"].iter().any(|label| begins(label));
    if code.is_none() && !may_have_label() {
        return Vec::new();
    }
    let text = code.map_or_else(|| prose.plain(&range), str::to_owned);
    if has_label(&text) { aliases(&text) } else { Vec::new() }
}

/// Whether a text begins with a word that leads up to other names, case aside.
fn has_label(text: &str) -> bool {
    ["alias", "also known as", "also:", "synonym", "aka"]
        .iter()
        .any(|label| text.get(..label.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(label)))
}

/// Other names in comments right below a headword: `<!-- aliases: a, b -->` on one line or as a list.
pub(super) fn comment_aliases(body: &str) -> Vec<String> {
    let Some(comment) = body.trim_start().strip_prefix("<!--").and_then(|rest| rest.split("-->").next())
    else {
        return Vec::new();
    };
    let Some((key, names)) = comment.trim().split_once(':') else { return Vec::new() };
    if !["alias", "aliases", "aka", "synonyms", "synonym"].contains(&key.trim().to_lowercase().as_str()) {
        return Vec::new();
    }
    let names = names.split([',', '\n', ';']).map(|name| name.trim().trim_start_matches(['-', '*']).trim());
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The acronym that the definition gives for the name, and what the name stands for where it is an acronym itself.
pub(super) fn acronym_and_expansion(name: &str, definition: &str) -> (Option<String>, Option<String>) {
    let end = definition.char_indices().nth(400).map_or(definition.len(), |(at, _)| at);
    let start = definition.get(..end).unwrap_or_default();
    if is_acronym_like(name) {
        return (Some(name.to_owned()), expansion(name, start));
    }
    let analysis = acronym::analyse(start, &acronym::Options::default());
    let of_name = analysis.pairs.iter().find_map(|pair| {
        let long = start.get(pair.long.clone())?;
        let same = acronym::same_expansion(long, name) || long.to_lowercase().ends_with(&name.to_lowercase());
        same.then(|| start.get(pair.short.clone()).map(str::to_owned))?
    });
    let bare = || {
        // "A graph (DAG) …", "(sometimes abbreviated as CGUs)": the letters fit the headword itself.
        let mut shorts = analysis.occurrences.iter().filter_map(|found| {
            let before = start.get(..found.range.start)?;
            let told = before.ends_with('(')
                || before.ends_with("abbreviated as ")
                || before.ends_with("abbreviated ");
            told.then(|| start.get(found.range.clone()))?
        });
        shorts.find(|short| abbreviates(short, name)).map(|short| acronym::base_form(short).to_owned())
    };
    (of_name.or_else(bare), None)
}

fn expansion(name: &str, definition: &str) -> Option<String> {
    let pairs = acronym::analyse(definition, &acronym::Options::default()).pairs;
    let paired = pairs.iter().find(|pair| definition.get(pair.short.clone()) == Some(name));
    if let Some(pair) = paired {
        return definition.get(pair.long.clone()).map(str::to_owned);
    }
    let mut text = definition;
    for lead in [
        "Short for ",
        "short for ",
        "Stands for ",
        "Abbreviation for ",
        "Abbreviation of ",
        "Acronym for ",
        "The ",
        "A ",
        "An ",
    ] {
        text = text.strip_prefix(lead).unwrap_or(text);
    }
    let first = text.split(['.', ',', ':', ';', '(', '—', '–']).next()?.trim();
    let words: Vec<&str> = first.split_whitespace().collect();
    (1..=words.len().min(10))
        .map(|count| words.iter().take(count).copied().collect::<Vec<_>>().join(" "))
        .find(|candidate| acronym::initials_fit(name, candidate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_read_from_comments() {
        assert_eq!(comment_aliases("<!-- aliases: slice, part -->\nText."), ["slice", "part"]);
        assert_eq!(comment_aliases("<!--\nAliases:\n- slice\n- part\n-->\nText."), ["slice", "part"]);
    }
}
