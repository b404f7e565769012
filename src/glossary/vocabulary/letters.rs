//! Headings that are letters of the alphabet.

/// Whether a heading is a letter, a range of letters, digits or symbols.
pub(in crate::glossary) fn is_letters(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

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
