use std::collections::BTreeSet;

use super::Masked;
use super::canvas::Canvas;
use super::closers::Closers;
use crate::facts::{Directive, DirectiveKind, ExplicitId, FrontMatter, IdKind, Problem, Suppression};
use crate::markdown::dialect::Dialect;
use crate::text::Span;

/// The text that is read and all that is found in it.
pub(super) struct Sink<'a> {
    pub(super) text: &'a str,
    pub(super) dialect: Dialect,
    pub(super) canvas: Canvas<'a>,
    pub(super) closers: Closers<'a>,
    /// The names of shortcodes that have a closing one somewhere; read before anything that may be one.
    pub(super) paired: BTreeSet<&'a str>,
    pub(super) directives: Vec<Directive>,
    pub(super) ids: Vec<ExplicitId>,
    pub(super) suppressions: Vec<Suppression>,
    pub(super) front_matter: Option<FrontMatter>,
    pub(super) problems: Vec<Problem>,
    /// The names of tags around what is no Markdown that nothing closes from here on.
    pub(super) unclosed: BTreeSet<&'a str>,
    /// Set once a brace expression that may span blank lines was not closed: no other one is tried.
    pub(super) unbalanced: bool,
}

impl<'a> Sink<'a> {
    pub(super) fn new(text: &'a str, dialect: &Dialect) -> Self {
        Self {
            text,
            dialect: *dialect,
            canvas: Canvas::new(text),
            closers: Closers::new(text),
            paired: BTreeSet::new(),
            directives: Vec::new(),
            ids: Vec::new(),
            suppressions: Vec::new(),
            front_matter: None,
            problems: Vec::new(),
            unclosed: BTreeSet::new(),
            unbalanced: false,
        }
    }

    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The text from byte `at` to the byte `end`.
    pub(super) fn between(&self, at: usize, end: usize) -> &'a str {
        self.text.get(at..end).unwrap_or_default()
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// `span` without the white space around its text.
    pub(super) fn trim(&self, span: Span) -> Span {
        let text = self.slice(span);
        let start = span.start as usize + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }

    /// The end of the line that holds byte `at`, without its line end.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let rest = self.rest(at).as_bytes();
        at + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())
    }

    /// Whether only white space follows byte `at` on its line.
    pub(super) fn ends_line(&self, at: usize) -> bool {
        let line_rest = self.rest(at).trim_start_matches([' ', '\t']);
        line_rest.is_empty() || line_rest.starts_with(['\n', '\r'])
    }

    pub(super) fn add_directive(&mut self, kind: DirectiveKind, name: &str, argument_span: Span, span: Span) {
        let argument = self.slice(argument_span).to_owned();
        let name = name.to_owned();
        self.directives.push(Directive { kind, name, argument, argument_span, span, body: None });
    }

    pub(super) fn add_id(&mut self, kind: IdKind, span: Span) {
        let id = self.slice(span).to_owned();
        if !id.is_empty() {
            self.ids.push(ExplicitId { id, span, kind });
        }
    }

    pub(super) fn finish(mut self) -> Masked<'a> {
        let (text, regions) = self.canvas.finish();
        self.directives.sort_by_key(|directive| directive.span);
        self.ids.sort_by_key(|id| id.span);
        self.suppressions.sort_by_key(|suppression| suppression.span);
        Masked {
            text,
            regions,
            directives: self.directives,
            ids: self.ids,
            suppressions: self.suppressions,
            front_matter: self.front_matter,
            problems: self.problems,
        }
    }
}
