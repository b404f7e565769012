//! Finds what is no Markdown and masks it in a copy of the same length, so that the parser's positions stay.
//!
//! `marks` looks for what anything that is masked begins with. Two passes over the lines follow, up to the last mark:
//! `blocks` follows containers and leaf blocks as far as is needed to tell code from text and masks what takes whole
//! lines; `inline` then reads those runs of text that have a mark.

mod admonition;
mod alert;
mod attributes;
mod blocks;
mod braces;
mod canvas;
mod closers;
mod comment;
mod container;
mod directive;
mod esm;
mod expression;
mod fence;
mod front_matter;
mod html_block;
mod inline;
mod jsx;
mod line;
mod marks;
mod obsidian;
mod role;
mod shortcode;
mod sink;
mod spec_up;

use std::borrow::Cow;

use crate::facts::{Directive, ExplicitId, FrontMatter, Problem, Suppression};
use crate::text::Span;

use super::dialect::Dialect;
use marks::Marks;
use sink::Sink;

/// A stretch of source that was masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// The bytes; line ends inside are kept in the masked text.
    pub span: Span,
    /// Whether it was filled with spaces, so that its lines are blank; else with the letter X, so that what is
    /// around it parses as beside a word.
    pub block: bool,
}

/// A text ready for the parser, and what was taken out of it.
#[derive(Debug, Clone, Default)]
pub struct Masked<'a> {
    /// The text, of the same byte length and with the same line ends; borrowed where nothing is masked.
    pub text: Cow<'a, str>,
    /// What was masked, sorted and disjoint. Not in it: byte-order mark, NUL bytes, front matter, and the list
    /// marker `-   ` that stands for the first four bytes of an admonition (its `Directive` begins there).
    pub regions: Vec<Region>,
    /// Roles, shortcodes and directives, in source order. A closing shortcode is named with its slash: `/note`.
    pub directives: Vec<Directive>,
    /// Explicit ids that neither HTML nor a heading's source carries, in source order.
    pub ids: Vec<ExplicitId>,
    /// Comments that silence findings, in source order.
    pub suppressions: Vec<Suppression>,
    /// The front matter.
    pub front_matter: Option<FrontMatter>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Masks what `dialect` takes for no Markdown; code, comments and escaped marks are left alone. Linear in the length
/// of `text`.
///
/// Byte-order mark, NUL bytes and front matter become spaces; constructs that take whole lines (fences of
/// directives, own-line shortcodes, `(label)=`) too; constructs within text become `X`; the marker of an admonition
/// becomes a list item's, so that its indented content is parsed.
#[must_use]
pub fn mask<'a>(text: &'a str, dialect: &Dialect) -> Masked<'a> {
    let mut sink = Sink::new(text, dialect);
    sink.canvas.clear_control_bytes();
    let start = front_matter::read(&mut sink);
    alert::mask_titled(&mut sink, start);
    let marks = Marks::find(text, dialect);
    if marks.are_left(0) {
        sink.paired = shortcode::paired_names(text);
    }
    for run in blocks::read(&mut sink, start, &marks) {
        if marks.are_within(run.start, run.end) {
            inline::read(&mut sink, run);
        }
    }
    sink.finish()
}

#[cfg(test)]
mod tests;
