//! One page in every dialect. That the masked text has the length and the line ends of the source is asserted where
//! it is made; here every place that the facts name is a place of the source.
#![no_main]

use glosslint::markdown::{self, Dialect};
use glosslint::text::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source::new("a.md", text);
    for switches in 0..16_u8 {
        let on = |bit: u8| switches & (1 << bit) != 0;
        let dialect = Dialect { mdx: on(0), wikilinks: on(1), description_lists: on(2), math: on(3) };
        let facts = markdown::parse(&source, &dialect);
        let spans = facts
            .headings
            .iter()
            .flat_map(|heading| [heading.span, heading.raw])
            .chain(facts.references.iter().map(|reference| reference.span))
            .chain(facts.references.iter().filter_map(|reference| reference.destination_span))
            .chain(facts.definitions.iter().map(|definition| definition.span))
            .chain(facts.directives.iter().map(|directive| directive.span))
            .chain(facts.blocks.iter().map(|block| block.span))
            .chain(facts.ids.iter().map(|id| id.span))
            .chain(facts.problems.iter().map(|problem| problem.span));
        for span in spans {
            assert!(text.get(span.range()).is_some(), "{span:?} is no place of the page, with {dialect:?}");
        }
        for prose in facts.prose.iter() {
            let ends = prose.pieces.iter().skip(1).map(|piece| piece.at).chain([prose.end()]);
            for (piece, end) in prose.pieces.iter().zip(ends).filter(|(piece, _)| piece.is_verbatim()) {
                let rendered = prose.text.get(piece.at as usize..end as usize);
                // NUL bytes are read as spaces.
                let written = text.get(piece.source().range()).map(|text| text.replace('\0', " "));
                assert_eq!(rendered, written.as_deref(), "{piece:?}, with {dialect:?}");
            }
        }
    }
});
