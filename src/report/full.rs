//! Source excerpts through miette.

mod excerpt;
mod plain;

use std::borrow::Cow;
use std::io::Write;

use miette::{GraphicalReportHandler, GraphicalTheme};

use super::{Report, in_order};
use crate::diagnostic::{Diagnostic, Location};
use crate::text::{Source, on_one_line};
use excerpt::Excerpt;

/// The columns that a line may take.
const WIDTH: usize = 100;

/// How many lines away another place of the same file may be to be shown in the excerpt, which has all lines between.
const NEAR: usize = 10;

/// The longest line that is shown as a whole, in bytes: more than a paragraph has. All findings of a longer one would
/// print it as often as there are findings.
const LONGEST_LINE: u32 = 4_000;

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Severity;
    use crate::rule::{Finding, Reporter, find};
    use crate::text::Span;

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
