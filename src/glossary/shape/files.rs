use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::FxHashMap;

use super::Draft;
use crate::facts::{Datum, Directive, DirectiveKind, FrontMatter};
use crate::glossary::vocabulary::{is_container, is_letters, is_title};
use crate::glossary::words::Words;
use crate::glossary::{EntryTarget, Page, Status};
use crate::text::Span;
use crate::tree::{folder_of, order};

/// Names of files that lie beside entries, without extension, lower case.
const BESIDE: [&str; 17] = [
    "index",
    "_index",
    "readme",
    "_readme",
    "search",
    "summary",
    "template",
    "_template",
    "contributing",
    "changelog",
    "license",
    "toc",
    "about",
    "404",
    "home",
    "sidebar",
    "_sidebar",
];

/// The folders with a file per entry, each with its entries by path. A folder is one where its name says so, or where
/// most of its pages say so in their front matter.
pub(in crate::glossary) fn folders(
    pages: &[Page<'_>],
    is_named: &dyn Fn(&Utf8Path) -> bool,
) -> Vec<(Utf8PathBuf, Vec<Draft>)> {
    let mut folders: FxHashMap<&str, &Utf8Path> = FxHashMap::default();
    let mut by_folder: FxHashMap<&str, (&Utf8Path, Vec<&Page<'_>>)> = FxHashMap::default();
    for page in pages {
        let parent = folder_of(page.source.path());
        let folder = *folders.entry(parent.as_str()).or_insert_with(|| folder_of_entries(parent));
        by_folder.entry(folder.as_str()).or_insert_with(|| (folder, Vec::new())).1.push(page);
    }
    let mut by_folder: Vec<(&Utf8Path, Vec<&Page<'_>>)> = by_folder.into_values().collect();
    by_folder.sort_unstable_by(|a, b| order(a.0, b.0));
    let mut found: Vec<(Utf8PathBuf, Vec<Draft>)> = Vec::new();
    for (folder, pages) in by_folder {
        if found.iter().any(|(outer, _)| folder.starts_with(outer)) && !is_named(folder) {
            continue;
        }
        let all = pages;
        if all.len() < 2 && !is_named(folder) {
            continue;
        }
        let candidates: Vec<&Page<'_>> = all.iter().copied().filter(|page| !is_beside(page)).collect();
        let is_glossary =
            is_named(folder) || says_glossary(folder, &candidates) || index_says(&all, &candidates);
        if is_glossary && (candidates.len() > 2 || is_named(folder)) {
            let drafts: Vec<Draft> = candidates.iter().filter_map(|page| entry(page)).collect();
            if 2 * drafts.len() > candidates.len() && !drafts.is_empty() {
                found.push((folder.to_owned(), drafts));
            }
        }
    }
    found
}

/// The folder whose entries the pages of `parent` are: of `term/index.md` the folder above, of `block/css/index.md` the
/// one of `block`.
fn folder_of_entries(parent: &Utf8Path) -> &Utf8Path {
    let of_entries = parent.ancestors().find(|folder| folder.file_name().is_some_and(is_folder_name));
    of_entries.unwrap_or(parent)
}

/// Whether a folder of this name holds entries.
pub(in crate::glossary) fn is_folder_name(name: &str) -> bool {
    let name = name.to_lowercase().replace('_', "-");
    const NAMES: [&str; 12] = [
        "glossary",
        "glossary-terms",
        "glossar",
        "glosario",
        "glossaire",
        "glossario",
        "terms",
        "terminology",
        "lexicon",
        "definitions",
        "terms-definitions",
        "glossary-entries",
    ];
    NAMES.contains(&name.trim_start_matches('-'))
}

/// Whether the pages of a folder are entries: by their front matter, or by the folder's name, where they are no pages
/// of several entries each.
fn says_glossary(folder: &Utf8Path, pages: &[&Page<'_>]) -> bool {
    let typed = pages.iter().filter(|page| has_glossary_type(page)).count();
    if typed >= 2 && 2 * typed > pages.len() {
        return true;
    }
    let Some(name) = folder.file_name().filter(|name| is_folder_name(name)) else { return false };
    let several = pages.iter().filter(|page| holds_several(page)).count();
    let titled = pages.iter().filter(|page| title(page).is_some()).count();
    let short = pages.iter().all(|page| may_be_entry(page));
    let sure = is_title(name) || short && 10 * titled >= 8 * pages.len();
    pages.len() >= 3 && 2 * several < pages.len() && sure
}

/// Whether the front matter of a page says that it is an entry.
fn has_glossary_type(page: &Page<'_>) -> bool {
    let Some(front) = page.facts.front_matter.as_ref() else { return false };
    let keys = ["type", "page-type", "layout", "content_type", "page_type"];
    keys.iter()
        .any(|key| text_of(&front.data, key).is_some_and(|value| value.to_lowercase().contains("glossary")))
}

/// Whether a page is one of a glossary that is cut into pages, by letter or by subject, or defines terms in a notation
/// of its own.
fn holds_several(page: &Page<'_>) -> bool {
    let defines =
        |directive: &Directive| directive.kind == DirectiveKind::SpecUp || directive.name == "glossary";
    if page.facts.directives.iter().any(defines) {
        return true;
    }
    let name = title(page).map(|(title, _)| title);
    let stem = page.source.path().file_stem().unwrap_or_default();
    let name = name.as_deref().unwrap_or(stem);
    is_letters(name) || is_letters(stem) || is_container(name)
}

/// Whether a page in a folder that is called "terms" may define one: it is short, and no legal text.
fn may_be_entry(page: &Page<'_>) -> bool {
    const LONGEST: usize = 6000;
    const LEGAL: [&str; 7] =
        ["policy", "privacy", "agreement", "service", "conditions", "cookies", "license"];
    let title = title(page).map(|(title, _)| title.to_lowercase()).unwrap_or_default();
    page.source.text().len() <= LONGEST && !LEGAL.iter().any(|word| title.contains(word))
}

/// Whether the index of the folder is titled as a glossary, and its pages have titles in their front matter.
fn index_says(all: &[&Page<'_>], pages: &[&Page<'_>]) -> bool {
    let is_index = |page: &&&Page<'_>| {
        let stem = page.source.path().file_stem().unwrap_or_default().to_lowercase();
        ["index", "_index", "readme"].contains(&stem.as_str())
    };
    let mut titles = all.iter().filter(is_index).filter_map(|page| title(page));
    let titled =
        pages.iter().filter(|page| page.facts.front_matter.is_some() && title(page).is_some()).count();
    pages.len() >= 3 && 10 * titled >= 9 * pages.len() && titles.any(|(title, _)| is_title(&title))
}

/// Whether the page lies beside the entries: an index, a template, a search page.
fn is_beside(page: &Page<'_>) -> bool {
    let path = page.source.path();
    let stem = path.file_stem().unwrap_or_default().to_lowercase();
    let stem = stem.trim_start_matches('.').to_owned();
    let is_folder_page = stem == "index"
        && path.parent().and_then(Utf8Path::file_name).is_some_and(|name| !is_folder_name(name));
    let layout = page.facts.front_matter.as_ref().and_then(|front| text_of(&front.data, "layout"));
    let other_layout = layout
        .is_some_and(|layout| ["search", "home", "glossary", "list", "landing"].contains(&layout.as_str()));
    let is_template = stem.contains("template") || stem.starts_with('_');
    (BESIDE.contains(&stem.as_str()) && !is_folder_page) || other_layout || is_template
}

/// The title of a page, with its place: `term`, `title` or `name` of its front matter, else its first heading.
fn title(page: &Page<'_>) -> Option<(String, Span)> {
    let front = page.facts.front_matter.as_ref();
    let named = |front: &FrontMatter| {
        ["term", "title", "name", "id"].iter().find_map(|key| {
            let datum = front.data.get(key)?;
            Some((datum.as_text()?.to_owned(), datum.span)).filter(|(text, _)| !text.trim().is_empty())
        })
    };
    if let Some(found) = front.and_then(named) {
        return Some(found);
    }
    let heading = page.facts.headings.first().filter(|heading| heading.level <= 2)?;
    let block = page.facts.blocks.get(heading.block as usize)?;
    let prose = page.facts.prose.get(block.prose?.get())?;
    Some((prose.plain(&(0..prose.text.len())), heading.raw))
}

/// The name of a note without a title, as a vault of Obsidian has it: that of its file.
fn file_name(page: &Page<'_>) -> Option<(String, Span)> {
    let stem = page.source.path().file_stem()?;
    let name = if stem.contains(' ') { stem.to_owned() } else { stem.replace(['_', '-'], " ") };
    let start = page.facts.front_matter.as_ref().map_or(0, |front| front.span.end);
    Some((name, Span::empty(start)))
}

fn entry(page: &Page<'_>) -> Option<Draft> {
    let (name, place) = title(page).or_else(|| file_name(page))?;
    let front = page.facts.front_matter.as_ref();
    let headings = &page.facts.headings;
    let in_front = front.is_some_and(|front| front.span.contains(place));
    let start = if in_front || place.is_empty() {
        front.map_or(0, |front| front.span.end)
    } else {
        headings.first().map_or(0, |heading| heading.span.end)
    };
    let body = Span { start, end: page.source.text().len() as u32 };
    let data = front.map(|front| &front.data);
    Some(Draft {
        path: page.source.shared_path(),
        words: Words::literal(&name, place),
        headword: place,
        span: Span { start: place.start.min(start), end: body.end },
        body,
        definition: None,
        target: EntryTarget::Page,
        aliases: data.map(aliases).unwrap_or_default(),
        status: data.and_then(status),
    })
}

/// The other names that front matter gives: `aka`, `synonyms` and the like, as strings, lists, or maps with a name.
/// `aliases` of Hugo are paths.
fn aliases(data: &Datum) -> Vec<String> {
    let mut names = Vec::new();
    for key in [
        "aka",
        "synonyms",
        "also_known_as",
        "alternative_names",
        "acronym",
        "abbreviation",
        "aliases",
        "alias",
    ] {
        for item in data.get(key).map(Datum::items).unwrap_or_default() {
            let name = item
                .as_text()
                .map(str::to_owned)
                .or_else(|| ["name", "term", "title", "acronym"].iter().find_map(|key| text_of(item, key)));
            let usable = name.filter(|name| !name.trim().is_empty() && !name.contains('/'));
            names.extend(usable.map(|name| name.trim().to_owned()));
        }
    }
    names
}

fn status(data: &Datum) -> Option<Status> {
    let word = text_of(data, "status").or_else(|| {
        let draft = text_of(data, "draft").is_some_and(|draft| draft == "true");
        draft.then(|| "draft".to_owned())
    })?;
    let deprecated = ["deprecated", "obsolete", "retired"].contains(&word.to_lowercase().as_str());
    Some(Status {
        deprecated,
        use_instead: text_of(data, "use_instead").or_else(|| text_of(data, "replaced_by")),
        word,
    })
}

fn text_of(data: &Datum, key: &str) -> Option<String> {
    Some(data.get(key)?.as_text()?.trim().to_owned()).filter(|text| !text.is_empty())
}
