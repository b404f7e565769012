//! The pass over the lines: follows containers and leaf blocks as far as is needed to tell code from text, masks what
//! takes whole lines, and gives the runs of text that are left.

use crate::facts::IdKind;
use crate::text::Span;

use super::container::{Containers, is_rule};
use super::directive::{self, Content};
use super::fence::{Fence, fence_at};
use super::html_block::{self, HtmlEnd};
use super::line::Line;
use super::sink::Sink;
use super::{admonition, attributes, esm, expression, obsidian, shortcode};

/// A run of text that may hold inline constructs, with the container marks of its later lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte behind it.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: RunKind,
}

/// The kinds of runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunKind {
    /// A paragraph or a table row.
    Text,
    /// A heading.
    Heading,
    /// Raw HTML or JSX.
    Html,
}

/// The leaf block that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    None,
    Paragraph,
    Table,
    Html(HtmlEnd),
    Code(Code),
    /// The option lines of a directive; whether they are a YAML block that has begun.
    Options {
        yaml: bool,
    },
}

/// A code block between fences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Code {
    fence: Fence,
    /// The directive that it is the content of, as an index into the directives found.
    directive: Option<usize>,
    /// Where its content begins.
    start: usize,
    /// Whether option lines may still come.
    options: bool,
}

/// A directive whose content is read as Markdown.
struct OpenDirective {
    fence: Fence,
    depth: usize,
    directive: usize,
    /// Where its content begins; none before the end of the option lines.
    start: Option<usize>,
}

/// Reads the lines from byte `start` on.
pub(super) fn read(sink: &mut Sink<'_>, start: usize) -> Vec<Run> {
    let text = sink.text;
    let mut blocks = Blocks {
        sink,
        containers: Containers::default(),
        leaf: Leaf::None,
        open: Vec::new(),
        runs: Vec::new(),
        resume: start,
    };
    let mut at = start;
    while let Some(line) = Line::new(text, at) {
        if line.start >= blocks.resume {
            blocks.line(line);
        }
        at = line.next;
    }
    blocks.containers.truncate(0);
    blocks.end_leaf(at);
    blocks.end_directives(0, at);
    blocks.runs
}

struct Blocks<'s, 'a> {
    sink: &'s mut Sink<'a>,
    containers: Containers,
    leaf: Leaf,
    open: Vec<OpenDirective>,
    runs: Vec<Run>,
    /// Lines that begin before this byte are part of a construct that has been masked.
    resume: usize,
}

