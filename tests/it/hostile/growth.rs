//! Work that grows faster than the input: each case is measured at one size and at four times the size.

use glosslint::config::Terms;
use glosslint::engine::{self, Selection};
use glosslint::fix::{self, FixOptions};
use glosslint::glossary::{Form, FormKind, Glossaries, Matcher, Scope, Term};

use crate::harness::{Files, files};

/// How much more four times the input may cost. Quadratic work costs sixteen times as much.
const LIMIT: f64 = 9.0;

/// What takes less than these nanoseconds tells nothing about its growth.
const SHORT: f64 = 50e6;

/// The time in nanoseconds that this thread has run; none where the system does not tell. Other programs on the
/// machine do not count.
fn own_time() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok()
}

/// The time that some work takes on one thread.
fn cost(work: impl FnOnce() + Send) -> Option<f64> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        let start = own_time()?;
        work();
        Some(own_time()? - start)
    })
}

/// Asserts that the check of `tree(4 * n)` costs about four times that of `tree(n)`.
fn grows_with_its_size(name: &str, n: usize, tree: impl Fn(usize) -> Files) {
    part_grows_with_its_size(name, n, tree, |files| {
        let workspace = crate::harness::workspace(files);
        engine::check(&workspace, &Selection::default()).unwrap();
    });
}

/// Asserts that `work` on `input(4 * n)` costs about four times that on `input(n)`: the best of three tries, since
/// memory and caches have moods. For work that is too small a part of a check to be seen in it.
pub fn part_grows_with_its_size<T: Sync>(
    name: &str,
    n: usize,
    input: impl Fn(usize) -> T,
    work: impl Fn(&T) + Sync,
) {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let (small, large) = (input(n), input(4 * n));
        let (Some(one), Some(four)) = (cost(|| work(&small)), cost(|| work(&large))) else { return };
        best = best.min(four / one);
        if best < LIMIT || four < SHORT {
            return;
        }
    }
    panic!("{name}: four times the input costs {best:.1} times as much");
}

pub fn page(text: String) -> Files {
    let glossary = "# Glossary\n\n## Work queue\n\nWhere work waits.\n\n## Lease\n\nA promise.\n".to_owned();
    Files::from([("a.md".to_owned(), text), ("glossary.md".to_owned(), glossary)])
}

pub fn repeated(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).map(line).collect()
}

#[test]
fn lines() {
    grows_with_its_size("one line", 20_000, |n| page("a word ".repeat(n)));
    grows_with_its_size("one word", 100_000, |n| page("a".repeat(n)));
    grows_with_its_size("short lines", 20_000, |n| page("x\n".repeat(n)));
    grows_with_its_size("empty lines", 50_000, |n| page("\n".repeat(n)));
    grows_with_its_size("short paragraphs", 5_000, |n| page("x\n\n".repeat(n)));
    grows_with_its_size("mentions", 1_000, |n| page("The work queue is full. ".repeat(n)));
    grows_with_its_size("mentions without a space", 2_500, |n| page("lease,".repeat(n)));
    grows_with_its_size("acronyms without a space", 3_000, |n| {
        page(repeated(n, |i| format!("A{},", word(i).to_uppercase())))
    });
    grows_with_its_size("acronyms", 1_000, |n| page(repeated(n, |i| format!("An ABC and XY{i} too. "))));
}

#[test]
fn blocks() {
    grows_with_its_size("columns", 500, |n| {
        page(format!("|{}\n|{}\n|{}\n", "a|".repeat(n), "-|".repeat(n), "work queue|".repeat(n)))
    });
    grows_with_its_size("rows", 500, |n| page(format!("|a|b|\n|-|-|\n{}", "|work queue|b|\n".repeat(n))));
    grows_with_its_size("headings", 500, |n| page(repeated(n, |i| format!("# Heading {}\n\n", i % 10))));
    grows_with_its_size("items", 1_000, |n| page("- the work queue\n".repeat(n)));
    grows_with_its_size("fences", 1_000, |n| page("```x\na\n```\n".repeat(n)));
    grows_with_its_size("directives", 500, |n| page(":::{note}\nwork queue\n:::\n".repeat(n)));
}

#[test]
fn marks_that_never_close() {
    for mark in [
        "[",
        "![",
        "**a ",
        "*a _b ",
        "`a ``b ",
        "{{ ",
        "{% ",
        "{{< a ",
        "{term}`",
        "<a ",
        "<!-- ",
        "$a ",
        "[[",
        "[^a",
        "<X a={",
        "%%a ",
        "{a",
        "(",
        "~~a ",
        "&a",
        "\\[",
        "[a](",
        "[a](<",
        "[a]: <",
        "<details>\n",
        ":::{a}\n",
        "```{a}\n",
        "> a\n",
        "import {\n",
        "export const a = `\n",
        "!!! a\n",
        "[[def: ",
        "\"a ",
        "https://",
        "a@b",
        "<?",
        "<![CDATA[",
        "$$\n",
        "%%\n",
        "<script>\n",
        "<!--\n",
        "*[a",
    ] {
        grows_with_its_size(mark, 8_000, |n| page(mark.repeat(n)));
    }
    for opener in ["{{< code >}}\n\n", "{% code %}\n\n", "{{% highlight a %}}\n\n"] {
        grows_with_its_size(opener, 500, |n| page(opener.repeat(n)));
    }
}

