use super::{Draft, Reading};
use crate::facts::{Directive, DirectiveKind};
use crate::glossary::EntryTarget;
use crate::glossary::section::Section;
use crate::glossary::term_ids::TermIds;
use crate::glossary::words::Words;
use crate::text::Span;

/// The `{glossary}` directive of Sphinx and mystmd: terms with indented definitions below them, or `: definition`
/// lines. Terms on lines of their own share the definition that follows.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let is_glossary = |directive: &&Directive| {
        directive.kind == DirectiveKind::Fenced
            && directive.name.eq_ignore_ascii_case("glossary")
            && section.contains(directive.span)
    };
    let directives = section.facts().directives.iter().filter(is_glossary);
    let bodies: Vec<Span> = directives.filter_map(|directive| directive.body).collect();
    entries(section, &bodies, &mut reading);
    reading
}

/// Reads the entries of the bodies of all such directives of a page: their ids are numbered together.
pub(super) fn entries(section: &Section<'_>, bodies: &[Span], reading: &mut Reading) {
    let mut ids = TermIds::new(section.page.site.platform());
    for body in bodies {
        let first = reading.drafts.len();
        Lines { section, drafts: &mut reading.drafts, ids: &mut ids, state: State::Between, first }
            .read(*body);
    }
}

/// What the line before was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Blank, or nothing.
    Between,
    /// A term.
    Term,
    /// Part of a definition.
    Body,
    /// Blank, within a definition.
    Gap,
}

struct Lines<'d, 's> {
    section: &'d Section<'s>,
    drafts: &'d mut Vec<Draft>,
    ids: &'d mut TermIds,
    state: State,
    /// The index of the first draft of this directive.
    first: usize,
}

impl Lines<'_, '_> {
    fn read(&mut self, body: Span) {
        let source = self.section.page.source;
        let (first, last) = (source.line_of(body.start), source.line_of(body.end.saturating_sub(1)));
        let depth = (first..=last)
            .map(|line| source.slice(source.line_span(line)))
            .filter(|text| !text.trim().is_empty())
            .map(|text| text.len() - text.trim_start().len())
            .min();
        for line in first..=last {
            let span = source.line_span(line);
            if span.start >= body.start && span.end <= body.end {
                self.line(span, depth.unwrap_or(0));
            }
        }
    }

    fn line(&mut self, span: Span, depth: usize) {
        let text = self.section.page.source.slice(span);
        let trimmed = text.trim();
        let indent = text.len() - text.trim_start().len();
        let start = span.start + indent as u32;
        let content = Span { start, end: start + trimmed.len() as u32 };
        if trimmed.is_empty() {
            self.state =
                if matches!(self.state, State::Body | State::Gap) { State::Gap } else { State::Between };
        } else if let Some(rest) = trimmed.strip_prefix(": ").filter(|_| indent <= depth + 3) {
            self.define(Span { start: content.end - rest.trim_start().len() as u32, end: content.end });
        } else if indent > depth || self.state == State::Body && !self.is_indented_form() {
            self.define(content);
        } else if trimmed.starts_with(".. ") || (self.drafts.len() == self.first && trimmed.starts_with(':'))
        {
            // A comment, or an option of the directive.
        } else {
            self.term(trimmed, content);
        }
    }

    /// Whether the definition of the entry that is open stands indented, so that a line at the margin is a term.
    fn is_indented_form(&self) -> bool {
        let source = self.section.page.source;
        self.drafts.last().is_some_and(|draft| {
            let line = source.line_span(source.line_of(draft.body.start));
            let before = source.slice(Span { start: line.start, end: draft.body.start });
            !before.contains(':')
        })
    }

    fn define(&mut self, span: Span) {
        if let Some(draft) = self.drafts.last_mut() {
            let start = if self.state == State::Term { span.start } else { draft.body.start };
            draft.body = Span { start, end: span.end };
            draft.span.end = span.end;
            self.state = State::Body;
        }
    }

    fn term(&mut self, text: &str, span: Span) {
        // Sphinx: what follows " : " classifies the term for the index.
        let name = text.split(" : ").next().unwrap_or(text).trim();
        let headword = Span { start: span.start, end: span.start + name.len() as u32 };
        if let Some(draft) = self.drafts.last_mut().filter(|_| self.state == State::Term) {
            draft.aliases.push(name.to_owned());
            return;
        }
        let bare = without_markup(name);
        let words = Words::literal(bare, inner(name, headword, bare));
        let mut draft = Draft::new(self.section, words, headword, Span::empty(headword.end));
        draft.target = EntryTarget::Anchor(self.ids.next(bare));
        draft.span = headword;
        self.drafts.push(draft);
        self.state = State::Term;
    }
}

/// The term without emphasis or code marks around all of it.
fn without_markup(name: &str) -> &str {
    let bare = name.trim_matches(['*', '`']);
    if bare.is_empty() { name } else { bare }
}

/// Where `part` stands, a piece of `text` that stands at `span`.
fn inner(text: &str, span: Span, part: &str) -> Span {
    let start = span.start + text.find(part).unwrap_or(0) as u32;
    Span { start, end: start + part.len() as u32 }
}
