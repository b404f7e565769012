//! Says of every mention of a page whether it was taken for its term, and why.

use std::io::Write;

use crate::mention::{Mention, Place, Sureness};
use crate::text::{squeeze, write_line};
use crate::workspace::{Document, Workspace, reasons};

/// A line per mention of a term on the page for which `shown` holds.
pub(super) fn write(
    workspace: &Workspace,
    document: &Document,
    shown: &dyn Fn(&Mention) -> bool,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let path = document.path();
    for mention in document.mentions.iter().filter(|mention| shown(mention)) {
        let at = document.source.position(mention.span.start);
        let written = squeeze(document.source.slice(mention.span));
        let term = workspace.glossaries.term(mention.term).map_or("", |term| term.name.as_str());
        let of = if term == written { String::new() } else { format!(" ({term})") };
        write_line(
            out,
            format_args!("  {path}:{}:{}: `{written}`{of} {}", at.line, at.column, verdict(mention)),
        )?;
    }
    Ok(())
}

/// Whether a mention would be reported where its page has no link yet.
pub(super) fn is_taken(mention: &Mention) -> bool {
    mention.place == Place::Text && mention.sense.sureness == Sureness::Sure
}

/// Whether the mention is taken, as the rest of a sentence.
fn verdict(mention: &Mention) -> String {
    let judged = match mention.sense.sureness {
        Sureness::Sure => "is surely the term",
        Sureness::Unsure => "may be the term",
        Sureness::Other => "is not the term",
    };
    let place = match mention.place {
        Place::Text => "",
        Place::Heading => ", but stands in a heading",
        Place::Label => ", but stands in the head of a table, a caption or the like",
        Place::Link => ", but stands in a link",
        Place::Element => ", but stands in an HTML element in which no link should stand",
        Place::Unsure => ", but a link would cut through the markup around it",
    };
    format!("{judged}{place}: {}", reasons(mention))
}
