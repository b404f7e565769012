//! Proof that a link changes nothing but itself: the page is read again with the link in it.

use crate::facts::Facts;
use crate::markdown::{self, Dialect};
use crate::text::{InlineKind, Source, Span};

/// A link to put into a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// What the link is put around.
    pub span: Span,
    /// The text before it.
    pub open: String,
    /// The text behind it.
    pub close: String,
}

/// Of the insertions, in source order and disjoint, those after which the page still says what it said: the same
/// blocks with the same text, and no inline element more than the links. By index.
#[must_use]
pub fn proven(source: &Source, facts: &Facts, dialect: &Dialect, insertions: &[Insertion]) -> Vec<bool> {
    let original = shape(facts);
    let holds = |chosen: &[&Insertion]| {
        let text = with_insertions(source.text(), chosen);
        let page = Source::new(source.path(), text);
        is_same_but_links(&original, &shape(&markdown::parse(&page, dialect)), chosen.len())
    };
    let all: Vec<&Insertion> = insertions.iter().collect();
    if all.is_empty() || holds(&all) {
        return vec![true; insertions.len()];
    }
    let mut chosen: Vec<&Insertion> = Vec::new();
    let judge = |insertion| {
        chosen.push(insertion);
        let fits = holds(&chosen);
        if !fits {
            chosen.pop();
        }
        fits
    };
    insertions.iter().map(judge).collect()
}

fn with_insertions(text: &str, insertions: &[&Insertion]) -> String {
    let mut out = String::with_capacity(text.len() + insertions.len() * 40);
    let mut at = 0;
    for insertion in insertions {
        let (start, end) = (insertion.span.start as usize, insertion.span.end as usize);
        out.push_str(text.get(at..start).unwrap_or_default());
        out.push_str(&insertion.open);
        out.push_str(text.get(start..end).unwrap_or_default());
        out.push_str(&insertion.close);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// What a page renders to, as far as its facts tell: its blocks, and the text and inline elements of each.
#[derive(Debug, PartialEq)]
struct Shape {
    blocks: Vec<String>,
    texts: Vec<String>,
    inlines: Vec<(String, u32, u32)>,
    links: usize,
    others: Vec<usize>,
}

fn shape(facts: &Facts) -> Shape {
    let mut inlines = Vec::new();
    let mut links = 0;
    for (index, prose) in (0..).zip(&facts.prose) {
        for inline in &prose.inlines {
            links += usize::from(matches!(inline.kind, InlineKind::Link(_)));
            if let Some(kind) = kind_of(&inline.kind) {
                inlines.push((format!("{index} {kind}"), inline.range.start, inline.range.end));
            }
        }
    }
    inlines.sort();
    Shape {
        blocks: facts.blocks.iter().map(|block| format!("{:?} {:?}", block.kind, block.parent)).collect(),
        texts: facts.prose.iter().map(|prose| prose.text.clone()).collect(),
        inlines,
        links,
        others: vec![
            facts.headings.len(),
            facts.ids.len(),
            facts.definitions.len(),
            facts.directives.len(),
            facts.suppressions.len(),
            facts.problems.len(),
        ],
    }
}

/// The kind of an element without its number; none for a link.
fn kind_of(kind: &InlineKind) -> Option<String> {
    Some(match kind {
        InlineKind::Link(_) => return None,
        InlineKind::Image(_) => "image".to_owned(),
        InlineKind::Code(code) => format!("code {code}"),
        InlineKind::Element(name) => format!("element {name}"),
        other => format!("{other:?}"),
    })
}

fn is_same_but_links(before: &Shape, after: &Shape, links: usize) -> bool {
    before.links + links == after.links
        && before.blocks == after.blocks
        && before.texts == after.texts
        && before.inlines == after.inlines
        && before.others == after.others
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str, word: &str) -> bool {
        let source = Source::new("a.md", text);
        let facts = markdown::parse(&source, &Dialect::default());
        let start = text.find(word).unwrap();
        let span = Span::new(start, start + word.len());
        let insertion = Insertion { span, open: "[".to_owned(), close: "](b.md)".to_owned() };
        proven(&source, &facts, &Dialect::default(), &[insertion]) == [true]
    }

    #[test]
    fn a_link_in_text_changes_nothing_else() {
        for text in ["a term b", "*term*", "| term |\n|---|\n| x |", "- term", "a\nterm", "> a\n> term"] {
            assert!(link(text, "term"), "{text}");
        }
    }

    #[test]
    fn what_a_link_would_change_is_seen() {
        for text in
            ["foo*term*", "`a term`", "[a term](b)", "[term]\n\n[term]: x", "http://a.b/term", "$term$"]
        {
            assert!(!link(text, "term"), "{text}");
        }
    }
}
