//! The names of headings on glossary pages and others.

use super::normal;

/// Headings that hold entries.
const CONTAINERS: [&str; 22] = [
    "terms",
    "definitions",
    "terms and definitions",
    "acronyms",
    "abbreviations",
    "acronyms and abbreviations",
    "concepts",
    "key terms",
    "general terms",
    "general",
    "vocabulary",
    "terminology",
    "glossary",
    "glossary terms",
    "entries",
    "list of terms",
    "alphabetical list",
    "a-z",
    "a–z",
    "common terms",
    "all terms",
    "begriffe",
];

/// What the names of such headings end with.
const CONTAINER_ENDINGS: [&str; 7] =
    [" terms", " definitions", " terminology", " concepts", " vocabulary", " acronyms", " abbreviations"];

/// Headings that are no entries, on glossary pages and within entries.
const PLAIN: [&str; 74] = [
    "see also",
    "references",
    "reference",
    "further reading",
    "contributing",
    "introduction",
    "overview",
    "about",
    "about this glossary",
    "about this page",
    "how to use this glossary",
    "how to contribute",
    "table of contents",
    "contents",
    "toc",
    "index",
    "navigation",
    "quick navigation",
    "jump to",
    "examples",
    "example",
    "usage",
    "notes",
    "note",
    "related",
    "related terms",
    "related pages",
    "related links",
    "related topics",
    "related content",
    "links",
    "resources",
    "additional resources",
    "external links",
    "sources",
    "source",
    "credits",
    "license",
    "feedback",
    "next steps",
    "what's next",
    "preface",
    "summary",
    "footnotes",
    "acknowledgements",
    "acknowledgments",
    "conventions",
    "purpose",
    "scope",
    "learn more",
    "more information",
    "syntax",
    "details",
    "background",
    "history",
    "changelog",
    "bibliography",
    "problem it addresses",
    "how it helps",
    "siehe auch",
    "quellen",
    "einleitung",
    "inhalt",
    "inhaltsverzeichnis",
    "voir aussi",
    "références",
    "ver también",
    "véase también",
    "referencias",
    "參考資料",
    "参考资料",
    "参见",
    "参考",
    "関連項目",
];

/// How questions begin whose answer is a definition.
const QUESTIONS: [&str; 3] = ["what is", "what are", "what does"];

/// Headings that show that their page teaches how to do something.
const INSTRUCTIONS: [&str; 6] =
    ["installation", "installing", "install", "getting started", "quick start", "quickstart"];

/// Headings that are part of a manual: of a program, a function or a component.
const MANUAL: [&str; 26] = [
    "synopsis",
    "usage",
    "options",
    "flags",
    "arguments",
    "parameters",
    "props",
    "properties",
    "methods",
    "events",
    "slots",
    "returns",
    "return value",
    "exit status",
    "exit codes",
    "examples",
    "example",
    "description",
    "configuration",
    "installation",
    "install",
    "requirements",
    "prerequisites",
    "getting started",
    "quick start",
    "troubleshooting",
];

/// The text of a heading as it is compared with these: it is made once, and asked for all of them.
#[derive(Debug, Clone)]
pub(in crate::glossary) struct HeadingName {
    text: String,
    /// Whether it asks the reader something, not what a term is: "Where next?", "Missing a term?"
    asks: bool,
}

impl HeadingName {
    pub(in crate::glossary) fn of(text: &str) -> Self {
        let is_question = text.trim_end().ends_with('?');
        let text = normal(text);
        let asks = is_question && !QUESTIONS.iter().any(|question| text.starts_with(question));
        Self { text, asks }
    }

    fn is_one_of(&self, names: &[&str]) -> bool {
        names.contains(&self.text.as_str())
    }

    /// Whether the heading holds entries where others stand below it.
    pub(in crate::glossary) fn is_container(&self) -> bool {
        self.is_one_of(&CONTAINERS) || CONTAINER_ENDINGS.iter().any(|ending| self.text.ends_with(ending))
    }

    /// Whether the heading is a plain section.
    pub(in crate::glossary) fn is_plain_section(&self) -> bool {
        self.asks || self.is_one_of(&PLAIN)
    }

    /// Whether the heading shows that its page teaches how to do something.
    pub(in crate::glossary) fn is_instruction(&self) -> bool {
        self.is_one_of(&INSTRUCTIONS)
    }

    /// Whether the heading is part of a manual.
    pub(in crate::glossary) fn is_manual(&self) -> bool {
        self.is_one_of(&MANUAL)
    }
}

/// Whether a heading of this text holds entries where others stand below it.
pub(in crate::glossary) fn is_container(text: &str) -> bool {
    HeadingName::of(text).is_container()
}
