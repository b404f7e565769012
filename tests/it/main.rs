//! The tests of the whole program, one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod acronyms;
mod cli;
mod dependencies;
mod disk;
mod fixtures;
mod formats;
mod harness;
mod hostile;
mod json_schema;
mod linking;
mod links;
mod mentions;
mod pages;
mod properties;
mod readme;
mod repository;
mod same;
mod schema;
mod tidy;
