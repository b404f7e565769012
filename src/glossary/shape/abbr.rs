use super::{Draft, Reading};
use crate::facts::BlockKind;
use crate::glossary::section::Section;
use crate::text::{Source, Span};

/// `*[ABC]: what it stands for`, as Markdown Extra and Python-Markdown have it: one a line.
pub(super) fn read(section: &Section<'_>) -> Reading {
    let mut reading = Reading::default();
    let source = section.page.source;
    for (_, block) in section.blocks().filter(|(_, block)| block.kind == BlockKind::Paragraph) {
        let lines = source.line_of(block.span.start)..=source.line_of(block.span.end.saturating_sub(1));
        for line in lines {
            reading.drafts.extend(definition(source, source.line_span(line)));
        }
    }
    reading
}

/// The abbreviations of a text file that is there to be included.
pub(super) fn lines(source: &Source) -> Vec<Draft> {
    let last = source.line_of(source.text().len() as u32);
    (source.line_of(0)..=last).filter_map(|line| definition(source, source.line_span(line))).collect()
}

fn definition(source: &Source, line: Span) -> Option<Draft> {
    let text = source.slice(line);
    let inner = text.trim_start().strip_prefix("*[")?;
    let (name, rest) = inner.split_once("]:")?;
    let start = line.start as usize + (text.len() - inner.len());
    let headword = Span::new(start, start + name.len());
    let body = Span::new(line.end as usize - rest.trim_start().len(), line.end as usize);
    Some(Draft { span: line, ..Draft::written(source, name, headword, body, rest) })
}
