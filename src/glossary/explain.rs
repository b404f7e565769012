use super::settings::Settings;
use super::{Page, Shape, find};
use crate::config::Config;
use crate::text::Span;

/// Why a page was or was not taken for a glossary, and its lines that were not taken for entries.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The shapes of its entries; empty where it is no glossary.
    pub shapes: Vec<Shape>,
    /// Why, a sentence without its full stop.
    pub reason: String,
    /// Places that were passed over, each with the reason.
    pub passed_over: Vec<(Span, String)>,
}

/// Explains what [`collect`](super::collect) makes of one page.
#[must_use]
pub fn explain(page: Page<'_>, config: &Config) -> Explanation {
    let settings = Settings::new(config);
    match find::on_page(page, settings.of_file(page.source.path())) {
        Ok(found) => Explanation {
            shapes: found.iter().map(|found| found.shape).collect(),
            reason: found.first().map(|found| found.reason.clone()).unwrap_or_default(),
            passed_over: found
                .iter()
                .flat_map(|found| &found.reading.notes)
                .map(|(at, why)| (*at, (*why).to_owned()))
                .collect(),
        },
        Err(reason) => Explanation { shapes: Vec::new(), reason, passed_over: Vec::new() },
    }
}
