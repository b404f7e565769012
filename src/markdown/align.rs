//! Aligns the text that the parser gives with the source bytes that it came from: equal but for backslash escapes,
//! character references and masked regions.

use super::definition;
use super::mask::Region;
use crate::text::{Inline, InlineKind, Prose, ProseWriter, Span};

/// The longest character reference of HTML, `&CounterClockwiseContourIntegral;`.
const LONGEST_REFERENCE: usize = 33;

/// Appends the parser's `literal` to the prose. `span` is where the parser says that it stands in `masked`; where
/// that is not so, the text is kept and maps as a whole, so that nothing edits inside it.
pub(super) fn push_text(
    prose: &mut ProseWriter,
    literal: &str,
    span: Span,
    masked: &str,
    regions: &[Region],
) {
    let source = masked.get(span.range()).unwrap_or_default();
    if source == literal {
        return push_verbatim(prose, literal, span.start, regions);
    }
    let mut literal = literal;
    let mut at = 0;
    while !literal.is_empty() {
        let rest = source.get(at..).unwrap_or_default();
        let same = common_prefix(literal, rest);
        if same > 0 {
            push_verbatim(prose, literal.get(..same).unwrap_or_default(), span.start + at as u32, regions);
            literal = literal.get(same..).unwrap_or_default();
            at += same;
            continue;
        }
        let Some((written, rendered)) = replaced(rest, literal) else {
            return prose.push(literal, Span::new(span.start as usize + at, span.end as usize), false);
        };
        let place = Span::new(span.start as usize + at, span.start as usize + at + written);
        let text = literal.get(..rendered).unwrap_or_default();
        prose.push(text, place, rest.starts_with(text) && written == rendered);
        literal = literal.get(rendered..).unwrap_or_default();
        at += written;
    }
}

/// How many bytes the two texts share from their start, up to the next backslash or `&`, which may be written for
/// another character.
fn common_prefix(literal: &str, source: &str) -> usize {
    let same = literal.chars().zip(source.chars()).take_while(|(a, b)| a == b && !matches!(b, '\\' | '&'));
    same.map(|(character, _)| character.len_utf8()).sum()
}

/// A backslash escape or a character reference at the start of `source`, or the same character, that renders to
/// the start of `literal`: the bytes of each.
fn replaced(source: &str, literal: &str) -> Option<(usize, usize)> {
    let first = source.chars().next()?;
    escape(source, literal)
        .or_else(|| character_reference(source, literal))
        .or_else(|| literal.starts_with(first).then(|| (first.len_utf8(), first.len_utf8())))
}

fn escape(source: &str, literal: &str) -> Option<(usize, usize)> {
    let character = source.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
    literal.starts_with(character).then_some((2, 1))
}

fn character_reference(source: &str, literal: &str) -> Option<(usize, usize)> {
    let end = source.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    let written = source.get(..=end).filter(|written| written.starts_with('&'))?;
    let rendered = definition::unescape(written);
    (rendered != written && literal.starts_with(rendered.as_ref())).then_some((written.len(), rendered.len()))
}

/// Appends text that equals its source, with masked regions as opaque characters.
fn push_verbatim(prose: &mut ProseWriter, text: &str, start: u32, regions: &[Region]) {
    let end = start + text.len() as u32;
    if regions.is_empty() {
        return prose.push(text, Span { start, end }, true);
    }
    let mut at = start;
    let first = regions.partition_point(|region| region.span.end <= start);
    for region in regions.iter().skip(first).take_while(|region| region.span.start < end) {
        let (from, to) = (region.span.start.max(at), region.span.end.min(end));
        push_slice(prose, text, start, Span { start: at, end: from });
        let offset = prose.end();
        prose.push(Prose::OPAQUE.encode_utf8(&mut [0; 4]), Span { start: from, end: to }, false);
        let inline = Inline {
            kind: InlineKind::Masked,
            range: offset..prose.end(),
            span: Span { start: from, end: to },
        };
        prose.push_inline(inline);
        at = to;
    }
    push_slice(prose, text, start, Span { start: at, end });
}

fn push_slice(prose: &mut ProseWriter, text: &str, start: u32, span: Span) {
    let slice = text.get((span.start - start) as usize..(span.end - start) as usize).unwrap_or_default();
    prose.push(slice, span, true);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(literal: &str, source: &str) -> Vec<(String, Span, bool)> {
        let mut writer = ProseWriter::default();
        push_text(&mut writer, literal, Span::new(0, source.len()), source, &[]);
        let list = writer.finish_one();
        let prose = list.first();
        let ends = prose.pieces.iter().skip(1).map(|piece| piece.at).chain([prose.end()]);
        prose
            .pieces
            .iter()
            .zip(ends)
            .map(|(piece, end)| {
                let text = prose.text[piece.at as usize..end as usize].to_owned();
                (text, piece.source(), piece.is_verbatim())
            })
            .collect()
    }

    #[test]
    fn escapes_and_references_are_pieces_of_their_own() {
        assert_eq!(
            aligned("a*b&c", "a\\*b&amp;c"),
            [
                ("a".to_owned(), Span::new(0, 1), true),
                ("*".to_owned(), Span::new(1, 3), false),
                ("b".to_owned(), Span::new(3, 4), true),
                ("&".to_owned(), Span::new(4, 9), false),
                ("c".to_owned(), Span::new(9, 10), true),
            ]
        );
    }

    #[test]
    fn text_that_is_not_there_maps_as_a_whole() {
        assert_eq!(aligned("xyz", "abc"), [("xyz".to_owned(), Span::new(0, 3), false)]);
    }
}
