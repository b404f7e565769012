//! A finding and its source, as miette takes them.

use miette::{
    Diagnostic as Miette, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use super::{LONGEST_LINE, is_near};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, Span, on_one_line, visible};

/// How much of a longer line is shown before and after a place, in bytes.
const AROUND: u32 = 60;

/// A finding as miette takes it: the labels in the finding's own file, the others as notes.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    diagnostic: &'a Diagnostic,
    source: Option<Excerpted<'a>>,
    code: String,
    help: Option<String>,
}

impl<'a> Excerpt<'a> {
    pub(super) fn new(diagnostic: &'a Diagnostic, source: Option<&'a Source>, help: Option<String>) -> Self {
        let code = format!("{} {}", diagnostic.rule.code, diagnostic.rule.name);
        let source = source.map(|source| Excerpted::new(source, diagnostic));
        Self { diagnostic, source, code, help: help.map(|help| visible(&help).into_owned()) }
    }
}

impl std::fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.source.is_none() {
            write!(f, "{}: ", on_one_line(self.diagnostic.at.path.as_str()))?;
        }
        f.write_str(&visible(&self.diagnostic.message))
    }
}

impl std::error::Error for Excerpt<'_> {}

impl Miette for Excerpt<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn std::fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let own = self.diagnostic.at.span;
        let Some(Excerpted { source, .. }) = self.source else {
            let label = LabeledSpan::new_primary_with_span(None, (own.start as usize, own.len()));
            return Some(Box::new(std::iter::once(label)));
        };
        let shown = marked(source, own);
        let main = LabeledSpan::new_primary_with_span(None, (shown.start as usize, shown.len()));
        let others = near(source, self.diagnostic).map(|(shown, message)| {
            LabeledSpan::new_with_span(
                Some(visible(message).into_owned()),
                (shown.start as usize, shown.len()),
            )
        });
        Some(Box::new(std::iter::once(main).chain(others)))
    }
}

/// A source as miette reads it, by the line index: its own reader scans the file from the start for each finding.
#[derive(Debug)]
struct Excerpted<'a> {
    source: &'a Source,
    /// The text around all places from a byte on, where it has control characters, without them.
    harmless: Option<(usize, String)>,
}

impl<'a> Excerpted<'a> {
    fn new(source: &'a Source, diagnostic: &Diagnostic) -> Self {
        let places =
            || near(source, diagnostic).map(|(span, _)| span).chain([marked(source, diagnostic.at.span)]);
        let start = places().map(|span| span.start).min().unwrap_or_default();
        let end = places().map(|span| span.end).max().unwrap_or_default();
        let from = shown_from(source, source.line_of(start), start) as usize;
        let to = shown_to(source, source.line_of(end), end) as usize;
        let text = source.text().get(from..to).unwrap_or_default();
        Self { source, harmless: harmless(text).map(|text| (from, text)) }
    }

    fn slice(&self, from: usize, to: usize) -> Option<&str> {
        match &self.harmless {
            Some((start, text)) => text.get(from.checked_sub(*start)?..to.checked_sub(*start)?),
            None => self.source.text().get(from..to),
        }
    }
}

impl SourceCode for Excerpted<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let source = self.source;
        let clamp = |byte: usize| u32::try_from(byte.min(source.text().len())).unwrap_or(u32::MAX);
        let start = clamp(span.offset());
        let end = clamp(span.offset() + span.len());
        // With context asked for: the lines of the span as a whole. Without: the span alone, which is how miette
        // learns the line and column to print.
        let (first, last) = (source.line_of(start), source.line_of(end.max(start)));
        let whole_lines = before > 0 || after > 0;
        let from = if whole_lines { shown_from(source, first, start) } else { start };
        let to = if whole_lines { shown_to(source, last, end) } else { end };
        let data = self.slice(from as usize, to as usize).ok_or(MietteError::OutOfBounds)?;
        let place = source.position(from);
        let contents = MietteSpanContents::new_named(
            on_one_line(source.path().as_str()).into_owned(),
            data.as_bytes(),
            SourceSpan::new((from as usize).into(), data.len()),
            place.line as usize - 1,
            place.column as usize - 1,
            last,
        );
        Ok(Box::new(contents))
    }
}

/// The other places of a finding that its excerpt shows, as far as they are marked, with what is said about them.
fn near<'d>(source: &Source, diagnostic: &'d Diagnostic) -> impl Iterator<Item = (Span, &'d str)> {
    let here = diagnostic.labels.iter().filter(|(other, _)| is_near(source, &diagnostic.at, other));
    here.map(|(other, message)| (marked(source, other.span), &**message))
}

/// The text with question marks for the control characters that a terminal would obey, each as long as what it stands
/// for, so that all places stay what they are; none where there are none.
fn harmless(text: &str) -> Option<String> {
    let mut rest = text.chars().peekable();
    let mut harmless = String::new();
    while let Some(c) = rest.next() {
        let is_kept = !c.is_control() || matches!(c, '\n' | '\t') || c == '\r' && rest.peek() == Some(&'\n');
        harmless.push(match c {
            c if is_kept => c,
            c if c.is_ascii() => '?',
            _ => '\u{bf}',
        });
    }
    (harmless != text).then_some(harmless)
}

/// As much of a place as is marked: of one that is longer than any line, its beginning.
fn marked(source: &Source, span: Span) -> Span {
    let most = span.start.saturating_add(LONGEST_LINE);
    let is_end = |byte: &u32| source.text().is_char_boundary(*byte as usize);
    let end =
        if span.end <= most { span.end } else { (span.start..=most).rev().find(is_end).unwrap_or(most) };
    Span { start: span.start, end }
}

/// Where the excerpt of a place begins that stands on the 1-based `line`: with the line, if that is not too long.
fn shown_from(source: &Source, line: usize, place: u32) -> u32 {
    let span = source.line_span(line);
    if (span.len() as u32) <= LONGEST_LINE {
        return span.start;
    }
    let near = place.saturating_sub(AROUND).max(span.start);
    (near..=place).find(|byte| source.text().is_char_boundary(*byte as usize)).unwrap_or(place)
}

/// The same for where it ends.
fn shown_to(source: &Source, line: usize, place: u32) -> u32 {
    let span = source.line_span(line);
    if (span.len() as u32) <= LONGEST_LINE {
        return span.end;
    }
    let near = place.saturating_add(AROUND).min(span.end);
    (place..=near).rev().find(|byte| source.text().is_char_boundary(*byte as usize)).unwrap_or(place)
}
