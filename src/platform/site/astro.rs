//! Starlight: `astro.config.*` (Starlight 0.36, Astro 5), whose pages have the ids of GitHub
//! (`@astrojs/markdown-remark`, `rehype-collect-headings.ts`).

use super::marker::{Marker, path_of_address};
use super::{Platform, Site, script};

/// The site of the pages in `src/content/docs`.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    let folder = "src/content/docs";
    let Some(dir) = marker.inside(folder).filter(|_| marker.has_folder(folder)) else { return Vec::new() };
    let mut site = Site::of(marker, Platform::Github, dir);
    let addresses = &mut site.addresses;
    addresses.routed = true;
    addresses.base = script::string(marker.text, "base").map(path_of_address).unwrap_or_default();
    addresses.assets.extend(marker.inside("public"));
    let redirects = script::pairs(marker.text, "redirects").unwrap_or_default();
    addresses.redirects = redirects.into_iter().map(|(from, _)| path_of_address(from)).collect();
    vec![site]
}
