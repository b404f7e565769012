//! The name of what a tree is about, where that is an acronym: its readers came for it.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::page::part_text;
use crate::acronym::{self, Options, base_form};
use crate::workspace::Workspace;

/// The acronyms that the first pages of the tree (README or index, nearest to the root) are titled with: "# QXR — fast
/// queries". Other words after the acronym make it one of many: "# QXR reference".
pub(super) fn names(workspace: &Workspace) -> BTreeSet<String> {
    let depth = |path: &Utf8Path| path.components().count();
    let first_pages = || workspace.documents.iter().filter(|document| is_first_page(document.path()));
    let nearest = first_pages().map(|document| depth(document.path())).min();
    let titles =
        first_pages().filter(|document| Some(depth(document.path())) == nearest).filter_map(|document| {
            let heading = document.facts.headings.first().filter(|heading| heading.level == 1)?;
            Some(heading.parts.iter().map(part_text).collect::<String>())
        });
    titles.filter_map(|title| name_in(title.trim())).collect()
}

fn is_first_page(path: &Utf8Path) -> bool {
    let stem = path.file_stem().unwrap_or_default();
    stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("index")
}

/// The acronym that a title is, or begins with before a dash or the like.
fn name_in(title: &str) -> Option<String> {
    let analysis = acronym::analyse(title, &Options::default());
    let first = analysis.occurrences.first().filter(|first| first.range.start == 0)?;
    let rest = title.get(first.range.end..)?;
    let alone =
        rest.is_empty() || [" — ", " – ", " - ", ": ", " | "].iter().any(|mark| rest.starts_with(mark));
    alone.then(|| base_form(title.get(first.range.clone()).unwrap_or_default()).to_owned())
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn a_title_is_a_name_alone_or_before_a_dash() {
        assert_eq!(name_in("QXR").as_deref(), Some("QXR"));
        assert_eq!(name_in("QXR — fast queries").as_deref(), Some("QXR"));
        assert_eq!(name_in("QXR reference"), None);
        assert_eq!(name_in("The QXR"), None);
    }
}
