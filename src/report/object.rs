//! Objects of JSON laid out as `serde_json`'s `PrettyFormatter` does: a line per value, indented by two spaces for each
//! list and object around it. They are written as they are said, without being built first, and keys without a look
//! for what to escape: of thousands of findings with thirty keys each, that took longer than all the rest.

use std::io::Write;

/// The end of a line and the indentation of the next: more than any document here is deep, deeper values would be
/// indented no further.
const LINE: &str = ",\n                                                                ";

/// An object that is being written. Keys are names that need no escapes.
pub(super) struct Object<'t> {
    text: &'t mut Vec<u8>,
    /// How many lists and objects its values stand in.
    depth: usize,
    is_empty: bool,
}

impl Object<'_> {
    /// Writes an object that stands within `depth` lists and objects and holds what `fill` puts into it.
    pub(super) fn write(text: &mut Vec<u8>, depth: usize, fill: impl FnOnce(&mut Object<'_>)) {
        text.push(b'{');
        let mut object = Object { text, depth: depth + 1, is_empty: true };
        fill(&mut object);
        if !object.is_empty {
            begin_line(text, depth, true);
        }
        text.push(b'}');
    }

    /// Puts in a text.
    pub(super) fn string(&mut self, key: &str, value: &str) {
        self.joined(key, &[value]);
    }

    /// Puts in a text that is made of parts.
    pub(super) fn joined(&mut self, key: &str, parts: &[&str]) {
        self.key(key);
        self.text.push(b'"');
        parts.iter().for_each(|part| write_escaped(self.text, part));
        self.text.push(b'"');
    }

    /// Puts in a number.
    pub(super) fn number(&mut self, key: &str, value: impl std::fmt::Display) {
        self.key(key);
        // Memory can always be written.
        let _ = write!(self.text, "{value}");
    }

    /// Puts in an object.
    pub(super) fn object(&mut self, key: &str, fill: impl FnOnce(&mut Object<'_>)) {
        self.key(key);
        Object::write(self.text, self.depth, fill);
    }

    /// Puts in a list of an object per item.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        fill: impl Fn(T, &mut Object<'_>),
    ) {
        self.key(key);
        self.text.push(b'[');
        let mut is_empty = true;
        for item in items {
            begin_line(self.text, self.depth + 1, std::mem::take(&mut is_empty));
            Object::write(self.text, self.depth + 1, |object| fill(item, object));
        }
        if !is_empty {
            begin_line(self.text, self.depth, true);
        }
        self.text.push(b']');
    }

    fn key(&mut self, key: &str) {
        begin_line(self.text, self.depth, std::mem::take(&mut self.is_empty));
        self.text.push(b'"');
        self.text.extend_from_slice(key.as_bytes());
        self.text.extend_from_slice(b"\": ");
    }
}

/// Begins a line: behind a comma, unless nothing or a bracket stands before it.
fn begin_line(text: &mut Vec<u8>, depth: usize, without_comma: bool) {
    let line = LINE.get(usize::from(without_comma)..2 + 2 * depth).unwrap_or(LINE);
    text.extend_from_slice(line.as_bytes());
}

/// Writes a part of a text as it stands between quotes.
fn write_escaped(text: &mut Vec<u8>, part: &str) {
    // All bytes are looked at, so that many can be at a time.
    let is_special = |byte: u8| (byte < b' ') | (byte == b'"') | (byte == b'\\');
    if part.bytes().fold(false, |found, byte| found | is_special(byte)) {
        let quoted = serde_json::Value::from(part).to_string();
        text.extend_from_slice(quoted.get(1..quoted.len() - 1).unwrap_or_default().as_bytes());
    } else {
        text.extend_from_slice(part.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn it_is_laid_out_as_serde_json_does() {
        let said = "say \"x\\y\"\n\u{1}\u{7f} é";
        let mut text = Vec::new();
        Object::write(&mut text, 0, |object| {
            object.joined("a", &[said, "; ", said]);
            object.list("b", [1, 2], |item, object| object.number("n", item));
            object.list("c", <[u8; 0]>::default(), |_, _| ());
            object.object("d", |object| object.object("e", |_| ()));
            object.string("f", "");
        });
        let whole = json!({
            "a": format!("{said}; {said}"), "b": [{ "n": 1 }, { "n": 2 }], "c": [], "d": { "e": {} }, "f": ""
        });
        assert_eq!(String::from_utf8(text).unwrap(), serde_json::to_string_pretty(&whole).unwrap());
    }
}
