//! The `[[glossary]]` entries of the configuration: which setting names a path, and where its terms apply.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{Page, Scope, scope};
use crate::config::{Config, GlossarySetting};

/// The settings with their globs, compiled once.
pub(super) struct Settings<'a> {
    list: Vec<Named<'a>>,
}

/// One setting and the paths that it names.
struct Named<'a> {
    setting: &'a GlossarySetting,
    /// The path as written, without `./` before and `/` behind it.
    path: &'a str,
    glob: Option<Gitignore>,
}

impl<'a> Settings<'a> {
    pub(super) fn new(config: &'a Config) -> Self {
        let named = |setting: &'a GlossarySetting| {
            let path = setting.path.get_ref().trim_start_matches("./").trim_end_matches('/');
            Named { setting, path, glob: glob(path).filter(|_| is_glob(path)) }
        };
        Self { list: config.glossary.iter().map(named).collect() }
    }

    /// The setting that names exactly this file or folder, or whose glob matches it.
    pub(super) fn of(&self, path: &Utf8Path) -> Option<&'a GlossarySetting> {
        let names = |named: &&Named<'_>| {
            let matched = |glob: &Gitignore| glob.matched(path, false).is_ignore();
            named.path == path || named.glob.as_ref().is_some_and(matched)
        };
        self.list.iter().find(names).map(|named| named.setting)
    }

    /// The setting of a file, or of the folder that holds it.
    pub(super) fn of_file(&self, path: &Utf8Path) -> Option<&'a GlossarySetting> {
        let holds = |named: &&Named<'_>| !is_glob(named.path) && path.starts_with(named.path);
        self.of(path).or_else(|| self.list.iter().find(holds).map(|named| named.setting))
    }

    /// Where the terms of the glossary at `path` apply: what its setting says, else what its path says. `files` says
    /// that it is a folder of entries.
    pub(super) fn scope(&self, path: &Utf8Path, files: bool, pages: &[Page<'_>]) -> Scope {
        let said = self.of_file(path).and_then(|setting| setting.scope.as_ref());
        match said {
            Some(glob) => said_scope(glob.get_ref().trim_start_matches("./"), path, files, pages),
            None => scope::of(path, files),
        }
    }
}

/// The scope that a glob says. One of a whole folder (`docs/**`) is that folder; of any other, the pages that it
/// matches are kept.
fn said_scope(text: &str, path: &Utf8Path, files: bool, pages: &[Page<'_>]) -> Scope {
    let folder: Vec<&str> = text.split('/').take_while(|part| !is_glob(part)).collect();
    let folder = folder.join("/");
    let rest = text.strip_prefix(&folder).unwrap_or(text).trim_matches('/');
    let mut scope = scope::of(path, files);
    scope.dir = Utf8PathBuf::from(folder.trim_end_matches('/'));
    if !matches!(rest, "" | "**" | "**/*")
        && let Some(glob) = glob(text)
    {
        let inside = |page: &&Page<'_>| {
            glob.matched_path_or_any_parents(page.source.path().as_std_path(), false).is_ignore()
        };
        let paths: BTreeSet<Utf8PathBuf> =
            pages.iter().filter(inside).map(|page| page.source.path().to_owned()).collect();
        scope.pages = Some(paths.into());
    }
    scope
}

fn is_glob(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

/// The glob, relative to the root; none where it cannot be read, which the configuration's own check reports.
fn glob(text: &str) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new("");
    builder.add_line(None, &format!("/{text}")).ok()?;
    builder.build().ok()
}
