use std::cell::LazyCell;
use std::collections::BTreeSet;

use ignore::gitignore::GitignoreBuilder;
use serde::Deserialize;
use toml::Spanned;

use crate::config::regular_expression;
use crate::diagnostic::Location;
use crate::rule::{Finding, Reporter, Rule};
use crate::text::Span;
use crate::workspace::Workspace;

/// GL902
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct UnusedSetting {}

impl Rule for UnusedSetting {
    fn check_workspace(&self, workspace: &Workspace, report: &mut Reporter) {
        let config = &workspace.config;
        let mut say = |setting: &Spanned<String>, what: &str| report_unused(workspace, setting, what, report);
        for glob in config.exclude.iter().filter(|glob| !matches_file(workspace, glob)) {
            say(glob, "excludes no file");
        }
        for setting in &config.glossary {
            if !matches_file(workspace, &setting.path) {
                say(&setting.path, "is the path of no file, so there is no glossary");
            } else if !has_entries(workspace, &setting.path) {
                say(&setting.path, "names no text that has the form of entries, so there is no glossary");
            }
        }
        let scopes = config.glossary.iter().filter_map(|setting| setting.scope.as_ref());
        for scope in scopes.filter(|scope| !matches_page(workspace, scope)) {
            say(scope, "holds no page, so the terms of this glossary apply nowhere");
        }
        let paths = config.overrides.iter().flat_map(|entry| &entry.paths);
        for glob in paths.filter(|glob| !matches_page(workspace, glob)) {
            say(glob, "matches no page, so these settings apply nowhere");
        }
        let used = LazyCell::new(|| acronyms(workspace));
        for acronym in config.acronyms.ignore.iter().filter(|name| !used.contains(name.get_ref().as_str())) {
            say(acronym, "is an acronym that no page uses");
        }
        let terms = LazyCell::new(|| terms(workspace));
        for term in
            config.terms.overrides.keys().filter(|name| !terms.contains(&name.get_ref().to_lowercase()))
        {
            say(term, "is a term that no glossary has");
        }
        for pattern in
            config.links.extra_anchors.iter().filter(|pattern| !matches_fragment(workspace, pattern))
        {
            say(pattern, "matches the anchor of no link");
        }
    }
}

fn report_unused(workspace: &Workspace, setting: &Spanned<String>, what: &str, report: &mut Reporter) {
    let Some(path) = &workspace.config.path else { return };
    let at = setting.span();
    let name = setting.get_ref();
    report.report(
        Finding::new(
            Location::new(path.as_path(), Span::new(at.start, at.end)),
            format!("`{name}` {what}: the setting does nothing"),
        )
        .help("correct it, or remove it before it misleads someone")
        .data("setting", name.as_str()),
    );
}

/// Whether a glob of the configuration matches a file, a page or not.
fn matches_file(workspace: &Workspace, glob: &Spanned<String>) -> bool {
    matches(glob, workspace.listing.files())
}

/// Whether the path of a setting is that of a glossary which was found, or holds one.
fn has_entries(workspace: &Workspace, glob: &Spanned<String>) -> bool {
    let found = &workspace.glossaries.list;
    matches(glob, found.iter().map(|glossary| glossary.path.as_path()))
        || matches(glob, found.iter().flat_map(|glossary| &glossary.entries).map(|entry| &*entry.path))
}

/// Whether a glob of the configuration matches a page.
fn matches_page(workspace: &Workspace, glob: &Spanned<String>) -> bool {
    matches(glob, workspace.documents.iter().map(crate::workspace::Document::path))
}

fn matches<'a>(glob: &Spanned<String>, mut paths: impl Iterator<Item = &'a camino::Utf8Path>) -> bool {
    let mut builder = GitignoreBuilder::new("");
    // A glob that cannot be read is an error of the configuration and told there.
    if builder.add_line(None, glob.get_ref().trim_start_matches('!').trim_start_matches("./")).is_err() {
        return true;
    }
    let Ok(globs) = builder.build() else { return true };
    paths.any(|path| globs.matched_path_or_any_parents(path, false).is_ignore())
}

/// Every acronym in the text of the tree.
fn acronyms(workspace: &Workspace) -> BTreeSet<&str> {
    let mut used = BTreeSet::new();
    for document in &workspace.documents {
        for run in document.acronyms() {
            let Some(prose) = document.facts.prose.get(run.prose as usize) else { continue };
            used.extend(
                run.analysis.occurrences.iter().filter_map(|found| prose.text.get(found.range.clone())),
            );
        }
    }
    used
}

/// The names of all terms, lower case.
fn terms(workspace: &Workspace) -> BTreeSet<String> {
    workspace.glossaries.terms.iter().map(|term| term.name.to_lowercase()).collect()
}

fn matches_fragment(workspace: &Workspace, pattern: &Spanned<String>) -> bool {
    let Ok(pattern) = regular_expression(pattern.get_ref()) else { return true };
    let links = workspace.documents.iter().flat_map(|document| &document.links);
    links.filter_map(|link| link.destination.split_once('#')).any(|(_, fragment)| pattern.is_match(fragment))
}
