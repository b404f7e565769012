//! VitePress and VuePress: `.vitepress/config.*`, `.vuepress/config.*` (VitePress 1.6, VuePress 2).

use super::marker::{Marker, path_of_address};
use super::{Platform, Site, script};

/// The site whose pages stand beside the marker, or in its `srcDir`.
pub(super) fn read(marker: &Marker<'_>, platform: Platform) -> Vec<Site> {
    let source = script::string(marker.text, "srcDir").unwrap_or("");
    let Some(dir) = marker.inside(source) else { return Vec::new() };
    let mut site = Site::of(marker, platform, dir.clone());
    let addresses = &mut site.addresses;
    addresses.host_path = script::string(marker.text, "base").map(path_of_address).unwrap_or_default();
    addresses.assets = vec![dir.join("public"), marker.path.join("public")];
    let rewrites = script::pairs(marker.text, "rewrites");
    // A function gives addresses that are not known without running it.
    addresses.plugins.pages = rewrites.is_none() && script::has(marker.text, "rewrites");
    let owned = |(from, to): (&str, &str)| (from.to_owned(), to.to_owned());
    addresses.rewrites = rewrites.unwrap_or_default().into_iter().map(owned).collect();
    vec![site]
}
