use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::glossary::{Entry, EntryId, FormKind, Glossary, Shape};
use crate::platform::Platform;
use crate::text::Position;
use crate::workspace::Workspace;

/// What `terms` shows.
#[derive(Debug, Serialize)]
pub(super) struct Terms {
    pub schema: u32,
    pub glossaries: Vec<GlossaryRows>,
}

/// One glossary.
#[derive(Debug, Serialize)]
pub(super) struct GlossaryRows {
    pub path: String,
    pub shape: Shape,
    pub platform: Platform,
    pub language: Option<String>,
    pub terms: Vec<Row>,
}

/// One entry.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub term: String,
    pub aliases: Vec<String>,
    pub acronym: Option<String>,
    pub expansion: Option<String>,
    pub anchor: Option<String>,
    pub href: Option<String>,
    pub path: String,
    pub line: u32,
    pub column: u32,
    pub defined: bool,
    pub status: Option<String>,
    #[serde(rename = "use")]
    pub use_instead: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub see: Option<String>,
    #[serde(skip)]
    pub definition: String,
}

/// The glossaries for which `covered` holds.
pub(super) fn of(workspace: &Workspace, covered: &dyn Fn(&Glossary) -> bool) -> Terms {
    let glossaries = (0..).zip(&workspace.glossaries.list).filter(|(_, glossary)| covered(glossary));
    let rows = glossaries.map(|(index, glossary)| GlossaryRows {
        path: glossary.path.to_string(),
        shape: glossary.shape,
        platform: platform(workspace, glossary),
        language: glossary.scope.language.clone(),
        terms: terms(workspace, index, glossary),
    });
    Terms { schema: 1, glossaries: rows.collect() }
}

/// The entries of the glossary with this number.
fn terms(workspace: &Workspace, number: u32, glossary: &Glossary) -> Vec<Row> {
    let mut named: FxHashMap<&str, usize> = FxHashMap::default();
    glossary.entries.iter().for_each(|entry| *named.entry(&entry.name).or_default() += 1);
    let is_shared = |entry: &Entry| named.get(entry.name.as_str()).is_some_and(|count| *count > 1);
    let entries = (0..).zip(&glossary.entries);
    entries
        .map(|(index, entry)| {
            row(workspace, EntryId { glossary: number, entry: index }, entry, is_shared(entry))
        })
        .collect()
}

fn platform(workspace: &Workspace, glossary: &Glossary) -> Platform {
    let path = glossary.entries.first().map_or(glossary.path.as_path(), |entry| &*entry.path);
    let document = workspace.document(path).map(|(_, document)| document);
    let site = document.and_then(|document| workspace.site(document)).or(workspace.sites.last());
    site.map_or(Platform::Github, crate::platform::Site::platform)
}

/// An entry; `is_shared` tells that another one of the glossary has its name.
fn row(workspace: &Workspace, id: EntryId, entry: &Entry, is_shared: bool) -> Row {
    let position = workspace
        .source(&entry.path)
        .map_or(Position { byte: 0, line: 1, column: 1 }, |source| source.position(entry.name_span.start));
    let told_apart = entry.qualifier.as_ref().filter(|_| is_shared);
    let acronym =
        entry.forms.iter().find(|form| form.kind == FormKind::Acronym).map(|form| form.text.clone());
    let own = crate::glossary::is_acronym_like(&entry.name).then(|| entry.name.clone());
    Row {
        term: match told_apart {
            Some(qualifier) => format!("{} ({qualifier})", entry.name),
            None => entry.name.clone(),
        },
        aliases: entry.forms.iter().skip(1).map(|form| form.text.clone()).collect(),
        acronym: acronym.or(own),
        expansion: entry.expansion.clone(),
        anchor: workspace.entry_anchor(id),
        href: workspace.entry_href(id),
        path: entry.path.to_string(),
        line: position.line,
        column: position.column,
        defined: !entry.definition.is_empty(),
        status: entry.status.as_ref().map(|status| status.word.clone()),
        use_instead: entry.status.as_ref().and_then(|status| status.use_instead.clone()),
        qualifier: entry.qualifier.clone(),
        see: entry.redirect.clone(),
        definition: entry.definition.clone(),
    }
}