#[test]
fn marks_of_mdx_that_never_close() {
    let page = |text: String| Files::from([("a.mdx".to_owned(), text)]);
    for mark in
        ["{a ", "{a\n\n", "a {b\n\n", "{`a ", "{/* ", "import {\n\n", "export const a = `\n\n", "<X a={ "]
    {
        grows_with_its_size(mark, 8_000, |n| page(mark.repeat(n)));
    }
}

#[test]
fn links() {
    grows_with_its_size("links", 1_000, |n| page(repeated(n, |i| format!("[a](b{i}.md) "))));
    // What is missing is compared with the files of its first letters where they are few: see `Names`.
    grows_with_its_size("names like those of many files", 600, |n| {
        let mut tree = page(repeated(n, |i| format!("[a](a{i}y.txt) ")));
        tree.extend((0..n).map(|i| (format!("a{i}x.txt"), String::new())));
        tree
    });
    // A broken one is compared with all ids where they are at most 2,000: see `suggest`.
    grows_with_its_size("anchors", 500, |n| {
        page(repeated(n, |i| format!("# A{i}\n\n[a](#a{})\n", (i + 1) % n)))
    });
    grows_with_its_size("broken anchors", 700, |n| {
        page(repeated(n, |i| format!("# A{i} heading\n\n[b](#{i}-none-x)\n\n")))
    });
    grows_with_its_size("findings on lines of their own", 3_000, |n| {
        page(repeated(n, |i| format!("[a](b{i}.md)\n\n\n\n")))
    });
    grows_with_its_size("shortcuts", 1_000, |n| page(repeated(n, |i| format!("[a{i}] [b][c{i}] "))));
    grows_with_its_size("definitions", 4_000, |n| page(repeated(n, |i| format!("[a{i}]: b.md\n"))));
    // A page in MDX may have components that make the id.
    grows_with_its_size("broken anchors in MDX", 1_000, |n| {
        let text = repeated(n, |i| format!("<A name='a{i}' />\n\n[b](#{i}-none-x)\n\n"));
        files(&[("a.mdx", &text)])
    });
    grows_with_its_size("same ids", 500, |n| page("# Same\n\n<a id=\"same\"></a>\n\n".repeat(n)));
}

/// A glossary of so many headings.
fn glossary(n: usize, name: impl Fn(usize) -> String) -> Files {
    let entries = repeated(n, |i| format!("## {}\n\nA thing of its own.\n\n", name(i)));
    files(&[("glossary.md", &format!("# Glossary\n\n{entries}")), ("a.md", "The term one is one.\n")])
}

/// The word of four letters that stands at this place among all of them.
pub fn word(i: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
    [letter(i / 17_576), letter(i / 676), letter(i / 26), letter(i)].iter().collect()
}

#[test]
fn glossaries() {
    grows_with_its_size("entries", 400, |n| glossary(n, |i| format!("{} thing", word(i))));
    grows_with_its_size("entries of one name", 300, |n| glossary(n, |_| "Same name".to_owned()));
    grows_with_its_size("entries that begin alike", 800, |n| {
        glossary(n, |i| format!("Shared prefix {}", word(i)))
    });
    grows_with_its_size("rows", 400, |n| {
        let rows = repeated(n, |i| format!("| {} thing | Its own. |\n", word(i)));
        files(&[("glossary.md", &format!("# Glossary\n\n| Term | Definition |\n|---|---|\n{rows}"))])
    });
    grows_with_its_size("data", 400, |n| {
        files(&[(
            "glossary.yml",
            &repeated(n, |i| format!("- term: {} thing\n  definition: Its own.\n", word(i))),
        )])
    });
}

/// Terms that have one other name in common.
fn terms_named_abc(n: usize) -> Glossaries {
    let form = |text: &str, kind| Form { text: text.to_owned(), kind, code: false };
    let term = |name: String| Term {
        forms: vec![form(&name, FormKind::Name), form("ABC", FormKind::Acronym)],
        name,
        scope: Scope::default(),
        sites: Vec::new(),
    };
    let mut glossaries = Glossaries::default();
    glossaries.terms = (0..n).map(word).map(term).collect();
    glossaries
}

