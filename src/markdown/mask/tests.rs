use super::*;
use crate::facts::{DirectiveKind, IdKind, SuppressionScope, Value};

const MDX: Dialect = Dialect { mdx: true, ..DEFAULT };
const OBSIDIAN: Dialect = Dialect { wikilinks: true, ..DEFAULT };
const DEFAULT: Dialect = Dialect { mdx: false, wikilinks: false, description_lists: true, math: true };

/// Masks and checks what must hold of any text.
fn masked<'a>(text: &'a str, dialect: &Dialect) -> Masked<'a> {
    let masked = mask(text, dialect);
    assert_eq!(masked.text.len(), text.len());
    for (before, after) in text.bytes().zip(masked.text.bytes()) {
        assert_eq!(matches!(before, b'\n' | b'\r'), matches!(after, b'\n' | b'\r'), "{text}");
    }
    masked
}

/// The masked text, each line without the white space behind it.
fn shown(text: &str, dialect: &Dialect) -> String {
    masked(text, dialect).text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn assert_masks(text: &str, expected: &str) {
    assert_eq!(shown(text, &DEFAULT), expected, "{text}");
}

fn assert_untouched(text: &str, dialect: &Dialect) {
    let masked = masked(text, dialect);
    assert_eq!(masked.text, text);
    assert_eq!((masked.directives, masked.ids, masked.suppressions), (vec![], vec![], vec![]), "{text}");
}

/// The directives as `name(argument)`.
fn directives(text: &str) -> Vec<(DirectiveKind, String)> {
    let found = masked(text, &DEFAULT).directives;
    found.into_iter().map(|d| (d.kind, format!("{}({})", d.name, d.argument))).collect()
}

fn ids(text: &str, dialect: &Dialect) -> Vec<(IdKind, String)> {
    let found = masked(text, dialect).ids;
    for id in &found {
        assert_eq!(&text[id.span.range()], id.id);
    }
    found.into_iter().map(|id| (id.kind, id.id)).collect()
}

#[test]
fn code_is_left_alone() {
    let texts = [
        "`{{ x }}` and ``a `{term}`b` {% c %}``",
        "```\n{{< x >}}\n(label)=\n<!-- glosslint-disable -->\n```",
        "    {{< x >}}\n\n    !!! note\n        x",
        "> ~~~ sh\n> {{ x }}\n> ~~~",
        "- item\n\n      {% x %}\n\n  ```\n  ::: note\n  ```",
        "<!-- {{ x }}\n\n`{a}` -->",
        "<script>\n\n{{ x }}\n</script>",
        "$a_{{b}}$ and $$\n{{c}}\n$$",
        r"\{{ x }} \[[def: y]]",
        "two `ticks\nover {{ lines }}` here",
    ];
    for text in texts {
        assert_untouched(text, &DEFAULT);
    }
}

#[test]
fn text_that_looks_similar_is_left_alone() {
    let texts = [
        "a {b} c",
        "f(x){y}",
        "{{ open",
        "[[Page: one]]",
        "[@smith2020; @sec-x]",
        "|a|b|\n|-|-|\n|c|d|",
        "a ^b c",
        "import this",
        "x_{i=1}",
        "sum_{i=1}^n a",
        "get /a/{id=1}",
        "is {key=value}",
        "100%% sure %%",
        "=== x",
        "!!! note\nno content",
        "::: \u{e9}",
        "(a)b=",
        "x^2",
        "{}",
        "{.}",
    ];
    for text in texts {
        let masked = masked(text, &DEFAULT);
        assert!(masked.text == text || text == "::: \u{e9}", "{text}: {}", masked.text);
    }
}

#[test]
fn the_head_is_cleared() {
    let text = "\u{feff}---\ntitle: é\nglosslint: {disable: [rule-a, GL201]}\n---\r\nA\0b";
    let masked = masked(text, &DEFAULT);
    assert_eq!(masked.text.trim_start(), "A b");
    let front_matter = masked.front_matter.unwrap();
    assert_eq!(front_matter.data.get("title").unwrap().as_text(), Some("é"));
    assert_eq!(&text[front_matter.data.get("title").unwrap().span.range()], "é");
    let suppression = &masked.suppressions[0];
    assert_eq!(suppression.scope, SuppressionScope::File);
    assert_eq!(
        suppression.rules.iter().map(|(_, at)| &text[at.range()]).collect::<Vec<_>>(),
        ["rule-a", "GL201"]
    );
}

#[test]
fn front_matter_is_data_between_fences() {
    let toml = masked("+++\na = \"b\"\n+++\nx", &DEFAULT);
    assert_eq!(toml.front_matter.unwrap().data.get("a").unwrap().as_text(), Some("b"));
    let broken = masked("---\na: [b\n...\nx", &DEFAULT);
    assert_eq!(broken.front_matter.unwrap().data.value, Value::Null);
    assert_eq!(broken.problems.len(), 1);
    for text in ["---\n\nSome text\n\n---\n", "---\na: b\n", "\n---\na: b\n---\n", "---"] {
        assert!(masked(text, &DEFAULT).front_matter.is_none(), "{text}");
    }
}

#[test]
fn template_tags_become_words_in_text_and_blanks_on_lines() {
    assert_masks("a {{< b >}} c {{d}}", "a XXXXXXXXX c XXXXX");
    assert_masks("[t]({{< ref \"a b\" >}})", "[t](XXXXXXXXXXXXXXXXX)");
    assert_masks("{{< note >}}\ntext\n{{< /note >}}\n", "\ntext\n");
    assert_masks("one\n{{< tip \"x\" >}}\ntwo", "one\nXXXXXXXXXXXXXXX\ntwo");
    assert_masks("{% if a %}\nb {{ c }}\n{% endif %}", "\nb XXXXXXX\n");
    assert_masks("{{< highlight go >}}\n`a\n\n    b\n{{< /highlight >}}\nc", "\n\n\n\n\nc");
    assert_masks("{{< code-toggle file=x >}}\na = \"b\"\n{{< /code-toggle >}}\nc", "\n\n\nc");
    assert_masks("{{#include a.md}}", "XXXXXXXXXXXXXXXXX");
}

#[test]
fn template_tags_are_directives() {
    use DirectiveKind::{Liquid, Shortcode};
    let text =
        "{{< glossary term_id=\"pod\" />}} {{% /x %}} {{</* no */>}} {{ site.a | b }} {%- link c.md -%}";
    let found = directives(text);
    let expected = [
        (Shortcode, "glossary(term_id=\"pod\")"),
        (Shortcode, "/x()"),
        (Liquid, "site.a(| b)"),
        (Liquid, "link(c.md)"),
    ];
    assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn roles_are_masked_with_their_content() {
    let text = "See {term}`the API <api>`, {py:func}``a`b`` and {x} `y`.";
    assert_masks(text, "See XXXXXXXXXXXXXXXXXXXXX, XXXXXXXXXXXXXXXX and {x} `y`.");
    let found = directives(text);
    assert_eq!(found[0], (DirectiveKind::Role, "term(the API <api>)".to_owned()));
    assert_eq!(found[1].1, "py:func(a`b)");
}

#[test]
fn attribute_lists_are_masked_behind_what_they_belong_to() {
    assert_masks("[a](b.md \"t\"){.c key=\"d e\"} x", "[a](b.md \"t\")XXXXXXXXXXXXXX x");
    assert_masks("![a][b]{ width=50% } `c`{.py} **d**{: .e}", "![a][b]XXXXXXXXXXXXX `c`XXXXX **d**XXXXXX");
    assert_masks("a {.b}\n\n- c {: #d}\n", "a XXXX\n\n- c XXXXXX");
    assert_masks("a\n{: .b #c}\n", "a\n");
    assert_masks("# A {#b}\n\nC {#d .e}\n---\n", "# A {#b}\n\nC {#d .e}\n---");
    assert_masks("a {.b} c", "a {.b} c");
    let text = "[a]{#b} x []{#c} [](){#d}\n\n{#e}\nf\n\n```{#g .py}\n```\n";
    let expected = ["b", "c", "d", "e", "g"].map(|id| (IdKind::Attribute, id.to_owned()));
    assert_eq!(ids(text, &DEFAULT), expected);
}

#[test]
fn spec_up_references_are_masked() {
    let text = "[[def: API, the interface]] and [[xref: S, t]] but [[a]]";
    assert_masks(text, "XXXXXXXXXXXXXXXXXXXXXXXXXXX and XXXXXXXXXXXXXX but [[a]]");
    assert_eq!(directives(text)[0], (DirectiveKind::SpecUp, "def(API, the interface)".to_owned()));
}

#[test]
fn fences_of_colons_are_blank() {
    assert_masks(":::note[A *b*]\ntext\n:::\n", "\ntext\n");
    assert_masks("> ::: {.warning #w}\n> text\n> :::", ">\n> text\n>");
    assert_masks("::::{grid} 2\n:gutter: 1\n\n:::{card} A\nb\n:::\n::::\nc", "\n\n\n\nb\n\n\nc");
    assert_masks(":::{code-block} py\na {{ b }}\n:::\n", "\n\n");
    let text = ":::tip[A b]\n:::\n::: {.callout-note}\n:::\n::: details C d\n:::\n:::{note} E\n:::\n";
    let names = directives(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(names, ["tip(A b)", "callout-note(.callout-note)", "details(C d)", "note(E)"]);
}

#[test]
fn directives_of_prose_open_up_and_those_of_code_stay() {
    let text =
        "````{note} T\n---\nname: n\n---\nA `b`\n\n```{glossary}\nTerm\n  what {{ x }}\n```\n````\nC {{ d }}";
    assert_masks(text, "\n\n\n\nA `b`\n\n\nTerm\n  what XXXXXXX\n\n\nC XXXXXXX");
    let masked = masked(text, &DEFAULT);
    let bodies: Vec<_> =
        masked.directives.iter().filter_map(|d| d.body).map(|body| &text[body.range()]).collect();
    assert_eq!(bodies[1], "Term\n  what {{ x }}\n");
    assert!(bodies[0].starts_with("A `b`") && bodies[0].ends_with("```\n"));
    assert_eq!(masked.ids[0].id, "n");
    let code = "```{math}\n:label: eq\na{b}\n```\n";
    assert_masks(code, code.trim_end());
    assert_eq!(ids(code, &DEFAULT), [(IdKind::Label, "eq".to_owned())]);
}

#[test]
fn admonitions_become_list_items() {
    let text = "!!! note \"A b\"\n\n    Text {{ x }}\n\n        code {{ y }}\n\nend";
    assert_masks(text, "-   XXXXXXXXXX\n\n    Text XXXXXXX\n\n        code {{ y }}\n\nend");
    assert_eq!(directives(text)[0], (DirectiveKind::Admonition, "note(A b)".to_owned()));
    assert_eq!(directives("??? \"T\"\n    a")[0].1, "details(T)");
    assert_masks("- a\n\n  ??? tip\n      b\n", "- a\n\n  -   XXX\n      b");
    assert_masks("=== \"Tab\"\n    ```\n    {{ x }}\n    ```\n", "-   XXXXX\n    ```\n    {{ x }}\n    ```");
}

#[test]
fn labels_and_breaks_take_whole_lines() {
    assert_masks("(my label)=\n## A\n\n+++ {\"a\": 1}\nb", "\n## A\n\n\nb");
    assert_eq!(ids("(my label)=\n", &DEFAULT), [(IdKind::Label, "my label".to_owned())]);
}

#[test]
fn mdx_expressions_and_statements_are_masked() {
    let text = "import A from 'a'\nexport const b = {\n\n  c: 1 }\n\n{/* x\n\ny */}\n\nD {e({f: '}'})} <G h={{i: 1}} />";
    let expected = "\n\n\n\n\n\n\n\n\nD XXXXXXXXXXXXX <G h=XXXXXXXX />";
    assert_eq!(shown(text, &MDX), expected);
    assert_untouched("## A {#b}\n\n## C {/* #d */}\n\n`{e}` {f\n", &MDX);
}

#[test]
fn obsidian_comments_and_block_ids_are_masked() {
    let text = "a %%b%% c ^id-1\n\n%%\nd\n\n%%\n- e ^f\n- g\n\n^h\n";
    assert_eq!(shown(text, &OBSIDIAN), "a XXXXX c XXXXX\n\n\n\n\n\n- e XX\n- g\n\n");
    let expected = ["id-1", "f", "h"].map(|id| (IdKind::Block, id.to_owned()));
    assert_eq!(ids(text, &OBSIDIAN), expected);
}

#[test]
fn suppressions_are_read_from_comments() {
    let text = "a <!-- glosslint-disable-next-line rule-a, GL201 -- why -->\n\n<!-- glosslint-disable\n-->\n\n\
                - <!--glosslint-enable: b-->\n\n<!-- other --> <!-- glosslint-disabel x -->";
    let masked = masked(text, &DEFAULT);
    let scopes: Vec<_> = masked.suppressions.iter().map(|s| (s.scope, s.rules.len())).collect();
    use SuppressionScope::{End, NextLine, Start};
    assert_eq!(scopes, [(NextLine, 2), (Start, 0), (End, 1)]);
    assert_eq!(&text[masked.suppressions[0].rules[1].1.range()], "GL201");
    assert!(masked.problems[0].message.contains("glosslint-disabel"));
    let mdx = mask("{/* glosslint-disable-line a */}\n\nb {/* glosslint-disable-file */}", &MDX);
    assert_eq!(mdx.suppressions.len(), 2);
    assert_eq!(mdx.suppressions[0].rules[0].1, Span::new(27, 28));
}

#[test]
fn any_text_keeps_its_length_in_linear_time() {
    let pieces = [
        "{",
        "{{",
        "{{<",
        "{%",
        "[[def:",
        "`",
        "``",
        "](",
        "](a \"",
        "<!--",
        "$",
        "> ",
        "- ",
        "{a ",
        "{#a ",
        "%%",
        "^",
        "!!! a\n",
        "```\n",
        "::: a\n",
        "import {\n\n",
        "{{< code >}}\n",
        "\u{feff}",
        "é{",
        "\\",
        "[^",
        "\t",
        "\r",
        "```{note}\n",
        "{: ",
        "<a b='",
        "$$",
        "[]{#",
        "{a}`",
        "`\n",
        "+++\n",
        "(a)=\n",
        "{\n\n",
        "{'",
        "{`",
        "{/*",
    ];
    let dialects = [DEFAULT, MDX, OBSIDIAN];
    for (index, piece) in pieces.iter().enumerate() {
        let other = pieces[(index * 7 + 3) % pieces.len()];
        for dialect in &dialects {
            masked(&piece.repeat(4000), dialect);
            masked(&format!("{piece}{other}x").repeat(2000), dialect);
        }
    }
}

#[test]
fn component_tags_on_lines_of_their_own_are_blank_in_mdx() {
    let text = "<Tabs id=\"os\"\n  x={[1]}>\n\nText <B/> here.\n\n</Tabs>\n<div>\nraw\n</div>";
    assert_eq!(shown(text, &MDX), "\n\n\nText <B/> here.\n\n\n<div>\nraw\n</div>");
    assert_eq!(ids(text, &MDX), [(IdKind::Html, "os".to_owned())]);
    assert_untouched("<Tabs>\n", &DEFAULT);
    assert_untouched("<Tabs> text\n<unclosed", &MDX);
}
