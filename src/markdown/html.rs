//! Tags and character references of raw HTML and JSX, read forgivingly.

mod reference;
mod tag;

pub use reference::{character_reference, decode};
pub use tag::{Attribute, Tag, first_tag, tags};

use crate::facts::{ExplicitId, IdKind};

/// The id that a tag gives: its `id`, or the `name` of an `<a>`.
#[must_use]
pub fn explicit_id(tag: &Tag<'_>) -> Option<ExplicitId> {
    let named = |wanted: &str| {
        tag.attributes.iter().find(|attribute| attribute.name == wanted && !attribute.value.is_empty())
    };
    let id = named("id").map(|attribute| (attribute, IdKind::Html));
    let is_link = tag.name.eq_ignore_ascii_case("a");
    let (attribute, kind) =
        id.or_else(|| named("name").filter(|_| is_link).map(|name| (name, IdKind::Name)))?;
    Some(ExplicitId { id: decode(attribute.value).into_owned(), span: attribute.value_span, kind })
}

/// Whether an attribute of a tag holds an address that can be checked.
#[must_use]
pub fn is_address(tag: &Tag<'_>, attribute: &Attribute<'_>) -> bool {
    let name = tag.name.to_ascii_lowercase();
    let wanted = match name.as_str() {
        "a" => "href",
        "img" | "video" | "audio" | "source" => "src",
        _ => return false,
    };
    attribute.name.eq_ignore_ascii_case(wanted) && !attribute.value.starts_with('{')
}
