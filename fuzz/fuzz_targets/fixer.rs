//! Links put into a page: it reads as before, and fixing it again changes nothing (the harness asserts that).
#![no_main]

use glosslint::facts::Facts;
use glosslint::markdown::{self, Dialect};
use glosslint::text::Source;
use glosslint_fuzz::harness::{self, files};
use libfuzzer_sys::fuzz_target;

const GLOSSARY: &str = "# Glossary\n\n## Work queue\n\nWhere work waits.\n\n## Node (N)\n\nA machine.\n\n\
    ## foo_bar\n\nA name.\n\n## C++\n\nA language.\n";

fuzz_target!(|page: &str| {
    let files = files(&[("a.md", page), ("glossary.md", GLOSSARY)]);
    let outcome = harness::check(&files, &["unlinked-term"], true);
    let fixed = &outcome.fixed["a.md"];
    if fixed != page {
        let (before, after) = (read(page), read(fixed));
        assert_eq!(texts(&before), texts(&after), "another text:\n{fixed}");
        assert_eq!(blocks(&before), blocks(&after), "other blocks:\n{fixed}");
    }
});

fn read(text: &str) -> Facts {
    markdown::parse(&Source::new("a.md", text), &Dialect::default())
}

fn texts(facts: &Facts) -> Vec<&str> {
    facts.prose.iter().map(|prose| prose.text).collect()
}

fn blocks(facts: &Facts) -> Vec<String> {
    facts.blocks.iter().map(|block| format!("{:?} {:?}", block.kind, block.parent)).collect()
}
