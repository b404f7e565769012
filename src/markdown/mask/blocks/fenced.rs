//! The lines that open and close code blocks and directives.

use crate::facts::IdKind;
use crate::markdown::mask::attributes;
use crate::markdown::mask::directive::{self, Content};
use crate::markdown::mask::fence::Fence;
use crate::markdown::mask::line::Line;

use super::{Blocks, Code, Leaf, OpenDirective, trimmed};

impl<'a> Blocks<'_, 'a> {
    /// Takes the opening or closing line of a code block or directive.
    pub(super) fn fence_line(&mut self, line: &Line<'a>, fence: Fence) -> bool {
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

    /// Ends the directives that began at `depth` containers or more and that no fence has closed: their content ends
    /// at byte `at`. One of colons has no content then, since an API generator's `::: module` is never closed.
    pub(super) fn end_directives(&mut self, depth: usize, at: usize) {
        while let Some(open) = self.open.pop_if(|open| open.depth >= depth) {
            if open.fence.mark != b':' {
                self.set_body(Some(open.directive), open.start.unwrap_or(at), at);
            }
        }
    }
}
