//! Where blocks of raw HTML begin and end (`CommonMark` 0.31.2 section 4.6).

use crate::markdown::html;

/// What ends an HTML block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HtmlEnd {
    /// The line that holds this text, compared without ASCII case.
    Text(&'static str),
    /// A blank line.
    Blank,
}

/// Start conditions 1 to 5.
const MARKED: &[(&str, &str)] = &[
    ("<!--", "-->"),
    ("<![cdata[", "]]>"),
    ("<?", "?>"),
    ("<!", ">"),
    ("<script", "</script>"),
    ("<pre", "</pre>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
];

/// Start condition 6.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

/// How the HTML block that `line` begins ends; none where it begins none.
pub(super) fn begins(line: &str, in_paragraph: bool) -> Option<HtmlEnd> {
    if !line.starts_with('<') {
        return None;
    }
    let head: String = line.chars().take(12).collect::<String>().to_ascii_lowercase();
    let marked = MARKED.iter().find(|(open, _)| opens(&head, open));
    if let Some(&(_, close)) = marked {
        return Some(HtmlEnd::Text(close));
    }
    let name = head.trim_start_matches(['<', '/']);
    let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let block = name.get(..length).is_some_and(|name| BLOCKS.contains(&name));
    (block || (!in_paragraph && is_one_tag(line))).then_some(HtmlEnd::Blank)
}

fn opens(head: &str, open: &str) -> bool {
    let rest = head.strip_prefix(open);
    let word = open.ends_with(|c: char| c.is_ascii_alphabetic());
    rest.is_some_and(|rest| !word || rest.is_empty() || rest.starts_with([' ', '\t', '>']))
}

fn is_one_tag(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with('>') && html::tags(line, 0).first().is_some_and(|tag| tag.span.len() == line.len())
}

impl HtmlEnd {
    /// Whether the block ends with `line`.
    pub(super) fn is_met_by(self, line: &str) -> bool {
        match self {
            Self::Text(close) => contains_ignoring_case(line, close),
            Self::Blank => false,
        }
    }

    /// Whether what the block holds may have template tags that are worth masking.
    pub(super) fn is_markup(self) -> bool {
        matches!(self, Self::Blank | Self::Text("-->"))
    }
}

fn contains_ignoring_case(line: &str, needle: &str) -> bool {
    line.as_bytes().windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
}
