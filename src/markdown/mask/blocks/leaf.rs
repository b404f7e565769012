//! Lines that continue an open leaf block.

use crate::facts::IdKind;
use crate::markdown::mask::directive;
use crate::markdown::mask::fence::fence_at;
use crate::markdown::mask::html_block::HtmlEnd;
use crate::markdown::mask::line::Line;
use crate::text::Span;

use super::{Blocks, Code, Leaf, trimmed};

impl<'a> Blocks<'_, 'a> {
    /// Takes a line of the open code block, HTML block or option lines; gives whether it was one.
    pub(super) fn continue_leaf(&mut self, line: &Line<'a>) -> bool {
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
        if !code.options {
            return;
        }
        let text = trimmed(line);
        code.options = directive::is_option(self.sink.slice(text));
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
    pub(super) fn end_leaf(&mut self, at: usize) {
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

    pub(super) fn set_body(&mut self, directive: Option<usize>, start: usize, end: usize) {
        if let Some(directive) = directive.and_then(|index| self.sink.directives.get_mut(index)) {
            directive.body = Some(Span::new(start.min(end), end));
        }
    }
}
