//! Source excerpts through miette. The only place that names it.

mod plain;

use std::borrow::Cow;
use std::io::Write;

use miette::{
    Diagnostic as Miette, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use super::{Report, in_order};
use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::text::{Source, Span, on_one_line, visible};

/// The columns that a line may take.
const WIDTH: usize = 100;

/// How many lines away another place of the same file may be to be shown in the excerpt, which has all lines between.
const NEAR: usize = 10;

/// The longest line that is shown as a whole, in bytes: more than a paragraph has. All findings of a longer one would
/// print it as often as there are findings.
const LONGEST_LINE: u32 = 4_000;

/// How much of a longer line is shown before and after a place, in bytes.
const AROUND: u32 = 60;

/// The excerpt of each finding, with its other places and what to do.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> std::io::Result<()> {
    let theme = if report.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let wrapping = GraphicalReportHandler::new_themed(theme).with_width(WIDTH).with_context_lines(1);
    // To look for line breaks takes miette twice as long as all the rest.
    let plain = wrapping.clone().with_wrap_lines(false);
    in_order::write(report.diagnostics, "", out, |diagnostic, out| {
        let help = help(report, diagnostic);
        let source = report.source(&diagnostic.at);
        let is_written = match source {
            Some(source) if !report.color => plain::write(diagnostic, source, help.as_deref(), out)?,
            _ => false,
        };
        if !is_written {
            let fits = source.is_some() && plain::fits(&diagnostic.message, help.as_deref());
            let handler = if fits { &plain } else { &wrapping };
            let mut text = String::new();
            if handler
                .render_report(&mut text, &Excerpt::new(diagnostic, source, help.map(Cow::into_owned)))
                .is_ok()
            {
                out.extend_from_slice(text.trim_matches('\n').as_bytes());
                out.push(b'\n');
            }
        }
        out.push(b'\n');
        Ok(())
    })
}

/// What to do, and a line for each place that the excerpt does not show.
fn help<'a>(report: &Report<'_>, diagnostic: &'a Diagnostic) -> Option<Cow<'a, str>> {
    let mut help = diagnostic.help.as_deref().map(Cow::Borrowed);
    let source = report.source(&diagnostic.at);
    let elsewhere = |at: &Location| !source.is_some_and(|source| is_near(source, &diagnostic.at, at));
    for (at, message) in diagnostic.labels.iter().filter(|(at, _)| elsewhere(at)) {
        let (start, _) = report.positions(at);
        let path = on_one_line(at.path.as_str());
        let note = format!("{message}: {path}:{}:{}", start.line, start.column);
        help = Some(Cow::Owned(match help {
            Some(help) => format!("{help}\n{note}"),
            None => note,
        }));
    }
    help
}

