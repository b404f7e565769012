//! Addresses of Hugo.

use camino::{Utf8Path, Utf8PathBuf};

use super::{aliases, joined, plain, text};
use crate::facts::FrontMatter;
use crate::platform::Site;
use crate::workspace::resolve::folder_of;

/// The addresses of a page (`resources/page/page_paths.go` and `pagemeta`): lower case, spaces as hyphens.
pub(super) fn addresses(path: &Utf8Path, site: &Site, matter: Option<&FrontMatter>) -> Vec<String> {
    let mut stem = path.with_extension("");
    let language = stem
        .extension()
        .filter(|ending| site.addresses.languages.iter().any(|l| l == ending))
        .map(str::to_owned);
    if language.is_some() {
        stem = stem.with_extension("");
    }
    let base = language.unwrap_or_else(|| site.addresses.base.clone());
    let place = plain(&Utf8PathBuf::from(format!("{stem}.md")));
    let place = match text(matter, "slug") {
        Some(slug) => joined(folder_of(Utf8Path::new(&place)).as_str(), &slug),
        None => place,
    };
    let by_path = || joined(&base, &place).to_lowercase().replace(' ', "-");
    let mut addresses = vec![text(matter, "url").unwrap_or_else(by_path)];
    addresses.extend(aliases(matter).into_iter().map(|alias| joined(&base, &alias)));
    addresses.extend(aliases(matter));
    addresses
}
