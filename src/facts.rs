//! What one document says, as plain data: no tree, no parser type, no logic. Everything later works on these.

use std::num::NonZeroU32;
use std::sync::Arc;

use crate::text::{Aside, ProseList, Span};

/// The facts of one document, in source order.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The front matter, where there is one.
    pub front_matter: Option<FrontMatter>,
    /// All blocks, a container before its content.
    pub blocks: Vec<Block>,
    /// The rendered text of the leaf blocks.
    pub prose: ProseList,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The explicit ids, whatever their notation.
    pub ids: Vec<ExplicitId>,
    /// Links, images and other cross-references.
    pub references: Vec<Reference>,
    /// Link reference definitions and footnote definitions.
    pub definitions: Vec<Definition>,
    /// Constructs of a site generator: roles, shortcodes, directives.
    pub directives: Vec<Directive>,
    /// Comments that silence findings.
    pub suppressions: Vec<Suppression>,
    /// What could not be read, and why.
    pub problems: Vec<Problem>,
}

impl Facts {
    /// The text of a reference that a reader sees.
    #[must_use]
    pub fn text_of(&self, reference: &Reference) -> &str {
        self.prose.aside(reference.text)
    }

    /// Gives back the room that the lists have to grow.
    pub fn shrink(&mut self) {
        self.blocks.shrink_to_fit();
        self.headings.shrink_to_fit();
        self.ids.shrink_to_fit();
        self.references.shrink_to_fit();
        self.definitions.shrink_to_fit();
        self.directives.shrink_to_fit();
    }
}

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

/// A heading, raw: ids are derived later, per site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The whole block.
    pub span: Span,
    /// The inline source: no `#` marks, no underline, trimmed.
    pub raw: Span,
    /// The rendered content.
    pub parts: Vec<Part>,
    /// Its block: an index into `Facts::blocks`.
    pub block: u32,
}

/// One piece of a heading's rendered content, in source order; emphasis marks and link wrappers are gone, escapes
/// and entities resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Plain text.
    Text(String),
    /// The content of a code span.
    Code(String),
    /// One raw inline tag or comment.
    Html(String),
    /// An image, by its alternative text.
    Image(String),
    /// Math, with its dollar signs.
    Math(String),
    /// A line end within a setext heading.
    Break,
}

/// An id that the source gives explicitly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplicitId {
    /// The id as written.
    pub id: String,
    /// Where the id stands, without quotes or marks.
    pub span: Span,
    /// Its notation.
    pub kind: IdKind,
}

/// The notations of explicit ids. Those of headings are read per platform, from the heading's source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdKind {
    /// `id="…"` on an HTML or JSX element.
    Html,
    /// `name="…"` on `<a>`.
    Name,
    /// A `MyST` target `(label)=`.
    Label,
    /// An attribute list `{#id}` or `{: #id}` that is not a heading's: on a span, list item, block or image.
    Attribute,
    /// An Obsidian block id `^id`, without the circumflex.
    Block,
}

/// A link, an image or another cross-reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its notation.
    pub kind: ReferenceKind,
    /// Whether what it leads to is shown in place: an image or an embed.
    pub embed: bool,
    /// The destination, escapes and entities resolved and percent-encoding kept; of a link by label, the
    /// definition's. The links that are resolved share it.
    pub destination: Arc<str>,
    /// Where the destination is written; none for a link by label.
    pub destination_span: Option<Span>,
    /// The label of a link by label, as written.
    pub label: Option<Box<str>>,
    /// The whole construct.
    pub span: Span,
    /// The text that a reader sees: [`Facts::text_of`] gives it.
    pub text: Aside,
    /// The block that it stands in: an index into `Facts::blocks`.
    pub block: u32,
}

/// The notations of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// `[text](destination)`
    Inline,
    /// `[text][label]`
    Full,
    /// `[label][]`
    Collapsed,
    /// `[label]`
    Shortcut,
    /// `<https://…>` or a bare address.
    Autolink,
    /// `[[page]]`
    Wiki,
    /// An `href` or `src` attribute of HTML.
    Html,
    /// `[text][label]` or `[label][]` whose label no definition has: text to a renderer.
    Undefined,
    /// `[label]` alone whose label no definition has: most are plain brackets.
    UndefinedShortcut,
    /// `[^note]`
    Footnote,
    /// `[^note]` without a definition.
    UndefinedFootnote,
}

/// A link reference definition `[label]: destination` or a footnote definition `[^label]: …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The label as written, of a footnote without its circumflex.
    pub label: String,
    /// Where the label stands, brackets excluded.
    pub label_span: Span,
    /// The destination, escapes and entities resolved; empty for a footnote.
    pub destination: Arc<str>,
    /// Where the destination is written, without angle brackets.
    pub destination_span: Span,
    /// The whole definition (of a footnote its first line), without the line end.
    pub span: Span,
    /// Whether it defines a footnote.
    pub footnote: bool,
}

/// A construct of a site generator that Markdown does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Its notation.
    pub kind: DirectiveKind,
    /// Its name: `term`, `glossary`, `ref`, `note`; lower case not enforced.
    pub name: String,
    /// What follows the name: a role's content, a shortcode's arguments, a directive's title.
    pub argument: String,
    /// Where the argument stands.
    pub argument_span: Span,
    /// The whole construct; of a container directive its opening line.
    pub span: Span,
    /// The lines between the fences of a fenced directive.
    pub body: Option<Span>,
}

/// The notations of directives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectiveKind {
    /// `` {name}`content` ``
    Role,
    /// `{{< name argument >}}`, `{{% name argument %}}`
    Shortcode,
    /// `{% name argument %}`, `{{ expression }}`
    Liquid,
    /// ```` ```{name} argument ````, or `:::{name}`
    Fenced,
    /// `:::name title`
    Container,
    /// `!!! name "title"`, `??? name`, `=== "tab"`
    Admonition,
    /// `[[name: argument]]` of Spec-Up: `def`, `tref`, `ref`, `xref`
    SpecUp,
}

/// A comment that silences findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// What it covers.
    pub scope: SuppressionScope,
    /// The rules named, by name or code, each with its place; none means all.
    pub rules: Vec<(String, Span)>,
    /// The whole comment.
    pub span: Span,
}

/// What a suppression covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuppressionScope {
    /// The line after the comment.
    NextLine,
    /// The line of the comment.
    Line,
    /// From the comment to the matching `enable`, or to the end.
    Start,
    /// Ends the regions before it.
    End,
    /// The whole file.
    File,
}

/// Front matter: the data block at the head of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// The block with its fences.
    pub span: Span,
    /// Its content; `Value::Null` where it could not be read.
    pub data: Datum,
}

/// A value of YAML, TOML, JSON or CSV, with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// The value.
    pub value: Value,
    /// Where it stands in the file.
    pub span: Span,
}

/// The value of a datum. Numbers, booleans and dates are kept as they are written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A scalar.
    Text(String),
    /// A sequence.
    List(Vec<Datum>),
    /// A mapping, in source order.
    Map(Vec<(Datum, Datum)>),
}

impl Datum {
    /// The scalar as text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value under `key` of a mapping; keys compare without ASCII case.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(pairs) => pairs
                .iter()
                .find(|(name, _)| name.as_text().is_some_and(|name| name.trim().eq_ignore_ascii_case(key)))
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The items: of a sequence each, of a scalar itself, else none.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            Value::Text(_) => std::slice::from_ref(self),
            _ => &[],
        }
    }
}

/// A file or a region that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where; empty for the whole file.
    pub span: Span,
    /// What and why, as a sentence without its full stop.
    pub message: String,
}