#[test]
fn glossaries_that_point_at_themselves() {
    let capitals = |i: usize| word(i).to_uppercase();
    part_grows_with_its_size(
        "acronyms of entries",
        3_000,
        |n| crate::harness::workspace(&glossary(n, |i| format!("{} thing ({})", word(i), capitals(i)))),
        |workspace| assert!(workspace.acronyms().list.len() > 1_000),
    );
    grows_with_its_size("unexplained acronyms", 200, |n| {
        let rows = repeated(n, |i| format!("| {} thing | Its own {}. |\n", word(i), capitals(i)));
        files(&[("glossary.md", &format!("# Glossary\n\n| Term | Definition |\n|---|---|\n{rows}"))])
    });
    grows_with_its_size("headings and acronyms", 200, |n| {
        page(repeated(n, |i| format!("# {} thing\n\nSee {}.\n\n", word(i), capitals(i))))
    });
    grows_with_its_size("references", 2_500, |n| {
        let entry = |i: usize| match i % 2 {
            0 => format!("## {} thing\n\nSee {} thing.\n\n", word(i), word(i + 1)),
            _ => format!("## {} thing\n\nA thing of its own.\n\n", word(i)),
        };
        files(&[("glossary.md", &format!("# Glossary\n\n{}", repeated(n, entry)))])
    });
    part_grows_with_its_size("one other name", 6_000, terms_named_abc, |glossaries| {
        let phrases: [&str; 0] = [];
        std::hint::black_box(Matcher::new(glossaries, &Terms::default(), &phrases));
    });
    grows_with_its_size("entries without an anchor", 200, |n| {
        let rows = repeated(n, |i| format!("| {} thing | Its own. |\n", word(i)));
        let uses = repeated(n, |i| format!("The {} thing is here.\n\n", word(i)));
        files(&[
            ("glossary.md", &format!("# Glossary\n\n| Term | Definition |\n|---|---|\n{rows}")),
            ("a.md", &uses),
        ])
    });
}

#[test]
fn trees() {
    let tree = |n: usize, text: &dyn Fn(usize) -> String| -> Files {
        (0..n).map(|i| (format!("docs/{}/{i}.md", i % 40), text(i))).collect()
    };
    grows_with_its_size("empty files", 1_000, |n| tree(n, &|_| String::new()));
    grows_with_its_size("pages", 200, |n| {
        tree(n, &|i| format!("# Page {i}\n\nSee [one]({}.md) and [two](no{i}.md).\n", i + 40))
    });
    grows_with_its_size("files of one name", 500, |n| {
        (0..n).map(|i| (format!("{i}/index.md"), "[[index]] and [a](../index.md)\n".to_owned())).collect()
    });
}

/// A paragraph of many elements, each of which is looked up by what stands in it.
#[test]
fn elements_of_one_paragraph() {
    let capitals = |i: usize| word(i).to_uppercase();
    grows_with_its_size("emphasis and mentions", 2_000, |n| {
        page("The *work* queue and **work queue** `x` is. ".repeat(n))
    });
    grows_with_its_size("mentions in links", 2_000, |n| page("The [work queue](a.md) is. ".repeat(n)));
    grows_with_its_size("elements and mentions", 1_500, |n| {
        page("The <b>work queue</b> is <i>ABC</i>. ".repeat(n))
    });
    grows_with_its_size("emphasised acronyms", 2_500, |n| {
        page(repeated(n, |i| format!("An *A{}* is `x`. ", capitals(i))))
    });
    grows_with_its_size("acronyms in links", 2_500, |n| {
        page(repeated(n, |i| format!("An [A{}](a.md) is `x`. ", capitals(i))))
    });
    grows_with_its_size("code in a heading", 3_000, |n| page(format!("# {}\n", "`a` b ".repeat(n))));
}

#[test]
fn acronyms_in_tables() {
    let rows = |n: usize, row: &dyn Fn(String) -> String| {
        page(format!("|a|b|\n|-|-|\n{}", repeated(n, |i| row(word(i).to_uppercase()))))
    };
    grows_with_its_size("second cells", 4_000, |n| rows(n, &|capitals| format!("|the A{capitals}|*b*|\n")));
    grows_with_its_size("first cells", 2_000, |n| rows(n, &|capitals| format!("|A{capitals}|b|\n")));
}

#[test]
fn fixes_of_one_paragraph() {
    part_grows_with_its_size(
        "elements and mentions",
        2_000,
        |n| page("The <b>work queue</b> is *in* work queue. ".repeat(n)),
        |files| {
            let selection = Selection { select: vec!["unlinked-term".to_owned()], ignore: Vec::new() };
            let options = FixOptions::default();
            let workspace = crate::harness::workspace(files);
            let fixed = fix::fix(workspace, &selection, &options, &|_, _| ()).unwrap();
            assert_eq!(fixed.fixes, 1);
        },
    );
}

#[test]
fn glossaries_of_odd_shapes() {
    grows_with_its_size("names of many parts", 4, |n| {
        let name = |i: usize| format!("{} of{}", word(i), format!("-{}", word(i)).repeat(n));
        page(repeated(200, |i| format!("# {}\n\nAn {}.\n\n", name(i), word(i).to_uppercase())))
    });
    grows_with_its_size("names of one entry", 8_000, |n| {
        let names = repeated(n, |i| format!("{} thing, ", word(i)));
        let entries = format!("- term: a thing\n  definition: Its own.\n  aliases: [{names}]\n");
        files(&[("glossary.yml", &format!("{entries}- term: tap\n  definition: A valve.\n"))])
    });
    grows_with_its_size("pages with abbreviations", 2_000, |n| {
        let text = |i: usize| format!("*[AB{i}]: Something {i} big\n");
        (0..n).map(|i| (format!("docs/{i}.md"), text(i))).collect()
    });
}
