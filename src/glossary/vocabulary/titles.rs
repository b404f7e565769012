//! The names of glossaries.

use super::normal;

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

/// Whether the text names a glossary beyond doubt.
pub(in crate::glossary) fn is_title(text: &str) -> bool {
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
    // The first two letters of each root, told without a look at the roots.
    let may_begin = |pair: [u8; 2]| matches!(&pair, b"gl" | b"wo" | b"or" | b"sa" | b"le" | b"te");
    let mut pairs = bytes.iter().zip(bytes.iter().skip(1)).map(|(a, b)| [a | 0x20, b | 0x20]).enumerate();
    !text.is_ascii() || pairs.any(|(at, pair)| may_begin(pair) && ROOTS.iter().any(|root| begins(at, root)))
}

/// Whether it is worth a closer look whether the text is a title of a glossary.
pub(in crate::glossary) fn may_be_title(text: &str) -> bool {
    text.len() <= 80 && has_root(text)
}

/// Whether the text names a glossary, or may.
pub(in crate::glossary) fn is_name(text: &str) -> bool {
    is_title(text) || is_hint(text)
}

/// Whether the text may name a glossary.
pub(in crate::glossary) fn is_hint(text: &str) -> bool {
    HINTS.contains(&normal(text).as_str()) || is_list_of_acronyms(text)
}

/// What lists of acronyms hold; a title has to name one of them.
const ACRONYMS: [&str; 7] = [
    "acronym",
    "acronyms",
    "abbreviation",
    "abbreviations",
    "initialisms",
    "abkürzungsverzeichnis",
    "siglas",
];

/// What else may stand in the title of a list of acronyms.
const WITH_ACRONYMS: [&str; 21] = [
    "a",
    "and",
    "common",
    "commonly",
    "concepts",
    "definitions",
    "glossary",
    "in",
    "key",
    "list",
    "nomenclature",
    "notation",
    "of",
    "or",
    "symbols",
    "table",
    "terminology",
    "terms",
    "the",
    "used",
    "appendix",
];

/// Whether the text names a list of acronyms: "Acronyms and Definitions", "Definitions, Acronyms, and Abbreviations".
pub(in crate::glossary) fn is_list_of_acronyms(text: &str) -> bool {
    // Most texts are known by this to be none.
    let names_them = |word: &str| ACRONYMS.iter().any(|known| known.eq_ignore_ascii_case(word));
    if text.len() > 80 || !text.split(|c: char| !c.is_alphanumeric()).any(names_them) {
        return false;
    }
    let text = normal(text);
    let words = || text.split([' ', ',', '/', ':', '.']).filter(|word| !word.is_empty());
    words().any(|word| ACRONYMS.contains(&word))
        && words().all(|word| ACRONYMS.contains(&word) || WITH_ACRONYMS.contains(&word))
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
}
