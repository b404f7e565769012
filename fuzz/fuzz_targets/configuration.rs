//! A configuration is an error with a place in the file, or a tree can be checked with it.
#![no_main]

use glosslint::config;
use glosslint::text::Source;
use glosslint_fuzz::harness::{self, files};
use glosslint_fuzz::has_valid_configuration;
use libfuzzer_sys::fuzz_target;

const PAGE: &str = "# Page\n\nThe work queue (WQ) of a node, see [there](glossary.md#work-queue).\n";
const GLOSSARY: &str = "# Glossary\n\n## Work queue\n\nWhere work waits.\n";

fuzz_target!(|text: &str| {
    if let Err(error) = config::parse("glosslint.toml".into(), text) {
        let lines = Source::new("glosslint.toml", text).line_count();
        assert!(error.line.is_none_or(|line| (1..=lines).contains(&line)), "{error}");
        assert!(!error.message.is_empty());
        return;
    }
    let files = files(&[("glosslint.toml", text), ("docs/a.md", PAGE), ("docs/glossary.md", GLOSSARY)]);
    if has_valid_configuration(&files) {
        harness::check(&files, &[], true);
    }
});
