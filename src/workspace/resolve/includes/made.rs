//! What a plugin or a preprocessor makes of a page beyond its text.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{Directive, DirectiveKind, ReferenceKind};
use crate::platform::Platform;
use crate::workspace::{Document, Workspace};

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

/// Whether a directive puts headings or ids on the page that its source does not hold.
pub(super) fn makes_ids(directive: &Directive, document: &Document, platform: Platform) -> bool {
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
pub(super) fn has_values(document: &Document) -> bool {
    let is_call = |comment: &str| {
        let word = comment.trim_start().split(char::is_whitespace).next().unwrap_or_default();
        word.split_once(':').is_some_and(|(space, name)| !space.is_empty() && !name.is_empty())
    };
    document.facts.directives.iter().any(|directive| directive.kind == DirectiveKind::Liquid)
        || document.source.text().split("<!--").skip(1).any(is_call)
}

/// How many labels have to be used in vain, and how many of them for each that is used and defined, before a
/// preprocessor of the project's own counts as their definition.
const FEW_LABELS: usize = 6;
const DEFINED_PER_LABEL: usize = 10;

/// The sites with a preprocessor of the project's own whose pages use many labels that none defines.
pub(super) fn sites_with_made_labels(workspace: &Workspace) -> BTreeSet<usize> {
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
