//! Nesting without end, and constructs without their end.

use crate::harness::{check, files};
use crate::hostile::{survives, unread};

#[test]
fn nesting_without_end() {
    for mark in [
        "> ",
        "- ",
        "* 1. ",
        "[",
        "![",
        "**",
        "<div>",
        "{",
        "(",
        "`",
        "::: x\n",
        "{{",
        "{% raw %}",
        "$",
        "[^",
        "[[",
        "{term}`",
        "*_",
        "~~",
        "<!--",
        "<X a={",
        "\\(",
        "!!! a\n    ",
    ] {
        survives(&mark.repeat(3_000));
        survives(&format!("{}work queue", mark.repeat(500)));
    }
}

#[test]
fn nesting_by_lines() {
    let deeper = |line: &dyn Fn(usize) -> String| (0..400).map(line).collect::<String>();
    let pages = [
        deeper(&|depth| format!("{}- item\n", "  ".repeat(depth))),
        deeper(&|depth| format!("{}> quoted\n", "> ".repeat(depth))),
        deeper(&|depth| format!("{} note\n", ":".repeat(depth + 3))),
        deeper(&|depth| format!("{}!!! note\n", "    ".repeat(depth))),
        deeper(&|depth| format!("{}<details>\n\n", " ".repeat(depth % 3))),
        deeper(&|depth| format!("{} a\n", "#".repeat(depth))),
        deeper(&|depth| format!("{{{{< a{depth} >}}}}\n")),
        deeper(&|depth| format!("[^{depth}]: see[^{}]\n\n", depth + 1)),
        deeper(&|depth| format!("Term\n{}: definition\n\n", "  ".repeat(depth))),
    ];
    for page in pages {
        survives(&page);
    }
}

#[test]
fn nesting_in_data_is_bounded_and_told() {
    let depth = 20_000;
    let yaml = [
        format!("a: {}", "[".repeat(depth)),
        format!("a: {}", "{a: ".repeat(depth)),
        format!("a:\n  {}", "- ".repeat(depth)),
        format!("a:\n  {}", "? ".repeat(depth)),
        (0..300).map(|n| format!("{}a:\n", " ".repeat(n))).collect(),
    ];
    for text in yaml {
        let found = unread(&format!("---\n{text}\n---\n# Page\n"));
        let told = found.iter().any(|line| line.starts_with("a.md:") && line.contains("this is not"));
        assert!(told, "{text:.60}: {found:?}");
    }
    for text in [format!("a = {}", "[".repeat(depth)), format!("a = {}", "{b=".repeat(depth))] {
        assert_eq!(unread(&format!("+++\n{text}\n+++\n# Page\n")).len(), 1, "{text:.60}");
    }
    // A dotted key nests too.
    survives(&format!("+++\n{} = 1\n+++\n# Page\n", vec!["a"; depth].join(".")));
    survives(&format!("+++\n[{}]\n+++\n# Page\n", vec!["a"; depth].join(".")));
}

#[test]
fn aliases_of_aliases_are_bounded_and_told() {
    let level = |n: usize| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "));
    let bomb = format!("a0: &a0 [x]\n{}", (1..12).map(level).collect::<String>());
    let found = unread(&format!("---\n{bomb}---\n# Page\n"));
    assert!(found.len() == 1 && found[0].contains("its aliases copy too many values"), "{found:?}");
}

#[test]
fn nesting_in_glossary_data() {
    let depth = 20_000;
    let texts = [
        ("glossary.json", "[".repeat(depth)),
        ("glossary.json", "{\"a\":".repeat(depth)),
        ("glossary.yml", "- ".repeat(depth)),
        ("glossary.html", "<dl>".repeat(depth)),
        ("glossary.html", "<dl><dt>a<dd>".repeat(depth / 10)),
        ("glossary.csv", "\"".repeat(depth)),
    ];
    for (name, text) in &texts {
        check(&files(&[(name, text), ("a.md", "# Page\n")]), &[], true);
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
        "<![CDATA[",
        "<?x",
        "import {",
        "export const a = {",
        "<X a={`",
        "[[def: ",
        "*[a",
        "{#",
        "^",
    ];
    for text in texts {
        survives(text);
        survives(&format!("work queue {text} work queue\n\n{text}"));
    }
}
