//! The files whose text a page shows as its own.

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::FxHashMap;

use crate::facts::{BlockKind, DirectiveKind};
use crate::tree::{folder_of, join};
use crate::workspace::{Document, DocumentId, Workspace};

/// Names of shortcodes, tags and directives that put the text of another file in their place.
const NAMES: [&str; 10] = [
    "include",
    "#include",
    "#rustdoc_include",
    "#playground",
    "includes",
    "include-markdown",
    "readfile",
    "snippet",
    "include_relative",
    "markdown_include",
];

/// Endings of files whose text may give a page ids and labels.
const TEXTS: [&str; 9] = ["md", "markdown", "mdx", "qmd", "rst", "html", "htm", "txt", "in"];

/// What a page includes.
pub(super) struct Include {
    /// The path as written; none where the page does not name a file.
    path: Option<String>,
    /// Whether the path may begin at a folder that only the configuration of a preprocessor names.
    anywhere: bool,
    /// Whether it is a snippet of `PyMdown`: its path begins at a folder of snippets, never at the page.
    snippet: bool,
}

/// What a path of an include leads to.
pub(super) enum Found {
    Page(DocumentId),
    /// A file that gives a page neither ids nor labels.
    Data,
    Nothing,
}

impl Include {
    /// What stands at the path: beside the page, from the site's folders or the root, or by its unique name.
    pub(super) fn find(
        &self,
        document: &Document,
        workspace: &Workspace,
        by_name: &FxHashMap<String, Vec<Utf8PathBuf>>,
    ) -> Found {
        let (Some(path), Some(site)) = (&self.path, workspace.site(document)) else { return Found::Nothing };
        let mut bases: Vec<&Utf8Path> = site.addresses.snippets.iter().map(Utf8PathBuf::as_path).collect();
        if !self.snippet {
            bases.insert(0, folder_of(document.path()));
        }
        bases.extend([site.dir.as_path(), &site.addresses.project, Utf8Path::new("")]);
        let path = path.strip_prefix("@site/").unwrap_or(path);
        let places = || bases.iter().filter_map(|base| join(base, path));
        let page = |place: &Utf8Path| workspace.document(place).map(|(id, _)| Found::Page(id));
        if let Some(found) = places().find_map(|place| page(&place)) {
            return found;
        }
        let is_text = Utf8Path::new(path).extension().is_none_or(|ending| TEXTS.contains(&ending));
        if !is_text && places().any(|place| workspace.listing.has_file(&place)) {
            return Found::Data;
        }
        let name = Utf8Path::new(path).file_name().unwrap_or_default().to_lowercase();
        match by_name.get(&name).map(Vec::as_slice) {
            Some([only]) if self.anywhere && only.ends_with(path.trim_start_matches("./")) => {
                page(only).unwrap_or(Found::Nothing)
            }
            _ => Found::Nothing,
        }
    }
}

/// The files whose text a page shows as its own.
pub(super) fn read(document: &Document) -> Vec<Include> {
    let mut found = Vec::new();
    for directive in &document.facts.directives {
        let name = directive.name.as_str();
        let is_template = matches!(directive.kind, DirectiveKind::Shortcode | DirectiveKind::Liquid);
        let is_fence = directive.kind == DirectiveKind::Fenced;
        if NAMES.contains(&name) && (is_template || is_fence) {
            found.push(Include {
                path: first_path(&directive.argument),
                anywhere: !name.starts_with('#'),
                snippet: false,
            });
        }
    }
    let text = document.source.text();
    for (mark, quoted) in [("--8<--", true), ("@include:", false), ("import ", true)] {
        for at in memchr::memmem::find_iter(text.as_bytes(), mark) {
            let line = text.get(at + mark.len()..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            if mark == "import " && !(line.contains(".md") && begins_line(text, at)) {
                continue;
            }
            if !in_code(document, at) {
                let path = if quoted { first_quoted(line) } else { first_path(line) };
                found.push(Include { path, anywhere: true, snippet: mark == "--8<--" });
            }
        }
    }
    found
}

fn begins_line(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

fn in_code(document: &Document, at: usize) -> bool {
    let is_code = |kind: &BlockKind| matches!(kind, BlockKind::Code);
    document.facts.blocks.iter().any(|block| is_code(&block.kind) && block.span.range().contains(&at))
}

/// The path that an argument begins with, quotes and the range of lines off.
fn first_path(argument: &str) -> Option<String> {
    if argument.contains(['"', '\'']) {
        return first_quoted(argument);
    }
    let word = argument.split_whitespace().next()?.trim_end_matches("-->");
    let path = word.split(':').next().unwrap_or(word).split('{').next().unwrap_or_default();
    (!path.is_empty()).then(|| path.to_owned())
}

fn first_quoted(text: &str) -> Option<String> {
    let start = text.find(['"', '\''])?;
    let quote = text.get(start..)?.chars().next()?;
    let path = text.get(start + 1..)?.split(quote).next()?;
    let path = path.split(':').next().unwrap_or(path);
    (!path.is_empty()).then(|| path.to_owned())
}
