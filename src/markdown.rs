//! From a [`Source`] to its [`Facts`]. The only module that names comrak.
//!
//! What Markdown does not know (shortcodes, roles, JSX, container fences) is masked first, in a copy of the text of
//! the same length, so that every position in the copy is one in the source. Comrak parses the copy, one walk over
//! its tree gives the facts, and the tree is dropped.

mod align;
mod bend;
mod blocks;
pub mod definition;
mod dialect;
pub mod html;
mod inlines;
mod mask;
mod patience;
#[cfg(test)]
mod quadratic;
mod unresolved;
mod walk;

pub use dialect::Dialect;

use std::time::Duration;

use comrak::{Arena, Options, try_parse_document};

use crate::facts::{Facts, Problem};
use crate::text::{Source, Span};
use patience::Patience;

/// How long one document may take to parse before it is given up: the parser has inputs that it takes quadratic
/// time for, and one such page must not hold up the run.
const PARSE_LIMIT: Duration = Duration::from_secs(20);

/// Reads the facts of one document. Never fails: what could not be read is in `Facts::problems`.
#[must_use]
pub fn parse(source: &Source, dialect: &Dialect) -> Facts {
    parse_within(PARSE_LIMIT, source, dialect)
}

fn parse_within(limit: Duration, source: &Source, dialect: &Dialect) -> Facts {
    let patience = Patience::new(limit);
    parse_until(&|| patience.is_over(), source, dialect).unwrap_or_else(|| {
        let message = format!("not checked: the page takes over {} seconds to parse", limit.as_secs());
        Facts { problems: vec![Problem { span: Span::default(), message }], ..Facts::default() }
    })
}

/// The facts of one document; none where `is_over`, which the parser asks again and again, says that it took too long.
fn parse_until(is_over: &dyn Fn() -> bool, source: &Source, dialect: &Dialect) -> Option<Facts> {
    let masked = mask::mask(source.text(), dialect);
    debug_assert!(has_same_lines(source.text(), &masked.text), "a mask moves what is behind it");
    let arena = Arena::new();
    let root =
        try_parse_document(&arena, &masked.text, &comrak_options(&masked.text, dialect), is_over).ok()?;
    Some(blocks::read(source, masked, root))
}

/// Whether two texts are of the same length and end their lines at the same bytes.
fn has_same_lines(a: &str, b: &str) -> bool {
    let is_end = |byte: u8| matches!(byte, b'\n' | b'\r');
    a.len() == b.len()
        && a.bytes().zip(b.bytes()).all(|(a, b)| is_end(a) == is_end(b) && (!is_end(a) || a == b))
}

