use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use ignore::gitignore::GitignoreBuilder;

use super::shape::{Draft, data};
use super::{Glossaries, Glossary, Page, Scope, Shape, entry, find, scope, term};
use crate::config::{Config, GlossarySetting};
use crate::text::{Source, Span};

/// Finds the glossaries of a tree and reads their entries and terms. `pages` and `data` are in path order.
#[must_use]
pub fn collect(pages: &[Page<'_>], data: &[Source], config: &Config) -> Glossaries {
    let mut list = Vec::new();
    let by_path: BTreeMap<&Utf8Path, &Page<'_>> =
        pages.iter().map(|page| (page.source.path(), page)).collect();
    let named = |folder: &Utf8Path| {
        setting(config, folder).is_some_and(|setting| setting.shape.is_none_or(|shape| shape == Shape::Files))
    };
    let folders = find::folders(pages, &named);
    for (folder, drafts) in &folders {
        let entries = drafts.iter().cloned().filter_map(|draft| {
            let page = by_path.get(draft.path.as_path()).copied();
            entry::finish(draft, page)
        });
        let scope = scope_of(folder, true, config);
        list.push(Glossary {
            path: folder.clone(),
            shape: Shape::Files,
            scope,
            entries: entries.collect(),
            configured: setting(config, folder).is_some(),
        });
    }
    let mut spec_up: BTreeMap<Utf8PathBuf, Vec<Draft>> = BTreeMap::new();
    for page in pages {
        let path = page.source.path();
        let setting = setting(config, path);
        if setting.is_none()
            && folders.iter().any(|(_, drafts)| drafts.iter().any(|draft| draft.path == path))
        {
            continue;
        }
        let lies_beside = folders.iter().any(|(folder, _)| path.parent() == Some(folder.as_path()));
        if setting.is_none() && lies_beside {
            continue;
        }
        let found = find::on_page(
            *page,
            setting.is_some(),
            setting.and_then(|setting| setting.shape),
            setting.and_then(|setting| setting.level),
        );
        let Ok(found) = found else { continue };
        let is_spec_up = found.reading.drafts.first().is_some_and(
            |draft| matches!(&draft.target, super::EntryTarget::Anchor(id) if id.starts_with("term:")),
        );
        if is_spec_up && found.reading.drafts.len() == 1 {
            let folder = path.parent().unwrap_or(Utf8Path::new("")).to_owned();
            spec_up.entry(folder).or_default().extend(found.reading.drafts);
            continue;
        }
        let entries: Vec<_> =
            found.reading.drafts.into_iter().filter_map(|draft| entry::finish(draft, Some(page))).collect();
        if !entries.is_empty() {
            list.push(Glossary {
                path: path.to_owned(),
                shape: found.shape,
                scope: if found.shape == Shape::Abbr && !find::is_shared(path) && setting.is_none() {
                    // The abbreviations of an ordinary page hold on that page only.
                    Scope { dir: path.to_owned(), ..scope::of(path, false) }
                } else {
                    scope_of(path, false, config)
                },
                entries,
                configured: setting.is_some(),
            });
        }
    }
    for (folder, drafts) in spec_up {
        let entries = drafts.into_iter().filter_map(|draft| {
            let page = by_path.get(draft.path.as_path()).copied();
            entry::finish(draft, page)
        });
        let entries = entries.collect();
        let scope = scope_of(&folder, true, config);
        list.push(Glossary { path: folder, shape: Shape::Directive, scope, entries, configured: false });
    }
    list.extend(data.iter().filter_map(|source| of_data(source, config)));
    list.sort_by(|a, b| a.path.cmp(&b.path));
    list.iter_mut().for_each(term::follow_redirects);
    scope::set_apart(&mut list);
    term::group(list)
}

fn of_data(source: &Source, config: &Config) -> Option<Glossary> {
    let configured = setting(config, source.path());
    if configured.is_none() && !may_be_glossary(source.path()) {
        return None;
    }
    let (shape, drafts) = data::read(source)?;
    let entries: Vec<_> = drafts.into_iter().filter_map(|draft| entry::finish(draft, None)).collect();
    if entries.len() < 2 && configured.is_none() {
        return None;
    }
    let scope = scope_of(source.path(), false, config);
    Some(Glossary { path: source.path().to_owned(), shape, scope, entries, configured: configured.is_some() })
}

/// Whether a data file of this name is read as a glossary without being named.
fn may_be_glossary(path: &Utf8Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_lowercase();
    let words = ["glossar", "glosario", "terminology", "acronyms", "abbreviations", "vocabulary", "lexicon"];
    words.iter().any(|word| stem.contains(word)) || matches!(stem.as_str(), "terms" | "definitions")
}

/// The setting that names `path`: a file, a folder or a glob.
fn setting<'a>(config: &'a Config, path: &Utf8Path) -> Option<&'a GlossarySetting> {
    config.glossary.iter().find(|setting| {
        let wanted = setting.path.get_ref().trim_start_matches("./").trim_end_matches('/');
        path.as_str() == wanted || (wanted.contains(['*', '?', '[']) && glob_matches(wanted, path))
    })
}

fn glob_matches(glob: &str, path: &Utf8Path) -> bool {
    let mut builder = GitignoreBuilder::new("");
    if builder.add_line(None, &format!("/{glob}")).is_err() {
        return false;
    }
    builder.build().is_ok_and(|matcher| matcher.matched(path, false).is_ignore())
}

fn scope_of(path: &Utf8Path, files: bool, config: &Config) -> Scope {
    let mut scope = scope::of(path, files);
    let said = setting(config, path).and_then(|setting| setting.scope.as_ref());
    if let Some(glob) = said {
        let folder: Vec<&str> =
            glob.get_ref().split('/').take_while(|part| !part.contains(['*', '?', '['])).collect();
        scope.dir = Utf8PathBuf::from(folder.join("/"));
    }
    scope
}

/// Why a page was or was not taken for a glossary, and its lines that were not taken for entries.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// Whether it is one, and its shape.
    pub shape: Option<Shape>,
    /// Why, a sentence without its full stop.
    pub reason: String,
    /// Places that were passed over, each with the reason.
    pub passed_over: Vec<(Span, String)>,
}

/// Explains what [`collect`] makes of one page.
#[must_use]
pub fn explain(page: Page<'_>, config: &Config) -> Explanation {
    let setting = setting(config, page.source.path());
    let found = find::on_page(
        page,
        setting.is_some(),
        setting.and_then(|setting| setting.shape),
        setting.and_then(|setting| setting.level),
    );
    match found {
        Ok(found) => {
            Explanation { shape: Some(found.shape), reason: found.reason, passed_over: found.reading.notes }
        }
        Err(reason) => Explanation { shape: None, reason, passed_over: Vec::new() },
    }
}
