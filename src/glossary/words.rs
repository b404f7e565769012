use std::ops::Range;

use crate::text::{InlineKind, Piece, Prose, ProseList, ProseWriter, Source, Span};

/// A headword as a reader sees it, code written out, with its map back to the source.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// One prose.
    prose: ProseList,
    code: Vec<Range<usize>>,
}

impl Words {
    /// The words of a range of prose. Attribute lists stay as one U+FFFC each; images and math are dropped. The
    /// brackets of Pandoc's `[words]{#id}` are dropped too.
    pub(super) fn of(prose: Prose<'_>, range: Range<usize>, source: &Source) -> Self {
        let mut draft = Draft::default();
        draft.append(prose, range, source);
        let words = draft.finish();
        let text = words.text();
        let close = text.find("]\u{fffc}").filter(|_| text.trim_start().starts_with('['));
        let Some(close) = close else { return words };
        let open = text.find('[').unwrap_or(0);
        let (inner, rest) = (open + 1..close, close + 1 + Prose::OPAQUE.len_utf8()..text.len());
        let mut bare = Draft::default();
        bare.copy(&words, inner);
        bare.copy(&words, rest);
        bare.finish()
    }

    /// Words that stand as they are at `span`, or differ from it.
    pub(super) fn literal(text: &str, span: Span) -> Self {
        let mut draft = Draft::default();
        draft.prose.push(text, span, span.len() == text.len());
        draft.finish()
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        self.prose.first().text
    }

    /// The text of a range, white space squeezed and opaque marks dropped.
    pub(super) fn plain(&self, range: &Range<usize>) -> String {
        let text = self.text().get(range.clone()).unwrap_or_default().replace(Prose::OPAQUE, " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The source bytes of a range.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.prose.first().span_of(range)
    }

    /// Whether the whole range is code.
    pub(super) fn is_code(&self, range: &Range<usize>) -> bool {
        self.code.iter().any(|code| code.start <= range.start && range.end <= code.end)
    }

    /// Whether the byte lies in code.
    pub(super) fn in_code(&self, at: usize) -> bool {
        self.code.iter().any(|code| code.contains(&at))
    }
}

/// Words that are being written.
#[derive(Default)]
struct Draft {
    prose: ProseWriter,
    code: Vec<Range<usize>>,
}

impl Draft {
    fn finish(self) -> Words {
        Words { prose: self.prose.finish_one(), code: self.code }
    }

    fn append(&mut self, prose: Prose<'_>, range: Range<usize>, source: &Source) {
        for (index, piece) in prose.pieces.iter().enumerate() {
            let next = prose.pieces.get(index + 1).map_or(prose.text.len(), |next| next.at as usize);
            let (start, end) = ((piece.at as usize).max(range.start), next.min(range.end));
            if start >= end {
                continue;
            }
            let text = prose.text.get(start..end).unwrap_or_default();
            if text.starts_with(Prose::OPAQUE) {
                self.append_opaque(prose, piece, source);
            } else if piece.verbatim {
                let from = piece.source.start as usize + start - piece.at as usize;
                self.prose.push(text, Span::new(from, from + text.len()), true);
            } else {
                self.prose.push(text, piece.source, false);
            }
        }
    }

    fn append_opaque(&mut self, prose: Prose<'_>, piece: &Piece, source: &Source) {
        let kind = prose.inlines.iter().find(|inline| {
            let opaque = matches!(
                inline.kind,
                InlineKind::Code(_) | InlineKind::Image(_) | InlineKind::Math | InlineKind::Masked
            );
            opaque && inline.range.start == piece.at
        });
        match kind.map(|inline| &inline.kind) {
            Some(InlineKind::Code(code)) => {
                let offset = source.slice(piece.source).find(code.as_str()).unwrap_or(0);
                let from = piece.source.start as usize + offset;
                let span = Span::new(from, from + code.len());
                let start = self.prose.end() as usize;
                self.prose.push(code, span, source.slice(span) == code);
                self.code.push(start..self.prose.end() as usize);
            }
            Some(InlineKind::Image(_) | InlineKind::Math) => {}
            _ => self.prose.push(Prose::OPAQUE.encode_utf8(&mut [0; 4]), piece.source, false),
        }
    }

    fn copy(&mut self, from: &Words, range: Range<usize>) {
        let shift = self.prose.end() as usize;
        let prose = from.prose.first();
        let pieces = prose.pieces;
        for (index, piece) in pieces.iter().enumerate() {
            let next = pieces.get(index + 1).map_or(prose.text.len(), |next| next.at as usize);
            let (start, end) = ((piece.at as usize).max(range.start), next.min(range.end));
            if start >= end {
                continue;
            }
            let text = prose.text.get(start..end).unwrap_or_default();
            let offset = if piece.verbatim { start - piece.at as usize } else { 0 };
            let span = Span { start: piece.source.start + offset as u32, end: piece.source.end };
            let span = if piece.verbatim {
                Span { end: span.start + text.len() as u32, ..span }
            } else {
                piece.source
            };
            self.prose.push(text, span, piece.verbatim);
        }
        let inside = from.code.iter().filter(|code| range.start <= code.start && code.end <= range.end);
        let moved = |code: &Range<usize>| code.start - range.start + shift..code.end - range.start + shift;
        self.code.extend(inside.map(moved));
    }
}
