//! glosslint checks the glossaries, terms, acronyms and cross-references of a Markdown docs tree.

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
pub mod glossary;
pub mod markdown;
pub mod platform;
pub mod report;
pub mod rule;
mod rules;
pub mod text;
pub mod tree;
pub mod workspace;
