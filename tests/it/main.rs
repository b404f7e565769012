//! The tests of the whole program, one binary.

mod fixtures;
mod harness;
mod pages;
mod tidy;
