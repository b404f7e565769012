//! glosslint checks the glossaries, terms, acronyms and cross-references of a Markdown docs tree, and links terms.
//!
//! # Code map
//!
//! Data flows one way. A module uses the layers above its own line in this list, never those below:
//!
//! | layer | modules | what they do |
//! | --- | --- | --- |
//! | 0 | [`text`] | spans, the line index of a source, rendered prose with its map back to source bytes |
//! | 1 | [`facts`], [`diagnostic`], [`tree`] | plain data: what a document says, a finding and its fix, a tree as it was read |
//! | 2 | [`data`], [`markdown`], [`platform`], [`config`] | readers: YAML and the like, documents, what each site generator does, `glosslint.toml` |
//! | 3 | [`glossary`], [`acronym`], [`discover`], [`git`] | entries and terms, short and long forms, the walk over the disk, the tree before a change |
//! | 4 | [`mention`] | where a text names a term, and whether it means it |
//! | 5 | [`workspace`] | the whole tree, read and resolved; built once, read-only afterwards |
//! | 6 | [`rule`] | what a rule is |
//! | 7 | `rules` | one file per rule |
//! | 8 | [`engine`] | runs the rules: severity, suppressions, order |
//! | 9 | [`fix`], [`report`] | applies edits; one file per output format |
//! | 10 | [`commands`] | one file per subcommand |
//! | 11 | [`cli`] | the command line |
//!
//! ```text
//! paths ─ discover ─▶ Source ─ markdown ─▶ Facts            phase 1: parallel, one document at a time
//! Facts of all ─▶ Workspace: anchors, glossaries, matcher   phase 2a: merge in path order
//! Workspace ─▶ resolved links, mentions                     phase 2b: parallel
//! Workspace × rules ─▶ Diagnostics                          phase 3: parallel, then one sort
//! Diagnostics ─ engine ─▶ report | fix
//! ```
//!
//! # Invariants
//!
//! `tests/it/tidy.rs` holds those about the code, the test harness those about every run:
//!
//! - Only [`markdown`] names comrak; only [`report`] names miette.
//! - `std::fs` is touched in [`discover`], [`config`], [`fix`] and [`commands`] only, and [`git`] alone runs another
//!   program. All else up to layer 8 are functions of their arguments: [`workspace::Workspace::build`] works on any
//!   tree, from the disk or not.
//! - A module uses lower layers only.
//! - Every rule has one page, one file and one line; its code, name and severity stand on the page only, and the
//!   page's examples are executed.
//! - The output is the same, byte for byte, at any number of threads.
//! - Every span lies on character boundaries of its file. The masked text that is parsed has the length and the line
//!   ends of the source.
//! - A fix is a list of disjoint byte edits. Text outside them is untouched, fixing a fixed tree changes nothing,
//!   and a file is either old or new at any moment.
//! - Nothing that is read makes the program fail: a page that cannot be read is a finding.

#![cfg_attr(test, allow(clippy::string_slice, reason = "a test fails by panicking"))]

pub mod acronym;
pub mod cli;
pub mod commands;
pub mod config;
pub mod data;
pub mod diagnostic;
pub mod discover;
pub mod engine;
pub mod facts;
pub mod fix;
pub mod git;
pub mod glossary;
pub mod markdown;
pub mod mention;
pub mod platform;
pub mod report;
pub mod rule;
mod rules;
pub mod text;
pub mod tree;
pub mod workspace;
