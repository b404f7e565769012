//! Which pages and sections are glossaries, and in which shapes their entries stand.

mod sign;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
use rayon::prelude::*;

use super::section::Section;
use super::shape::{self, Draft, PAGE_SHAPES, PageShape, Reading};
use super::vocabulary::{is_container, is_title, may_be_title};
use super::{Page, Shape};
use crate::config::GlossarySetting;
use crate::text::Span;
use sign::{Sign, sign};

/// The entries of one shape on a page.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) shape: Shape,
    pub(super) reading: Reading,
    /// Why the page was taken.
    pub(super) reason: String,
    /// Whether only a section of an ordinary page is a glossary.
    pub(super) is_section: bool,
}

impl Found {
    fn new(shape: Shape, reading: Reading, reason: impl Into<String>) -> Self {
        Self { shape, reading, reason: reason.into(), is_section: false }
    }
}

/// The glossaries on a page, one per shape, or why there is none. A page that the configuration names is one whatever
/// it is called.
pub(super) fn on_page(page: Page<'_>, setting: Option<&GlossarySetting>) -> Result<Vec<Found>, String> {
    let sign = if setting.is_some() { Some(Sign::Title) } else { sign(&page) };
    let level = setting.and_then(|setting| setting.level);
    let whole = Section::whole(page, sign == Some(Sign::Title), level);
    if let Some(shape) = setting.and_then(|setting| setting.shape) {
        return Ok(vec![Found::new(shape, read_as(&whole, shape), "the configuration names it")]);
    }
    let mut found = explicit(&whole);
    let others = match sign {
        Some(Sign::Title) if setting.is_some() => best(&whole, "the configuration names it"),
        Some(Sign::Title) => best(&whole, "its name or title is that of a glossary"),
        Some(Sign::Hint) if found.is_empty() => hinted(&whole).into_iter().collect(),
        None if found.is_empty() => section(page).into_iter().collect(),
        _ => Vec::new(),
    };
    add_others(&mut found, others);
    if found.is_empty() { Err(why_not(sign).to_owned()) } else { Ok(found) }
}

fn why_not(sign: Option<Sign>) -> &'static str {
    match sign {
        Some(Sign::Title) => "it is called a glossary, but nothing on it has the form of entries",
        Some(Sign::Hint) => "its name may be that of a glossary, but its text is not made of entries",
        None => "neither its name, its title nor a heading is that of a glossary",
    }
}

/// What finds the marks of all shapes that say by themselves that terms are defined: most pages have none. Not every
/// processor can search for all of them at once.
static MARKS: LazyLock<Option<Searcher>> =
    LazyLock::new(|| Searcher::new(PAGE_SHAPES.iter().filter_map(|shape| shape.mark)));

/// The entries by notations that say by themselves that terms are defined.
fn explicit(section: &Section<'_>) -> Vec<Found> {
    let text = section.page.source.text();
    let mut found: Vec<Found> = Vec::new();
    if MARKS.as_ref().is_some_and(|marks| marks.find(text).is_none()) {
        return found;
    }
    for PageShape { shape, mark, read } in PAGE_SHAPES {
        if !mark.is_some_and(|mark| text.contains(mark)) {
            continue;
        }
        let reading = read(section);
        if !reading.drafts.is_empty() {
            found.push(Found::new(*shape, reading, "its notation says that it defines terms"));
        }
    }
    found
}

/// Adds what was read by shape to what stands in a notation of its own: an entry that holds a directive is a section,
/// and the lines of abbreviations at its end are no part of its text.
fn add_others(found: &mut Vec<Found>, others: Vec<Found>) {
    let taken: Vec<(Shape, Span)> = found
        .iter()
        .flat_map(|found| found.reading.drafts.iter().map(|draft| (found.shape, draft.span)))
        .collect();
    for mut other in others {
        let holds = |draft: &Draft| {
            taken.iter().any(|(shape, span)| *shape != Shape::Abbr && draft.span.overlaps(*span))
        };
        other.reading.drafts.retain(|draft| !holds(draft));
        for draft in &mut other.reading.drafts {
            let inside = taken.iter().map(|(_, span)| *span).filter(|span| draft.body.contains(*span)).min();
            if let Some(first) = inside {
                draft.body.end = first.start.max(draft.body.start);
            }
        }
        if !other.reading.drafts.is_empty() {
            found.push(other);
        }
    }
}

/// Reads a section in one shape. A list whose names are bold is called bold, so either is read as that.
fn read_as(section: &Section<'_>, shape: Shape) -> Reading {
    let of = |shape: Shape| PAGE_SHAPES.iter().filter(move |known| known.shape == shape);
    let bold_list = of(Shape::List).filter(|_| shape == Shape::Bold);
    of(shape)
        .chain(bold_list)
        .map(|known| (known.read)(section))
        .find(|reading| !reading.drafts.is_empty())
        .unwrap_or_default()
}

/// The shape with most entries, and the shapes of the sections beside it that hold entries too: a table of acronyms
/// below terms with a heading each.
fn best(section: &Section<'_>, reason: &str) -> Vec<Found> {
    let mut readings: Vec<(Shape, Reading)> = PAGE_SHAPES
        .par_iter()
        .filter(|shape| !shape.is_explicit())
        .map(|shape| (shape.shape, (shape.read)(section)))
        .filter(|(_, reading)| !reading.drafts.is_empty())
        .collect();
    set_fields_apart(&mut readings);
    let mut main: Option<(usize, usize)> = None;
    for (index, (_, reading)) in readings.iter().enumerate() {
        let count = reading.drafts.len();
        // What comes later in the list is less telling: it has to find clearly more.
        if main.is_none_or(|(_, most)| 2 * count > 3 * most) {
            main = Some((index, count));
        }
    }
    let Some((mut main, _)) = main else { return Vec::new() };
    if let Some(headings) = set_sections_apart(&mut readings, main) {
        main = headings;
    }
    let (shape, reading) = readings.swap_remove(main);
    let beside = beside(section, &reading, &readings);
    let shape = if shape == Shape::List && shape::is_bold_list(section, &reading.drafts) {
        Shape::Bold
    } else {
        shape
    };
    let mut found = vec![Found::new(shape, reading, reason)];
    found.extend(beside.map(|(shape, reading)| Found::new(shape, reading, reason)));
    found
}

