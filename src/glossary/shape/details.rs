use super::html::{self, Element};
use super::{Draft, Reading};
use crate::glossary::EntryTarget;
use crate::glossary::section::Section;
use crate::glossary::vocabulary::is_letters;
use crate::glossary::words::Words;
use crate::text::Span;

/// `<details><summary>term</summary>definition</details>`, the disclosure element of HTML: a glossary whose entries
/// fold.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let tags = html::tags_in(section);
    let all = html::elements(&tags, "details");
    let summaries = html::elements(&tags, "summary");
    let mut reading = Reading::default();
    for element in &all {
        let holds_others = all.iter().any(|other| element.inner.contains(other.outer));
        let summary = summaries.iter().find(|summary| element.inner.contains(summary.outer));
        let Some(summary) = summary.filter(|_| !holds_others) else { continue };
        reading.drafts.extend(draft(section, element, summary));
    }
    if reading.drafts.len() < 2 {
        reading.drafts.clear();
    }
    reading
}

fn draft(section: &Section<'_>, element: &Element<'_, '_>, summary: &Element<'_, '_>) -> Option<Draft> {
    let source = section.page.source;
    let text = html::plain(source.slice(summary.inner));
    let text = text.trim_matches(['*', '_', '`']);
    let is_question = text.ends_with(['?', '!']) || text.split_whitespace().count() > 8;
    if text.is_empty() || is_question || is_letters(text) {
        return None;
    }
    let inner = source.slice(Span { start: summary.outer.end, end: element.inner.end });
    let lead = (inner.len() - inner.trim_start().len()) as u32;
    let start = summary.outer.end + lead;
    let body = Span { start, end: start + inner.trim().len() as u32 };
    let mut draft = Draft::new(section, Words::literal(text, summary.inner), summary.inner, body);
    draft.span = element.outer;
    if let Some(id) = element.id().or_else(|| summary.id()) {
        draft.target = EntryTarget::Anchor(id);
    }
    Some(draft)
}
