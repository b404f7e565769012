use super::{Reading, directive};
use crate::facts::DirectiveKind;
use crate::glossary::section::Section;
use crate::text::{Span, squeeze};

/// `.. glossary::` of reStructuredText within MyST-Parser's `{eval-rst}` directive.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let embedded = section.facts().directives.iter().filter(|directive| {
        let is_rst = matches!(directive.name.to_ascii_lowercase().as_str(), "eval-rst" | "eval_rst");
        directive.kind == DirectiveKind::Fenced && is_rst && section.contains(directive.span)
    });
    let bodies: Vec<Span> =
        embedded.filter_map(|directive| directive.body).flat_map(|body| glossaries(section, body)).collect();
    directive::entries(section, &bodies, &mut reading);
    for draft in &mut reading.drafts {
        // To the parser of Markdown the text is code.
        let text = section.page.source.slice(draft.body);
        draft.definition = Some(squeeze(text));
    }
    reading
}

/// The indented lines below each `.. glossary::`.
fn glossaries(section: &Section<'_>, body: Span) -> Vec<Span> {
    let source = section.page.source;
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<usize> = None;
    for line in source.line_of(body.start)..=source.line_of(body.end.saturating_sub(1)) {
        let span = source.line_span(line);
        let text = source.slice(span);
        let indent = text.len() - text.trim_start().len();
        if text.trim().starts_with(".. glossary::") {
            open = Some(indent);
            found.push(Span::empty(span.end));
        } else if !text.trim().is_empty() && open.is_some_and(|depth| indent <= depth) {
            open = None;
        } else if let Some(last) = found.last_mut().filter(|_| open.is_some()) {
            let start = if last.is_empty() { span.start } else { last.start };
            *last = Span { start, end: span.end };
        }
    }
    found.retain(|span| !span.is_empty());
    found
}
