//! What a site's configuration can change about its heading ids.

/// The settings of a site that change heading ids; the default is each platform's own default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlugOptions {
    /// mdBook: `output.html.smart-punctuation`, on unless switched off.
    pub mdbook_smart_punctuation: bool,
    /// MkDocs: `slugify` of the `toc` extension.
    pub mkdocs_slugify: MkdocsSlugify,
    /// MkDocs: whether the `attr_list` extension is on, which reads `{#id}`.
    pub mkdocs_attr_list: bool,
    /// Hugo: `markup.goldmark.parser.autoHeadingIDType`.
    pub hugo_id_type: HugoIdType,
    /// Docusaurus: `markdown.anchors.maintainCase`.
    pub docusaurus_keep_case: bool,
    /// Sphinx: `myst_heading_anchors`, the deepest heading level that gets an anchor of its own; 0 for none.
    pub sphinx_heading_anchors: u8,
    /// Sphinx: `myst_heading_slug_func`.
    pub sphinx_slug: SphinxSlug,
    /// Pandoc, Quarto: the extension that makes ids.
    pub pandoc_ids: PandocIds,
    /// Jekyll: `kramdown.input`.
    pub kramdown: KramdownInput,
}

impl Default for SlugOptions {
    fn default() -> Self {
        SlugOptions {
            mdbook_smart_punctuation: true,
            mkdocs_slugify: MkdocsSlugify::default(),
            mkdocs_attr_list: false,
            hugo_id_type: HugoIdType::default(),
            docusaurus_keep_case: false,
            sphinx_heading_anchors: 0,
            sphinx_slug: SphinxSlug::default(),
            pandoc_ids: PandocIds::default(),
            kramdown: KramdownInput::default(),
        }
    }
}

/// The function that MkDocs makes ids with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MkdocsSlugify {
    /// `markdown.extensions.toc.slugify`: accents are dropped, and so is all that is not ASCII then.
    #[default]
    Ascii,
    /// `markdown.extensions.toc.slugify_unicode`.
    Unicode,
    /// `pymdownx.slugs.slugify` with `case: lower`.
    PymdownxLower,
    /// `pymdownx.slugs.slugify` without `case`: capitals stay.
    PymdownxKeepCase,
}

/// Hugo's kinds of heading ids.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HugoIdType {
    /// `github`.
    #[default]
    Github,
    /// `github-ascii`: accents are dropped, then all that is not ASCII.
    GithubAscii,
    /// `blackfriday`: each run of other characters is one hyphen.
    Blackfriday,
}

/// MyST-Parser's functions for heading anchors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SphinxSlug {
    /// GitHub's way, the default.
    #[default]
    Github,
    /// GitLab's way.
    Gitlab,
    /// The ids that docutils gives to sections.
    Docutils,
}

/// Pandoc's kinds of heading ids.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PandocIds {
    /// `auto_identifiers`, the default of `markdown`.
    #[default]
    Auto,
    /// `gfm_auto_identifiers`, the default of `gfm` and `commonmark_x`; without smart punctuation and attributes.
    Gfm,
}

/// The dialect that Jekyll has kramdown read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum KramdownInput {
    /// `GFM`, the default of Jekyll and GitHub Pages.
    #[default]
    Gfm,
    /// `kramdown` itself.
    Kramdown,
}