/// Whether another place of a finding is shown in the excerpt of its own: in the same file, a few lines away, and these
/// no long ones.
fn is_near(source: &Source, own: &Location, other: &Location) -> bool {
    if own.span.start.abs_diff(other.span.start) > LONGEST_LINE {
        return false;
    }
    let lines = || source.line_of(own.span.start).abs_diff(source.line_of(other.span.start));
    own.path == other.path && lines() <= NEAR
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
    fn new(diagnostic: &'a Diagnostic, source: Option<&'a Source>, help: Option<String>) -> Self {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rule::{Finding, Reporter, find};

    fn finding(line: u32, span: (u32, u32), message: &str, help: Option<&str>) -> (Source, Diagnostic) {
        let lines = "x\n".repeat(line as usize);
        let text = format!("{lines}See  the [old](old-page.md) page, if it `is` there \\ or ~not~ .\nmore\n");
        let start = 2 * line + span.0;
        let at = Location::new(camino::Utf8Path::new("a/b.md"), Span { start, end: start + span.1 });
        let mut report = Reporter::new(&find("broken-link").unwrap().info);
        let finding = Finding::new(at, message.to_owned());
        report.report(match help {
            Some(help) => finding.help(help.to_owned()),
            None => finding,
        });
        (Source::new("a/b.md", text), report.into_diagnostics().remove(0))
    }

    fn by_miette(source: &Source, diagnostic: &Diagnostic) -> String {
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor());
        let handler = handler.with_width(WIDTH).with_context_lines(1);
        let mut text = String::new();
        let excerpt = Excerpt::new(diagnostic, Some(source), diagnostic.help.clone());
        handler.render_report(&mut text, &excerpt).unwrap();
        format!("{}\n", text.trim_matches('\n'))
    }

    proptest! {
        #[test]
        fn the_usual_finding_is_printed_as_miette_prints_it(
            line in prop::sample::select(vec![0_u32, 3, 8, 9, 98, 99, 1_234]),
            span in (0..62_u32, 0..64_u32),
            words in prop::collection::vec("[a-z`“”.é]{1,9}", 1..18),
            help in prop::option::of("[a-z]{1,9}( [a-z]{1,9}){0,12}(\n[a-z]{1,9}: a/b.md:1:2)?"),
            severity in prop::sample::select(vec![Severity::Error, Severity::Warning, Severity::Info]),
        ) {
            let (source, mut diagnostic) = finding(line, span, &words.join(" "), help.as_deref());
            diagnostic.severity = severity;
            let mut out = Vec::new();
            if plain::write(&diagnostic, &source, diagnostic.help.as_deref(), &mut out).unwrap() {
                prop_assert_eq!(String::from_utf8(out).unwrap(), by_miette(&source, &diagnostic));
            } else {
                prop_assert!(out.is_empty());
            }
        }
    }

    #[test]
    fn a_place_far_away_is_a_note() {
        let (source, diagnostic) = finding(30, (9, 18), "this is here twice", None);
        let at = |line: u32| {
            Location::new(camino::Utf8Path::new("a/b.md"), Span { start: 2 * line, end: 2 * line + 1 })
        };
        assert!(is_near(&source, &diagnostic.at, &at(25)) && !is_near(&source, &diagnostic.at, &at(3)));
        let other = Location::new(camino::Utf8Path::new("a/c.md"), diagnostic.at.span);
        assert!(!is_near(&source, &diagnostic.at, &other));
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_printed() {
        let text = "x\u{1b}[2J [old](old-page.md)\u{9b}\u{7}\r\nmore\u{1b}\n";
        let source = Source::new("a\n\u{1b}.md", text);
        let (_, mut diagnostic) = finding(3, (9, 18), "no \u{1b}[31mpage\u{1b}", Some("correct\u{1b}c\nit"));
        diagnostic.at.span = Span { start: 6, end: 24 };
        diagnostic.at.path = source.path().into();
        let near = Location::new(source.path(), Span { start: 30, end: 34 });
        let far = Location::new(camino::Utf8Path::new("\u{1b}\n.md"), Span::default());
        diagnostic.labels = vec![(near, "\u{1b}here".into()), (far, "\u{1b}there".into())];
        let shown = by_miette(&source, &diagnostic);
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
        assert!(
            shown.contains("1 │ x?[2J [old](old-page.md)\u{bf}?\n") && shown.contains("[a␊␛.md:1:7]"),
            "{shown}"
        );
        assert!(shown.contains("╰── ␛here"), "{shown}");
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let (_, diagnostic) = finding(3, (9, 18), "this leads nowhere", None);
        let long = |before: &str, after: &str| {
            let text = format!("x\nx\nx\nSee  the {before}[old](old-page.md){after}\nmore\n");
            let at = text.find('[').unwrap() as u32;
            let mut diagnostic = diagnostic.clone();
            diagnostic.at.span = Span { start: at, end: at + 18 };
            by_miette(&Source::new("a/b.md", text), &diagnostic)
        };
        let shown = long(&"\u{e9}".repeat(4_000), &"\u{e9}".repeat(4_000));
        let line = format!(" 4 │ {0}[old](old-page.md){0}", "\u{e9}".repeat(30));
        assert!(shown.contains(":4:4010]") && shown.lines().any(|shown| shown.starts_with(&line)), "{shown}");
        assert!(shown.len() < 1_000, "{shown}");
    }

    #[test]
    fn of_a_long_place_the_beginning_is_marked() {
        // More columns than a width may have.
        let text = format!("\u{e9} {}\n", "\u{e9}".repeat(70_000));
        let (_, mut diagnostic) = finding(3, (9, 18), "this leads nowhere", None);
        diagnostic.at.span = Span { start: 3, end: 140_003 };
        let shown = by_miette(&Source::new("a/b.md", text), &diagnostic);
        assert!(shown.contains(":1:3]") && shown.len() < 20_000, "{} bytes", shown.len());
    }

    #[test]
    fn most_findings_are_usual() {
        let (source, diagnostic) = finding(3, (9, 18), "this leads nowhere", Some("correct it"));
        assert!(plain::write(&diagnostic, &source, Some("correct it"), &mut Vec::new()).unwrap());
        let (source, diagnostic) = finding(3, (9, 80), "this leads nowhere", None);
        assert!(!plain::write(&diagnostic, &source, None, &mut Vec::new()).unwrap(), "more than a line");
    }
}
