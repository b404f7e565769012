//! Which algorithms make up each platform's ids.

use super::options::{KramdownInput, PandocIds, SlugOptions};
use super::{
    Heading, IdNotation, Numbering, azure, docusaurus, docutils, github, gitlab, hugo, kramdown, mdbook,
    mdit_vue, mkdocs, mystmd, obsidian, pandoc,
};
use crate::platform::Platform;

/// Whether an id that the author wrote out keeps generated ids from using the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExplicitIds {
    /// No: the same id may then stand twice on a page.
    Ignored,
    /// Yes, those above the heading.
    Taken,
    /// Yes, all of the document, those below the heading too.
    TakenFirst,
}

/// How one platform makes ids.
pub(super) struct Scheme {
    /// Finds an id or attributes written out in a heading's source.
    pub notation: fn(&str) -> Option<IdNotation>,
    /// The id of a heading before numbering; may be empty.
    pub slug: fn(&Heading, &SlugOptions) -> String,
    /// What tells headings with the same slug apart.
    pub numbering: Numbering,
    /// What explicit ids do to generated ones.
    pub explicit_ids: ExplicitIds,
}

impl Scheme {
    /// The scheme for headings of a level (Sphinx treats upper levels apart).
    pub(super) fn of(platform: Platform, options: &SlugOptions, level: u8) -> Scheme {
        use ExplicitIds::{Ignored, Taken, TakenFirst};
        use Numbering::{Docutils, HyphenCounted, HyphenFree, Repeated, UnderscoreFree};
        let (notation, slug, numbering, explicit_ids): Row = match platform {
            Platform::Github => (no_notation, github::slug, HyphenFree, Ignored),
            Platform::Gitlab => (no_notation, gitlab::slug, HyphenFree, Ignored),
            Platform::Mdbook => (mdbook::notation, mdbook::slug, HyphenFree, Ignored),
            Platform::Mkdocs if options.mkdocs_attr_list => {
                (mkdocs::notation, mkdocs::slug, UnderscoreFree, TakenFirst)
            }
            Platform::Mkdocs => (no_notation, mkdocs::slug, UnderscoreFree, Ignored),
            Platform::Hugo => (hugo::notation, hugo::slug, HyphenFree, Taken),
            Platform::Docusaurus => (docusaurus::notation, docusaurus::slug, HyphenFree, Ignored),
            Platform::Vitepress | Platform::Vuepress => {
                (mdit_vue::notation, mdit_vue::slug, HyphenFree, Taken)
            }
            Platform::Sphinx if level <= options.sphinx_heading_anchors => {
                (no_notation, docutils::heading_anchor, HyphenFree, Ignored)
            }
            Platform::Sphinx => (no_notation, docutils::slug, Docutils, Ignored),
            Platform::Myst => (no_notation, mystmd::slug, HyphenFree, Ignored),
            Platform::Quarto | Platform::Pandoc if options.pandoc_ids == PandocIds::Gfm => {
                (no_notation, pandoc::gfm_slug, HyphenCounted, Ignored)
            }
            Platform::Quarto | Platform::Pandoc => (pandoc::notation, pandoc::slug, HyphenFree, Taken),
            Platform::Jekyll => match options.kramdown {
                KramdownInput::Gfm => (kramdown::notation, kramdown::gfm_slug, HyphenCounted, Ignored),
                KramdownInput::Kramdown => (kramdown::notation, kramdown::slug, HyphenCounted, Ignored),
            },
            Platform::Obsidian => (no_notation, obsidian::slug, Repeated, Ignored),
            Platform::Azure => (no_notation, azure::slug, Repeated, Ignored),
        };
        Scheme { notation, slug, numbering, explicit_ids }
    }
}

type Row = (fn(&str) -> Option<IdNotation>, fn(&Heading, &SlugOptions) -> String, Numbering, ExplicitIds);

/// For platforms where an id cannot be written into the heading itself.
fn no_notation(_raw: &str) -> Option<IdNotation> {
    None
}
