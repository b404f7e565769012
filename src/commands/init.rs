use std::io::Write;

use super::CommandError;
use super::load;
use crate::cli::SharedArgs;
use crate::config::{self, FILE_NAMES};
use crate::glossary::Glossary;
use crate::platform::{Platform, Site};
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
    let known = workspace.sites.iter().find(|site| site.marker.is_some());
    let platform = known.map_or(Platform::Github, Site::platform);
    let glossaries: String =
        workspace.glossaries.list.iter().map(|glossary| section(glossary, pin(glossary))).collect();
    let glossaries = match glossaries.as_str() {
        "" => "\n# No glossary was found. Name one:\n# [[glossary]]\n# path = \"docs/glossary.md\"\n",
        found => found,
    };
    format!(
        "# What glosslint found. Nothing here is needed: lines without a # only pin it down.\n\n\
         # The platform that shows the pages, detected per site.\n# platform = \"{platform}\"\n\n\
         # Files that are no part of the docs, as in .gitignore.\n# exclude = [\"CHANGELOG.md\"]\n\
         {glossaries}\n\
         # Severities: error, warning, info, off.\n# [rules]\n# unlinked-term = \"warning\"\n"
    )
}

/// The lines about a glossary, as a comment where it is not to be pinned.
fn section(glossary: &Glossary, is_pinned: bool) -> String {
    let path = if glossary.path.as_str().is_empty() { "." } else { glossary.path.as_str() };
    let entries = counted(glossary.entries.len(), "entry");
    let (mark, shape) = (if is_pinned { "" } else { "# " }, glossary.shape);
    format!("\n# {entries}\n{mark}[[glossary]]\n{mark}path = {path:?}\n{mark}shape = \"{shape}\"\n")
}
