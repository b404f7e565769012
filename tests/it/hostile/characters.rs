//! Characters that look like nothing, like each other, or like the end of a line.

use crate::harness::{check, files};
use crate::hostile::survives;

#[test]
fn characters_that_are_no_text() {
    for odd in [
        "\0",
        "\u{FEFF}",
        "\r",
        "\r\n",
        "\u{B}",
        "\u{C}",
        "\u{1C}",
        "\u{85}",
        "\u{2028}",
        "\u{2029}",
        "\u{202E}",
        "\u{2066}",
        "\u{200D}",
        "\u{AD}",
        "\u{FFFC}",
        "\u{FFFE}",
        "\u{10FFFF}",
        "e\u{301}",
        "\u{5E9}\u{5B8}",
        "\u{1F468}\u{200D}\u{1F469}",
    ] {
        survives(odd);
        survives(&format!(
            "{odd}# A{odd}B\n\nWork queue{odd}s use a work{odd}queue [x{odd}](y{odd}.md#z{odd}).{odd}"
        ));
        survives(&format!(
            "---{odd}\na: b{odd}\n---\n```{odd}\n[a](b)\n```\n| a{odd} | b |\n|---|---|{odd}\n"
        ));
    }
}

/// The lines on which a page of text, an odd character, and a broken link is said to be broken.
fn line_of_broken_link(text: &str) -> String {
    let output = check(&files(&[("a.md", text)]), &["broken-link"], false).concise;
    output.split(':').nth(1).unwrap_or_default().to_owned()
}

#[test]
fn lines_end_where_markdown_ends_them() {
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(line_of_broken_link(&format!("One{end}{end}[a](no.md){end}")), "3", "{end:?}");
    }
    for other in ["\u{B}", "\u{C}", "\u{1C}", "\u{85}", "\u{2028}", "\u{2029}"] {
        assert_eq!(line_of_broken_link(&format!("One{other}two [a](no.md)\n")), "1", "{other:?}");
    }
}

#[test]
fn what_takes_whole_lines_ends_where_they_do() {
    for end in ["\n", "\r\n", "\r"] {
        let page = |text: &str| text.replace('\n', end);
        let front_matter = page("---\na: b\n---\n\n[a](no.md)\n");
        assert_eq!(line_of_broken_link(&front_matter), "5", "{end:?}");
        let admonition = page("!!! note\n\n    See [a](no.md).\n");
        let tree = files(&[("a.md", &admonition), ("mkdocs.yml", "markdown_extensions: [admonition]\n")]);
        let said = check(&tree, &["broken-link"], false).concise;
        assert!(said.starts_with("a.md:3:13: "), "{end:?}: {said}");
        let broken = page("---\na: [\n---\n\n# Page\n");
        let said = check(&files(&[("a.md", &broken)]), &["unparsed-content"], false).concise;
        assert!(said.contains("this is not valid YAML"), "{end:?}: {said}");
        let comment = page("<!-- glosslint-disable-next-line broken-link -->\n[a](no.md)\n[b](gone.md)\n");
        assert_eq!(line_of_broken_link(&comment), "3", "{end:?}");
    }
}

#[test]
fn a_lone_carriage_return_keeps_its_place_in_a_fix() {
    let page = "# Page\r\rThe work queue is full.\r";
    let tree = files(&[("a.md", page), ("glossary.md", "# Glossary\r\r## Work queue\r\rA line.\r")]);
    let fixed = check(&tree, &["unlinked-term"], false).fixed.remove("a.md").unwrap();
    assert_eq!(fixed, "# Page\r\rThe [work queue](glossary.md#work-queue) is full.\r");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_stay() {
    let page = "\u{FEFF}# Page\r\n\r\nThe work queue is full.\r\n";
    let tree = files(&[("a.md", page), ("glossary.md", "# Glossary\n\n## Work queue\n\nA line.\n")]);
    let fixed = check(&tree, &["unlinked-term"], false).fixed.remove("a.md").unwrap();
    assert_eq!(fixed, "\u{FEFF}# Page\r\n\r\nThe [work queue](glossary.md#work-queue) is full.\r\n");
}

#[test]
fn nul_bytes_move_nothing() {
    let page = "A\0 \0b\0, the work\0 queue [a\0](no.md) and the work queue.\n";
    let tree = files(&[("a.md", page), ("glossary.md", "# Glossary\n\n## Work queue\n\nA line.\n")]);
    let outcome = check(&tree, &["unlinked-term", "broken-link"], false);
    let places: Vec<u32> = outcome.found.iter().map(|finding| finding.at.span.start).collect();
    let at = |text: &str| u32::try_from(page.rfind(text).unwrap()).unwrap();
    assert_eq!(places, [at("no.md"), at("work queue")]);
    assert_eq!(outcome.fixed["a.md"], page.replace("work queue.", "[work queue](glossary.md#work-queue)."));
}

#[test]
fn a_nul_byte_is_read_as_a_space() {
    let page = "# A\0page\n\nThe work\0queue is full, see [it](#a-page).\n";
    let tree = files(&[("a.md", page), ("glossary.md", "# Glossary\n\n## Work queue\n\nA line.\n")]);
    let outcome = check(&tree, &["unlinked-term", "broken-anchor"], false);
    assert_eq!(outcome.fixed["a.md"], page.replace("work\0queue", "[work\0queue](glossary.md#work-queue)"));
    assert_eq!(outcome.found.len(), 1, "{}", outcome.concise);
}

#[test]
fn ids_that_look_alike_are_not_alike() {
    // The second letter of the fragment is Cyrillic.
    let tree = files(&[("a.md", "[a](b.md#page) [b](b.md#p\u{430}ge)\n"), ("b.md", "# Page\n")]);
    let output = check(&tree, &["broken-anchor"], false).concise;
    assert_eq!(output.lines().count(), 1, "{output}");
    assert!(output.starts_with("a.md:1:"), "{output}");
}

#[test]
fn text_that_runs_from_right_to_left_is_linked_as_it_stands() {
    const TERM: &str = "\u{5EA}\u{5D5}\u{5E8} \u{5E2}\u{5D1}\u{5D5}\u{5D3}\u{5D4}";
    let glossary = format!("# Glossary\n\n## {TERM}\n\nA line.\n");
    let page = |term: &str| format!("\u{202B}\u{5D0}\u{5EA} {term}\u{202C} \u{2066}x\u{2069}.\n");
    let tree = files(&[("a.md", &page(TERM)), ("glossary.md", &glossary)]);
    let fixed = check(&tree, &["unlinked-term"], true).fixed.remove("a.md").unwrap();
    assert_eq!(fixed, page(&format!("[{TERM}](glossary.md#{})", TERM.replace(' ', "-"))));
}

#[test]
fn a_term_is_not_cut_out_of_a_combined_character() {
    // The last letter of the word carries an accent of its own: it is another word.
    let page = "A work queue\u{301} is none.\n";
    let tree = files(&[("a.md", page), ("glossary.md", "# Glossary\n\n## Work queue\n\nA line.\n")]);
    let outcome = check(&tree, &["unlinked-term"], true);
    assert_eq!(outcome.fixed["a.md"], page);
}

#[test]
fn a_heading_right_below_a_definition_is_placed_between_characters() {
    let glossary =
        "# Glossary\n\n[d]: glossary.md\n---\ntitle-next-line \u{202E}0ry\n---\n# Glossary\n\n## Wo";
    check(&files(&[("a.md", "# Page\n\n[d]\n"), ("glossary.md", glossary)]), &["all"], true);
}
