use serde::Deserialize;
use similar::{DiffOp, TextDiff};

use crate::diagnostic::{Fix, Safety};
use crate::facts::Heading;
use crate::platform::Platform;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::{Document, PageBefore, PastId, Resolver, Target, Workspace};

/// GL312
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RemovedAnchor {}

impl Rule for RemovedAnchor {
    fn check_document(&self, document: &Document, workspace: &Workspace, report: &mut Reporter) {
        let before = workspace.before.as_ref().and_then(|before| before.page(document.path()));
        let Some(before) = before else { return };
        let gone: Vec<&PastId> =
            before.ids.iter().filter(|past| is_gone(past, document, workspace)).collect();
        if gone.is_empty() {
            return;
        }
        let moved = Moved::new(before, document);
        for past in gone {
            report.report(finding(past, &moved, document, workspace));
        }
    }
}

fn is_gone(past: &PastId, document: &Document, workspace: &Workspace) -> bool {
    let fragment = past.id.replace('%', "%25");
    let target = Resolver::new(workspace).resolve(document, &format!("#{fragment}"));
    matches!(target, Target::MissingAnchor(..) | Target::OtherCase(..))
}

fn finding(past: &PastId, moved: &Moved<'_>, document: &Document, workspace: &Workspace) -> Finding {
    let PastId { id, line } = past;
    let heading = moved.heading(*line);
    let span = heading.map_or_else(|| moved.place(*line), |heading| heading.raw);
    let message =
        format!("`#{id}` was here and is gone: links to it from elsewhere now lead to the top of the page");
    let help = match heading {
        Some(_) => "keep the old id beside the new heading",
        None => "keep the id where its readers should arrive, or make sure that nobody links to it",
    };
    Finding::new(document.at(span), message)
        .help(help)
        .data("target", format!("{}#{id}", document.path()))
        .fix(heading.and_then(|heading| keep(id, heading, document, workspace)))
}

/// Puts the old id on a line of its own before the heading.
fn keep(id: &str, heading: &Heading, document: &Document, workspace: &Workspace) -> Option<Fix> {
    let markup = markup(workspace.site(document)?.platform(), id)?;
    let source = &document.source;
    let starts_line = source.line_start(source.line_of(heading.span.start)) == heading.span.start;
    let edit = document.insert(heading.span.start, markup);
    starts_line.then(|| Fix {
        title: format!("keep the id `{id}`"),
        safety: Safety::Unsafe,
        edits: vec![edit],
    })
}

/// An id on lines of its own before a heading, in the notation of a platform; none where it has no such notation.
fn markup(platform: Platform, id: &str) -> Option<String> {
    if id.contains(|c: char| c.is_whitespace() || "\"'<>{}()[]".contains(c)) {
        return None;
    }
    match platform {
        Platform::Obsidian => None,
        Platform::Quarto | Platform::Pandoc => Some(format!("[]{{#{id}}}\n\n")),
        Platform::Mkdocs => Some(format!("[](){{#{id}}}\n\n")),
        Platform::Sphinx | Platform::Myst => Some(format!("({id})=\n\n")),
        _ => Some(format!("<a id=\"{id}\"></a>\n\n")),
    }
}

/// Where the lines of a page have gone.
struct Moved<'a> {
    document: &'a Document,
    /// Ranges of lines before and after, 0-based.
    ops: Vec<DiffOp>,
}

impl<'a> Moved<'a> {
    fn new(before: &PageBefore, document: &'a Document) -> Self {
        let diff = TextDiff::from_lines(before.text.as_str(), document.source.text());
        Self { document, ops: diff.ops().to_vec() }
    }

    /// The heading that stands where a line stood: the only one among the lines that replaced it, or the one that the
    /// line has become.
    fn heading(&self, line: usize) -> Option<&'a Heading> {
        let op = self.op(line)?;
        let (old, new) = (op.old_range(), op.new_range());
        let own = new.start + (line - old.start);
        let line_of = |heading: &Heading| self.document.source.line_of(heading.raw.start) - 1;
        let headings =
            || self.document.facts.headings.iter().filter(|heading| new.contains(&line_of(heading)));
        let same_line = headings().find(|heading| line_of(heading) == own);
        let only = || headings().next().filter(|_| headings().count() == 1);
        same_line.or_else(only)
    }

    /// An empty place at the start of the line that stands where a line stood.
    fn place(&self, line: usize) -> Span {
        let source = &self.document.source;
        let new = self.op(line).map_or(0, |op| op.new_range().start);
        Span::empty(source.line_start((new + 1).min(source.line_count())))
    }

    fn op(&self, line: usize) -> Option<&DiffOp> {
        self.ops.iter().find(|op| op.old_range().contains(&line))
    }
}
