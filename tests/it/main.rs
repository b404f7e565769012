//! The tests of the whole program, one binary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod disk;
mod fixtures;
mod harness;
mod hostile;
mod pages;
mod tidy;
