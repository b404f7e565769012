use crate::text::Span;

/// An opening or closing tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The name as written.
    pub name: &'a str,
    /// Whether it begins with `</`.
    pub closing: bool,
    /// Whether it ends with `/>`.
    pub self_closing: bool,
    /// The attributes in source order.
    pub attributes: Vec<Attribute<'a>>,
    /// The whole tag.
    pub span: Span,
}

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// The name as written.
    pub name: &'a str,
    /// The raw value without its quotes, character references unresolved; a JSX expression with its braces; empty
    /// where there is none.
    pub value: &'a str,
    /// Where the value stands; empty behind the name where there is none.
    pub value_span: Span,
}

impl Tag<'_> {
    /// The attribute of this name, compared without ASCII case.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'_>> {
        self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }
}

/// Reads the tags of a fragment of HTML or JSX that begins at byte `offset` of its file. Comments, CDATA sections,
/// declarations and the content of `script` and `style` are passed over. A tag that the fragment cuts off ends
/// the scan; a `<` inside a tag breaks it off.
#[must_use]
pub fn tags(html: &str, offset: u32) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut scanner = Scanner { html, offset: offset as usize, at: 0 };
    while let Some(distance) = scanner.rest().find('<') {
        scanner.at += distance;
        if scanner.skip_markup() {
            continue;
        }
        let Some(tag) = scanner.tag() else { continue };
        scanner.skip_raw_text(&tag);
        tags.push(tag);
    }
    tags
}

/// The tag that begins with the first byte of `html`, at byte `offset` of its file, where one does.
#[must_use]
pub fn first_tag(html: &str, offset: u32) -> Option<Tag<'_>> {
    let begins = html.starts_with('<');
    begins.then(|| Scanner { html, offset: offset as usize, at: 0 }.tag()).flatten()
}

struct Scanner<'a> {
    html: &'a str,
    offset: usize,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Passes over a comment, a CDATA section, a declaration or a processing instruction.
    fn skip_markup(&mut self) -> bool {
        let kinds = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>")];
        let Some((open, close)) = kinds.into_iter().find(|(open, _)| self.rest().starts_with(open)) else {
            return false;
        };
        self.at += open.len();
        self.skip_past(close);
        true
    }

    /// Reads a tag at its `<`. Where there is none, stops behind the `<` or at what breaks the tag off.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let start = self.at;
        self.at += 1;
        let closing = self.accept(b'/');
        if !self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        let name = self.take_while(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte));
        let mut tag =
            Tag { name, closing, self_closing: false, attributes: Vec::new(), span: Span::default() };
        loop {
            self.skip_space();
            match self.peek()? {
                b'<' => return None,
                b'>' => break,
                b'/' => {
                    self.at += 1;
                    tag.self_closing = self.peek() == Some(b'>');
                }
                b'{' => self.skip_braces(),
                b'=' | b'"' | b'\'' | b'}' => self.at += 1,
                _ => tag.attributes.push(self.attribute()),
            }
        }
        self.at += 1;
        tag.span = self.span(start, self.at);
        Some(tag)
    }

    fn attribute(&mut self) -> Attribute<'a> {
        let name = self.take_while(|byte| !byte.is_ascii_whitespace() && !b"=/><\"'{}".contains(&byte));
        let after_name = self.at;
        self.skip_space();
        if !self.accept(b'=') {
            self.at = after_name;
            return Attribute { name, value: "", value_span: self.span(after_name, after_name) };
        }
        self.skip_space();
        let (start, end) = self.value();
        let value = self.html.get(start..end).unwrap_or_default();
        Attribute { name, value, value_span: self.span(start, end) }
    }

    /// The bytes of a value without its quotes.
    fn value(&mut self) -> (usize, usize) {
        let quote = match self.peek() {
            Some(b'"') => "\"",
            Some(b'\'') => "'",
            Some(b'{') => {
                let start = self.at;
                self.skip_braces();
                return (start, self.at);
            }
            _ => {
                let start = self.at;
                self.take_while(|byte| !byte.is_ascii_whitespace() && byte != b'>');
                return (start, self.at);
            }
        };
        let start = self.at + 1;
        self.at = start;
        self.skip_past(quote);
        let closed = self.html.get(start..self.at).is_some_and(|value| value.ends_with(quote));
        (start, if closed { self.at - 1 } else { self.at })
    }

    /// Passes over a brace-balanced JSX expression; to the end of the fragment where it is not closed.
    fn skip_braces(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b'"' => self.skip_past("\""),
                b'\'' => self.skip_past("'"),
                b'`' => self.skip_past("`"),
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_raw_text(&mut self, tag: &Tag<'_>) {
        let raw = ["script", "style"].iter().any(|name| tag.name.eq_ignore_ascii_case(name));
        if !raw || tag.closing || tag.self_closing {
            return;
        }
        let close = |text: &str| {
            let name = text.get(2..2 + tag.name.len());
            text.starts_with("</") && name.is_some_and(|name| name.eq_ignore_ascii_case(tag.name))
        };
        while self.at < self.html.len() && !close(self.rest()) {
            self.at += 1;
            self.at += self.rest().find('<').unwrap_or(self.rest().len());
        }
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    fn accept(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    fn skip_space(&mut self) {
        self.take_while(|byte| byte.is_ascii_whitespace());
    }

    /// Goes behind the next `needle`, or to the end.
    fn skip_past(&mut self, needle: &str) {
        let rest = self.rest();
        self.at += rest.find(needle).map_or(rest.len(), |at| at + needle.len());
    }

    fn take_while(&mut self, accept: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().position(|byte| !accept(byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.offset + start, self.offset + end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        tags(html, 0)
            .iter()
            .map(|tag| format!("{}{}", if tag.closing { "/" } else { "" }, tag.name))
            .collect()
    }

    #[test]
    fn attributes_have_raw_values_with_places() {
        let html = "<a id=top  href = \"x?a&amp;b\" title='it' hidden>";
        let tag = &tags(html, 7)[0];
        let pairs: Vec<_> = tag.attributes.iter().map(|a| (a.name, a.value)).collect();
        assert_eq!(pairs, [("id", "top"), ("href", "x?a&amp;b"), ("title", "it"), ("hidden", "")]);
        let span = tag.attribute("HREF").unwrap().value_span;
        assert_eq!(&html[span.start as usize - 7..span.end as usize - 7], "x?a&amp;b");
    }

    #[test]
    fn comments_and_scripts_hold_no_tags() {
        assert_eq!(
            names("<!-- <b> --><!DOCTYPE html><script>a<b>c</SCRIPT><i/>x < y <>"),
            ["script", "/SCRIPT", "i"]
        );
    }

    #[test]
    fn jsx_values_are_balanced() {
        let found = tags("<Tab {...p} label={{a: '}'}} on={() => { x }} /><Foo.Bar>", 0);
        assert_eq!(found[0].attribute("label").unwrap().value, "{{a: '}'}}");
        assert_eq!(found[0].attributes.len(), 2);
        assert!(found[0].self_closing);
        assert_eq!(found[1].name, "Foo.Bar");
    }

    #[test]
    fn broken_tags_are_left_out() {
        assert_eq!(names("<a <b> <c d='"), ["b"]);
        for html in ["<", "</", "<a", "<a =", "<a b", "<a b=", "<a b={", "<!--", "<é>", "<style>x", "<a b='é"]
        {
            assert!(tags(html, 0).len() <= 1, "{html}");
        }
    }
}
