//! What `.gitignore` keeps out of the repository: no page that a person wrote, so a build step makes it.

use camino::{Utf8Path, Utf8PathBuf};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::folder_of;
use crate::workspace::Workspace;

/// The rules of all `.gitignore` files of a tree.
pub(super) struct Ignored {
    /// By folder, the deepest first.
    rules: Vec<(Utf8PathBuf, Gitignore)>,
}

impl Ignored {
    /// Reads the files; a line that is no rule holds nothing, as in git.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let files = workspace.data.iter().filter(|file| file.path().file_name() == Some(".gitignore"));
        let mut rules: Vec<(Utf8PathBuf, Gitignore)> = files
            .filter_map(|file| {
                let mut builder = GitignoreBuilder::new("");
                for line in file.text().lines() {
                    let _ = builder.add_line(None, line);
                }
                Some((folder_of(file.path()).to_owned(), builder.build().ok()?))
            })
            .collect();
        rules.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.components().count()));
        Self { rules }
    }

    /// Whether a file is left out, by the deepest rules that speak of it.
    pub(super) fn hold(&self, path: &Utf8Path) -> bool {
        let inside =
            self.rules.iter().filter_map(|(folder, rules)| Some((path.strip_prefix(folder).ok()?, rules)));
        let mut verdicts = inside.map(|(below, rules)| rules.matched_path_or_any_parents(below, false));
        verdicts.find(|verdict| !verdict.is_none()).is_some_and(|verdict| verdict.is_ignore())
    }
}
