//! Input that nobody writes on purpose, and somebody's machine does.
//!
//! One file per kind. Sizes are as small as shows the class: where the danger is work that grows faster than the
//! input, `growth` measures how it grows. The sizes of the real thing are run by hand: see `benches/README.md`.

mod characters;
mod configuration;
mod crowds;
mod growth;
mod interruption;
mod nesting;
mod pipes;
mod printed;
mod sizes;

use crate::harness::{check, files};

/// Checks one page beside a glossary; the harness asserts that spans, threads and fixes hold.
fn survives(text: &str) -> String {
    check(&files(&[("a.md", text), ("glossary.md", "# Glossary\n\n## Work queue\n\nA line.\n")]), &[], true)
        .concise
}

/// The findings about pages that were not read.
fn unread(text: &str) -> Vec<String> {
    let output = check(&files(&[("a.md", text)]), &["unparsed-content"], false).concise;
    output.lines().map(str::to_owned).collect()
}
