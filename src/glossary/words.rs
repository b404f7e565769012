use std::ops::Range;

use crate::text::{InlineKind, Piece, Prose, Source, Span, squeeze};

/// A headword as a reader sees it, code written out, with its map back to the source.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    text: String,
    pieces: Vec<Piece>,
    code: Vec<Range<usize>>,
}

impl Words {
    /// The words of a range of prose. Attribute lists stay as one U+FFFC each; images and math are dropped. The
    /// brackets of Pandoc's `[words]{#id}` are dropped too.
    pub(super) fn of(prose: Prose<'_>, range: Range<usize>, source: &Source) -> Self {
        let mut words = Self::default();
        words.append(prose, range, source);
        let text = words.text();
        let close = text.find("]\u{fffc}").filter(|_| text.trim_start().starts_with('['));
        let Some(close) = close else { return words };
        let open = text.find('[').unwrap_or(0);
        let (inner, rest) = (open + 1..close, close + 1 + Prose::OPAQUE.len_utf8()..text.len());
        let mut bare = Self::default();
        bare.copy(&words, inner);
        bare.copy(&words, rest);
        bare
    }

    /// Words that stand as they are at `span`, or differ from it.
    pub(super) fn literal(text: &str, span: Span) -> Self {
        let mut words = Self::default();
        words.push(text, span, span.len() == text.len());
        words
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text of a range, white space squeezed and opaque marks dropped.
    pub(super) fn plain(&self, range: &Range<usize>) -> String {
        let text = self.text.get(range.clone()).unwrap_or_default();
        if text.contains(Prose::OPAQUE) { squeeze(&text.replace(Prose::OPAQUE, " ")) } else { squeeze(text) }
    }

    /// The source bytes of a range.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.prose().span_of(range)
    }

    /// Whether the whole range is code.
    pub(super) fn is_code(&self, range: &Range<usize>) -> bool {
        self.code.iter().any(|code| code.start <= range.start && range.end <= code.end)
    }

    /// Whether the byte lies in code.
    pub(super) fn in_code(&self, at: usize) -> bool {
        self.code.iter().any(|code| code.contains(&at))
    }

    fn prose(&self) -> Prose<'_> {
        Prose { text: &self.text, pieces: &self.pieces, ..Prose::default() }
    }

    fn push(&mut self, text: &str, source: Span, verbatim: bool) {
        if !text.is_empty() {
            self.pieces.push(Piece::new(self.text.len() as u32, source, verbatim));
            self.text.push_str(text);
        }
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
            } else if piece.is_verbatim() {
                let from = piece.source().start as usize + start - piece.at as usize;
                self.push(text, Span::new(from, from + text.len()), true);
            } else {
                self.push(text, piece.source(), false);
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
        match kind.map(|inline| inline.kind) {
            Some(InlineKind::Code(code)) => {
                let code = prose.aside(code);
                let offset = source.slice(piece.source()).find(code).unwrap_or(0);
                let from = piece.source().start as usize + offset;
                let span = Span::new(from, from + code.len());
                let start = self.text.len();
                self.push(code, span, source.slice(span) == code);
                self.code.push(start..self.text.len());
            }
            Some(InlineKind::Image(_) | InlineKind::Math) => {}
            _ => self.push(Prose::OPAQUE.encode_utf8(&mut [0; 4]), piece.source(), false),
        }
    }

    fn copy(&mut self, from: &Words, range: Range<usize>) {
        let shift = self.text.len();
        for (index, piece) in from.pieces.iter().enumerate() {
            let next = from.pieces.get(index + 1).map_or(from.text.len(), |next| next.at as usize);
            let (start, end) = ((piece.at as usize).max(range.start), next.min(range.end));
            if start >= end {
                continue;
            }
            let text = from.text.get(start..end).unwrap_or_default();
            let offset = if piece.is_verbatim() { start - piece.at as usize } else { 0 };
            let span = Span { start: piece.source().start + offset as u32, end: piece.source().end };
            let span = if piece.is_verbatim() {
                Span { end: span.start + text.len() as u32, ..span }
            } else {
                piece.source()
            };
            self.push(text, span, piece.is_verbatim());
        }
        let inside = from.code.iter().filter(|code| range.start <= code.start && code.end <= range.end);
        let moved = |code: &Range<usize>| code.start - range.start + shift..code.end - range.start + shift;
        self.code.extend(inside.map(moved));
    }
}