/// How `text` is parsed. Footnotes take two more walks over the whole tree: most pages have none.
fn comrak_options(text: &str, dialect: &Dialect) -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = memchr::memmem::find(text.as_bytes(), b"[^").is_some();
    extension.description_lists = dialect.description_lists;
    extension.alerts = true;
    extension.math_dollars = true;
    extension.wikilinks_title_after_pipe = dialect.wikilinks;
    options.parse.leave_footnote_definitions = true;
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::ReferenceKind;

    fn facts(text: &str) -> Facts {
        parse(&Source::new("a.md", text), &Dialect::default())
    }

    /// The prose of each block, after checking that verbatim pieces are what the source has at their place.
    fn prose(text: &str) -> Vec<String> {
        let facts = facts(text);
        for prose in facts.prose.iter() {
            let ends = prose.pieces.iter().skip(1).map(|piece| piece.at).chain([prose.end()]);
            for (piece, end) in prose.pieces.iter().zip(ends) {
                let rendered = &prose.text[piece.at as usize..end as usize];
                if piece.is_verbatim() {
                    assert_eq!(rendered, &text[piece.source().range()], "{text}");
                }
            }
        }
        facts.prose.iter().map(|prose| prose.text.to_owned()).collect()
    }

    #[test]
    fn a_page_that_takes_too_long_is_given_up_and_told() {
        let source = Source::new("a.md", "> ".repeat(5_000));
        let given_up = parse_within(Duration::ZERO, &source, &Dialect::default());
        let told: Vec<&str> = given_up.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(told, ["not checked: the page takes over 0 seconds to parse"]);
        assert!(given_up.prose.is_empty());
    }

    #[test]
    fn blocks_begin_and_end_between_characters() {
        for text in ["\u{301} a\n: definition\n", "\u{301} \0 [[a|b]] ![[c]] [[d\n: definition\n", "é\n: è\n"]
        {
            for block in facts(text).blocks {
                assert!(text.get(block.span.range()).is_some(), "{block:?} of {text:?}");
            }
        }
    }

    #[test]
    fn prose_is_what_a_reader_sees() {
        assert_eq!(prose("A *soft*\nline &amp; `code`, [link](x)."), ["A soft line & \u{FFFC}, link."]);
        assert_eq!(prose("> - quoted\n>   twice"), ["quoted twice"]);
        assert_eq!(prose("![alt](a.png) {{< b >}} c"), ["\u{FFFC} \u{FFFC} c"]);
        assert_eq!(prose("| a\\|b | c \\| d |\n|--|--|\n| x | *y* |"), ["a|b", "c | d", "x", "y"]);
        assert_eq!(prose("a<br>b <b>bold</b>"), ["a\nb bold"]);
    }

    #[test]
    fn every_reference_has_its_notation_and_place() {
        let text = "[a](b.md#c \"t\") [d][e] [f][] [g] ![i](<j k>) <https://x.y> [^n]\n\n[e]: e.md\n[f]: f.md\n[g]: g.md\n[^n]: N";
        let found: Vec<_> = facts(text)
            .references
            .iter()
            .map(|r| {
                (r.kind, r.destination.to_string(), r.destination_span.map(|s| text[s.range()].to_owned()))
            })
            .collect();
        let written = |text: &str| Some(text.to_owned());
        assert_eq!(
            found,
            [
                (ReferenceKind::Inline, "b.md#c".to_owned(), written("b.md#c")),
                (ReferenceKind::Full, "e.md".to_owned(), None),
                (ReferenceKind::Collapsed, "f.md".to_owned(), None),
                (ReferenceKind::Shortcut, "g.md".to_owned(), None),
                (ReferenceKind::Inline, "j k".to_owned(), written("j k")),
                (ReferenceKind::Autolink, "https://x.y".to_owned(), None),
                (ReferenceKind::Footnote, String::new(), None),
            ]
        );
    }

    #[test]
    fn places_are_right_behind_a_label_over_two_lines() {
        for prefix in ["", "> ", "- "] {
            let next = if prefix == "> " {
                "> "
            } else if prefix.is_empty() {
                ""
            } else {
                "  "
            };
            let text = format!(
                "{prefix}See [a][long\n{next}label], then [b](c.md) and\n{next}[d][long\n{next}label] or [e](f.md)\n{next}and [g][h].\n\n[long label]: x.md\n"
            );
            let facts = facts(&text);
            let places: Vec<&str> = facts.references.iter().map(|r| &text[r.span.range()]).collect();
            let first = format!("[a][long\n{next}label]");
            let second = format!("[d][long\n{next}label]");
            assert_eq!(
                places,
                [first.as_str(), "[b](c.md)", second.as_str(), "[e](f.md)", "[g][h]"],
                "{text}"
            );
        }
    }

    #[test]
    fn labels_without_a_definition_are_kept() {
        let found: Vec<_> = facts("[a][b] and [c][] and [d] and [^e] and \\[f][g]")
            .references
            .into_iter()
            .map(|r| (r.kind, r.label.unwrap().into_string()))
            .collect();
        assert_eq!(
            found,
            [
                (ReferenceKind::Undefined, "b".to_owned()),
                (ReferenceKind::Undefined, "c".to_owned()),
                (ReferenceKind::UndefinedShortcut, "d".to_owned()),
                (ReferenceKind::UndefinedFootnote, "e".to_owned()),
                (ReferenceKind::UndefinedShortcut, "g".to_owned()),
            ]
        );
    }

    #[test]
    fn definitions_stand_where_the_parser_left_no_content() {
        let text = "Text\n[not]: one\n\n[a]: b.md 'T'\n[c]:\n  d.md\n\n```\n[e]: f\n```\n\n> [g]: h\n";
        let found: Vec<_> =
            facts(text).definitions.into_iter().map(|d| (d.label, d.destination.to_string())).collect();
        let pair = |label: &str, destination: &str| (label.to_owned(), destination.to_owned());
        assert_eq!(found, [pair("a", "b.md"), pair("c", "d.md"), pair("g", "h")]);
    }

    #[test]
    fn places_are_right_below_a_definition() {
        for text in [
            "[d]: g.md\nabc [é](x)\n",
            "> [d]: g.md\n> [e]: <h>\n> 'é'\n> abc [é](x)\n",
            "[d]: g.md\nabc [é](x)\n---\n",
        ] {
            let facts = facts(text);
            assert_eq!(&text[facts.references[0].span.range()], "[é](x)", "{text}");
            assert!(facts.definitions.iter().any(|definition| definition.label == "d"), "{text}");
            assert!(
                facts.headings.iter().all(|heading| &text[heading.raw.range()] == "abc [é](x)"),
                "{text}"
            );
        }
        // What the fuzzer found: a place within a character.
        for block in facts("[d]: g.md\n---\ntitle-next-line \u{202E}0ry\n---\n").blocks {
            assert!(block.span.end > 0);
        }
    }

    #[test]
    fn the_source_of_a_heading_is_its_inline_content() {
        let text = "# A `b` {#c} #\n\nTwo\nlines\n===\n\n#\n";
        let source = Source::new("a.md", text);
        let raw: Vec<_> = parse(&source, &Dialect::default())
            .headings
            .iter()
            .map(|h| source.slice(h.raw).to_owned())
            .collect();
        assert_eq!(raw, ["A `b` {#c}", "Two\nlines", ""]);
    }
}
