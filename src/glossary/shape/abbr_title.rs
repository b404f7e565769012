use super::html;
use super::{Draft, Reading};
use crate::facts::BlockKind;
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::markdown::html::decode;

/// `<abbr title="what it stands for">ABC</abbr>` on a page of abbreviations, where most paragraphs, items or cells
/// hold one.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let tags = html::tags_in(section);
    let mut reading = Reading::default();
    for element in html::elements(&tags, "abbr") {
        let Some(title) = element.open.attribute("title").filter(|title| !title.value.is_empty()) else {
            continue;
        };
        let text = html::plain(section.page.source.slice(element.inner));
        if text.is_empty() || reading.drafts.iter().any(|known: &Draft| known.words.text() == text) {
            continue;
        }
        let words = Words::literal(&text, element.inner);
        let mut draft = Draft::new(section, words, element.inner, title.value_span);
        draft.definition = Some(decode(title.value).into_owned());
        draft.span = element.outer;
        reading.drafts.push(draft);
    }
    let is_text = |kind: &BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Cell);
    let texts = section.blocks().filter(|(_, block)| is_text(&block.kind)).count();
    if reading.drafts.len() < 2 || 2 * reading.drafts.len() < texts {
        reading.drafts.clear();
    }
    reading
}
