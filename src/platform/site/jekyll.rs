//! Jekyll: `_config.yml` (Jekyll 4.4, `lib/jekyll/configuration.rb`).

use super::marker::{Marker, pairs, path_of_address, text_at};
use super::{Platform, Site};
use crate::facts::Datum;
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
    site.addresses.permalinks = permalinks(&data);
    vec![site]
}

/// The patterns of addresses: of posts, of each collection, and those that are set as defaults for a type.
fn permalinks(data: &Datum) -> Vec<(String, String)> {
    let of_posts = text_at(data, &["permalink"]).map(|pattern| ("posts", pattern));
    let collections = data.get("collections").map(pairs).unwrap_or_default().iter();
    let of_collections =
        collections.filter_map(|(name, set)| Some((name.as_text()?, text_at(set, &["permalink"])?)));
    let defaults = data.get("defaults").map(Datum::items).unwrap_or_default().iter();
    let of_defaults = defaults
        .filter_map(|set| Some((text_at(set, &["scope", "type"])?, text_at(set, &["values", "permalink"])?)));
    let all = of_posts.into_iter().chain(of_collections).chain(of_defaults);
    all.map(|(name, pattern)| (name.to_owned(), pattern.to_owned())).collect()
}
