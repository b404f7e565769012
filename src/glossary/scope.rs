use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use super::{Edition, Glossary, Scope};

/// Languages as folders and file suffixes name them: two letters of ISO 639-1, with a region or a script.
const LANGUAGES: [&str; 58] = [
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "gl", "he",
    "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "lt", "lv", "ml", "mr", "ms", "nb", "nl",
    "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur",
    "uz", "vi", "zh", "nn", "is", "ga", "jp",
];

/// Where the terms of the glossary at `path` apply: its language and version are those that the path names. `files`
/// says that `path` is a folder of entries.
pub(super) fn of(path: &Utf8Path, files: bool) -> Scope {
    let language = path
        .components()
        .find_map(|part| language_of_folder(part.as_str()))
        .or_else(|| if files { None } else { language_of_file(path) });
    let version = folders(path).find_map(|(above, name)| version_in(above, name));
    let dir = dir(path, language.is_some() || version.is_some());
    Scope { dir, language, version, pages: None }
}

impl Scope {
    /// To how many of the pages its terms apply. These are in path order, those below a folder behind each other: a
    /// glossary may hold on its own page only, and every page may have one.
    #[must_use]
    pub fn reach(&self, pages: &[&Utf8Path]) -> u32 {
        let first = pages.partition_point(|path| *path < self.dir.as_path());
        let below = pages.get(first..).unwrap_or_default();
        let last = below.partition_point(|path| path.starts_with(&self.dir));
        let below = below.get(..last).unwrap_or_default();
        u32::try_from(below.iter().filter(|path| self.covers(path)).count()).unwrap_or(u32::MAX)
    }

    /// Whether terms of the scope apply to the page at `path`.
    #[must_use]
    pub fn covers(&self, path: &Utf8Path) -> bool {
        let has = |name: &Option<String>| {
            name.as_ref().is_none_or(|name| {
                let names = |part: &str| part.eq_ignore_ascii_case(name);
                path.components().any(|part| {
                    names(part.as_str()) || language_of_folder(part.as_str()).is_some_and(|part| names(&part))
                }) || language_of_file(path).is_some_and(|language| names(&language))
            })
        };
        (self.dir.as_str().is_empty() || path.starts_with(&self.dir))
            && self.pages.as_ref().is_none_or(|pages| pages.contains(path))
            && has(&self.language)
            && has(&self.version)
    }
}

/// The language and the version of the docs that a page at `path` belongs to, as its path names them.
#[must_use]
pub fn edition_of(path: &Utf8Path) -> Edition {
    let Scope { language, version, .. } = of(path, false);
    Edition { language, version }
}

/// The folder below which they apply: the docs folder that the glossary stands in, so far as a language or version
/// sets it apart; else the whole root.
fn dir(path: &Utf8Path, apart: bool) -> Utf8PathBuf {
    if !apart {
        return Utf8PathBuf::new();
    }
    let mut dir = Utf8PathBuf::new();
    let mut deepest = Utf8PathBuf::new();
    for (above, name) in folders(path) {
        dir.push(name);
        if language_of_folder(name).is_some() || version_in(above, name).is_some() {
            deepest.clone_from(&dir);
        }
    }
    deepest
}

/// Sets glossaries of one file name in several folders apart, where nothing else does: each applies below the
/// highest folder that holds no other of them.
pub(super) fn set_apart(list: &mut [Glossary]) {
    let places: BTreeSet<(Family, Utf8PathBuf)> =
        list.iter().map(|glossary| (family(glossary), glossary.path.clone())).collect();
    let mut held: BTreeMap<(&Family, &Utf8Path), usize> = BTreeMap::new();
    for (family, path) in &places {
        path.ancestors().for_each(|folder| *held.entry((family, folder)).or_default() += 1);
    }
    let set_apart = |glossary: &&mut Glossary| !glossary.configured && glossary.scope.dir.as_str().is_empty();
    for glossary in list.iter_mut().filter(set_apart) {
        let family = family(glossary);
        let holds = |folder| held.get(&(&family, folder)).copied().unwrap_or_default();
        let folders = glossary.path.ancestors().skip(1).filter(|folder| !folder.as_str().is_empty());
        let own = folders.filter(|folder| holds(folder) == 1).last();
        if let Some(own) = own.filter(|_| holds(Utf8Path::new("")) > 1) {
            glossary.scope.dir = own.to_owned();
        }
    }
}

/// What glossaries have in common that are to be set apart: the name of the file, and where they apply.
type Family = (Option<String>, Scope);

fn family(glossary: &Glossary) -> Family {
    (glossary.path.file_name().map(str::to_lowercase), glossary.scope.clone())
}

fn language_of_folder(name: &str) -> Option<String> {
    if is_language(name) {
        return Some(name.to_lowercase().replace('_', "-"));
    }
    // `docs.de`, `docs-fr`
    let suffix = name.rsplit_once('.').map(|(_, suffix)| suffix)?;
    is_language(suffix).then(|| suffix.to_lowercase())
}

