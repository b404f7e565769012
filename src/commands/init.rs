use std::fmt::Write as _;
use std::io::Write;

use super::CommandError;
use super::load;
use crate::cli::SharedArgs;
use crate::config::FILE_NAMES;
use crate::workspace::Workspace;

/// Writes a commented `glosslint.toml` from what is found in the tree. A file that exists is left alone.
pub(super) fn run(shared: &SharedArgs) -> Result<bool, CommandError> {
    let loaded = load::load(&[], shared)?;
    let path = loaded.root.join(FILE_NAMES[0]);
    if FILE_NAMES.iter().any(|name| loaded.root.join(name).exists()) {
        let message = format!("{path} exists already: it was left as it is");
        return Err(CommandError::Usage(message));
    }
    let workspace = Workspace::build(loaded.tree, loaded.config);
    std::fs::write(&path, text(&workspace))?;
    writeln!(std::io::stderr().lock(), "Wrote {path}.")?;
    Ok(false)
}

fn text(workspace: &Workspace) -> String {
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
        let count = glossary.entries.len();
        let _ = writeln!(text, "\n# {count} entries\n[[glossary]]\npath = {path:?}\nshape = \"{shape}\"");
    }
    let _ = writeln!(
        text,
        "\n# Severities: error, warning, info, off.\n# [rules]\n# unlinked-term = \"warning\""
    );
    text
}
