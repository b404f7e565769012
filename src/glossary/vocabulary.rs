//! The words by which glossaries and their parts are known, in the languages that docs are most written in.

/// Names of glossaries beyond doubt, as they stand in file names, titles and headings.
const TITLES: [&str; 32] = [
    "glossary",
    "glossaries",
    "glossary of terms",
    "glossar",
    "glossario",
    "glossário",
    "glosario",
    "glossaire",
    "woordenlijst",
    "słownik",
    "slovník",
    "ordlista",
    "ordliste",
    "sanasto",
    "sözlük",
    "szószedet",
    "глоссарий",
    "словарь",
    "術語表",
    "术语表",
    "词汇表",
    "詞彙表",
    "名词解释",
    "用語集",
    "용어집",
    "مسرد",
    "lexicon",
    "lexique",
    "terminology",
    "terminologie",
    "terminología",
    "glosarium",
];

/// Names of pages that may be glossaries: they are, where all of the page defines terms.
const HINTS: [&str; 27] = [
    "terms",
    "definitions",
    "terms and definitions",
    "definitions and terms",
    "key terms",
    "key concepts",
    "core concepts",
    "basic concepts",
    "concepts",
    "vocabulary",
    "acronyms",
    "abbreviations",
    "acronyms and abbreviations",
    "abbreviations and acronyms",
    "list of acronyms",
    "list of abbreviations",
    "nomenclature",
    "jargon",
    "dictionary",
    "terms and concepts",
    "concepts and terms",
    "concepts and terminology",
    "common terms",
    "abkürzungsverzeichnis",
    "begriffe",
    "siglas",
    "definiciones",
];

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

/// Whether the text names a glossary beyond doubt.
pub(super) fn is_title(text: &str) -> bool {
    if !has_root(text) {
        return false;
    }
    let text = normal(text);
    if TITLES.contains(&text.as_str()) {
        return true;
    }
    if !text.contains("glos") {
        return false;
    }
    let is_short = || text.split(' ').count() <= 5;
    let romance = ["glosario", "glossário", "glossario", "glossaire"];
    let begins = |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    let ends = |word: &str| text.strip_suffix(word).is_some_and(|rest| rest.ends_with(' '));
    let of = |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(" of "));
    romance.into_iter().any(|word| begins(word) && is_short())
        || ["glossary", "glossar", "glosario", "glossaire", "glossário", "glossario"]
            .into_iter()
            .any(|word| ends(word) && is_short() || of(word))
}

/// What is in each of the names of glossaries in ASCII.
const ROOTS: [&str; 6] = ["glos", "woordenlijst", "ordlist", "sanasto", "lexi", "terminolog"];

/// Whether the text may be that of a title: most texts are known not to be by this.
fn has_root(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: usize, root: &str| {
        bytes.get(at..at + root.len()).is_some_and(|found| found.eq_ignore_ascii_case(root.as_bytes()))
    };
    let is_root = |at: usize, byte: u8| match byte.to_ascii_lowercase() {
        b'g' | b'w' | b'o' | b's' | b'l' | b't' => ROOTS.iter().any(|root| begins(at, root)),
        byte => !byte.is_ascii(),
    };
    bytes.iter().enumerate().any(|(at, byte)| is_root(at, *byte))
}

/// Whether it is worth a closer look whether the text is a title of a glossary.
pub(super) fn may_be_title(text: &str) -> bool {
    text.len() <= 80 && has_root(text)
}

/// Whether the text names a glossary, or may.
pub(super) fn is_name(text: &str) -> bool {
    is_title(text) || is_hint(text)
}

/// Whether the text may name a glossary.
pub(super) fn is_hint(text: &str) -> bool {
    HINTS.contains(&normal(text).as_str())
}

