//! Which pages, sections, folders and data files are glossaries.

use camino::{Utf8Path, Utf8PathBuf};

use super::section::Section;
use super::shape::{self, Draft, PAGE_SHAPES, Reading, files};
use super::vocabulary::{is_hint, is_title};
use super::{Page, Shape};
use crate::facts::Facts;

/// What was found in one page.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) shape: Shape,
    pub(super) reading: Reading,
    /// Why the page was taken.
    pub(super) reason: String,
}

/// How much a page says that it is a glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Hint,
    Title,
}

/// The glossary on a page, or why there is none. `shape` and `level` are those of the configuration; a `configured`
/// page is one whatever it is called.
pub(super) fn on_page(
    page: Page<'_>,
    configured: bool,
    shape: Option<Shape>,
    level: Option<u8>,
) -> Result<Found, String> {
    let sign = if configured { Some(Sign::Title) } else { sign(&page) };
    let whole = Section::whole(page, sign == Some(Sign::Title), level);
    if let Some(shape) = shape {
        let reading = read_as(&whole, shape);
        return Ok(Found { shape, reading, reason: "the configuration names it".to_owned() });
    }
    if let Some(found) = explicit(&whole, sign.is_some()) {
        return Ok(found);
    }
    let why =
        if configured { "the configuration names it" } else { "its name or title is that of a glossary" };
    match sign {
        Some(Sign::Title) => best(&whole)
            .map(|(shape, reading)| Found { shape, reading, reason: why.to_owned() })
            .ok_or_else(|| "it is called a glossary, but nothing on it has the form of entries".to_owned()),
        Some(Sign::Hint) => hinted(&whole).ok_or_else(|| {
            "its name may be that of a glossary, but its text is not made of entries".to_owned()
        }),
        None => section(page)
            .ok_or_else(|| "neither its name, its title nor a heading is that of a glossary".to_owned()),
    }
}

/// The entries by a notation that says by itself that terms are defined.
fn explicit(section: &Section<'_>, named: bool) -> Option<Found> {
    PAGE_SHAPES.iter().filter(|shape| shape.explicit).find_map(|shape| {
        let reading = (shape.read)(section);
        let enough =
            !reading.drafts.is_empty() && (shape.shape != Shape::Abbr || named || reading.drafts.len() >= 3);
        let reason = "its notation says that it defines terms".to_owned();
        enough.then_some(Found { shape: shape.shape, reading, reason })
    })
}

fn read_as(section: &Section<'_>, shape: Shape) -> Reading {
    let of_shape = PAGE_SHAPES.iter().filter(|known| known.shape == shape);
    of_shape.map(|known| (known.read)(section)).find(|reading| !reading.drafts.is_empty()).unwrap_or_default()
}

/// The shape with most entries; a list of bold items is of the shape bold.
fn best(section: &Section<'_>) -> Option<(Shape, Reading)> {
    let mut best: Option<(Shape, Reading)> = None;
    for shape in PAGE_SHAPES.iter().filter(|shape| !shape.explicit) {
        let reading = (shape.read)(section);
        let count = reading.drafts.len();
        let most = best.as_ref().map_or(0, |(_, best)| best.drafts.len());
        // What comes later in the list is less telling: it has to find clearly more.
        if count > 0 && (best.is_none() || 2 * count > 3 * most) {
            best = Some((shape.shape, reading));
        }
    }
    let (shape, reading) = best?;
    let shape = if shape == Shape::List && shape::is_bold_list(section, &reading.drafts) {
        Shape::Bold
    } else {
        shape
    };
    Some((shape, reading))
}

/// On a page whose name is a hint only, the entries have to be most of its text.
fn hinted(section: &Section<'_>) -> Option<Found> {
    let (shape, reading) =
        best(section).filter(|(shape, _)| !matches!(shape, Shape::Headings | Shape::Prose))?;
    let covered: usize = reading.drafts.iter().map(|draft| draft.span.len()).sum();
    let whole = section.page.source.text().len();
    let enough = reading.drafts.len() >= 5 && 2 * covered > whole;
    let reason = "its name may be that of a glossary, and most of its text is entries".to_owned();
    enough.then_some(Found { shape, reading, reason })
}

/// The section of an ordinary page that is called a glossary.
fn section(page: Page<'_>) -> Option<Found> {
    page.facts.headings.iter().filter(|heading| heading.level > 1).find_map(|heading| {
        let part = Section::under(page, heading);
        if !is_title(&part.heading_text(heading)) {
            return None;
        }
        let (shape, reading) = best(&part).filter(|(_, reading)| reading.drafts.len() >= 3)?;
        let reason = format!("its section “{}” is called a glossary", part.heading_text(heading));
        Some(Found { shape, reading, reason })
    })
}

fn sign(page: &Page<'_>) -> Option<Sign> {
    let path = page.source.path();
    let stem = path.file_stem().unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or(stem);
    let is_index = ["index", "readme", "_index"].contains(&stem.to_lowercase().as_str());
    let folder = path.parent().and_then(Utf8Path::file_name).filter(|_| is_index);
    let title = title(page.facts);
    let names: Vec<&str> = [Some(stem), folder, title.as_deref()].into_iter().flatten().collect();
    if names.iter().any(|name| is_title(name)) {
        return Some(Sign::Title);
    }
    names.iter().any(|name| is_hint(name)).then_some(Sign::Hint)
}

/// The title of a page: of its front matter, else its first heading of level 1.
fn title(facts: &Facts) -> Option<String> {
    let front =
        facts.front_matter.as_ref().and_then(|front| front.data.get("title")?.as_text().map(str::to_owned));
    front.or_else(|| {
        let heading = facts.headings.first().filter(|heading| heading.level == 1)?;
        let block = facts.blocks.get(heading.block as usize)?;
        let prose = facts.prose.get(block.prose? as usize)?;
        Some(prose.plain(&(0..prose.text.len())))
    })
}

/// The folders with a file per entry.
pub(super) fn folders(
    pages: &[Page<'_>],
    named: &dyn Fn(&Utf8Path) -> bool,
) -> Vec<(Utf8PathBuf, Vec<Draft>)> {
    files::folders(pages, named)
}

/// Whether a page of this name is there to be included in others, or is called a glossary.
pub(super) fn is_shared(path: &Utf8Path) -> bool {
    let stem = path.file_stem().unwrap_or_default();
    let folders = ["includes", "_includes", "include", "snippets", "_snippets", "partials", "_partials"];
    let in_folder =
        path.parent().is_some_and(|parent| parent.components().any(|part| folders.contains(&part.as_str())));
    in_folder || is_title(stem) || is_hint(stem)
}
