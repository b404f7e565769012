//! The pass over the lines: follows containers and leaf blocks as far as is needed to tell code from text, masks what
//! takes whole lines, and gives the runs of text that are left.

mod fenced;
mod leaf;
mod start;

use crate::text::Span;

use super::admonition;
use super::container::Containers;
use super::fence::Fence;
use super::html_block::HtmlEnd;
use super::line::Line;
use super::marks::Marks;
use super::sink::Sink;

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

/// Reads the lines from byte `start` on, up to the last mark and the end of what is open there.
pub(super) fn read(sink: &mut Sink<'_>, start: usize, marks: &Marks) -> Vec<Run> {
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
    while (marks.are_left(at) || blocks.is_open())
        && let Some(line) = Line::new(text, at)
    {
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
    /// Whether lines that have no mark may belong to something with one: a paragraph, which an underline makes
    /// a heading, a block of HTML, the content of a directive.
    fn is_open(&self) -> bool {
        !matches!(self.leaf, Leaf::None | Leaf::Table) || !self.open.is_empty()
    }

    fn line(&mut self, mut line: Line<'a>) {
        let depth = self.containers.depth();
        let matched = self.containers.continue_on(&mut line);
        if matched == depth && self.continue_leaf(&line) {
            return;
        }
        if !matches!(self.leaf, Leaf::Paragraph | Leaf::Table) || line.is_blank() {
            self.end_leaf(line.start);
        }
        let before = (matched < depth && self.leaf == Leaf::Paragraph).then(|| self.containers.clone());
        self.containers.truncate(matched);
        let fresh = self.open_containers(&mut line);
        if line.start < self.resume {
            return;
        }
        let continuing = !fresh && self.leaf == Leaf::Paragraph;
        if line.is_blank() {
            self.leaf = Leaf::None;
        } else if !self.block(&line, continuing, matched == depth) {
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

    /// Takes a line of text: of a paragraph or a table. `apart` tells that it cannot continue a table.
    fn text_line(&mut self, line: &Line<'a>, continuing: bool, apart: bool) {
        if continuing {
            self.extend_run(line);
            return;
        }
        self.runs.push(Run { start: line.content, end: line.end, kind: RunKind::Text });
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
    Span::new(line.content, line.content + line.text().trim_end().len())
}