/// Whether a heading of this text holds entries where others stand below it.
pub(super) fn is_container(text: &str) -> bool {
    let text = normal(text);
    CONTAINERS.contains(&text.as_str())
        || [
            " terms",
            " definitions",
            " terminology",
            " concepts",
            " vocabulary",
            " acronyms",
            " abbreviations",
        ]
        .iter()
        .any(|ending| text.ends_with(ending))
}

/// Whether a heading of this text is a plain section.
pub(super) fn is_plain_section(text: &str) -> bool {
    PLAIN.contains(&normal(text).as_str())
}

/// Whether a heading of this text shows that its page teaches how to do something.
pub(super) fn is_instruction(text: &str) -> bool {
    const INSTRUCTIONS: [&str; 6] =
        ["installation", "installing", "install", "getting started", "quick start", "quickstart"];
    INSTRUCTIONS.contains(&normal(text).as_str())
}

/// Whether a heading of this text is part of a manual: of a program, a function or a component.
pub(super) fn is_manual(text: &str) -> bool {
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
    MANUAL.contains(&normal(text).as_str())
}

/// Whether a heading is a letter, a range of letters, digits or symbols.
pub(super) fn is_letters(text: &str) -> bool {
    let text = text.trim().trim_matches(['[', ']', '(', ')', '.', ':', '-', '–', '—', '*']).trim();
    let words = [
        "numbers",
        "symbols",
        "numeric",
        "digits",
        "other",
        "others",
        "0-9",
        "0–9",
        "#",
        "123",
        "0..9",
        "misc",
        "numbers and symbols",
        "symbols and numbers",
        "special characters",
        "numbers & symbols",
    ];
    if text.is_empty() || words.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return true;
    }
    let mut first = text.chars().take(2);
    if first.all(char::is_alphanumeric) && text.chars().nth(1).is_some() {
        return false;
    }
    let single = |part: &str| {
        let mut chars = part.trim().chars();
        chars.next().is_some_and(char::is_alphanumeric) && chars.next().is_none()
    };
    let separators: [&[char]; 3] = [&['-', '–', '—', '…'], &['/', ','], &[' ']];
    single(text)
        || separators.iter().any(|marks| {
            text.contains(*marks) && text.split(*marks).filter(|p| !p.trim().is_empty()).all(single)
        })
}

/// Lower case, `-`, `_` and `&` as spaces, emoji and numbering off.
fn normal(text: &str) -> String {
    let text = text.split("{#").next().unwrap_or(text);
    let is_mark = |c: char| matches!(c, '-' | '_' | '&');
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ' || is_mark(c));
    let mut normal = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || is_mark(c)).filter(|word| !word.is_empty()) {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    if normal.is_ascii() {
        normal.make_ascii_lowercase();
        normal
    } else {
        normal.to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_known_with_what_stands_around_them() {
        for title in
            ["Glossary", "docs-glossary", "📖 Glossary", "3. Glossar", "Glossary {#g}", "Project Glossary"]
        {
            assert!(is_title(title), "{title}");
        }
        for other in ["Glossary plugin", "Terms of service", "How to write a glossary entry"] {
            assert!(!is_title(other), "{other}");
        }
    }

    #[test]
    fn every_title_has_a_root() {
        assert!(TITLES.iter().all(|title| has_root(title)));
        assert!(has_root("The GLOSSARY") && !has_root("Getting started with tools"));
    }

    #[test]
    fn texts_are_compared_without_marks_and_numbers() {
        assert_eq!(normal("  1.2 - Terms_&  Definitions! {#t}"), "terms definitions");
        assert_eq!(normal("Ärzte - (A)"), "ärzte (a)");
    }

    #[test]
    fn letters_stand_alone_or_in_ranges() {
        for letters in ["A", "A-C", "X – Z", "0-9", "#", "A / B", "Ж", "Symbols"] {
            assert!(is_letters(letters), "{letters}");
        }
        for other in ["API", "A/B testing", "C++", "Go"] {
            assert!(!is_letters(other), "{other}");
        }
    }
}
