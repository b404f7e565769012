//! Jekyll: `_config.yml` (Jekyll 4.4, `lib/jekyll/configuration.rb`).

use super::marker::{Marker, path_of_address, text_at};
use super::{Platform, Site};
use crate::platform::slug::KramdownInput;

/// The site below `source`, unless the file is Jupyter Book's.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    let data = marker.data();
    let book = ["sphinx", "execute", "parse", "launch_buttons"].iter().any(|key| data.get(key).is_some());
    let toc = marker.inside("_toc.yml").is_some_and(|toc| marker.listing.has_file(&toc));
    if book || toc {
        return Vec::new();
    }
    let Some(dir) = marker.inside(text_at(&data, &["source"]).unwrap_or("")) else { return Vec::new() };
    let mut site = Site::of(marker, Platform::Jekyll, dir);
    let plain =
        text_at(&data, &["kramdown", "input"]).is_some_and(|input| input.eq_ignore_ascii_case("kramdown"));
    if plain {
        site.slugs.kramdown = KramdownInput::Kramdown;
    }
    site.addresses.host_path = text_at(&data, &["baseurl"]).map(path_of_address).unwrap_or_default();
    vec![site]
}