/// `glossary.de.md`, `glossary_de.md`, `glossary-zh-CN.md`
fn language_of_file(path: &Utf8Path) -> Option<String> {
    let stem = path.file_stem()?;
    let at = stem.find(['.', '_', '-'])?;
    let suffix = stem.get(at + 1..)?;
    let is_page = stem.get(..at)?.chars().count() > 3;
    (is_page && is_language(suffix)).then(|| suffix.to_lowercase().replace('_', "-"))
}

fn is_language(name: &str) -> bool {
    // Two letters, with two or four more of a region or a script.
    if !matches!(name.as_bytes(), [_, _] | [_, _, b'-' | b'_', _, _] | [_, _, b'-' | b'_', _, _, _, _]) {
        return false;
    }
    let lower = name.to_lowercase().replace('_', "-");
    let (language, region) = lower.split_once('-').map_or((lower.as_str(), None), |(a, b)| (a, Some(b)));
    let region_fits = region.is_none_or(|region| {
        matches!(region.len(), 2 | 4) && region.chars().all(|c| c.is_ascii_alphabetic())
    });
    LANGUAGES.contains(&language) && region_fits
}

/// The names on a path, each with the one above it, if any.
fn folders(path: &Utf8Path) -> impl Iterator<Item = (&str, &str)> {
    let names = || path.components().map(|part| part.as_str());
    std::iter::once("").chain(names()).zip(names())
}

/// The version that a folder is of, by its name and that of the folder above it. Docusaurus keeps every version in
/// `versioned_docs`, or `NAME_versioned_docs`, as `version-` and a name that is free.
fn version_in(above: &str, name: &str) -> Option<String> {
    let is_version = above.ends_with("versioned_docs") && name.starts_with("version-");
    if is_version { Some(name.to_owned()) } else { version_of(name) }
}

/// `2.1`, `v1.x-beta`, `version-3`, `next`.
fn version_of(name: &str) -> Option<String> {
    let has_prefix = |prefix: &&str| name.strip_prefix(*prefix).is_some_and(is_number_with_parts);
    let is_whole = |prefix: &str| {
        name.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && without_digits(rest).is_empty())
    };
    let found = ["", "version-", "version", "v", "release-"].iter().any(has_prefix)
        || is_whole("v")
        || is_whole("version-")
        || matches!(name, "next" | "nightly");
    found.then(|| name.to_owned())
}

fn without_digits(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit())
}

/// A number with one part or more (`.1`, `.x`) and perhaps a word behind a hyphen or a full stop: `1.2-beta`.
fn is_number_with_parts(text: &str) -> bool {
    let is_word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    let mut rest = without_digits(text);
    if rest.len() == text.len() {
        return false;
    }
    while let Some(part) = rest.strip_prefix('.') {
        let behind = part.strip_prefix('x').unwrap_or_else(|| without_digits(part));
        if behind.len() == part.len() {
            return false;
        }
        if behind.is_empty() || behind.strip_prefix(['-', '.']).is_some_and(is_word) {
            return true;
        }
        rest = behind;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_name_languages_and_versions() {
        let said = |path: &str| {
            let scope = of(path.into(), false);
            (scope.language, scope.version, scope.dir.into_string())
        };
        assert_eq!(said("content/de/docs/glossary.md"), (Some("de".into()), None, "content/de".into()));
        assert_eq!(said("docs/glossary.pt-br.md").0, Some("pt-br".into()));
        assert_eq!(said("versioned_docs/version-2.1/glossary.md").1, Some("version-2.1".into()));
        assert_eq!(said("versioned_docs/version-v0.x/glossary.md").1, Some("version-v0.x".into()));
        assert_eq!(said("api_versioned_docs/version-spring/a.md").2, "api_versioned_docs/version-spring");
        assert_eq!(said("docs/version-control/glossary.md").1, None);
        assert_eq!(said("docs/git-glossary.md"), (None, None, String::new()));
    }

    #[test]
    fn versions_are_numbers_with_parts() {
        for name in ["2.1", "v1.2.3", "version-1.x", "release-2.0-beta", "1.2.3a", "v2", "version-7", "next"]
        {
            assert_eq!(version_of(name).as_deref(), Some(name));
        }
        for name in ["2", "v", "1.a", "1.2x", "1.2-", "v1-2", "1.2-a-b", "vision", "release-3"] {
            assert_eq!(version_of(name), None, "{name}");
        }
    }

    #[test]
    fn a_scope_covers_the_pages_of_its_language_version_and_glob() {
        let covers = |glossary: &str, page: &str| of(glossary.into(), false).covers(page.into());
        assert!(covers("docs/glossary.md", "docs/a.md"));
        assert!(covers("content/de/glossary.md", "content/de/a.md"));
        assert!(!covers("content/de/glossary.md", "content/en/a.md"));
        assert!(covers("docs/glossary.fr.md", "docs/guide/start.fr.md"));
        assert!(!covers("docs/glossary.fr.md", "docs/guide/start.md"));
        assert!(!covers("versioned_docs/version-1.0/glossary.md", "docs/a.md"));
        let pages = [Utf8PathBuf::from("docs/a.md")].into_iter().collect::<std::collections::BTreeSet<_>>();
        let narrowed = Scope { pages: Some(pages.into()), ..Scope::default() };
        assert!(narrowed.covers("docs/a.md".into()));
        assert!(!narrowed.covers("docs/b.md".into()));
    }
}
