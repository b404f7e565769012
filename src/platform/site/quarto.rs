//! Quarto: `_quarto.yml` (Quarto 1.6, schema `project.yml`).

use super::marker::{Marker, text_at};
use super::{Platform, Site};

/// The project below the folder of `_quarto.yml`.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    let mut site = Site::of(marker, Platform::Quarto, marker.folder.to_owned());
    let data = marker.data();
    if data.get("quartodoc").is_some() {
        // Pages of code, made anew before each build (quartodoc 0.11, `autosummary.py`).
        let folder = text_at(&data, &["quartodoc", "dir"]).unwrap_or("reference");
        site.addresses.made.extend(marker.inside(folder));
    }
    vec![site]
}
