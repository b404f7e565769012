//! Whether the name or the title of a page is that of a glossary.

use camino::Utf8Path;

use crate::facts::Facts;
use crate::glossary::Page;
use crate::glossary::vocabulary::{HeadingName, is_container, is_hint, is_letters, is_title};

/// How much a page says that it is a glossary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Hint,
    Title,
}

/// What the name and the title of a page say.
pub(super) fn sign(page: &Page<'_>) -> Option<Sign> {
    let path = page.source.path();
    let stem = path.file_stem().unwrap_or_default();
    let stem = stem.split('.').next().unwrap_or(stem);
    let is_index = ["index", "readme", "_index"].contains(&stem.to_lowercase().as_str());
    let folder = path.parent().and_then(Utf8Path::file_name);
    let title = title(page.facts);
    let names: Vec<&str> =
        [Some(stem), folder.filter(|_| is_index), title.as_deref()].into_iter().flatten().collect();
    if names.iter().any(|name| is_title(name)) {
        let is_readme = is_index && stem.eq_ignore_ascii_case("readme");
        let is_package = || is_readme && !names.iter().any(|name| is_title(name) && !is_package_name(name));
        return (!is_manual_page(page, is_package())).then_some(Sign::Title);
    }
    let is_part = |name: &str| is_letters(name) || is_container(name);
    if folder.is_some_and(is_title) && title.as_deref().map_or(is_part(stem), is_part) {
        return Some(Sign::Title);
    }
    names.iter().any(|name| is_hint(name)).then_some(Sign::Hint)
}

/// Whether a name is written as those of packages are: `some-plugin-glossary`.
fn is_package_name(name: &str) -> bool {
    let is_part =
        |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '@' | '/' | '.');
    name.contains('-') && name.chars().all(is_part)
}

/// Whether the headings of a page are those of a manual: how a program called so is used. Of a package that is called
/// so, one such heading tells it.
fn is_manual_page(page: &Page<'_>, is_package: bool) -> bool {
    let texts = page.facts.headings.iter().filter(|heading| heading.level > 1).filter_map(|heading| {
        let block = page.facts.blocks.get(heading.block as usize)?;
        Some(page.facts.prose.get(block.prose?.get())?.text)
    });
    let (mut manual, mut others) = (0, 0);
    for text in texts {
        if HeadingName::of(text).is_manual() {
            manual += 1;
            if is_package {
                return true;
            }
        } else {
            others += 1;
        }
        if 2 * others > page.facts.headings.len() && !is_package {
            return false;
        }
    }
    manual >= 2 && manual >= others
}

/// The title of a page: of its front matter, else its first heading of level 1.
fn title(facts: &Facts) -> Option<String> {
    let front =
        facts.front_matter.as_ref().and_then(|front| front.data.get("title")?.as_text().map(str::to_owned));
    front.or_else(|| {
        let heading = facts.headings.first().filter(|heading| heading.level == 1)?;
        let block = facts.blocks.get(heading.block as usize)?;
        let prose = facts.prose.get(block.prose?.get())?;
        Some(prose.plain(&(0..prose.text.len())))
    })
}
