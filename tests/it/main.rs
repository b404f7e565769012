//! The tests of the whole program, one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod fixtures;
mod harness;
mod pages;
mod tidy;
