//! JSON (RFC 8259), read by recursive descent with a bounded depth.

use super::{MAX_DEPTH, Place};
use crate::facts::{Datum, Problem, Value};

/// Reads one JSON value; white space and a byte-order mark may surround it.
pub(super) fn parse(text: &str, place: Place) -> Result<Datum, Problem> {
    let mut reader = Reader { text, place, at: 0 };
    if text.starts_with('\u{feff}') {
        reader.at = 3;
    }
    let datum = reader.value(0)?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(datum),
        Some(_) => Err(reader.problem("expected the end of the text")),
    }
}

struct Reader<'a> {
    text: &'a str,
    place: Place,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Datum, Problem> {
        if depth > MAX_DEPTH {
            return Err(self.problem("it nests too deeply"));
        }
        self.skip_space();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.map(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => return self.string(),
            Some(b'-' | b'0'..=b'9' | b'a'..=b'z') => self.word()?,
            _ => return Err(self.problem("expected a value")),
        };
        Ok(Datum { value, span: self.place.span(start, self.at) })
    }

    fn map(&mut self, depth: usize) -> Result<Value, Problem> {
        self.at += 1;
        let mut pairs = Vec::new();
        if self.accept(b'}') {
            return Ok(Value::Map(pairs));
        }
        loop {
            self.skip_space();
            let key = self.string()?;
            self.expect(b':')?;
            pairs.push((key, self.value(depth + 1)?));
            if !self.accept(b',') {
                self.expect(b'}')?;
                return Ok(Value::Map(pairs));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Problem> {
        self.at += 1;
        let mut items = Vec::new();
        if self.accept(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if !self.accept(b',') {
                self.expect(b']')?;
                return Ok(Value::List(items));
            }
        }
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Result<Value, Problem> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '+' | '.'))
            .unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let is_number = word.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        let value = match word {
            "null" => Value::Null,
            "true" | "false" => Value::Text(word.to_owned()),
            _ if is_number && word.parse::<f64>().is_ok() => Value::Text(word.to_owned()),
            _ => return Err(self.problem("expected a value")),
        };
        self.at += length;
        Ok(value)
    }

    fn string(&mut self) -> Result<Datum, Problem> {
        if self.peek() != Some(b'"') {
            return Err(self.problem("expected a text in double quotes"));
        }
        self.at += 1;
        let start = self.at;
        let mut value = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest.find(['"', '\\', '\n', '\r']).unwrap_or(rest.len());
            value.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => value.push(self.escape()?),
                _ => return Err(self.problem("this text has no closing quote")),
            }
        }
        let span = self.place.span(start, self.at);
        self.at += 1;
        Ok(Datum { value: Value::Text(value), span })
    }

    fn escape(&mut self) -> Result<char, Problem> {
        let letter = self.text.as_bytes().get(self.at + 1).copied();
        let plain = match letter {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(character @ (b'"' | b'\\' | b'/')) => char::from(character),
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.problem("this escape is unknown")),
        };
        self.at += 2;
        Ok(plain)
    }

    /// `\uXXXX`, or two of them as a surrogate pair; a lone surrogate gives U+FFFD.
    fn unicode_escape(&mut self) -> Result<char, Problem> {
        let high =
            self.code_unit().ok_or_else(|| self.problem("this escape needs four hexadecimal digits"))?;
        self.at += 6;
        if !(0xD800..0xDC00).contains(&high) {
            return Ok(char::from_u32(high).unwrap_or('\u{fffd}'));
        }
        match self.code_unit() {
            Some(low) if (0xDC00..0xE000).contains(&low) => {
                self.at += 6;
                let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                Ok(char::from_u32(code).unwrap_or('\u{fffd}'))
            }
            _ => Ok('\u{fffd}'),
        }
    }

    /// The number of the `\uXXXX` that begins here.
    fn code_unit(&self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 6)?.strip_prefix("\\u")?;
        let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hexadecimal { u32::from_str_radix(digits, 16).ok() } else { None }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn accept(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    fn expect(&mut self, byte: u8) -> Result<(), Problem> {
        if self.accept(byte) {
            return Ok(());
        }
        Err(self.problem(&format!("expected `{}`", char::from(byte))))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn problem(&self, message: &str) -> Problem {
        self.place.problem(self.at, format!("this is not valid JSON: {message}"))
    }
}

#[cfg(test)]
mod tests {
    use crate::data::{Format, parse};
    use crate::facts::Value;
    use crate::text::Span;

    #[test]
    fn values_have_text_and_place() {
        let text = r#"{"a": [1.50, "x\u00e9\ud83d\ude00"], "b": null}"#;
        let data = parse(text, Format::Json, 10).unwrap();
        let items = data.get("a").unwrap().items();
        assert_eq!(items[0].as_text(), Some("1.50"));
        assert_eq!(items[0].span, Span::new(17, 21));
        assert_eq!(items[1].as_text(), Some("xé😀"));
        assert_eq!(data.get("b").unwrap().value, Value::Null);
    }

    #[test]
    fn deep_nesting_and_broken_texts_are_problems() {
        let brackets = "[".repeat(100_000);
        for text in [brackets.as_str(), "{\"a\" 1}", "[1,]", "\"x", "nul", "\"\\u12\"", "1 2", ""] {
            assert!(parse(text, Format::Json, 0).is_err(), "{text:.20}");
        }
    }
}
