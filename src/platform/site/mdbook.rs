//! mdBook: `book.toml` (mdBook 0.5, `mdbook-core/src/config.rs`).

use camino::Utf8PathBuf;

use super::marker::{Marker, at, pairs, path_of_address, text_at};
use super::{Platform, Site};

/// The book below the folder of `book.toml`.
pub(super) fn read(marker: &Marker<'_>) -> Vec<Site> {
    let data = marker.data();
    let written = text_at(&data, &["book", "src"]).or_else(|| text_at(&data, &["src"]));
    let Some(dir) = written.and_then(|src| marker.inside(src)).or_else(|| source_folder(marker)) else {
        return Vec::new();
    };
    let mut site = Site::of(marker, Platform::Mdbook, dir);
    let html = |key: &str| text_at(&data, &["output", "html", key]);
    let plain = html("smart-punctuation").or_else(|| html("curly-quotes")) == Some("false");
    site.slugs.mdbook_smart_punctuation = !plain;
    site.addresses.host_path = html("site-url").map(path_of_address).unwrap_or_default();
    let redirects = at(&data, &["output", "html", "redirect"]).map(pairs).unwrap_or_default();
    site.addresses.redirects =
        redirects.iter().filter_map(|(from, _)| from.as_text()).map(path_of_address).collect();
    let preprocessors = at(&data, &["preprocessor"]).map(pairs).unwrap_or_default();
    let commands = preprocessors.iter().filter_map(|(_, settings)| text_at(settings, &["command"]));
    site.addresses.plugins.labels = commands.filter(|command| is_of_project(command)).count() > 0;
    vec![site]
}

/// Whether a preprocessor is a program of the project's own, which may give names of code a place to lead to.
fn is_of_project(command: &str) -> bool {
    let program = command.split_whitespace().next().unwrap_or_default();
    program.contains('/') || matches!(program, "cargo" | "python" | "python3" | "node" | "sh" | "bash")
}

/// `src`, or where that is missing the folder beside that holds the summary.
fn source_folder(marker: &Marker<'_>) -> Option<Utf8PathBuf> {
    if marker.has_folder("src") {
        return marker.inside("src");
    }
    let summaries = marker.listing.files().filter(|file| {
        let is_summary = matches!(file.file_name(), Some("SUMMARY.md" | "SUMMARY.md.in"));
        is_summary && file.starts_with(marker.folder)
    });
    let nearest = summaries.min_by_key(|file| file.components().count());
    nearest.and_then(|file| file.parent()).map(ToOwned::to_owned).or_else(|| marker.inside("src"))
}
