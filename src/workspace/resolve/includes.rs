//! Pages that show the text of others as their own: `{{#include a.md}}`, `--8<-- "a.md"`, `{{< include a.qmd >}}`.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::facts::{BlockKind, Directive, DirectiveKind, ReferenceKind};
use crate::platform::Platform;
use crate::tree::join;
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

/// How the names of directives begin that make headings or ids out of what is not in the page.
const MAKERS: [&str; 16] = [
    "eval-rst",
    "auto",
    "click",
    "typer",
    "argparse",
    "doxygen",
    "breathe",
    "openapi",
    "swagger",
    "graphql",
    "jsonschema",
    "pydantic",
    "sphinx_argparse",
    "program-output",
    "py:",
    "js:",
];

/// Endings of files whose text may give a page ids and labels.
const TEXTS: [&str; 9] = ["md", "markdown", "mdx", "qmd", "rst", "html", "htm", "txt", "in"];

/// A page that more others show than this is taken as shown anywhere.
const MANY: usize = 50;

/// Which pages show the text of which.
#[derive(Debug, Default)]
pub(crate) struct Includes {
    /// The pages whose text a page shows.
    below: BTreeMap<DocumentId, Vec<DocumentId>>,
    /// The pages that show the text of a page.
    above: BTreeMap<DocumentId, Vec<DocumentId>>,
    /// Pages that show text which is not in the tree.
    open: BTreeSet<DocumentId>,
    /// Pages that have ids which a plugin makes.
    made: BTreeSet<DocumentId>,
    /// Sites whose own preprocessor defines labels, as their pages show.
    labelled: BTreeSet<usize>,
}

impl Includes {
    /// Reads what the pages of a tree include. `by_name` gives the files of a lower-cased name.
    pub(super) fn of(workspace: &Workspace, by_name: &FxHashMap<String, Vec<Utf8PathBuf>>) -> Self {
        let mut includes = Self { labelled: sites_with_made_labels(workspace), ..Self::default() };
        let read: Vec<Vec<Include>> = workspace.documents.par_iter().map(read).collect();
        for ((number, document), read) in (0..).zip(&workspace.documents).zip(read) {
            let id = DocumentId(number);
            let Some(site) = workspace.site(document) else { continue };
            let appended = site.addresses.appended.iter().filter(|path| *path != document.path());
            for (page, _) in appended.filter_map(|path| workspace.document(path)) {
                includes.below.entry(id).or_default().push(page);
                includes.above.entry(page).or_default().push(id);
            }
            let is_labelled = includes.labelled.contains(&document.site);
            if is_labelled || site.addresses.plugins.text && has_values(document) {
                includes.open.insert(id);
            }
            let mut directives = document.facts.directives.iter();
            let has_tabs = site.addresses.plugins.tabs && document.source.text().contains("=== \"");
            if has_tabs || directives.any(|directive| makes_ids(directive, document, site.platform())) {
                includes.made.insert(id);
            }
            for include in read {
                match include.find(document, workspace, by_name) {
                    Found::Page(page) => {
                        includes.below.entry(id).or_default().push(page);
                        includes.above.entry(page).or_default().push(id);
                    }
                    Found::Data => {}
                    Found::Nothing => {
                        includes.open.insert(id);
                    }
                }
            }
        }
        includes
    }

