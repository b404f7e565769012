//! Wikilinks of Obsidian: `[[Note#Heading]]`, `[[folder/Note#^block]]`, found by the shortest unique path.

use camino::{Utf8Path, Utf8PathBuf};

use super::{Resolver, Target, folder_of};
use crate::tree::join;
use crate::workspace::Document;

impl Resolver<'_> {
    /// Where a wikilink leads, by what stands between its brackets before a `|`.
    #[must_use]
    pub fn wiki(&self, document: &Document, written: &str) -> Target {
        let written = written.trim().trim_end_matches('\\');
        let (name, fragment) = match written.split_once('#') {
            Some((name, fragment)) => (name, Some(fragment)),
            None => match written.split_once('^') {
                Some((name, block)) => (name, Some(block)),
                None => (written, None),
            },
        };
        let name = super::percent_decode(name.trim());
        if name.contains("://") || name.contains("{{") {
            return Target::External;
        }
        let Some(path) = self.note(document, &name) else {
            let folder = folder_of(document.path());
            return Target::MissingFile(
                join(folder, &with_ending(&name)).unwrap_or_else(|| Utf8PathBuf::from(&name)),
            );
        };
        match self.workspace.document(&path) {
            Some((id, _)) => self.anchor(id, fragment.map(last_part)),
            None => Target::File(path),
        }
    }

    /// The file of a note: the page itself, the exact path from the top or beside the page, or the shortest path
    /// that ends with the name, whatever its case.
    fn note(&self, document: &Document, name: &str) -> Option<Utf8PathBuf> {
        if name.is_empty() {
            return Some(document.path().to_owned());
        }
        let top = self.workspace.site(document).map_or(Utf8Path::new(""), |site| &site.dir);
        let exact = [top, folder_of(document.path())].into_iter().find_map(|base| {
            let plain = join(base, name).filter(|path| self.workspace.listing.has_file(path));
            plain.or_else(|| {
                join(base, &with_ending(name)).filter(|path| self.workspace.listing.has_file(path))
            })
        });
        exact.or_else(|| self.shortest(top, name))
    }

    fn shortest(&self, top: &Utf8Path, name: &str) -> Option<Utf8PathBuf> {
        let wanted = name.trim_matches('/').trim_start_matches("./").to_lowercase();
        let last = wanted.rsplit('/').next().unwrap_or(&wanted);
        let candidates = self.workspace.index.by_name.get(last)?;
        let ends = |path: &&Utf8PathBuf| {
            let lower = path.as_str().to_lowercase();
            let stem = lower.strip_suffix(".md").unwrap_or(&lower);
            [stem, lower.as_str()].iter().any(|whole| {
                whole.strip_suffix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
            })
        };
        let inside = candidates.iter().filter(|path| path.starts_with(top)).filter(ends);
        inside.min_by_key(|path| path.components().count()).cloned()
    }
}

/// Of `Heading#Subheading` the last, of `^block` the id.
fn last_part(fragment: &str) -> &str {
    fragment.rsplit('#').next().unwrap_or(fragment).trim_start_matches('^')
}

fn with_ending(name: &str) -> String {
    if name.to_lowercase().ends_with(".md") { name.to_owned() } else { format!("{name}.md") }
}
