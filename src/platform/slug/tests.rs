//! Helpers for the tests of each algorithm, and tests of what they share.

use clap::ValueEnum;

use super::*;

pub(super) fn text(text: &str) -> Part {
    Part::Text(text.to_owned())
}

pub(super) fn code(code: &str) -> Part {
    Part::Code(code.to_owned())
}

pub(super) fn html(tag: &str) -> Part {
    Part::Html(tag.to_owned())
}

pub(super) fn image(alt: &str) -> Part {
    Part::Image(alt.to_owned())
}

/// The ids of a document's headings, each of them plain text at level 2; empty where there is none.
pub(super) fn ids(platform: Platform, options: &SlugOptions, headings: &[&str]) -> Vec<String> {
    let parts: Vec<_> = headings.iter().map(|heading| [text(heading)]).collect();
    let sources: Vec<_> =
        std::iter::zip(headings, &parts).map(|(raw, parts)| HeadingSource { level: 2, raw, parts }).collect();
    heading_ids(platform, options, &sources).into_iter().map(|id| id.id.unwrap_or_default()).collect()
}

/// The id of the only heading of a document, with default options.
pub(super) fn id(platform: Platform, raw: &str, parts: &[Part]) -> String {
    let heading = HeadingSource { level: 2, raw, parts };
    heading_ids(platform, &SlugOptions::default(), &[heading]).into_iter().filter_map(|id| id.id).collect()
}

/// Checks plain headings, each in a document of its own.
#[track_caller]
pub(super) fn assert_ids(platform: Platform, cases: &[(&str, &str)]) {
    for (heading, expected) in cases {
        assert_eq!(id(platform, heading, &[text(heading)]), *expected, "{heading} on {platform}");
    }
}

#[test]
fn a_second_heading_is_numbered_as_its_platform_does() {
    let second =
        |platform| ids(platform, &SlugOptions::default(), &["Hello World", "Hello World"]).pop().unwrap();
    assert_eq!(second(Platform::Github), "hello-world-1");
    assert_eq!(second(Platform::Mkdocs), "hello-world_1");
    assert_eq!(second(Platform::Sphinx), "id1");
    assert_eq!(second(Platform::Azure), "hello-world");
}

#[test]
fn an_empty_id_is_none_but_counts() {
    let parts = [text("!!!")];
    let heading = HeadingSource { level: 1, raw: "!!!", parts: &parts };
    let ids = heading_ids(Platform::Github, &SlugOptions::default(), &[heading, heading]);
    let expected = [None, Some("-1".to_owned())].map(|id| HeadingId { id, explicit: false });
    assert_eq!(ids, expected);
}

#[test]
fn display_text_leaves_the_notation_out() {
    let raw = "The `x` tea {#tea}";
    let parts = [text("The "), code("x"), text(" tea {#tea}")];
    let shown = |platform| heading_text(platform, &SlugOptions::default(), raw, &parts);
    assert_eq!(shown(Platform::Mdbook), "The x tea");
    assert_eq!(shown(Platform::Github), "The x tea {#tea}");
}

#[test]
fn the_range_of_the_notation_is_in_bytes() {
    let raw = "Thé {#tea}";
    let notation = id_notation(Platform::Hugo, &SlugOptions::default(), raw).unwrap();
    assert_eq!(raw.get(notation.range), Some("{#tea}"));
}

#[test]
fn no_heading_makes_any_platform_fail() {
    let odd = [
        "",
        "{",
        "}",
        "{}",
        "{#}",
        "{#a}",
        "\\{#a}",
        ":a",
        "::",
        "{/* */}",
        "<!-- # -->",
        "\u{301}{.é}",
        "\\",
    ];
    for &platform in Platform::value_variants() {
        assert_eq!(ids(platform, &SlugOptions::default(), &odd).len(), odd.len());
    }
}
