//! Lines that are or begin any block but a paragraph.

use crate::facts::IdKind;
use crate::markdown::mask::container::is_rule;
use crate::markdown::mask::fence::fence_at;
use crate::markdown::mask::html_block;
use crate::markdown::mask::line::Line;
use crate::markdown::mask::{attributes, esm, expression, jsx, obsidian, shortcode};
use crate::text::Span;

use super::{Blocks, Leaf, Run, RunKind, trimmed};

impl<'a> Blocks<'_, 'a> {
    /// Takes a line that is or begins any block but a paragraph; gives whether it was one.
    pub(super) fn block(&mut self, line: &Line<'a>, continuing: bool, matched: bool) -> bool {
        if line.indent() >= 4 {
            if !continuing {
                self.leaf = Leaf::None;
            }
            return !continuing;
        }
        // But for the statements of MDX, all of these begin with a punctuation mark.
        if !self.sink.dialect.mdx && !line.first().is_some_and(|first| first.is_ascii_punctuation()) {
            return false;
        }
        let text = line.text();
        if let Some(fence) = fence_at(line)
            && self.fence_line(line, fence)
        {
            return true;
        }
        let ends = self.heading(line, text, continuing && matched)
            || is_rule(text)
            || self.masked_lines(line, continuing);
        if ends {
            self.leaf = Leaf::None;
            return true;
        }
        if continuing && matched && is_delimiter_row(text) {
            self.leaf = Leaf::Table;
            return true;
        }
        self.html_block(line, continuing)
    }

    fn heading(&mut self, line: &Line<'a>, text: &str, continuing: bool) -> bool {
        let underline = text.trim_end_matches([' ', '\t']);
        let underlined =
            underline.trim_start_matches('=').is_empty() || underline.trim_start_matches('-').is_empty();
        if continuing && underlined {
            if let Some(run) = self.runs.last_mut() {
                run.kind = RunKind::Heading;
            }
            return true;
        }
        let marks = text.bytes().take_while(|&byte| byte == b'#').count();
        let after = text.get(marks..).unwrap_or_default();
        let heading = (1..=6).contains(&marks) && (after.is_empty() || after.starts_with([' ', '\t']));
        if heading {
            self.runs.push(Run { start: line.content + marks, end: line.end, kind: RunKind::Heading });
        }
        heading
    }

    fn html_block(&mut self, line: &Line<'a>, continuing: bool) -> bool {
        let text = line.text();
        let Some(end) = html_block::begins(text, continuing) else { return false };
        if end.is_markup() {
            self.runs.push(Run { start: line.content, end: line.end, kind: RunKind::Html });
        }
        self.leaf = if end.is_met_by(text) { Leaf::None } else { Leaf::Html(end) };
        true
    }

    /// Masks the construct that begins on the line and takes whole lines.
    fn masked_lines(&mut self, line: &Line<'a>, continuing: bool) -> bool {
        let span = trimmed(line);
        let at = span.range().start;
        let dialect = self.sink.dialect;
        let top = self.containers.depth() == 0 && !continuing && at == line.start;
        let end = match line.first() {
            Some(b'{') if dialect.mdx => expression::blank_lines(self.sink, at),
            Some(b'{') => {
                let within =
                    continuing && Line::new(self.sink.text, line.next).is_some_and(|l| !l.is_blank());
                shortcode::blank_lines(self.sink, at, within)
            }
            Some(b'i' | b'e') if dialect.mdx && top => esm::blank_lines(self.sink, at),
            Some(b'%') if dialect.wikilinks => obsidian::blank_comment(self.sink, at),
            Some(b'<') if dialect.mdx => jsx::blank_tag(self.sink, at),
            _ => None,
        };
        if let Some(end) = end {
            self.resume = end;
            return true;
        }
        match line.first() {
            Some(b'{') => attributes::blank_line(self.sink, span),
            Some(b'(') => self.label_line(span),
            Some(b'^') if dialect.wikilinks => obsidian::blank_block_id(self.sink, span),
            Some(b'+') if top => self.break_line(line, span),
            _ => false,
        }
    }

    /// `(label)=`
    fn label_line(&mut self, span: Span) -> bool {
        let label = self.sink.slice(span).strip_prefix('(').and_then(|text| text.strip_suffix(")="));
        let Some(label) = label.filter(|label| !label.is_empty() && !label.contains(['(', ')'])) else {
            return false;
        };
        let start = span.range().start + 1;
        self.sink.add_id(IdKind::Label, Span::new(start, start + label.len()));
        self.sink.canvas.blank(span);
        true
    }

    /// `+++`, where a notebook's cell or a page's block ends.
    fn break_line(&mut self, line: &Line<'a>, span: Span) -> bool {
        let rest = line.rest().strip_prefix("+++");
        let breaks = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        if breaks {
            self.sink.canvas.blank(span);
        }
        breaks
    }
}

/// Whether a line is the delimiter row of a table.
fn is_delimiter_row(text: &str) -> bool {
    let plain = text.bytes().all(|byte| matches!(byte, b'|' | b':' | b'-' | b' ' | b'\t'));
    plain && text.contains('|') && text.contains('-')
}
