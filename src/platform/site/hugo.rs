//! Hugo: `hugo.*`, `config.*` and `config/_default/*` (Hugo 0.111 to 0.150, `config/allconfig`).

use camino::{Utf8Path, Utf8PathBuf};

use super::marker::{Marker, pairs, path_of_address, text_at};
use super::{Platform, Site};
use crate::facts::Datum;
use crate::platform::slug::HugoIdType;
use crate::tree::join;

/// The content folders of a site: one, or one per language.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    let project = project(marker.folder);
    let data = marker.data();
    if !is_hugo(marker, project, &data) {
        return Vec::new();
    }
    let setting = |name: &str| data.get(name).cloned().or_else(|| split_settings(marker, name));
    let languages = setting("languages");
    let names: Vec<String> = languages
        .as_ref()
        .map(pairs)
        .unwrap_or_default()
        .iter()
        .filter_map(|(name, _)| name.as_text().map(str::to_owned))
        .collect();
    let module = setting("module");
    let folders = folders(marker, project, &data, languages.as_ref(), &names, module.as_ref());
    let site = |(folder, base): (String, String)| {
        let mut site = Site::of(marker, Platform::Hugo, join(project, &folder)?);
        site.slugs.hugo_id_type = id_type(setting("markup").as_ref());
        let addresses = &mut site.addresses;
        project.clone_into(&mut addresses.project);
        addresses.host_path = text_at(&data, &["baseURL"]).map(path_of_address).unwrap_or_default();
        addresses.base = base;
        addresses.assets = assets(project, &data);
        addresses.languages.clone_from(&names);
        Some(site)
    };
    folders.into_iter().filter_map(site).collect()
}

/// The content folders of a project, each with the part of the address that its language adds.
fn folders(
    marker: &Marker<'_>,
    project: &Utf8Path,
    data: &Datum,
    settings: Option<&Datum>,
    languages: &[String],
    module: Option<&Datum>,
) -> Vec<(String, String)> {
    let default = text_at(data, &["defaultContentLanguage"]).unwrap_or("en");
    let in_folder = text_at(data, &["defaultContentLanguageInSubdir"]) == Some("true");
    let main = text_at(data, &["contentDir"]).unwrap_or("content");
    let base_of = |language: &str| if language == default && !in_folder { "" } else { language }.to_owned();
    let mut folders: Vec<(String, String)> = mounts(module)
        .map(|(folder, language)| (folder.to_owned(), language.map(base_of).unwrap_or_default()))
        .collect();
    for language in languages {
        let path = settings.and_then(|settings| text_at(settings, &[language, "contentDir"]));
        let guess = format!("{main}/{language}");
        let guessed = || {
            join(project, &guess).is_some_and(|dir| marker.listing.has_folder(&dir)).then_some(guess.as_str())
        };
        if let Some(path) = path.or_else(guessed) {
            folders.push((path.to_owned(), base_of(language)));
        }
    }
    folders.push((main.to_owned(), String::new()));
    folders
}

/// Settings that stand in a file of their own in `config/_default`.
fn split_settings(marker: &Marker<'_>, name: &str) -> Option<Datum> {
    let folder = if marker.folder.file_name() == Some("_default") { "" } else { "config/_default/" };
    let files = ["toml", "yaml", "yml", "json"].map(|ending| format!("{folder}{name}.{ending}"));
    files.iter().map(|file| marker.data_of(file)).find(|data| !pairs(data).is_empty())
}

/// The folders that are mounted as content, each with its language if it has one of its own.
fn mounts(module: Option<&Datum>) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mounts = module.and_then(|module| module.get("mounts")).map(Datum::items).unwrap_or_default();
    let is_content = |mount: &&Datum| text_at(mount, &["target"]) == Some("content");
    let parts = |mount| Some((text_at(mount, &["source"])?, text_at(mount, &["lang"])));
    mounts.iter().filter(is_content).filter_map(parts)
}

/// The project of a configuration in `folder`: `config/_default` belongs to what is two levels up.
fn project(folder: &Utf8Path) -> &Utf8Path {
    let nested = folder.file_name() == Some("_default");
    let up = if nested { folder.parent().and_then(Utf8Path::parent) } else { Some(folder) };
    up.unwrap_or(Utf8Path::new(""))
}

/// Whether a file of a name that other programs use too is Hugo's.
fn is_hugo(marker: &Marker<'_>, project: &Utf8Path, data: &Datum) -> bool {
    let known = ["baseURL", "contentDir", "languages", "theme", "markup", "module", "defaultContentLanguage"];
    let has_key = known.iter().any(|key| data.get(key).is_some());
    let main = text_at(data, &["contentDir"]).unwrap_or("content");
    let has_content = join(project, main).is_some_and(|dir| marker.listing.has_folder(&dir));
    let named = marker.name.starts_with("hugo.");
    has_content && (named || has_key)
}

fn id_type(markup: Option<&Datum>) -> HugoIdType {
    match markup.and_then(|markup| text_at(markup, &["goldmark", "parser", "autoHeadingIDType"])) {
        Some("github-ascii") => HugoIdType::GithubAscii,
        Some("blackfriday") => HugoIdType::Blackfriday,
        _ => HugoIdType::Github,
    }
}

/// The folders of static files.
fn assets(project: &Utf8Path, data: &Datum) -> Vec<Utf8PathBuf> {
    let written = data.get("staticDir").map(Datum::items).unwrap_or_default();
    let mut names: Vec<&str> = written.iter().filter_map(Datum::as_text).collect();
    names.extend(["static", "assets"]);
    names.into_iter().filter_map(|name| join(project, name)).collect()
}
