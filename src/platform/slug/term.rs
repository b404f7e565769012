//! The ids of glossary terms.

use super::{docutils, mystmd};
use crate::platform::Platform;

/// The id of a term in a `glossary` directive before it is numbered: in Sphinx `term-` and the term with its case,
/// dots and underscores kept (Sphinx 8, `sphinx/util/nodes.py`, `_make_id`; only `term` where nothing is left of it),
/// in mystmd `term-` and the id of its label (myst-transforms 1.3, `glossary.ts`).
#[must_use]
pub fn term_id(platform: Platform, name: &str) -> String {
    match platform {
        Platform::Sphinx => docutils::make_cased_id(&format!("term-{name}")),
        _ => format!("term-{}", mystmd::html_id(name)),
    }
}
