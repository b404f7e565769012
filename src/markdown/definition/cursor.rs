use crate::text::Span;

/// The most bytes of a link label: 999 characters of up to four bytes.
const LONGEST_LABEL: usize = 999 * 4;

/// The deepest nesting of unescaped parentheses in a bare destination, as in `cmark`.
const DEEPEST_PARENTHESES: usize = 32;

/// Reads the parts of links and definitions from a place in a text; a part that is not there moves nothing that
/// matters, as its reader then gives up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    /// The byte that comes next.
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn before(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at.checked_sub(1)?).copied()
    }

    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    pub(super) fn accept(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    /// The end of the current line, without its line end.
    pub(super) fn line_end(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    /// Passes over indentation, block-quote marks and list markers.
    pub(super) fn skip_container_marks(&mut self) {
        loop {
            self.skip_blanks();
            let rest = self.text.get(self.at..).unwrap_or_default();
            let digits = rest.bytes().take(9).take_while(u8::is_ascii_digit).count();
            let after = |at: usize| rest.as_bytes().get(at).copied();
            let marker = match after(digits) {
                Some(b'>') if digits == 0 => 1,
                Some(b'-' | b'*' | b'+') if digits == 0 && matches!(after(1), Some(b' ' | b'\t')) => 1,
                Some(b'.' | b')') if digits > 0 && matches!(after(digits + 1), Some(b' ' | b'\t')) => {
                    digits + 1
                }
                _ => return,
            };
            self.at += marker;
        }
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// Passes over spaces, tabs and at most one line end, and the indentation and block-quote marks of the new
    /// line. Gives whether there was anything; none at a blank line.
    pub(super) fn skip_space(&mut self) -> Option<bool> {
        let start = self.at;
        self.skip_blanks();
        if self.skip_line_end() {
            while matches!(self.peek(), Some(b' ' | b'\t' | b'>')) {
                self.at += 1;
            }
            if matches!(self.peek(), Some(b'\n' | b'\r')) {
                return None;
            }
        }
        Some(self.at > start)
    }

    fn skip_line_end(&mut self) -> bool {
        let carriage_return = self.accept(b'\r');
        self.accept(b'\n') || carriage_return
    }

    /// Whether only spaces and tabs follow on the line.
    pub(super) fn is_line_end(&self) -> bool {
        let mut ahead = *self;
        ahead.skip_blanks();
        matches!(ahead.peek(), None | Some(b'\n' | b'\r'))
    }

    /// `[label]`: the span without the brackets. A label holds no unescaped bracket and is not blank.
    pub(super) fn label(&mut self) -> Option<Span> {
        if !self.accept(b'[') {
            return None;
        }
        let start = self.at;
        while self.at - start <= LONGEST_LABEL {
            match self.peek()? {
                b'\\' => self.skip_escape(),
                b'[' => return None,
                b']' => break,
                _ => self.at += 1,
            }
        }
        let span = Span::new(start, self.at);
        let blank = self.slice(span).trim().is_empty();
        (self.accept(b']') && !blank).then_some(span)
    }

    /// A destination, in angle brackets or bare: its span without the brackets.
    pub(super) fn destination(&mut self) -> Option<Span> {
        if self.accept(b'<') { self.bracketed_destination() } else { Some(self.bare_destination()) }
    }

    fn bracketed_destination(&mut self) -> Option<Span> {
        let start = self.at;
        loop {
            match self.peek()? {
                b'\n' | b'\r' | b'<' => return None,
                b'>' => break,
                b'\\' => self.skip_escape(),
                _ => self.at += 1,
            }
        }
        let span = Span::new(start, self.at);
        self.at += 1;
        Some(span)
    }

    fn bare_destination(&mut self) -> Span {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' => {
                    self.skip_escape();
                    continue;
                }
                b'(' if depth < DEEPEST_PARENTHESES => depth += 1,
                b'(' => break,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b' ' | 0..=31 | 127 => break,
                _ => {}
            }
            self.at += 1;
        }
        Span::new(start, self.at)
    }

    /// A title in double quotes, single quotes or parentheses: its span with them. It holds no blank line.
    pub(super) fn title(&mut self) -> Option<Span> {
        let start = self.at;
        let close = match self.peek()? {
            b'(' => b')',
            quote @ (b'"' | b'\'') => quote,
            _ => return None,
        };
        self.at += 1;
        loop {
            match self.peek()? {
                byte if byte == close => break,
                b'(' if close == b')' => return None,
                b'\\' => self.skip_escape(),
                b'\n' | b'\r' => {
                    self.skip_space()?;
                }
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(Span::new(start, self.at))
    }

    /// Passes over a backslash, and over the punctuation mark that it escapes.
    fn skip_escape(&mut self) {
        self.at += 1;
        if self.peek().is_some_and(|byte| byte.is_ascii_punctuation()) {
            self.at += 1;
        }
    }
}
