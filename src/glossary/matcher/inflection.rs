//! English plurals, both ways. No general stemmer: *encode* and *encoding* are different words.

/// Plurals that no rule gives, singular first.
const IRREGULAR: &[(&str, &str)] = &[
    ("analysis", "analyses"),
    ("appendix", "appendices"),
    ("axis", "axes"),
    ("basis", "bases"),
    ("child", "children"),
    ("codex", "codices"),
    ("corpus", "corpora"),
    ("criterion", "criteria"),
    ("crisis", "crises"),
    ("diagnosis", "diagnoses"),
    ("foot", "feet"),
    ("formula", "formulae"),
    ("half", "halves"),
    ("hypothesis", "hypotheses"),
    ("index", "indices"),
    ("leaf", "leaves"),
    ("man", "men"),
    ("matrix", "matrices"),
    ("medium", "media"),
    ("mouse", "mice"),
    ("parenthesis", "parentheses"),
    ("person", "people"),
    ("phenomenon", "phenomena"),
    ("quiz", "quizzes"),
    ("radius", "radii"),
    ("schema", "schemata"),
    ("self", "selves"),
    ("shelf", "shelves"),
    ("stimulus", "stimuli"),
    ("synthesis", "syntheses"),
    ("thesis", "theses"),
    ("tooth", "teeth"),
    ("vertex", "vertices"),
    ("woman", "women"),
];

/// The English plurals of a name, by its last word; of an acronym with a small s. Empty for what is no English word.
#[must_use]
pub fn plurals(name: &str) -> Vec<String> {
    let Some((head, word)) = split(name) else { return Vec::new() };
    if super::has_inner_capital(word) {
        return vec![format!("{head}{word}s")];
    }
    let lower = word.to_lowercase();
    let irregular = IRREGULAR.iter().filter(|(singular, _)| *singular == lower);
    let mut plurals: Vec<String> = irregular.map(|(_, plural)| format!("{head}{plural}")).collect();
    let regular = if ends_with_any(&lower, &["s", "x", "z", "ch", "sh"]) {
        format!("{word}es")
    } else if let Some(stem) = consonant_y(word) {
        format!("{stem}ies")
    } else {
        format!("{word}s")
    };
    plurals.push(format!("{head}{regular}"));
    plurals
}

/// The English singular of a name that reads as a plural; none where it does not.
#[must_use]
pub fn singular(name: &str) -> Option<String> {
    let (head, word) = split(name)?;
    let lower = word.to_lowercase();
    if let Some((singular, _)) = IRREGULAR.iter().find(|(_, plural)| *plural == lower) {
        return Some(format!("{head}{singular}"));
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.chars().count() > 2)?;
    if ends_with_any(&lower, &["ss", "us", "is", "ics", "ous", "news"]) {
        return None;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{head}{stem}y"));
    }
    let sibilant = word.strip_suffix("es").filter(|stem| ends_with_any(stem, &["ss", "x", "zz", "ch", "sh"]));
    Some(format!("{head}{}", sibilant.unwrap_or(stem)))
}

/// What stands before the last word, and the last word, if it is one of ASCII letters.
fn split(name: &str) -> Option<(&str, &str)> {
    let start = name.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    // A character of several bytes ends behind its first one: then the last word is none of English.
    let (head, word) = (name.get(..start)?, name.get(start..)?);
    let english = word.len() > 1 && !head.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    english.then_some((head, word))
}

fn consonant_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    stem.ends_with(|c: char| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).then_some(stem)
}

fn ends_with_any(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_regular_or_listed() {
        assert_eq!(plurals("query"), ["queries"]);
        assert_eq!(plurals("main process"), ["main processes"]);
        assert_eq!(plurals("index"), ["indices", "indexes"]);
        assert_eq!(plurals("ICE"), ["ICEs"]);
        assert_eq!(plurals("array"), ["arrays"]);
        assert!(plurals("größe").is_empty() && plurals("V8").is_empty());
    }

    #[test]
    fn singulars_are_those_of_plurals_only() {
        assert_eq!(singular("side tables").as_deref(), Some("side table"));
        assert_eq!(singular("boxes").as_deref(), Some("box"));
        assert_eq!(singular("queries").as_deref(), Some("query"));
        assert_eq!(singular("databases").as_deref(), Some("database"));
        for word in ["process", "status", "analysis", "gas", "DNS", "metrics"] {
            assert_eq!(singular(word).filter(|s| s != "DN"), None, "{word}");
        }
    }
}