    /// The pages whose text a page shows as its own.
    pub(crate) fn below(&self, id: DocumentId) -> &[DocumentId] {
        self.below.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The other pages whose text readers see together with that of a page: those that it shows, those that show it,
    /// and what these show. None where they are too many.
    pub(crate) fn together(&self, id: DocumentId) -> Option<Vec<DocumentId>> {
        let above = self.above.get(&id).map_or(&[][..], Vec::as_slice);
        if above.len() > MANY {
            return None;
        }
        let beside = above.iter().flat_map(|page| self.below(*page));
        let all: BTreeSet<DocumentId> = above.iter().chain(beside).chain(self.below(id)).copied().collect();
        Some(all.into_iter().filter(|page| *page != id).collect())
    }

    /// Whether a page shows text that is not in the tree, so that it may have more ids and labels.
    pub(crate) fn is_open(&self, id: DocumentId) -> bool {
        self.open.contains(&id)
    }

    /// Whether a plugin makes ids of a page: of the code that it documents, of what a shortcode renders.
    pub(crate) fn has_made_ids(&self, id: DocumentId) -> bool {
        self.made.contains(&id)
    }

    /// Whether a preprocessor defines labels for all pages of a site: many use what none defines.
    pub(super) fn has_made_labels(&self, site: usize) -> bool {
        self.labelled.contains(&site)
    }

    /// Whether other pages show the text of a page.
    pub(crate) fn is_shown_elsewhere(&self, id: DocumentId) -> bool {
        self.above.contains_key(&id)
    }
}

/// How many labels have to be used in vain, and how many of them for each that is used and defined, before a
/// preprocessor of the project's own counts as their definition.
const FEW_LABELS: usize = 6;
const DEFINED_PER_LABEL: usize = 10;

/// The sites with a preprocessor of the project's own whose pages use many labels that none defines.
fn sites_with_made_labels(workspace: &Workspace) -> BTreeSet<usize> {
    let mut labels: BTreeMap<usize, (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for document in &workspace.documents {
        if !workspace.site(document).is_some_and(|site| site.addresses.plugins.labels) {
            continue;
        }
        let (defined, undefined) = labels.entry(document.site).or_default();
        for reference in &document.facts.references {
            let Some(label) = reference.label.as_deref() else { continue };
            match reference.kind {
                ReferenceKind::Undefined => undefined.insert(label),
                ReferenceKind::UndefinedShortcut if label.contains(['`', '.', ':']) => {
                    undefined.insert(label)
                }
                ReferenceKind::Full | ReferenceKind::Collapsed | ReferenceKind::Shortcut => {
                    defined.insert(label)
                }
                _ => false,
            };
        }
    }
    labels.retain(|_, (defined, undefined)| {
        undefined.len() >= FEW_LABELS && undefined.len() * DEFINED_PER_LABEL > defined.len()
    });
    labels.into_keys().collect()
}

/// What a page includes.
struct Include {
    /// The path as written; none where the page does not name a file.
    path: Option<String>,
    /// Whether the path may begin at a folder that only the configuration of a preprocessor names.
    anywhere: bool,
    /// Whether it is a snippet of `PyMdown`: its path begins at a folder of snippets, never at the page.
    snippet: bool,
}

enum Found {
    Page(DocumentId),
    /// A file that gives a page neither ids nor labels.
    Data,
    Nothing,
}

impl Include {
    /// What stands at the path: beside the page, from the site's folders or the root, or by its unique name.
    fn find(
        &self,
        document: &Document,
        workspace: &Workspace,
        by_name: &FxHashMap<String, Vec<Utf8PathBuf>>,
    ) -> Found {
        let (Some(path), Some(site)) = (&self.path, workspace.site(document)) else { return Found::Nothing };
        let mut bases: Vec<&Utf8Path> = site.addresses.snippets.iter().map(Utf8PathBuf::as_path).collect();
        if !self.snippet {
            bases.insert(0, super::folder_of(document.path()));
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
fn read(document: &Document) -> Vec<Include> {
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

/// Whether a directive puts headings or ids on the page that its source does not hold.
fn makes_ids(directive: &Directive, document: &Document, platform: Platform) -> bool {
    let name = directive.name.as_str();
    match directive.kind {
        DirectiveKind::Fenced => MAKERS.iter().any(|maker| name.starts_with(maker)),
        // `::: package.module` of mkdocstrings, `::: mkdocs-click`.
        DirectiveKind::Container | DirectiveKind::Admonition => {
            platform == Platform::Mkdocs
                && document.source.slice(directive.span).trim_start().starts_with(":::")
        }
        // The output of `{{% name %}}` is read as Markdown.
        DirectiveKind::Shortcode => {
            platform == Platform::Hugo
                && !name.starts_with('/')
                && document.source.slice(directive.span).starts_with("{{%")
                && !matches!(name, "ref" | "relref" | "heading" | "code_sample")
                && !document.facts.directives.iter().any(|other| other.name.strip_prefix('/') == Some(name))
        }
        DirectiveKind::Liquid => name == "tableofcontents",
        _ => false,
    }
}

/// Whether a page holds values or calls of a template language, or comments that a hook may make something of:
/// `<!-- md:option name -->`.
fn has_values(document: &Document) -> bool {
    let is_call = |comment: &str| {
        let word = comment.trim_start().split(char::is_whitespace).next().unwrap_or_default();
        word.split_once(':').is_some_and(|(space, name)| !space.is_empty() && !name.is_empty())
    };
    document.facts.directives.iter().any(|directive| directive.kind == DirectiveKind::Liquid)
        || document.source.text().split("<!--").skip(1).any(is_call)
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
