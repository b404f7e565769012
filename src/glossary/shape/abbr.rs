use super::{Draft, Reading};
use crate::facts::BlockKind;
use crate::glossary::section::Section;
use crate::glossary::words::Words;
use crate::text::Span;

/// `*[ABC]: what it stands for`, as Markdown Extra and Python-Markdown have it: one a line.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let source = section.page.source;
    for (_, block) in section.blocks().filter(|(_, block)| block.kind == BlockKind::Paragraph) {
        let lines = source.line_of(block.span.start)..=source.line_of(block.span.end.saturating_sub(1));
        for line in lines {
            reading.drafts.extend(definition(section, source.line_span(line)));
        }
    }
    reading
}

fn definition(section: &Section<'_>, line: Span) -> Option<Draft> {
    let text = section.page.source.slice(line);
    let inner = text.trim_start().strip_prefix("*[")?;
    let (name, rest) = inner.split_once("]:")?;
    let start = line.start as usize + (text.len() - inner.len());
    let headword = Span::new(start, start + name.len());
    let body = Span::new(line.end as usize - rest.trim_start().len(), line.end as usize);
    let mut draft = Draft::new(section, Words::literal(name, headword), headword, body);
    draft.definition = Some(rest.trim().to_owned());
    draft.span = line;
    Some(draft)
}
