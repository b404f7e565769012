//! Input that nobody writes on purpose, and somebody's machine does.

use crate::harness::{check, files};

/// Checks one page; the harness asserts that spans, threads and fixes hold.
fn survives(text: &str) -> String {
    check(&files(&[("a.md", text), ("glossary.md", "# Glossary\n\n## Work queue\n\nA line.\n")]), &[], true)
        .concise
}

#[test]
fn nesting_without_end() {
    for mark in ["> ", "- ", "* 1. ", "[", "![", "**", "<div>", "{", "(", "`", "::: x\n", "{{", "$", "[^"] {
        survives(&mark.repeat(3_000));
        survives(&format!("{}work queue", mark.repeat(500)));
    }
}

#[test]
fn unclosed_constructs() {
    let texts = [
        "---\ntitle: x",
        "+++\n",
        "```",
        "~~~ {glossary}",
        ":::{note}\nx",
        "<!-- x",
        "<a href=\"",
        "[a](<b",
        "[a]: ",
        "{{< x",
        "{% x",
        "$$",
        "[[",
        "{term}`x",
        "| a |\n|",
        "!!! note",
        "<script>",
        "%%",
        "&#",
        "\\",
        "[^a]:",
    ];
    for text in texts {
        survives(text);
        survives(&format!("work queue {text} work queue\n\n{text}"));
    }
}

#[test]
fn bytes_that_are_no_text() {
    for odd in
        ["\0", "\u{FEFF}", "\r", "\r\n", "\u{2028}", "\u{85}", "\u{202E}", "e\u{301}", "\u{200D}", "\u{FFFC}"]
    {
        survives(odd);
        survives(&format!(
            "{odd}# A{odd}B\n\nWork queue{odd}s use a work{odd}queue [x{odd}](y{odd}.md#z{odd}).{odd}"
        ));
    }
}

#[test]
fn large_blocks() {
    let wide = format!("|{}\n|{}\n|{}\n", "a|".repeat(10_000), "-|".repeat(10_000), "b|".repeat(10_000));
    survives(&wide);
    survives(&"\n".repeat(200_000));
    survives(&"word ".repeat(200_000));
    survives(&"[a](b.md) ".repeat(5_000));
    survives(&"[a] ".repeat(20_000));
}

#[test]
fn terms_that_begin_alike() {
    let mut glossary = "# Glossary\n\n".to_owned();
    for length in 1..200 {
        glossary.push_str(&format!("## {}\n\nA run of letters.\n\n", "ab".repeat(length)));
    }
    check(&files(&[("glossary.md", &glossary), ("a.md", &"ab".repeat(400))]), &[], true);
}
#[test]
fn a_byte_order_mark_and_windows_line_ends_stay() {
    let page = "\u{FEFF}# Page\r\n\r\nThe work queue is full.\r\n";
    let tree = files(&[("a.md", page), ("glossary.md", "# Glossary\n\n## Work queue\n\nA line.\n")]);
    let fixed = check(&tree, &["unlinked-term"], false).fixed.remove("a.md").unwrap();
    assert_eq!(fixed, "\u{FEFF}# Page\r\n\r\nThe [work queue](glossary.md#work-queue) is full.\r\n");
}
