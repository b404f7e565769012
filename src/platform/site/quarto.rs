//! Quarto: `_quarto.yml` (Quarto 1.6, schema `project.yml`).

use super::marker::Marker;
use super::{Platform, Site};

/// The project below the folder of `_quarto.yml`.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    vec![Site::of(marker, Platform::Quarto, marker.folder.to_owned())]
}
