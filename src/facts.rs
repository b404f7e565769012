//! What one document says, as plain data: no tree, no parser type, no logic. Everything later works on these.

mod block;
mod datum;

pub use block::{Block, BlockKind, Index};
pub use datum::{Datum, FrontMatter, Value};

use std::sync::Arc;

use crate::diagnostic::RuleInfo;
use crate::text::{Aside, ProseList, Source, Span};

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

impl Suppression {
    /// Whether it names a rule, or all.
    #[must_use]
    pub fn names(&self, rule: &RuleInfo) -> bool {
        self.rules.is_empty() || self.rules.iter().any(|(name, _)| rule.is_called(name))
    }

    /// The line, 1-based, that it covers; none where it covers more than one.
    #[must_use]
    pub fn line(&self, source: &Source) -> Option<usize> {
        let last = self.span.end.saturating_sub(1).max(self.span.start);
        match self.scope {
            SuppressionScope::NextLine => Some(source.line_of(last) + 1),
            SuppressionScope::Line => Some(source.line_of(self.span.start)),
            SuppressionScope::Start | SuppressionScope::End | SuppressionScope::File => None,
        }
    }
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

/// A file or a region that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where; empty for the whole file.
    pub span: Span,
    /// What and why, as a sentence without its full stop.
    pub message: String,
}
