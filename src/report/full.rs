//! Source excerpts through miette. The only place that names it.

use std::io::Write;

use miette::{
    Diagnostic as Miette, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use super::{Report, in_order};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Source;

/// The columns that a line may take.
const WIDTH: usize = 100;

/// The excerpt of each finding, with its other places and what to do.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let theme = if report.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let wrapping = GraphicalReportHandler::new_themed(theme).with_width(WIDTH).with_context_lines(1);
    // To look for line breaks takes miette twice as long as all the rest.
    let plain = wrapping.clone().with_wrap_lines(false);
    in_order::write(report.diagnostics, "", out, |diagnostic, out| {
        let excerpt = Excerpt::new(report, diagnostic);
        let handler = if excerpt.fits() { &plain } else { &wrapping };
        let mut text = String::new();
        if handler.render_report(&mut text, &excerpt).is_ok() {
            out.extend_from_slice(text.trim_matches('\n').as_bytes());
            out.push(b'\n');
        }
        out.push(b'\n');
        Ok(())
    })
}

/// A finding as miette takes it: the labels in the finding's own file, the others as notes.
#[derive(Debug)]
struct Excerpt<'a> {
    diagnostic: &'a Diagnostic,
    source: Option<Excerpted<'a>>,
    code: String,
    help: Option<String>,
}

impl<'a> Excerpt<'a> {
    fn new(report: &'a Report<'_>, diagnostic: &'a Diagnostic) -> Self {
        let elsewhere = diagnostic.labels.iter().filter(|(at, _)| at.path != diagnostic.at.path);
        let notes = elsewhere.map(|(at, message)| {
            let (start, _) = report.positions(at);
            format!("{message}: {}:{}:{}", at.path, start.line, start.column)
        });
        let lines: Vec<String> = diagnostic.help.iter().cloned().chain(notes).collect();
        Self {
            diagnostic,
            source: report.source(&diagnostic.at).map(Excerpted),
            code: format!("{} {}", diagnostic.rule.code, diagnostic.rule.name),
            help: (!lines.is_empty()).then(|| lines.join("\n")),
        }
    }

    /// Whether no line of what is said is longer than what miette leaves for it: it keeps two columns free, and sets
    /// a message in by 4, help by 8.
    fn fits(&self) -> bool {
        let mut help = self.help.iter().flat_map(|help| help.split('\n'));
        self.source.is_some()
            && fits_within(&self.diagnostic.message, WIDTH - 2 - 4)
            && help.all(|line| fits_within(line, WIDTH - 2 - 8))
    }
}

/// Whether a text surely is one line of at most `width` columns, and nothing about it needs care, such as spaces at
/// its ends. A character that is not ASCII may take two columns.
fn fits_within(text: &str, width: usize) -> bool {
    let most = if text.is_ascii() { text.len() } else { 2 * text.chars().count() };
    let is_plain = !text.contains(|c: char| c.is_control()) && text.trim().len() == text.len();
    !text.is_empty() && most <= width && is_plain
}

impl std::fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.source.is_none() {
            write!(f, "{}: ", self.diagnostic.at.path)?;
        }
        f.write_str(&self.diagnostic.message)
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
        let at = &self.diagnostic.at;
        let main = LabeledSpan::new_primary_with_span(None, (at.span.start as usize, at.span.len()));
        let here = self.diagnostic.labels.iter().filter(move |(other, _)| other.path == at.path);
        let others = here.map(|(other, message)| {
            LabeledSpan::new_with_span(Some(message.clone()), (other.span.start as usize, other.span.len()))
        });
        Some(Box::new(std::iter::once(main).chain(others)))
    }
}

/// A source as miette reads it, by the line index: its own reader scans the file from the start for each finding.
#[derive(Debug)]
struct Excerpted<'a>(&'a Source);

impl SourceCode for Excerpted<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let source = self.0;
        let clamp = |byte: usize| u32::try_from(byte.min(source.text().len())).unwrap_or(u32::MAX);
        let start = clamp(span.offset());
        let end = clamp(span.offset() + span.len());
        // With context asked for: the lines of the span as a whole. Without: the span alone, which is how miette
        // learns the line and column to print.
        let (first, last) = (source.line_of(start), source.line_of(end.max(start)));
        let whole_lines = before > 0 || after > 0;
        let from = if whole_lines { source.line_start(first) } else { start };
        let to = if whole_lines { source.line_span(last).end } else { end };
        let data = source.text().get(from as usize..to as usize).ok_or(MietteError::OutOfBounds)?;
        let place = source.position(from);
        let contents = MietteSpanContents::new_named(
            source.path().to_string(),
            data.as_bytes(),
            SourceSpan::new((from as usize).into(), data.len()),
            place.line as usize - 1,
            place.column as usize - 1,
            last,
        );
        Ok(Box::new(contents))
    }
}
