//! mystmd: myst-common 1.10, `utils.ts`, `normalizeLabel` and `createHtmlId`; numbering by myst-transforms,
//! `htmlIds.ts`.

use super::classes::{joined, only};
use super::rendered::Rendering;
use super::{Heading, SlugOptions};

/// The id of a heading's text: lower-case ASCII letters and digits, one hyphen for each run of others, quotes dropped.
pub(super) fn slug(heading: &Heading, _options: &SlugOptions) -> String {
    html_id(&Rendering { html: |tag| tag, line_break: "", ..Rendering::PLAIN }.text(&heading.parts))
}

/// The id of a label.
pub(super) fn html_id(label: &str) -> String {
    let is_quote = |c| matches!(c, '\'' | '‘' | '’' | '"' | '“' | '”');
    let text = only(label, |c| !is_quote(c)).trim().to_lowercase();
    let starts_with_letter = text.starts_with(|c: char| c.is_ascii_lowercase());
    let slug = joined(&text, |c| !matches!(c, 'a'..='z' | '0'..='9'), '-');
    let slug = slug.trim_matches('-');
    match (starts_with_letter, slug) {
        (_, "") if text.is_empty() => String::new(),
        (false, "") => "id".to_owned(),
        (false, slug) => format!("id-{slug}"),
        (true, slug) => slug.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::platform::Platform;
    use crate::platform::slug::tests::assert_ids;

    #[test]
    fn plain_headings() {
        let cases = [
            ("What's new in v2.0?", "whats-new-in-v2-0"),
            ("1. First", "id-1-first"),
            ("Über uns", "id-ber-uns"),
        ];
        assert_ids(Platform::Myst, &cases);
    }
}
