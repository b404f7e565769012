//! Which ambiguous notations a document uses.

/// The notations that only some platforms or file types have. What no other text looks like (shortcodes, roles,
/// directives, attribute lists, admonitions) is always read and needs no switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// MDX: `{…}` is an expression, `import` and `export` start statements, HTML comments are no comments.
    pub mdx: bool,
    /// Obsidian: `%% … %%` is a comment, `^id` at the end of a paragraph is a block id.
    pub wikilinks: bool,
    /// `: text` below a line defines that line as a term; its continuation lines are indented.
    pub description_lists: bool,
    /// `$…$` and `$$…$$` are math, in which no other notation counts.
    pub math: bool,
}

impl Default for Dialect {
    /// Everything unambiguous: description lists and math on, MDX and Obsidian's notations off.
    fn default() -> Self {
        Self { mdx: false, wikilinks: false, description_lists: true, math: true }
    }
}
