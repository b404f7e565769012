//! One glossary in the file type and the shape that the first two bytes choose: every entry names places of its file.
#![no_main]

use glosslint::glossary::Shape;
use glosslint_fuzz::harness::{self, Files, files};
use libfuzzer_sys::fuzz_target;

const FILES: [&str; 6] =
    ["glossary.md", "glossary.yml", "glossary.json", "glossary.csv", "glossary.html", "docs/glossary/one.md"];

const SHAPES: [Option<Shape>; 14] = [
    None,
    Some(Shape::Headings),
    Some(Shape::Table),
    Some(Shape::List),
    Some(Shape::DefinitionList),
    Some(Shape::Bold),
    Some(Shape::Files),
    Some(Shape::Abbr),
    Some(Shape::Directive),
    Some(Shape::Html),
    Some(Shape::Yaml),
    Some(Shape::Json),
    Some(Shape::Csv),
    Some(Shape::Prose),
];

fuzz_target!(|input: (u8, u8, &str)| {
    let (file, shape, text) = input;
    let name = FILES[usize::from(file) % FILES.len()];
    let mut files = files(&[(name, text), ("a.md", "The work queue of a node.\n")]);
    if let Some(shape) = SHAPES[usize::from(shape) % SHAPES.len()] {
        let shape = toml::Value::try_from(shape).expect("a shape has a name");
        let setting = format!("[[glossary]]\npath = \"{name}\"\nshape = {shape}\n");
        files.insert("glosslint.toml".to_owned(), setting);
    }
    assert_places(&files);
    harness::check(&files, &["all"], false);
});

fn assert_places(files: &Files) {
    let workspace = harness::workspace(files);
    for (_, entry) in workspace.glossaries.entries() {
        let text = workspace.source(&entry.path).expect("an entry stands in a file of the tree").text();
        for span in [entry.headword_span, entry.name_span, entry.span, entry.body_span] {
            assert!(text.get(span.range()).is_some(), "{span:?} of `{}` is no place of its file", entry.name);
        }
        assert!(
            !entry.name.trim().is_empty() && !entry.forms.is_empty(),
            "an entry without a name: {entry:?}"
        );
    }
}
