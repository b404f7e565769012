//! From a [`Source`] to its [`Facts`]. The only module that names comrak.
//!
//! What Markdown does not know (shortcodes, roles, JSX, container fences) is masked first, in a copy of the text of
//! the same length, so that every position in the copy is one in the source. Comrak parses the copy, one walk over
//! its tree gives the facts, and the tree is dropped.

mod align;
mod blocks;
pub mod definition;
mod dialect;
pub mod html;
mod inlines;
mod mask;
mod unresolved;

pub use dialect::Dialect;

use std::time::{Duration, Instant};

use comrak::{Arena, Options, try_parse_document};

use crate::facts::{Facts, Problem};
use crate::text::{Source, Span};

/// How long one document may take to parse before it is given up: the parser has inputs that it takes quadratic
/// time for, and one such page must not hold up the run.
const PARSE_LIMIT: Duration = Duration::from_secs(20);

/// Reads the facts of one document. Never fails: what could not be read is in `Facts::problems`.
#[must_use]
pub fn parse(source: &Source, dialect: &Dialect) -> Facts {
    let masked = mask::mask(source.text(), dialect);
    let arena = Arena::new();
    let deadline = Instant::now() + PARSE_LIMIT;
    let options = comrak_options(dialect);
    let Ok(root) = try_parse_document(&arena, &masked.text, &options, &|| Instant::now() >= deadline) else {
        let message = format!("not checked: the page takes over {} seconds to parse", PARSE_LIMIT.as_secs());
        return Facts { problems: vec![Problem { span: Span::default(), message }], ..Facts::default() };
    };
    blocks::read(source, masked, root)
}

fn comrak_options(dialect: &Dialect) -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.description_lists = dialect.description_lists;
    extension.alerts = true;
    extension.math_dollars = true;
    extension.wikilinks_title_after_pipe = dialect.wikilinks;
    options.parse.leave_footnote_definitions = true;
    options
}
