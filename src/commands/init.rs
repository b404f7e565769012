use std::fmt::Write as _;
use std::io::Write;

use super::CommandError;
use super::load;
use crate::cli::SharedArgs;
use crate::config::{self, FILE_NAMES};
use crate::glossary::Glossary;
use crate::text::counted;
use crate::workspace::Workspace;

/// Writes a commented `glosslint.toml` from what is found in the tree. A file that exists is left alone.
pub(super) fn run(shared: &SharedArgs) -> Result<bool, CommandError> {
    let loaded = load::load(&[], shared)?;
    let path = loaded.root.join(FILE_NAMES[0]);
    if let Some(name) = FILE_NAMES.iter().find(|name| loaded.root.join(name).exists()) {
        let message = format!("{} exists already: it was left as it is", loaded.root.join(name));
        return Err(CommandError::Usage(message));
    }
    let workspace = Workspace::build(loaded.tree.clone(), loaded.config);
    let all = text(&workspace, &|_| true);
    let pinned = Workspace::build(loaded.tree, config::parse(&path, &all)?);
    let found = &workspace.glossaries.list;
    let alone = |glossary: &Glossary| found.iter().filter(|other| other.path == glossary.path).count() == 1;
    let text = text(&workspace, &|glossary| alone(glossary) && reads_the_same(glossary, &pinned));
    std::fs::write(&path, text).map_err(|error| CommandError::File(path.clone(), error))?;
    writeln!(std::io::stderr().lock(), "Wrote {path}.")?;
    Ok(false)
}

/// Whether a glossary that is named has the entries that it had when it was found, for the same pages.
fn reads_the_same(found: &Glossary, pinned: &Workspace) -> bool {
    let names = |glossary: &Glossary| -> Vec<String> {
        glossary.entries.iter().map(|entry| entry.name.clone()).collect()
    };
    let same = |other: &&Glossary| other.path == found.path && other.shape == found.shape;
    let now = pinned.glossaries.list.iter().find(same);
    now.is_some_and(|now| names(now) == names(found) && now.scope == found.scope)
}

/// The file. A glossary that is not to be pinned is named in a comment.
fn text(workspace: &Workspace, pin: &dyn Fn(&Glossary) -> bool) -> String {
    let mut text = String::from(
        "# What glosslint found. Nothing here is needed: lines without a # only pin it down.\n\n",
    );
    let platforms: Vec<&str> = workspace
        .sites
        .iter()
        .filter(|site| site.marker.is_some())
        .map(|site| site.platform().name())
        .collect();
    let platform = platforms.first().copied().unwrap_or("github");
    let _ = writeln!(
        text,
        "# The platform that shows the pages, detected per site.\n# platform = \"{platform}\"\n"
    );
    let _ = writeln!(
        text,
        "# Files that are no part of the docs, as in .gitignore.\n# exclude = [\"CHANGELOG.md\"]"
    );
    if workspace.glossaries.list.is_empty() {
        let _ = writeln!(
            text,
            "\n# No glossary was found. Name one:\n# [[glossary]]\n# path = \"docs/glossary.md\""
        );
    }
    for glossary in &workspace.glossaries.list {
        let shape = serde_json::to_value(glossary.shape).ok();
        let shape = shape.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let path = if glossary.path.as_str().is_empty() { "." } else { glossary.path.as_str() };
        let mark = if pin(glossary) { "" } else { "# " };
        let entries = counted(glossary.entries.len(), "entry");
        let _ = writeln!(
            text,
            "\n# {entries}\n{mark}[[glossary]]\n{mark}path = {path:?}\n{mark}shape = \"{shape}\""
        );
    }
    let _ = writeln!(
        text,
        "\n# Severities: error, warning, info, off.\n# [rules]\n# unlinked-term = \"warning\""
    );
    text
}
