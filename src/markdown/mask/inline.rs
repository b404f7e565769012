//! The pass over a run of text: passes over code spans, math, comments and escapes, and masks inline constructs.

use std::collections::BTreeMap;

use crate::markdown::definition::inline_destination;

use super::blocks::{Run, RunKind};
use super::sink::Sink;
use super::{attributes, braces, comment, expression, obsidian, role, spec_up};

/// Masks the constructs within `run`.
pub(super) fn read(sink: &mut Sink<'_>, run: Run) {
    let mut inline = Inline { sink, run, at: run.start, span_end: None, ticks: None, unbalanced: false };
    while inline.at < run.end {
        inline.step();
    }
}

struct Inline<'s, 'a> {
    sink: &'s mut Sink<'a>,
    run: Run,
    at: usize,
    /// The byte behind the last link, span, code span or math: an attribute list there belongs to it.
    span_end: Option<usize>,
    /// The places of all backtick runs by their length; read at the first backtick.
    ticks: Option<BTreeMap<usize, Vec<usize>>>,
    /// Set once an MDX expression of this run was not closed.
    unbalanced: bool,
}

impl Inline<'_, '_> {
    /// Reads the construct or the stretch of plain text that comes next.
    fn step(&mut self) {
        let rest = self.sink.between(self.at, self.run.end);
        let plain = rest.bytes().position(is_special).unwrap_or(rest.len());
        self.at += plain;
        let Some(byte) = rest.as_bytes().get(plain) else { return };
        let end = match byte {
            b'{' => self.brace(),
            b'<' => comment::html(self.sink, self.at, self.run.end),
            _ if self.run.kind == RunKind::Html => None,
            b'\\' => self.escape(),
            b'`' => Some(self.code()),
            b'$' if self.sink.dialect.math => self.math(),
            b'[' => attributes::mask_anchor(self.sink, self.at, self.run.end)
                .or_else(|| spec_up::mask(self.sink, self.at, self.run.end)),
            b']' => self.bracket_end(),
            b'%' if self.sink.dialect.wikilinks => obsidian::mask_comment(self.sink, self.at, self.run.end),
            b'^' if self.sink.dialect.wikilinks => obsidian::mask_block_id(self.sink, self.at, self.run.end),
            _ => None,
        };
        self.at = end.unwrap_or(self.at + 1);
    }

    fn escape(&self) -> Option<usize> {
        let escaped = self.sink.byte(self.at + 1)?;
        escaped.is_ascii_punctuation().then_some(self.at + 2)
    }

    /// Masks what begins with a brace.
    fn brace(&mut self) -> Option<usize> {
        let (at, end) = (self.at, self.run.end);
        if self.run.kind == RunKind::Heading
            && let Some(end) = self.heading_attributes()
        {
            return Some(end);
        }
        if self.sink.dialect.mdx {
            return self.expression();
        }
        if let Some(end) = braces::mask(self.sink, at, end) {
            return Some(end);
        }
        if self.run.kind == RunKind::Html {
            return None;
        }
        let masked = self.role().or_else(|| {
            let attached = self.span_end == Some(at);
            attributes::mask(self.sink, at, end, attached)
        });
        if self.span_end == Some(at) {
            self.span_end = masked;
        }
        masked
    }

    /// The end of a heading's own attribute list or MDX comment `{/* #id */}`, which stays.
    fn heading_attributes(&self) -> Option<usize> {
        let rest = self.sink.between(self.at, self.run.end).trim_end_matches([' ', '\t', '#']);
        let end = self.at + rest.len();
        let comment = rest.starts_with("{/*") && rest.ends_with("*/}") && rest.matches('{').count() == 1;
        let list = attributes::read(self.sink, self.at, end).is_some_and(|list| list.end == end);
        (comment || list).then_some(end)
    }

    fn expression(&mut self) -> Option<usize> {
        if self.unbalanced {
            return None;
        }
        let end = expression::mask(self.sink, self.at, self.run.end);
        self.unbalanced = end.is_none();
        end
    }

    fn role(&mut self) -> Option<usize> {
        let (start, end) = (self.run.start, self.run.end);
        let text = self.sink.between(start, end);
        let ticks = self.ticks.get_or_insert_with(|| backtick_runs(text));
        let sink = &*self.sink;
        let code_end =
            |open| code_end(ticks, sink.between(open, end), open - start).map(|close| start + close);
        let role = role::read(sink, self.at, end, code_end)?;
        role.mask(self.sink);
        Some(role.end())
    }

    /// The end of the code span, or of the backticks, that come next.
    fn code(&mut self) -> usize {
        let (start, end) = (self.run.start, self.run.end);
        let rest = self.sink.between(self.at, end);
        let text = self.sink.between(start, end);
        let ticks = self.ticks.get_or_insert_with(|| backtick_runs(text));
        match code_end(ticks, rest, self.at - start) {
            Some(close) => {
                self.span_end = Some(start + close);
                start + close
            }
            None => self.at + leading_ticks(rest),
        }
    }

    /// The end of `$…$` or `$$…$$`: as in Pandoc, no space inside a single dollar sign and no digit behind.
    fn math(&mut self) -> Option<usize> {
        let end = self.run.end;
        if self.sink.between(self.at, end).starts_with("$$") {
            let close = self.sink.closers.find("$$", self.at + 2, end)? + 2;
            self.span_end = Some(close);
            return Some(close);
        }
        let close = self.sink.closers.find("$", self.at + 1, end)?;
        let inner = self.sink.between(self.at + 1, close);
        let tight = !inner.is_empty()
            && !inner.starts_with(char::is_whitespace)
            && !inner.ends_with(char::is_whitespace);
        let digit = self.sink.byte(close + 1).is_some_and(|byte| byte.is_ascii_digit());
        if !tight || digit || inner.contains('`') || inner.ends_with('\\') {
            return None;
        }
        self.span_end = Some(close + 1);
        Some(close + 1)
    }

    /// Notes where the link or span that ends with this bracket ends.
    fn bracket_end(&mut self) -> Option<usize> {
        let destination = inline_destination(self.sink.text, self.at).filter(|(_, end)| *end <= self.run.end);
        self.span_end = Some(destination.map_or(self.at + 1, |(_, end)| end));
        None
    }
}

/// By byte: whether a construct may begin or end with it.
#[expect(clippy::indexing_slicing, reason = "there is an element for every byte")]
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut rest: &[u8] = b"{<\\`$[]%^";
    while let [byte, after @ ..] = rest {
        special[*byte as usize] = true;
        rest = after;
    }
    special
};

fn is_special(byte: u8) -> bool {
    SPECIAL.get(usize::from(byte)).is_some_and(|special| *special)
}

/// The places of the backtick runs in `text`, by length.
fn backtick_runs(text: &str) -> BTreeMap<usize, Vec<usize>> {
    let mut runs: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(distance) = rest.find('`')
    {
        at += distance;
        let length = leading_ticks(text.get(at..).unwrap_or_default());
        runs.entry(length).or_default().push(at);
        at += length;
    }
    runs
}

fn leading_ticks(text: &str) -> usize {
    text.bytes().take_while(|&byte| byte == b'`').count()
}

/// The end of the code span that the backticks at `open`, with which `rest` begins, open.
fn code_end(runs: &BTreeMap<usize, Vec<usize>>, rest: &str, open: usize) -> Option<usize> {
    let length = leading_ticks(rest);
    let places = runs.get(&length)?;
    let next = places.partition_point(|&place| place < open + length);
    places.get(next).map(|close| close + length)
}
