//! The ids that a platform's renderer gives to the headings of a document.
//!
//! One file per algorithm; this one picks the algorithm and runs a document's headings through it.

mod attributes;
mod azure;
mod classes;
mod docusaurus;
mod docutils;
mod github;
mod gitlab;
mod hugo;
mod kramdown;
mod mdbook;
mod mdit_vue;
mod mkdocs;
mod mystmd;
mod numbering;
mod obsidian;
mod options;
mod pandoc;
mod pattern;
mod rendered;
mod scheme;
mod smart;
mod term;

pub use attributes::IdNotation;
pub use options::{HugoIdType, KramdownInput, MkdocsSlugify, PandocIds, SlugOptions, SphinxSlug};
pub use term::term_id;

use std::borrow::Cow;

use crate::facts::Part;
use crate::platform::Platform;
use numbering::{Numberer, Numbering};
use scheme::{ExplicitIds, Scheme};

/// A heading as the parser found it.
#[derive(Debug, Clone, Copy)]
pub struct HeadingSource<'a> {
    /// 1 to 6.
    pub level: u8,
    /// The source text of the inline content: without opening and closing `#`s, trimmed.
    pub raw: &'a str,
    /// The same content, rendered.
    pub parts: &'a [Part],
}

/// What a heading can be linked by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingId {
    /// The id without `#`; `None` where the renderer gives none or an empty one.
    pub id: Option<String>,
    /// Whether the author wrote the id out, as in `{#id}`.
    pub explicit: bool,
}

/// The ids of a document's headings.
///
/// Takes all headings of one document in document order, since ids that occur again are numbered, and gives one
/// entry for each of them.
pub fn heading_ids(platform: Platform, options: &SlugOptions, headings: &[HeadingSource]) -> Vec<HeadingId> {
    let headings: Vec<_> = headings.iter().map(|heading| Heading::read(platform, options, heading)).collect();
    let mut numberer = Numberer::with_capacity(headings.len());
    if Scheme::of(platform, options, 1).explicit_ids == ExplicitIds::TakenFirst {
        headings.iter().filter_map(|heading| heading.explicit.as_deref()).for_each(|id| numberer.take(id));
    }
    headings.iter().map(|heading| heading_id(platform, options, heading, &mut numberer)).collect()
}

/// Where a platform sees an id or other attributes written out in a heading, if anywhere.
///
/// `raw` is [`HeadingSource::raw`]; the range is in bytes of it. On GitHub, for one, `{#id}` is text: none.
pub fn id_notation(platform: Platform, options: &SlugOptions, raw: &str) -> Option<IdNotation> {
    (Scheme::of(platform, options, 1).notation)(raw)
}

/// What an id and the fragment of a link to it have in common; two are the same anchor where this is.
///
/// Obsidian links name the heading itself, in any case and with or without its punctuation; elsewhere it is the id.
pub fn fragment_key(platform: Platform, fragment: &str) -> Cow<'_, str> {
    match platform {
        Platform::Obsidian => Cow::Owned(obsidian::strip_heading(fragment).to_lowercase()),
        _ => Cow::Borrowed(fragment),
    }
}

/// A heading's text for display: rendered, trimmed, without the notation of an explicit id.
pub fn heading_text(platform: Platform, options: &SlugOptions, raw: &str, parts: &[Part]) -> String {
    let parts = match id_notation(platform, options, raw) {
        Some(_) => Cow::Owned(rendered::without_notation(parts)),
        None => Cow::Borrowed(parts),
    };
    rendered::for_display(&parts)
}

/// A heading whose explicit id, if any, has been taken out of its content.
struct Heading<'a> {
    level: u8,
    raw: Cow<'a, str>,
    parts: Cow<'a, [Part]>,
    explicit: Option<String>,
}

impl<'a> Heading<'a> {
    fn read(platform: Platform, options: &SlugOptions, source: &HeadingSource<'a>) -> Self {
        let HeadingSource { level, raw, parts } = *source;
        match id_notation(platform, options, raw) {
            Some(IdNotation { range, id }) => Heading {
                level,
                raw: attributes::without(raw, &range).into(),
                parts: rendered::without_notation(parts).into(),
                explicit: id,
            },
            None => Heading { level, raw: raw.into(), parts: parts.into(), explicit: None },
        }
    }
}

fn heading_id(
    platform: Platform,
    options: &SlugOptions,
    heading: &Heading,
    numberer: &mut Numberer,
) -> HeadingId {
    let scheme = Scheme::of(platform, options, heading.level);
    if let Some(id) = &heading.explicit {
        if scheme.explicit_ids == ExplicitIds::Taken {
            numberer.take(id);
        }
        return HeadingId { id: Some(id.clone()), explicit: true };
    }
    let slug = (scheme.slug)(heading, options);
    let id = numberer.number(scheme.numbering, slug);
    HeadingId { id: Some(id).filter(|id| !id.is_empty()), explicit: false }
}

#[cfg(test)]
mod tests;