/// Takes off the readings that are the parts of entries with a heading each: "Definition", "Context" and "Example"
/// again below every heading.
fn set_fields_apart(readings: &mut Vec<(Shape, Reading)>) {
    let of_headings = readings.iter().find(|(shape, _)| *shape == Shape::Headings);
    if of_headings.is_none_or(|(_, reading)| reading.drafts.len() < 2) {
        return;
    }
    readings.retain(|(shape, reading)| *shape == Shape::Headings || !recur(&reading.drafts));
}

/// Whether most names stand there again.
fn recur(drafts: &[Draft]) -> bool {
    let names: BTreeSet<String> =
        drafts.iter().map(|draft| draft.words.text().trim().to_lowercase()).collect();
    drafts.len() >= 4 && 2 * names.len() <= drafts.len()
}

/// Takes the headings off the entries that are sections of another shape, where they are called so ("Acronyms" above
/// a table). Gives the index of the headings where all entries of the `main` shape stand in such sections, beside
/// entries that have a heading each.
fn set_sections_apart(readings: &mut [(Shape, Reading)], main: usize) -> Option<usize> {
    let headings = readings.iter().position(|(shape, _)| *shape == Shape::Headings)?;
    let (_, of_headings) = readings.get(headings).filter(|_| readings.len() > 1)?;
    let containers: Vec<Span> = of_headings
        .drafts
        .iter()
        .filter(|draft| is_container(draft.words.text()))
        .map(|draft| draft.span)
        .collect();
    if containers.is_empty() {
        return None;
    }
    let others: Vec<(usize, Span)> = readings
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != headings)
        .flat_map(|(index, (_, reading))| reading.drafts.iter().map(move |draft| (index, draft.span)))
        .collect();
    let holds_entries =
        |section: &Span| others.iter().filter(|(_, span)| section.contains(*span)).take(2).count() == 2;
    let sections: Vec<Span> = containers.into_iter().filter(holds_entries).collect();
    let (_, reading) = readings.get_mut(headings)?;
    reading.drafts.retain(|draft| !sections.contains(&draft.span));
    let mut of_main = others.iter().filter(|(index, _)| *index == main);
    let all_in_sections = of_main.all(|(_, span)| sections.iter().any(|section| section.contains(*span)));
    let enough = reading.drafts.len() >= 2 && !sections.is_empty();
    (main != headings && enough && all_in_sections).then_some(headings)
}

/// The first other shape with entries in sections that are called so, apart from the main ones.
fn beside(section: &Section<'_>, main: &Reading, others: &[(Shape, Reading)]) -> Option<(Shape, Reading)> {
    let headings = section.headings();
    let in_container = |span: Span| {
        let before = headings.partition_point(|(_, heading)| heading.span.end <= span.start);
        let above = before.checked_sub(1).and_then(|before| headings.get(before));
        above.is_some_and(|(_, heading)| is_container(&section.heading_text(heading)))
    };
    let telling = |shape: Shape| !matches!(shape, Shape::Headings | Shape::Prose);
    others.iter().filter(|(shape, _)| telling(*shape)).find_map(|(shape, reading)| {
        let apart = |draft: &&Draft| {
            in_container(draft.span) && !main.drafts.iter().any(|other| other.span.overlaps(draft.span))
        };
        let drafts: Vec<Draft> = reading.drafts.iter().filter(apart).cloned().collect();
        (drafts.len() >= 2).then(|| (*shape, Reading { drafts, notes: Vec::new() }))
    })
}

/// On a page whose name is a hint only, the entries have to be most of its text.
fn hinted(section: &Section<'_>) -> Option<Found> {
    let reason = "its name may be that of a glossary, and most of its text is entries";
    let found = best(section, reason).into_iter().next()?;
    if matches!(found.shape, Shape::Headings | Shape::Prose) {
        return None;
    }
    let covered: usize = found.reading.drafts.iter().map(|draft| draft.span.len()).sum();
    let whole = section.page.source.text().len();
    (found.reading.drafts.len() >= 5 && 2 * covered > whole).then_some(found)
}

/// The section of an ordinary page that is called a glossary.
fn section(page: Page<'_>) -> Option<Found> {
    page.facts.headings.iter().filter(|heading| heading.level > 1).find_map(|heading| {
        let named = page.facts.blocks.get(heading.block as usize)?.prose;
        let prose = page.facts.prose.get(named?.get())?;
        if !may_be_title(prose.text) {
            return None;
        }
        let title = prose.plain(&(0..prose.text.len()));
        if !is_title(&title) {
            return None;
        }
        let part = Section::under(page, heading);
        let reason = format!("its section “{title}” is called a glossary");
        let mut found = best(&part, &reason).into_iter().next()?;
        found.is_section = true;
        let least = if shows_its_entries(found.shape) { 2 } else { 3 };
        (found.reading.drafts.len() >= least).then_some(found)
    })
}

/// Whether entries are marked as such, by bold names or the columns of a table, so that a few of them are no chance.
fn shows_its_entries(shape: Shape) -> bool {
    matches!(shape, Shape::Bold | Shape::Table | Shape::DefinitionList)
}
