use std::num::NonZeroU32;

use crate::text::Span;

/// A block of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Source bytes, from the first to the last line.
    pub span: Span,
    /// The enclosing block: an index into `Facts::blocks`; always smaller than the own index.
    pub parent: Option<Index>,
    /// Its text: an index into `Facts::prose`, for leaf blocks that have inline content.
    pub prose: Option<Index>,
}

/// A 0-based index into a list of the facts. An option of it takes no more room than it does: a page has more blocks
/// than anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index(NonZeroU32);

impl Index {
    /// The index as it is kept. A document is under 4 GiB, so are its parts.
    #[must_use]
    pub fn new(index: u32) -> Self {
        Self(NonZeroU32::MIN.saturating_add(index))
    }

    /// The index, to look up with.
    #[must_use]
    pub fn get(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// The kinds of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading: an index into `Facts::headings`.
    Heading(u32),
    /// A block quote, a GitHub alert or another callout.
    Quote,
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
    },
    /// A list item.
    Item {
        /// Whether it is a task with a checkbox.
        task: bool,
    },
    /// A table.
    Table,
    /// A table row.
    Row {
        /// Whether it is the header.
        header: bool,
    },
    /// A table cell.
    Cell,
    /// A definition list (Markdown Extra, Pandoc).
    DescriptionList,
    /// The term of a definition list.
    DescriptionTerm,
    /// The definition of the terms before it.
    DescriptionDetails,
    /// A code block, fenced or indented.
    Code,
    /// A block of raw HTML.
    Html,
    /// A thematic break.
    Rule,
    /// A footnote definition.
    Footnote,
    /// The lines of a container directive's fence, as in `::: note` or `!!! note`: an index into
    /// `Facts::directives`.
    Directive(u32),
}