impl<'a> Blocks<'_, 'a> {
    fn line(&mut self, mut line: Line<'a>) {
        let depth = self.containers.depth();
        let matched = self.containers.continue_on(&mut line);
        if matched == depth && self.continue_leaf(&line) {
            return;
        }
        if !matches!(self.leaf, Leaf::Paragraph | Leaf::Table) || line.is_blank() {
            self.end_leaf(line.start);
        }
        let before = (matched < depth).then(|| self.containers.clone());
        self.containers.truncate(matched);
        let fresh = self.open_containers(&mut line);
        if line.start < self.resume {
            return;
        }
        let continuing = !fresh && self.leaf == Leaf::Paragraph;
        if line.is_blank() {
            self.leaf = Leaf::None;
        } else if !self.block(&line, continuing, before.is_none()) {
            match before {
                Some(containers) if continuing => self.containers = containers,
                _ => {}
            }
            self.text_line(&line, continuing, fresh || matched < depth);
        }
        self.end_directives(self.containers.depth() + 1, line.start);
    }

    /// Opens the containers that begin on the line; an admonition takes the whole line.
    fn open_containers(&mut self, line: &mut Line<'a>) -> bool {
        let mut fresh = false;
        let definitions = self.sink.dialect.description_lists;
        loop {
            let in_paragraph = !fresh && self.leaf == Leaf::Paragraph;
            if admonition::begins(self.sink, line) && self.is_followed_by_content(line) {
                if let Some(columns) = admonition::mask(self.sink, line) {
                    self.containers.push_item(columns);
                    self.leaf = Leaf::None;
                    self.resume = line.next;
                }
                return true;
            }
            if line.is_blank() || !self.containers.open(line, in_paragraph, definitions) {
                return fresh;
            }
            fresh = true;
            self.leaf = if in_paragraph { Leaf::None } else { self.leaf };
        }
    }

    /// Whether the next line that is not blank is indented by four columns more than `line`.
    fn is_followed_by_content(&self, line: &Line<'a>) -> bool {
        let columns = line.indent() + 4;
        let mut at = line.next;
        while let Some(mut next) = Line::new(self.sink.text, at) {
            let matched = self.containers.continue_on(&mut next);
            if !next.is_blank() {
                return matched == self.containers.depth() && next.indent() >= columns;
            }
            at = next.next;
        }
        false
    }

    /// Takes a line of the open code block, HTML block or option lines; gives whether it was one.
    fn continue_leaf(&mut self, line: &Line<'a>) -> bool {
        match self.leaf {
            Leaf::Code(code) => self.code_line(line, code),
            Leaf::Html(end) => return self.html_line(line, end),
            Leaf::Options { yaml } => return self.option_line(line, yaml),
            Leaf::None | Leaf::Paragraph | Leaf::Table => return false,
        }
        true
    }

    fn code_line(&mut self, line: &Line<'a>, mut code: Code) {
        let verbatim = code.fence.mark == b':';
        if verbatim {
            self.blank(line);
        }
        if fence_at(line).is_some_and(|fence| fence.closes(&code.fence)) {
            self.end_leaf(line.start);
            return;
        }
        let text = trimmed(line);
        code.options &= directive::is_option(self.sink.slice(text));
        if code.options {
            self.option_label(text);
        }
        self.leaf = Leaf::Code(code);
    }

    fn html_line(&mut self, line: &Line<'a>, end: HtmlEnd) -> bool {
        if end == HtmlEnd::Blank && line.is_blank() {
            return false;
        }
        if end.is_markup() {
            self.extend_run(line);
        }
        if end.is_met_by(line.rest()) {
            self.leaf = Leaf::None;
        }
        true
    }

    fn option_line(&mut self, line: &Line<'a>, yaml: bool) -> bool {
        let text = trimmed(line);
        let content = self.sink.slice(text);
        let fence = content == "---";
        if !(yaml || fence || directive::is_option(content)) {
            return false;
        }
        self.option_label(text);
        self.blank(line);
        if yaml && fence {
            self.end_leaf(line.next);
        } else {
            self.leaf = Leaf::Options { yaml: yaml || fence };
        }
        true
    }

    fn option_label(&mut self, option: Span) {
        if let Some(label) = directive::option_label(self.sink, option) {
            self.sink.add_id(IdKind::Label, label);
        }
    }

    /// Ends the open leaf block; its content ends at byte `at`.
    fn end_leaf(&mut self, at: usize) {
        match self.leaf {
            Leaf::Code(code) => self.set_body(code.directive, code.start, at),
            Leaf::Options { .. } => {
                if let Some(open) = self.open.last_mut() {
                    open.start.get_or_insert(at);
                }
            }
            Leaf::None | Leaf::Paragraph | Leaf::Table | Leaf::Html(_) => {}
        }
        self.leaf = Leaf::None;
    }

    fn set_body(&mut self, directive: Option<usize>, start: usize, end: usize) {
        if let Some(directive) = directive.and_then(|index| self.sink.directives.get_mut(index)) {
            directive.body = Some(Span::new(start.min(end), end));
        }
    }

    /// Ends the directives that began at `depth` containers or more; their content ends at byte `at`.
    fn end_directives(&mut self, depth: usize, at: usize) {
        while let Some(open) = self.open.pop_if(|open| open.depth >= depth) {
            self.set_body(Some(open.directive), open.start.unwrap_or(at), at);
        }
    }

    /// Takes a line that is or begins any block but a paragraph; gives whether it was one.
    fn block(&mut self, line: &Line<'a>, continuing: bool, matched: bool) -> bool {
        if line.indent() >= 4 {
            if !continuing {
                self.leaf = Leaf::None;
            }
            return !continuing;
        }
        let text = line.indented().rest();
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
            self.runs.push(Run { start: line.indented().at + marks, end: line.end, kind: RunKind::Heading });
        }
        heading
    }

    fn html_block(&mut self, line: &Line<'a>, continuing: bool) -> bool {
        let text = line.indented().rest();
        let Some(end) = html_block::begins(text, continuing) else { return false };
        if end.is_markup() {
            self.runs.push(Run { start: line.indented().at, end: line.end, kind: RunKind::Html });
        }
        self.leaf = if end.is_met_by(text) { Leaf::None } else { Leaf::Html(end) };
        true
    }

    /// Takes the opening or closing line of a code block or directive.
    fn fence_line(&mut self, line: &Line<'a>, fence: Fence) -> bool {
        if fence.info.is_empty() && self.close_directive(line, &fence) {
            return true;
        }
        let content = directive::open(self.sink, &fence, trimmed(line));
        let directive = content.and_then(|_| self.sink.directives.len().checked_sub(1));
        if fence.mark == b':' && content.is_none() {
            return false;
        }
        if let (Some(Content::Markdown), Some(directive)) = (content, directive) {
            self.blank(line);
            let depth = self.containers.depth();
            self.open.push(OpenDirective { fence, depth, directive, start: None });
            self.leaf = Leaf::Options { yaml: false };
            return true;
        }
        if fence.mark == b':' {
            self.blank(line);
        } else if content.is_none() {
            self.code_attributes(&fence);
        }
        self.leaf = Leaf::Code(Code { fence, directive, start: line.next, options: directive.is_some() });
        true
    }

    /// Closes the directive that `fence` ends: the innermost one with no more marks; of colons, as Pandoc has it, else
    /// the innermost one. A fence of colons without a directive is blank too.
    fn close_directive(&mut self, line: &Line<'a>, fence: &Fence) -> bool {
        let depth = self.containers.depth();
        let same = |open: &OpenDirective| open.fence.mark == fence.mark && open.depth == depth;
        let colons = fence.mark == b':';
        let fitting = self.open.iter().rposition(|open| same(open) && open.fence.length <= fence.length);
        let any = self.open.iter().rposition(same).filter(|_| colons);
        let innermost = self.open.iter().rposition(same);
        let index = if colons { fitting.or(any) } else { fitting.filter(|_| fitting == innermost) };
        if let Some(index) = index {
            for open in self.open.split_off(index) {
                self.set_body(Some(open.directive), open.start.unwrap_or(line.start), line.start);
            }
        }
        let closes = index.is_some() || colons;
        if closes {
            self.blank(line);
            self.leaf = Leaf::None;
        }
        closes
    }

    /// Records the id in the info string of a code block, as in `{#listing .python}`.
    fn code_attributes(&mut self, fence: &Fence) {
        let brace = self.sink.slice(fence.info).find('{');
        let list = brace.and_then(|at| {
            attributes::read(self.sink, fence.info.start as usize + at, fence.info.end as usize)
        });
        if let Some(id) = list.and_then(|list| list.id) {
            self.sink.add_id(IdKind::Attribute, id);
        }
    }

    /// Masks the construct that begins on the line and takes whole lines.
    fn masked_lines(&mut self, line: &Line<'a>, continuing: bool) -> bool {
        let span = trimmed(line);
        let at = span.range().start;
        let dialect = self.sink.dialect;
        let top = self.containers.depth() == 0 && !continuing && at == line.start;
        let end = match line.indented().peek() {
            Some(b'{') if dialect.mdx => expression::blank_lines(self.sink, at),
            Some(b'{') => {
                let within =
                    continuing && Line::new(self.sink.text, line.next).is_some_and(|l| !l.is_blank());
                shortcode::blank_lines(self.sink, at, within)
            }
            Some(b'i' | b'e') if dialect.mdx && top => esm::blank_lines(self.sink, at),
            Some(b'%') if dialect.wikilinks => obsidian::blank_comment(self.sink, at),
            _ => None,
        };
        if let Some(end) = end {
            self.resume = end;
            return true;
        }
        match line.indented().peek() {
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

    /// Takes a line of text: of a paragraph or a table. `apart` tells that it cannot continue a table.
    fn text_line(&mut self, line: &Line<'a>, continuing: bool, apart: bool) {
        if continuing {
            self.extend_run(line);
            return;
        }
        self.runs.push(Run { start: line.indented().at, end: line.end, kind: RunKind::Text });
        if self.leaf != Leaf::Table || apart {
            self.leaf = Leaf::Paragraph;
        }
    }

    fn extend_run(&mut self, line: &Line<'a>) {
        if let Some(run) = self.runs.last_mut() {
            run.end = line.end;
        }
    }

    fn blank(&mut self, line: &Line<'a>) {
        self.sink.canvas.blank(trimmed(line));
    }
}

/// What is left of a line without the white space around it.
fn trimmed(line: &Line<'_>) -> Span {
    let line = line.indented();
    Span::new(line.at, line.at + line.rest().trim_end().len())
}

/// Whether a line is the delimiter row of a table.
fn is_delimiter_row(text: &str) -> bool {
    let plain = text.bytes().all(|byte| matches!(byte, b'|' | b':' | b'-' | b' ' | b'\t'));
    plain && text.contains('|') && text.contains('-')
}
