//! Addresses of Docusaurus 3.

use camino::{Utf8Path, Utf8PathBuf};

use super::{blog_date, joined, text};
use crate::facts::FrontMatter;
use crate::platform::Site;
use crate::tree::join;
use crate::workspace::resolve::folder_of;
use crate::workspace::resolve::numbers::without_number;

/// The addresses of a page (`plugin-content-docs/src/docs.ts`, `slug.ts`, `numberPrefix.ts`).
pub(super) fn addresses(path: &Utf8Path, site: &Site, matter: Option<&FrontMatter>) -> Vec<String> {
    let (versions, path) = version_of(path, site);
    let parts: Vec<&str> = path.components().map(|part| without_number(part.as_str())).collect();
    let bare = Utf8PathBuf::from(parts.join("/")).with_extension("");
    let folder = folder_of(&bare).to_string();
    let name = bare.file_name().unwrap_or_default();
    let is_folder_page =
        matches!(name, "index" | "README" | "readme" | "Index") || folder_of(&bare).file_name() == Some(name);
    let inside = match text(matter, "slug") {
        Some(slug) if slug.starts_with('/') => slug,
        Some(slug) => join(Utf8Path::new(&folder), &slug).map(Utf8PathBuf::into_string).unwrap_or_default(),
        None if is_folder_page => folder,
        None => joined(&folder, &text(matter, "id").unwrap_or_else(|| name.to_owned())),
    };
    let mut addresses: Vec<String> =
        versions.iter().map(|version| joined(&joined(&site.addresses.base, version), &inside)).collect();
    if let Some((date, rest)) = blog_date(&bare) {
        addresses.insert(0, joined(&site.addresses.base, &joined(&date, &rest)));
    }
    addresses
}

/// The versions that a page is shown in, as they stand in an address, and its path within the version.
fn version_of<'p>(path: &'p Utf8Path, site: &Site) -> (Vec<String>, &'p Utf8Path) {
    let mut parts = path.components();
    if site.dir.file_name() == Some("versioned_docs") {
        let version = parts.next().map(|part| part.as_str().trim_start_matches("version-").to_owned());
        return (vec![version.unwrap_or_default(), String::new()], parts.as_path());
    }
    if site.dir.file_name() == Some("i18n") {
        let inside = path.as_str().split_once("/current/").map_or(path, |(_, rest)| Utf8Path::new(rest));
        return (vec![String::new()], inside);
    }
    (vec![String::new(), "next".to_owned()], path)
}
